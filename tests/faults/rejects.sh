#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What is no record is told or kept, whole: --rejects (file, line, reason, the raw line), --strict, messages that name the
# place and do not flood, and answers that come at once with --line-buffered.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

make_inputs 40
# The bad lines, each with a trap for TSV: tabs, a NUL, quotes, a backslash, CR, invalid UTF-8, a field too many.
printf '%s\n' 'kein JSON, ein Satz' '[1,2,3]' '{"id":"x:1","text":17}' '{"schema":1,"id":"x:1"}' \
    '{"text":"ab' $'a\tb\tc' '"text"' 'null' '{"text":"a"} {"text":"b"}' $'\\t \r "quoted"' $'\xff\xfe' '{"text":"a",}' >bad

for tool in "${TOOLS[@]}"; do
    # Bad lines at 1, 3, 5 …, good ones between.
    paste -d '\n' bad <(head -n 12 "in/$tool") >mixed
    head -n 12 "in/$tool" | run "$tool" >good.12 2>err
    run "$tool" --rejects got.tsv mixed >out 2>err
    check_code "$tool: rejects" 1 $? err
    check_same "$tool: rejects, the others as ever" good.12 out
    check "$tool: rejects, one line for each" test "$(wc -l <got.tsv)" -eq 12
    cut -f 1 got.tsv | sort -u >files
    check_same "$tool: rejects, the file" <(echo mixed) files
    check_same "$tool: rejects, the line" <(seq 1 2 23) <(cut -f 2 got.tsv)
    check "$tool: rejects, a reason" test "$(cut -f 3 got.tsv | grep -c .)" -eq 12
    check_same "$tool: rejects, the raw line" bad <(cut -f 4- got.tsv)
    check_message "$tool: rejects, the count" err "^$tool: .*12"

    run "$tool" mixed >out 2>err
    check_code "$tool: without --rejects" 1 $? err
    check_message "$tool: without --rejects, the place" err "^$tool: (warning|error): mixed:1: ." "mixed:3: ." 12
    run "$tool" <mixed >out 2>err
    check_message "$tool: from standard input, the place" err '<stdin>:1: .'
    yes 'kein JSON' | head -n 5000 | run "$tool" >out 2>err
    check_code "$tool: 5000 bad lines" 1 $? err
    check "$tool: 5000 bad lines, at most 20 messages" test "$(wc -l <err)" -le 20
    check_message "$tool: 5000 bad lines, all counted" err '(5000|4995)'
    printf '{"text":"\033[31mrot\007 \xff\n' | run "$tool" >out 2>err
    check "$tool: no control characters in a message" sh -c '! tr -d "\n" <err | LC_ALL=C grep -q "[[:cntrl:]]"'

    run "$tool" --strict --rejects got.tsv mixed >out 2>err
    check_code "$tool: --strict" '1 2' $? err
    [ "$tool" = report ] || check_empty "$tool: --strict, nothing after the first bad line" out
    { head -n 5 "in/$tool"; cat mixed; } >later
    run "$tool" --strict later >out 2>err
    check_code "$tool: --strict, the sixth line bad" '1 2' $? err
    check_message "$tool: --strict, the place" err 'later:6: '
    [ "$tool" = report ] || check_same "$tool: --strict, the answers before" <(head -n 5 "good/$tool") out

    run "$tool" --rejects no/such/directory/r.tsv mixed >out 2>err
    check_code "$tool: rejects that cannot be written" 2 $? err
    check_empty "$tool: rejects that cannot be written, no output" out
    check_message "$tool: rejects that cannot be written, named" err '^[a-z-]+: error: .*no/such/directory/r\.tsv'
done

# One record in, its answer out, while the writer keeps the pipe open.
for tool in "${FILTERS[@]}"; do
    for workers in '' -j2; do
        if [ -n "$workers" ] && ! has_flag "$tool" -j; then continue; fi
        mkfifo pipe
        command_of "$tool" --line-buffered
        "${CMD[@]}" ${workers:+"$workers"} <pipe >out 2>err &
        exec 3>pipe
        prompt=true
        for n in 1 2 3; do
            sed -n "${n}p" "in/$tool" >&3
            for _ in $(seq 100); do
                [ "$(wc -l <out)" -ge $n ] && break
                sleep 0.05
            done
            [ "$(wc -l <out)" -eq $n ] || prompt=false
        done
        exec 3>&-
        wait $!
        check "$tool: --line-buffered $workers is prompt" $prompt
        check_same "$tool: --line-buffered $workers, same answers" <(head -n 3 "good/$tool") out
        rm pipe
    done
done
finish
