// SPDX-License-Identifier: Apache-2.0
#include "report/render/html_parts.hpp"

namespace kummerkasten::report {

// Fonts are those of the reader's system. Light is the default; a dark room and paper change the colours alone.
const std::string_view kStyleSheet = R"css(:root {
  --paper: #fdfcf9; --card: #f5f2ec; --ink: #1d1b19; --faint: #5c5750; --rule: #d9d4ca;
  --alarm: #a8201a; --warning: #7d5200; --link: #154c79;
  --bar: #1f5a8c; --other: #7a6a9a; --house: #b0752b; --mark: #f6dcd3;
  --q0: #f1ede5; --q1: #dde8f1; --q2: #b3cde3; --q3: #7faed3; --q4: #2f6da3; --q5: #123f66;
  --s1: #f8e6cc; --s2: #f0c88f; --s3: #e39f50; --s4: #a04a12; --s5: #6a1d0b;
  --on-light: #1d1b19; --on-strong: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171614; --card: #22201d; --ink: #ece8e1; --faint: #aaa49a; --rule: #3d3934;
    --alarm: #ff9184; --warning: #f0b75c; --link: #8fc1ef;
    --bar: #6fabe0; --other: #a996d6; --house: #c98f45; --mark: #4a2a25;
    --q0: #24221f; --q1: #1c2f40; --q2: #24455f; --q3: #2d6087; --q4: #74abdc; --q5: #bcdcf8;
    --s1: #3a2a17; --s2: #5a3a16; --s3: #80491a; --s4: #e69a55; --s5: #ffd3a6;
    --on-light: #f4f1ec; --on-strong: #14120f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 76rem; padding: 1.25rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word; hyphens: auto; }
h1, h2, q { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Serif", serif; }
header { border-top: 4px solid var(--ink); padding-top: .7rem; }
h1 { margin: 0; font-size: clamp(1.7rem, 5vw, 2.6rem); line-height: 1.1; hyphens: manual; }
header p { margin: .4rem 0 0; color: var(--faint); }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem 1rem; margin: .8rem 0 0; padding: .5rem 0; list-style: none;
  border: solid var(--rule); border-width: 1px 0; font-size: .9rem; }
nav a { display: inline-block; padding: .2rem 0; }
a { color: var(--link); text-underline-offset: .15em; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.small { columns: 21rem; column-gap: 2.5rem; orphans: 1; widows: 1; }
.small tbody th { min-width: 8.5rem; }
.small td.bar { width: 22%; }
.small section { display: inline-block; width: 100%; break-inside: avoid; }
section { min-width: 0; margin-top: 1.6rem; padding-top: .5rem; border-top: 1px solid var(--ink); }
section.burning { border-top: 4px solid var(--alarm); }
h2 { margin: 0 0 .5rem; font-size: 1.3rem; line-height: 1.2; }
p { margin: 0 0 .5rem; }
.note { color: var(--faint); font-size: .85rem; margin: .4rem 0 0; max-width: 48rem; }
.name { color: var(--faint); }
.alarm { color: var(--alarm); font-weight: 600; }
.warning { color: var(--warning); font-weight: 600; }
dl { margin: 0; }
dd { margin: 0; font-weight: 600; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); gap: .6rem; }
.tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .5rem .7rem;
  background: var(--card); border-left: 4px solid var(--rule); }
.tiles div.alarm { border-left-color: var(--alarm); order: -1; }
.tiles dd { font-size: 1.9rem; line-height: 1.15; }
.tiles dt { color: var(--faint); font-size: .85rem; font-weight: 400; line-height: 1.25; }
.tiles .alarm dt { color: var(--alarm); }
.facts { margin-bottom: .6rem; }
.facts div { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--rule); padding: .2rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: .8rem 2.5rem;
  margin: 0; padding: 0; list-style: none; counter-reset: card; }
.cards li { counter-increment: card; position: relative; min-width: 0; padding: .5rem .7rem .5rem 2.6rem;
  background: var(--card); border-left: 4px solid var(--rule); color: var(--ink); font-weight: 400; }
