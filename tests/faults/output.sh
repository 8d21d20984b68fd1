#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Lost output is never exit 0: a full disk, a closed descriptor, a file size limit, a reader that has gone. And no file
# is written to that nobody named, where a standard descriptor is closed at the start.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

# beginning_of WHOLE PART, for check
# shellcheck disable=SC2317
beginning_of() { head -c "$(stat -c %s "$2")" "$1" | cmp - "$2"; }

make_inputs 300
printf '{"broken\n' >bad.jsonl

for tool in "${TOOLS[@]}"; do
    run "$tool" <"in/$tool" >/dev/full 2>err
    check_code "$tool: /dev/full" 2 $? err
    check_message "$tool: /dev/full, message" err "^$tool: error: .*No space left on device"
    for flag in --help --version; do
        "$BIN/$tool" $flag >out 2>err
        check_code "$tool: $flag" 0 $? err
        check "$tool: $flag prints something" test -s out
        "$BIN/$tool" $flag >/dev/full 2>err
        check_code "$tool: $flag to /dev/full" 2 $? err
        "$BIN/$tool" $flag >&- 2>err
        check_code "$tool: $flag, standard output closed" 2 $? err
    done

    run "$tool" <"in/$tool" >&- 2>err
    check_code "$tool: standard output closed" 2 $? err
    check "$tool: standard output closed, message" test -s err
    run "$tool" <"in/$tool" >out 2>&-
    check_code "$tool: standard error closed" 0 $?
    check_same "$tool: standard error closed, same output" "good/$tool" out
    run "$tool" <&- >out 2>err
    check_code "$tool: standard input closed" '0 2' $? err
    run "$tool" "in/$tool" <&- >out 2>err
    check_code "$tool: standard input closed, file named" 0 $? err
    check_same "$tool: standard input closed, file named, same output" "good/$tool" out
    run "$tool" "in/$tool" <&- >&- 2>&-
    check_code "$tool: all three closed" 2 $?

    # A file that the tool opens must not become its standard output or standard error.
    if has_flag "$tool" --rejects; then
        cat "in/$tool" bad.jsonl >mixed
        run "$tool" --rejects wanted.tsv <mixed >out 2>err
        check_code "$tool: rejects" 1 $? err
        run "$tool" --rejects got.tsv <mixed >out 2>&-
        check_same "$tool: rejects keep clean with standard error closed" wanted.tsv got.tsv
        run "$tool" --rejects got.tsv <mixed >&- 2>err
        check "$tool: rejects keep clean with standard output closed" beginning_of wanted.tsv got.tsv
        run "$tool" --rejects /dev/full <mixed >out 2>err
        check_code "$tool: rejects to /dev/full" 2 $? err
    fi

    (
        ulimit -f 1
        trap '' XFSZ
        run "$tool" <"in/$tool" >out.short 2>err.short
    )
    code=$?
    if [ "$(stat -c %s "good/$tool")" -gt 1024 ]; then
        check_code "$tool: file size limit" 2 $code err.short
        check_prefix "$tool: file size limit, what is there is right" "good/$tool" out.short
    else
        check_code "$tool: file size limit, output below it" 0 $code err.short
    fi
    rm -f out.short err.short

    # The reader has gone before the first write: quiet, as if ended by SIGPIPE, also where the parent ignores SIGPIPE.
    mkfifo gone
    for way in default ignored; do
        (
            [ $way = ignored ] && trap '' PIPE
            command_of "$tool" "in/$tool"
            "${CMD[@]}" 2>err
            echo $? >code
        ) >gone &
        : <gone # opens and closes the reading end
        wait $!
        check_code "$tool: reader gone, SIGPIPE $way" 141 "$(cat code)" err
        check_empty "$tool: reader gone, SIGPIPE $way, quiet" err
    done
    rm gone
done
find . -newer bad.jsonl -type f ! -path './in/*' ! -path './good/*' -printf '%P\n' | sort >files
printf '%s\n' code err files got.tsv mixed out wanted.tsv >expected
grep -vxFf expected files >surprise
check_empty 'no file that nobody named' surprise
finish
