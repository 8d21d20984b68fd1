#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# One damaged line never takes its neighbours along: each byte of a record replaced by each of eight nasty ones, between
# two good records. Each line is answered or rejected. Invalid UTF-8 is repaired as Unicode recommends (one U+FFFD for
# each maximal part of a sequence), with a warning.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

make_posts 2000 | judged >posts
python3 - posts "$STEP" <<'EOP'
"""Writes triples (good, damaged, good) to `triples` and the good ones alone to `neighbours`."""
import sys
posts = open(sys.argv[1], "rb").read().splitlines()
victim = ('{"triage":{},"schema":1,"id":"x:1","platform":"x","created_at":"2026-09-13T08:00:00Z","text":"Störung \\u00e4 \\"seit\\" Tagen 😊",'
          '"author":{"handle":"gast"},"zahl":-1.5e3,"ja":true}').encode()
count = 0
with open("triples", "wb") as triples, open("neighbours", "wb") as neighbours, open("damaged", "wb") as damaged:
    def good():
        global count
        line = posts[count % len(posts)].replace(b'"x:18', b'"good:%d-' % count)
        count += 1
        for file in triples, neighbours:
            file.write(line + b"\n")
    for at in range(0, len(victim), int(sys.argv[2])):
        for byte in b"\x00", b"\n", b'"', b"\\", b"{", b"\x80", b"\xc3", b"\xff":
            good()
            for file in triples, damaged:
                file.write(victim[:at] + byte + victim[at + 1:] + b"\n")
            good()
EOP

# answers FILE: the answers to the good records
answers() { LC_ALL=C grep -a '"id":"good:' "$1"; }
# lines FILE: the number of lines that are not blank; a NUL is no blank
lines() { tr '\0' x <"$1" | LC_ALL=C grep -ac '[^[:space:]]'; }

for tool in "${TOOLS[@]}"; do
    run "$tool" <neighbours >good 2>err
    check_code "$tool: the neighbours alone" 0 $? err
    run "$tool" --rejects rejects.tsv <triples >out 2>err
    check_code "$tool: every third line damaged" 1 $? err
    [ "$tool" = report ] && continue
    answers good >good.answers
    answers out >out.answers
    check_same "$tool: neighbours unharmed" good.answers out.answers
    answered=$(wc -l <out) rejected=$(wc -l <rejects.tsv) given=$(lines triples)
    if [ $((answered + rejected)) -eq "$given" ]; then ok "$tool: each line answered or rejected"; else
        bad "$tool: each line answered or rejected" "$answered answered and $rejected rejected of $given"
    fi
    check "$tool: each answer is JSON in UTF-8" jq -e -s 'length > 0' out
    check "$tool: each answer is valid UTF-8" iconv -f UTF-8 -t UTF-16 -o /dev/null out
done

# A stream that begins with the damaged line; each 16th, because the tool starts anew for each.
# ingest finds out the format by itself here: one bad line must not make it take the others for something else.
head -n 2 posts >two
INGEST_FROM=auto
for tool in "${FILTERS[@]}"; do
    run "$tool" <two >good 2>err
    wrong='' count=0
    while IFS= read -r line; do
        count=$((count + 1))
        { printf '%s\n' "$line"; cat two; } >first
        run "$tool" <first >out 2>err
        code=$?
        [ $code -le 1 ] && tail -n 2 out | cmp -s good - || wrong="$wrong line$count:exit$code"
    done < <(awk -v step="$STEP" 'NR % (16 * step) == 9' damaged | tr -d '\0')
    if [ -z "$wrong" ]; then ok "$tool: $count streams that begin with a damaged line"; else
        bad "$tool: streams that begin with a damaged line" "$(echo "$wrong" | head -c 200)"
    fi
done

INGEST_FROM=record

# Invalid bytes, and how many U+FFFD stand for them; what is valid stays.
repair='
\x80|1
\xC0\xAF|2
\xC0\x80|2
\xED\xA0\x80|3
\xF4\x90\x80\x80|4
\xF0\x9F\x98|1
f\xFCr|1
\xF5\x80\x80\x80|4
\xE2\x82|1
\xFE\xFF|2
\xC3\xA4|0
\xEF\xBB\xBF|0
\xEF\xBF\xBE|0
\xF0\x9F\x98\x80|0
'
for tool in "${FILTERS[@]}"; do
    while IFS='|' read -r bytes want; do
        [ -n "$bytes" ] || continue
        printf '{"schema":1,"id":"x:1","text":"a%bz"}\n' "$bytes" | judged >line
        run "$tool" <line >out 2>err
        check_code "$tool: $bytes in a text" 0 $? err
        got=$(head -n 1 out | jq -r .text | LC_ALL=C grep -ao $'\xEF\xBF\xBD' | wc -l)
        if [ "$got" -eq "$want" ]; then ok "$tool: $bytes becomes $want U+FFFD"; else
            bad "$tool: $bytes becomes $want U+FFFD" "got $got"
        fi
        if [ "$want" = 0 ]; then check_empty "$tool: $bytes needs no warning" err; continue; fi
        check_message "$tool: $bytes gets a warning" err "^$tool: warning: <stdin>:1: .*UTF-8.*byte"
        run "$tool" --strict <line >out 2>err
        check_code "$tool: $bytes with --strict" '1 2' $? err
        check_empty "$tool: $bytes with --strict, no answer" out
    done <<<"$repair"
done

# NUL: in no place is it taken for the end of the line.
{
    printf '{"schema":1,"id":"x:1","text":"a"}\0{"schema":1,"id":"x:2","text":"b"}\n' | judged
    printf '{"schema":1,"id":"x:3","text":"a\0b"}\n' | judged
    printf '\0\n'
    printf '{"schema":1,"id":"x:4","text":"a\\u0000b"}\n' | judged
} >nul
for tool in "${FILTERS[@]}"; do
    run "$tool" --rejects nul.tsv <nul >out 2>err
    check_code "$tool: NUL bytes" 1 $? err
    check "$tool: an escaped NUL is no NUL" jq -e '.id == "x:4"' out
    check "$tool: lines with NUL are rejected" test "$(wc -l <nul.tsv)" -eq 3
done
finish
