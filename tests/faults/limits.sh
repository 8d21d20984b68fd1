#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Each size a stranger controls has a limit, and what lies beyond it costs that record alone: length of a line (1 MiB),
# depth (64), memory. And no text makes a tool explode: the time grows with the text, not with its square.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

limit=$((1 << 20))
make_posts 2 | judged >two
head -n 1 two >a
tail -n 1 two >b

# line_of LENGTH: a record of so many bytes, newline not counted
line_of() { awk -v n="$1" 'BEGIN { head = "{\"triage\":{},\"schema\":1,\"id\":\"x:9\",\"text\":\"lang\",\"pad\":\""; printf "%s", head
    pad = "0123456789abcdef"; while (length(pad) < n) pad = pad pad
    print substr(pad, 1, n - length(head) - 2) "\"}" }'; }
# deep N: a record that is N deep, itself counted
deep() { awk -v n="$1" 'BEGIN { printf "{\"triage\":{},\"schema\":1,\"id\":\"x:9\",\"text\":\"tief\",\"x\":"
    for (i = 1; i < n; ++i) printf "["; for (i = 1; i < n; ++i) printf "]"; print "}" }'; }

# expect NAME TOOL KEPT: `line` between two good records is answered (KEPT 1) or rejected (0), the neighbours are answered.
expect() {
    local name=$1 tool=$2 kept=$3 code
    cat a line b >in
    run "$tool" <in >out 2>err
    code=$?
    check_code "$tool: $name" "$((1 - kept))" $code err
    [ "$tool" = report ] && return
    if [ "$(grep -c '"id":"x:18' out)" -eq 2 ] && [ "$(grep -c '"id":"x:9"' out)" -eq "$kept" ]; then
        ok "$tool: $name, answers"
    else
        bad "$tool: $name, answers" "$(wc -l <out) lines, the line itself $(grep -c '"id":"x:9"' out) times, expected $kept"
    fi
}

for tool in "${TOOLS[@]}"; do
    line_of $((limit - 1)) >line && expect 'a line one below the limit' "$tool" 1
    line_of $limit >line && expect 'a line at the limit' "$tool" 1
    line_of $((limit + 1)) >line && expect 'a line one above the limit' "$tool" 0
    deep 64 >line && expect 'depth 64' "$tool" 1
    deep 65 >line && expect 'depth 65' "$tool" 0
    deep 100000 >line && expect 'depth 100000' "$tool" 0
    yes '[' | head -n 500000 | tr -d '\n' >line && echo >>line && expect 'half a million brackets' "$tool" 0
    (ulimit -s 256 && deep 60 >line && expect 'depth 60 on a stack of 256 KB' "$tool" 1)

    # 50 MB in one line, in the middle and, without newline, at the end.
    { cat a; head -c 50000000 /dev/zero | tr '\0' x; echo; cat b; head -c 50000000 /dev/zero | tr '\0' y; } >huge
    (
        $SANITIZED || ulimit -v 400000
        run "$tool" <huge >out 2>err
    )
    check_code "$tool: lines of 50 MB" 1 $? err
    check_message "$tool: lines of 50 MB, both are named" err ':2: ' ':4: '
    [ "$tool" = report ] || check "$tool: lines of 50 MB, the others are kept" test "$(wc -l <out)" -eq 2
    if ! $SANITIZED; then
        (
            ulimit -v 60000
            run "$tool" <two >out 2>err
        )
        check_code "$tool: 60 MB of address space" '0 2 127' $? err # 127: the loader could not map the libraries
    fi
done
rm -f huge

# Four times the length of each nasty text must not take more than seven times as long (linear is four, quadratic sixteen; twice
# would leave less between noise and trouble). The time of a run with one short record is start-up, and taken off. What
# takes under 150 ms for 20 texts of 60 KB is good enough.
nasty=$(cat <<'EOT'
letters|a|
umlauts|ä|
capitals|AB |
exclamation|!?|
brackets|((((|
emoji|😡|
family|👨‍👩‍👧‍👦|
marks|é̂̃|
mentions|@a @bc |
tags|#ab |
links|http://a.b/c |
digits|0123 |
dots|a.b.|
commas|, |
newlines|\na|
curses|scheiße |
insults|Idiot |
cursed names|Idioten Wiesenpieper |
addresses|du ihr Sie |
facts|am 3.4. um 7:15 12,50 € |
negations|nicht nie kein |
numbers|Nr. 1234567 |
mails|a@b.de |
spaces|  |
markup|<b>&amp;|
escapes|\u00e4\n|
phrases|ich will mein geld zurück |
quotes|\"„'|
RTL|שלום |
mixed|aA1!ä |
EOT
)
# records N LENGTH PATTERN: N records whose text is about LENGTH bytes of repeated pattern
records() { awk -v n="$1" -v length_="$2" '{ text = $0; while (length(text) < length_) text = text $0
    for (i = 0; i < n; ++i) printf "{\"triage\":{},\"schema\":1,\"id\":\"x:%d\",\"text\":\"%s\"}\n", i, text }' <<<"$3"; }
# as_given TOOL: records as the tool gets them in a pipe
as_given() {
    case $1 in
        draft-reply | report) if [ -x "$BIN/classify" ]; then run classify; else cat; fi ;;
        *) cat ;;
    esac
}
# cpu TOOL FILE: sets CPU_MS
cpu() { command_of "$1" && measure /dev/null "${CMD[@]}" <"$2"; }
count=20
for tool in "${TOOLS[@]}"; do
    if $SANITIZED; then skip "$tool: four times the length" 'sanitizers change the times'; continue; fi
    records 1 10 a | jq -c '.id = "x:0"' >small
    cpu "$tool" small
    start=$CPU_MS worst='' wrong='' kinds=0
    while IFS='|' read -r kind pattern _; do
        [ -n "$kind" ] || continue
        kinds=$((kinds + 1))
        # awk -v and <<< both hand the backslashes of the pattern on as they stand.
        records $count 15000 "$pattern" | as_given "$tool" >short
        records $count 60000 "$pattern" | as_given "$tool" >long
        # Noise only ever adds time: what looks too slow is measured again, and the least of each counts.
        first=999999 second=999999
        for _ in 1 2 3 4; do
            cpu "$tool" short
            first=$((CPU_MS - start < first ? CPU_MS - start : first))
            cpu "$tool" long
            second=$((CPU_MS - start < second ? CPU_MS - start : second))
            ratio=$(awk -v a=$first -v b=$second 'BEGIN { printf "%.1f", b / (a < 20 ? 20 : a) }')
            fine=$(awk -v r="$ratio" -v b=$second 'BEGIN { print (r <= 7.0 || b <= 150) ? 1 : 0 }')
            [ "$fine" -eq 0 ] || break
        done
        [ "$CODE" -eq 0 ] || wrong="$wrong $kind:exit$CODE"
        [ $second -gt 150 ] || continue
        [ "$fine" -eq 1 ] || wrong="$wrong $kind:${first}ms-${second}ms"
        worst="$worst $kind:$ratio"
    done <<<"$nasty"
    if [ -z "$wrong" ]; then ok "$tool: four times the length, $kinds kinds of text${worst:+ (over 150 ms:$worst)}"; else
        bad "$tool: four times the length" "of $kinds kinds of text$wrong"
    fi
done
finish
