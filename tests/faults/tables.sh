#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What `report --to-sqlite` and `report --partial` leave behind is whole or not there: killed at any instant, stopped, or on a full
# disk, the file is as it was before.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

if [ ! -x "$BIN/report" ] || ! has_flag report --to-sqlite; then skip tables 'report has no --to-sqlite here'; finish; fi

total=20000
make_posts $total >posts
head -n 100 posts >few
# look DB: what integrity_check says, and the number of posts in it
look() { python3 -c '
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=9)
print(db.execute("pragma integrity_check").fetchone()[0].split()[0], *db.execute("select count(*) from posts").fetchone())' "$1"; }

run report --to-sqlite house.db few 2>err
check_code 'a hundred posts' 0 $? err
run report --partial before.sum few 2>err
check_code 'a summary of them' 0 $? err
cp before.sum after.sum

# Each time a hundred or all of them, nothing in between. A killed run leaves a journal, which the next one rolls back.
wrong='' killed=0
for n in $(seq 1 "$STEP" 24); do
    signal=$([ $((n % 2)) = 0 ] && echo KILL || echo TERM)
    command_of report --to-sqlite house.db posts
    "${CMD[@]}" 2>err &
    pid=$!
    sleep "0.$(printf %03d $((n * 13)))"
    kill "-$signal" $pid 2>/dev/null && killed=$((killed + 1))
    wait $pid 2>/dev/null
    now=$(look house.db 2>&1)
    case $now in "ok 100" | "ok $total") ;; *) wrong="$wrong $signal $n: $now;" ;; esac
    if [ "$now" = "ok $total" ]; then rm -f house.db && run report --to-sqlite house.db few; fi
done 2>/dev/null
if [ -z "$wrong" ]; then ok "--to-sqlite killed $killed times"; else bad '--to-sqlite killed' "$wrong"; fi
run report --to-sqlite house.db posts 2>err
check_code 'then a whole run' 0 $? err
if [ "$(look house.db)" = "ok $total" ]; then ok 'then all posts are there'; else bad 'then all posts are there' "$(look house.db)"; fi

run report --partial whole.sum posts
wrong=''
for n in $(seq 1 "$STEP" 12); do
    command_of report --partial after.sum posts
    "${CMD[@]}" 2>err &
    pid=$!
    sleep "0.0$((n * 5 + 10))"
    kill -TERM $pid 2>/dev/null
    wait $pid 2>/dev/null
    cmp -s before.sum after.sum || cmp -s whole.sum after.sum || wrong="$wrong $n"
done 2>/dev/null
if [ -z "$wrong" ]; then ok '--partial stopped'; else bad '--partial stopped' "half a summary after$wrong"; fi
check 'nothing else is left' test "$(find . -name '*.sum*' | wc -l)" -eq 3

# A disk that is full: a file larger than the limit cannot be written.
(ulimit -f 200; run report --to-sqlite small.db posts) 2>err
check_code '--to-sqlite on a full disk' '2 153' $? err
(ulimit -f 200; trap '' XFSZ; run report --to-sqlite house.db posts posts) 2>err
check_code '--to-sqlite on a full disk, file there' 2 $? err
check_message '--to-sqlite on a full disk, named' err 'house\.db'
if [ "$(look house.db)" = "ok $total" ]; then ok 'a full disk: the posts are there'; else bad 'a full disk: the posts are there' "$(look house.db)"; fi
run report --partial - posts >/dev/full 2>err
check_code '--partial on a full disk' 2 $? err
run report --merge whole.sum 2>err >/dev/full
check_code '--merge on a full disk' 2 $? err
finish
