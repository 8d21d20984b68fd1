#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every prefix: cut anywhere, input gives the answers to its whole lines, exit 0 or 1, and never a signal. A last line
# without newline counts where it is a whole object (a proper prefix of an object never is one).
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

# lengths FILE EVERY: the lengths to try; each EVERYth, and all within two bytes of the end of a line.
lengths() {
    awk -v every="$2" '{
        for (i = 0; i <= length($0); ++i)
            if ((at + i) % every == 0 || i <= 2 || i >= length($0) - 2) print at + i
        at += length($0) + 1
    } END { print at }' "$1"
}

make_inputs 3
# Short records for the tools whose input is short: there each byte is tried.
for tool in ingest classify; do
    jq -c '{schema, id, text, author: {handle: .author.handle}}' "in/$tool" >short
    mv short "in/$tool"
    [ -x "$BIN/$tool" ] && run "$tool" <"in/$tool" >"good/$tool"
done
for tool in "${TOOLS[@]}"; do
    every=$STEP
    case $tool in draft-reply | report) every=$((STEP * 23)) ;; esac
    wrong='' count=0
    while read -r length; do
        count=$((count + 1))
        head -c "$length" "in/$tool" >part
        run "$tool" <part >out 2>err
        code=$?
        whole=$(wc -l <part)
        # The cut line is an object again where only its newline is gone.
        tail -c 1 part | grep -q '}$' && [ "$(tail -n 1 part | jq -c type 2>/dev/null)" = '"object"' ] && whole=$((whole + 1))
        want=0
        [ "$(tail -c 1 part)" = '' ] || [ "$whole" -gt "$(wc -l <part)" ] || want=1
        if [ "$tool" = report ]; then
            [ "$code" -eq "$want" ] || wrong="$wrong $length:exit$code"
        elif [ "$code" -ne "$want" ]; then
            wrong="$wrong $length:exit$code"
        elif ! head -n "$whole" "good/$tool" | cmp -s - out; then
            wrong="$wrong $length:output"
        elif [ "$want" = 1 ] && [ ! -s err ]; then
            wrong="$wrong $length:silent"
        fi
    done < <(lengths "in/$tool" "$every")
    if [ -z "$wrong" ]; then ok "$tool: $count prefixes"; else bad "$tool: $count prefixes" "length:what$(echo "$wrong" | head -c 300)"; fi
done

# Platform files cut at fifty places: the answers are those of the whole file, but for the last one, which a cut line of text
# or CSV may shorten.
if [ -x "$BIN/ingest" ]; then
    INGEST_FROM=auto
    for file in x_v2.jsonl mastodon.json mails-and-forms.csv notes.txt; do
        [ -f "$ROOT/data/example/$file" ] || continue
        cp "$ROOT/data/example/$file" "$file"
        run ingest "$file" >whole 2>err
        check_code "ingest: $file" 0 $? err
        size=$(stat -c %s "$file") wrong=''
        mkdir -p cut
        for n in $(seq 1 "$STEP" 49); do
            head -c $((size * n / 50)) "$file" >"cut/$file"
            run ingest "cut/$file" >out 2>err
            code=$?
            [ $code -le 2 ] || wrong="$wrong $n:exit$code"
            [ $code -eq 0 ] || [ -s err ] || wrong="$wrong $n:silent"
            head -n -1 out >all-but-last
            cmp -s -n "$(stat -c %s all-but-last)" whole all-but-last || wrong="$wrong $n:output"
        done
        if [ -z "$wrong" ]; then ok "ingest: $file cut"; else bad "ingest: $file cut" "at n/50:what$(echo "$wrong" | head -c 300)"; fi
    done
fi
finish
