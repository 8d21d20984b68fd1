#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Where input comes from and how its lines end: nothing, blank lines, CRLF, BOM, no final newline, dribbled bytes,
# directories, missing and unreadable files, FIFOs, the same file twice, `-`.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

make_inputs 60
: >empty
mkdir directory
printf '\n' >newline
printf '\n\n  \n\t\n\r\n' >blank

for tool in "${TOOLS[@]}"; do
    in=in/$tool good=good/$tool
    for what in empty newline blank /dev/null; do
        run "$tool" <$what >out 2>err
        check_code "$tool: $what on standard input" 0 $? err
        check_empty "$tool: $what, no word about it" err
        [ "$tool" = report ] || check_empty "$tool: $what, no answer" out
        run "$tool" $what >out 2>err
        check_code "$tool: $what as operand" 0 $? err
    done

    sed 's/$/\r/' "$in" >crlf
    run "$tool" <crlf >out 2>err
    check_code "$tool: CRLF" 0 $? err
    tr -d '\r' <out >stripped
    check_same "$tool: CRLF, same answers" "$good" stripped
    { printf '\xEF\xBB\xBF'; cat "$in"; } >bom
    run "$tool" <bom >out 2>err
    check_code "$tool: BOM" 0 $? err
    check_same "$tool: BOM, same answers, none written" "$good" out
    awk '{ print; print ""; print "  " }' "$in" >spaced
    run "$tool" <spaced >out 2>err
    check_code "$tool: blank lines between" 0 $? err
    check_same "$tool: blank lines between, same answers" "$good" out
    head -c -1 "$in" >unended
    run "$tool" <unended >out 2>err
    check_code "$tool: no final newline" 0 $? err
    check_same "$tool: no final newline, same answers" "$good" out
    if [ "$tool" != report ]; then
        run "$tool" unended unended >out 2>err
        check "$tool: no final newline, then another file" test "$(wc -l <out)" -eq 120
    fi

    run "$tool" "$in" >out 2>err
    check_code "$tool: a file" 0 $? err
    check_same "$tool: a file, same as standard input" "$good" out
    run "$tool" - <"$in" >out 2>err
    check_same "$tool: -" "$good" out
    head -n 20 "$in" >a
    tail -n +21 "$in" >b
    run "$tool" a - <b >out 2>err
    check_same "$tool: a file, then -" "$good" out
    run "$tool" a /dev/null empty b >out 2>err
    check_same "$tool: files, empty ones between" "$good" out
    cp "$in" ./-dash
    run "$tool" -- -dash <empty >out 2>err
    check_same "$tool: a file named -dash, after --" "$good" out
    rm ./-dash

    mkfifo fifo
    cat "$in" >fifo &
    run "$tool" fifo >out 2>err
    check_same "$tool: a FIFO" "$good" out
    wait
    rm fifo
    python3 -c '
import sys, time
for byte in sys.stdin.buffer.read(3000):
    sys.stdout.buffer.write(bytes([byte])); sys.stdout.buffer.flush()' <"$in" | run "$tool" >out 2>err
    head -c 3000 "$in" | run "$tool" >whole 2>err.whole
    check_same "$tool: one byte a write, same answers" whole out

    run "$tool" <directory >out 2>err
    check_code "$tool: standard input a directory" 2 $? err
    check_message "$tool: standard input a directory, message" err "^$tool: (error|warning): .*directory"
    for what in directory missing.jsonl; do
        run "$tool" "$what" >out 2>err
        check_code "$tool: $what as operand" '1 2' $? err
        check_message "$tool: $what as operand, named" err "^$tool: (error|warning): .*$what"
    done
    if [ "$(id -u)" -ne 0 ]; then
        cp "$in" locked
        chmod 000 locked
        run "$tool" locked >out 2>err
        check_code "$tool: an unreadable file" '1 2' $? err
        check_message "$tool: an unreadable file, named" err 'locked.*Permission denied'
        rm -f locked
    else
        skip "$tool: an unreadable file" 'root reads all'
    fi

    # Usage errors come before any work.
    for wrong in --no-such-flag --profile; do
        "$BIN/$tool" $wrong <"$in" >out 2>err
        check_code "$tool: $wrong" 2 $? err
        check_message "$tool: $wrong, message" err "^$tool: error: "
        check_empty "$tool: $wrong, no output" out
    done
    "$BIN/$tool" --profile missing.toml <"$in" >out 2>err
    check_code "$tool: a profile that is not there" 2 $? err
    check_message "$tool: a profile that is not there, named" err '^[a-z-]+: error: .*missing\.toml'
    check_empty "$tool: a profile that is not there, no output" out
    KUMMERKASTEN_DATA=$T/directory "$BIN/$tool" --profile "$PROFILE" <"$in" >out 2>err
    code=$?
    if [ $code -eq 0 ]; then skip "$tool: no data where KUMMERKASTEN_DATA says" 'it needs none'; else
        check_code "$tool: no data where KUMMERKASTEN_DATA says" 2 $code err
        check_empty "$tool: no data where KUMMERKASTEN_DATA says, no output" out
    fi
done
for tool in "${FILTERS[@]}"; do
    run "$tool" "in/$tool" "in/$tool" >out 2>err
    check_code "$tool: the same file twice" 0 $? err
    head -n 60 out >half
    check_same "$tool: the same file twice, the first time as ever" "good/$tool" half
done
finish
