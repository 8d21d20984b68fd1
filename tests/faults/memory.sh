#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Memory does not grow with the number of records: peak at 200000 records at most that at 10000 and a tenth, below 150 MB.
# report remembers something of each post, to match answers with questions: at most 256 bytes (report(1), MEMORY USAGE).
# classify remembers conversations: 64 MiB of them at most, and of most posts nothing (classify(1), MEMORY USAGE).
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

if $SANITIZED; then skip memory 'sanitizers keep freed memory'; finish; fi
[ -x /usr/bin/time ] || { skip memory 'GNU time is not here'; finish; }

make_posts 10000 >few
make_posts 200000 >many
for tool in "${TOOLS[@]}"; do
    for workers in '' -j1 -j2; do
        if [ -n "$workers" ] && ! has_flag "$tool" -j; then continue; fi
        command_of "$tool" ${workers:+"$workers"}
        measure few.out "${CMD[@]}" <few
        few_kb=$RSS_KB
        measure many.out "${CMD[@]}" <many
        check_code "$tool${workers:+ $workers}: 200000 records" 0 "$CODE" measure.err
        allowed=$((few_kb * 11 / 10))
        [ "$tool" = classify ] && allowed=$((few_kb + 190000 * 64 / 1024))
        [ "$tool" = report ] && allowed=$((few_kb + 190000 * 256 / 1024))
        if [ "$RSS_KB" -le $allowed ]; then ok "$tool${workers:+ $workers}: flat, $few_kb KB and $RSS_KB KB"; else
            bad "$tool${workers:+ $workers}: flat" "$few_kb KB at 10000 records, $RSS_KB KB at 200000"
        fi
        if [ "$RSS_KB" -le $((150 * 1024)) ]; then ok "$tool${workers:+ $workers}: below 150 MB"; else
            bad "$tool${workers:+ $workers}: below 150 MB" "$RSS_KB KB"
        fi
    done
    # The next tool gets what this one made.
    if [ "$tool" = classify ] || [ "$tool" = draft-reply ]; then mv few.out few; mv many.out many; fi
done
finish