.cards li.alarm { border-left-color: var(--alarm); }
.cards li.warning { border-left-color: var(--warning); }
.cards li::before { content: counter(card); position: absolute; left: .7rem; top: .5rem; font-weight: 600; color: var(--faint); }
.cards p { margin: 0 0 .2rem; font-size: .9rem; }
.cards q { font-size: 1.05rem; line-height: 1.35; }
.cards .line0 { font-size: .95rem; }
.tag { border: 1px solid currentColor; border-radius: 3px; padding: 0 .3em; font-size: .75rem; margin-left: .4em; white-space: nowrap; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .92rem; min-width: 100%; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .25rem .8rem .25rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--faint); font-size: .82rem; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 7.5rem; }
tbody th.alarm { font-weight: 600; }
th.figure, td.figure { text-align: right; white-space: nowrap; }
thead th.figure { white-space: normal; hyphens: manual; }
td.figure.time { min-width: 7.6rem; white-space: normal; }
td.bar { width: 30%; min-width: 3rem; }
td.bar i { display: block; height: .7em; min-width: 1px; background: var(--bar); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
details { margin-top: .5rem; }
summary { cursor: pointer; color: var(--link); font-size: .9rem; padding: .3rem 0; width: fit-content; }
details .scroll { max-height: 26rem; overflow-y: auto; }
figure { margin: 0; }
figcaption { max-width: 48rem; margin-bottom: .6rem; color: var(--faint); }
svg { display: block; overflow: visible; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
svg text { fill: var(--ink); font-size: 12px; }
svg .axis { fill: var(--faint); }
svg .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
svg .key { font-weight: 600; }
.grid, .tick { stroke: var(--rule); }
.base { stroke: var(--ink); }
rect.bar, .area { fill: var(--bar); }
rect.other { fill: var(--other); }
rect.house { fill: var(--house); }
rect.basis { fill: var(--faint); }
.hit { fill: transparent; }
.hit:hover { fill: var(--ink); fill-opacity: .08; }
.mark { fill: var(--mark); }
.mark-head { fill: var(--alarm); }
svg .mark-name { fill: var(--alarm); font-weight: 700; }
.curve { fill: none; stroke: var(--alarm); stroke-width: 2px; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke; }
.dots { stroke-width: 5px; }
.marks { margin: .5rem 0 0; padding: 0; list-style: none; font-size: .9rem; }
.marks b { color: var(--alarm); }
.panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 1rem 2.5rem; }
.grids { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.panel { min-width: 0; display: flex; flex-direction: column; justify-content: space-between; }
.panel p { margin: 0 0 .2rem; }
.q0 rect { fill: var(--q0); } .q1 rect, i.q1 { fill: var(--q1); background: var(--q1); }
.q2 rect, i.q2 { fill: var(--q2); background: var(--q2); } .q3 rect, i.q3 { fill: var(--q3); background: var(--q3); }
.q4 rect, i.q4 { fill: var(--q4); background: var(--q4); } .q5 rect, i.q5 { fill: var(--q5); background: var(--q5); }
.slow .q1 rect, .slow i.q1 { fill: var(--s1); background: var(--s1); } .slow .q2 rect, .slow i.q2 { fill: var(--s2); background: var(--s2); }
.slow .q3 rect, .slow i.q3 { fill: var(--s3); background: var(--s3); } .slow .q4 rect, .slow i.q4 { fill: var(--s4); background: var(--s4); }
.slow .q5 rect, .slow i.q5 { fill: var(--s5); background: var(--s5); }
svg .amount { font-size: 10px; fill: var(--on-light); pointer-events: none; }
svg .q4 .amount, svg .q5 .amount { fill: var(--on-strong); }
.legend { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: .2rem 0 0; padding: 0; list-style: none; font-size: .82rem; color: var(--faint); }
.legend i { display: inline-block; width: 1em; height: 1em; margin-right: .35em; vertical-align: -.12em; border: 1px solid var(--rule);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@media (max-width: 480px) {
  svg .amount { display: none; }
  .tiles { grid-template-columns: 1fr 1fr; }
  td.bar { min-width: 2.5rem; }
  nav ul { flex-wrap: nowrap; overflow-x: auto; white-space: nowrap; }
  th, td { padding-right: .55rem; }
  tbody th { min-width: 5.5rem; }
  main > section td.bar { display: none; }
}
@media print {
  :root {
    --paper: #ffffff; --card: #ffffff; --ink: #000000; --faint: #444444; --rule: #bbbbbb;
    --alarm: #a8201a; --warning: #7d5200; --link: #000000;
    --bar: #1f5a8c; --other: #7a6a9a; --house: #b0752b; --mark: #f6dcd3;
    --q0: #f4f4f4; --q1: #dde8f1; --q2: #b3cde3; --q3: #7faed3; --q4: #2f6da3; --q5: #123f66;
    --s1: #f8e6cc; --s2: #f0c88f; --s3: #e39f50; --s4: #a04a12; --s5: #6a1d0b;
    --on-light: #000000; --on-strong: #ffffff;
  }
  html { font-size: 9pt; }
  body { max-width: none; padding: 0; }
  .cards { grid-template-columns: 1fr 1fr; gap: .5rem; }
  .tiles { grid-template-columns: repeat(4, 1fr); }
  td.figure.time { white-space: nowrap; }
  nav, details { display: none; }
  section { break-inside: avoid-page; margin-top: 1rem; }
  #queue, #gravity, section:has(tbody tr:nth-child(25)) { break-inside: auto; }
  h2 { break-after: avoid; }
  .cards li, tr, figure, .panel { break-inside: avoid; }
  .cards li { border: 1px solid var(--rule); border-left-width: 4px; }
  .scroll { overflow: visible; }
}
)css";

} // namespace kummerkasten::report
