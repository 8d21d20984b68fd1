#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Same input, data and version give the same bytes: whatever the number of workers, locale, time zone, directory,
# environment, size of the pieces, and however often.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

make_inputs 3000

# A locale with decimal comma and one with the dotless i, made here where Debian's locale sources are.
locales='C C.UTF-8 POSIX'
for name in de_DE tr_TR; do
    if localedef -i $name -f UTF-8 "$T/$name.UTF-8" 2>/dev/null; then locales="$locales $name.UTF-8"; else
        skip "locale $name" 'its source is not installed'
    fi
done
export LOCPATH=$T

for tool in "${TOOLS[@]}"; do
    in=$T/in/$tool good=$T/good/$tool
    run "$tool" <"$in" >out 2>err
    check_same "$tool: a second run" "$good" out
    if has_flag "$tool" -j; then
        for workers in 1 2 3 4 9; do
            run "$tool" -j "$workers" <"$in" >out 2>err
            check_same "$tool: -j $workers" "$good" out
        done
        # Bad lines among many workers: the same answers, and the same words, in the same order.
        awk 'NR % 7 == 0 { print "kein JSON " NR } { print }' "$in" >mixed
        run "$tool" -j 1 --rejects one.tsv <mixed >one 2>one.err
        run "$tool" -j 4 --rejects four.tsv <mixed >four 2>four.err
        check_same "$tool: -j 4 with bad lines" one four
        check_same "$tool: -j 4, same rejects" one.tsv four.tsv
        check_same "$tool: -j 4, same messages" one.err <(sed "s|four.tsv|one.tsv|" four.err)
    fi
    for name in $locales; do
        LC_ALL=$name LANG=$name run "$tool" <"$in" >out 2>err
        check_same "$tool: locale $name" "$good" out
    done
    for zone in Pacific/Auckland America/St_Johns Europe/Berlin :nonsense; do
        TZ=$zone run "$tool" <"$in" >out 2>err
        check_same "$tool: TZ $zone" "$good" out
    done
    command_of "$tool" "$in"
    (cd / && env -i PATH=/usr/bin:/bin KUMMERKASTEN_DATA="$KUMMERKASTEN_DATA" "${CMD[@]}") >out 2>err
    check_same "$tool: another directory, no environment" "$good" out
    (umask 077 && "${CMD[@]}") >out 2>err
    check_same "$tool: another umask" "$good" out
    (ulimit -n 16 && "${CMD[@]}") >out 2>err
    check_same "$tool: sixteen descriptors" "$good" out
    python3 -c '
import os, sys
data = sys.stdin.buffer.read(); at = 0; size = 1
while at < len(data):
    os.write(1, data[at:at + size]); at += size; size = size * 7 % 5003 + 1' <"$in" | run "$tool" >out 2>err
    check_same "$tool: pieces of uneven size" "$good" out
done

# Without --now the clock counts; what does not depend on it stays.
if [ -x "$BIN/classify" ]; then
    "$BIN/classify" --profile "$PROFILE" <in/classify >out 2>err
    check_same 'classify: without --now, all but urgency' <(jq -c 'del(.triage.urgency)' good/classify) <(jq -c 'del(.triage.urgency)' out)
fi
finish
