#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What `ingest --state DB` has seen is never half written: killed at any instant, on a full disk, shared by several runs or
# damaged, a post is at worst seen twice and never lost.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

if [ ! -x "$BIN/ingest" ] || ! has_flag ingest --state; then skip state 'ingest has no --state here'; finish; fi

total=20000
make_posts $total >posts
ids() { sed -n 's/.*"id":"\(x:[0-9]*\)".*/\1/p' "$@" | sort -u; }
ids posts >all
# sql DB STATEMENT
sql() { python3 -c 'import sqlite3, sys; print(*[r[0] for r in sqlite3.connect(sys.argv[1], timeout=9).execute(sys.argv[2])])' "$@"; }
# sound DB NAME
sound() {
    local verdict
    verdict=$(sql "$1" 'pragma integrity_check' 2>&1)
    if [ "$verdict" = ok ]; then ok "$2"; else bad "$2" "$verdict"; fi
}
# rows DB: rows in all tables
rows() { python3 -c '
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=9)
print(sum(db.execute(f"select count(*) from \"{t}\"").fetchone()[0] for (t,) in db.execute("select name from sqlite_master where type=\"table\"").fetchall()))' "$1" 2>/dev/null || echo 0; }

run ingest --state plain.db <posts >out 2>err
check_code 'first run' 0 $? err
check_same 'first run, all new' all <(ids out)
run ingest --state plain.db <posts >out 2>err
check_code 'second run' 0 $? err
check_empty 'second run, nothing new' out
{ make_posts 5 $((total + 1)); head -n 50 posts; } >newer
run ingest --state plain.db <newer >out 2>err
check 'third run, five new' test "$(wc -l <out)" -eq 5
sound plain.db integrity

# Killed again and again, each time a little later.
before=0 shrunk='' broken='' killed=0
for n in $(seq 1 "$STEP" 60); do
    command_of ingest --state kill.db posts
    "${CMD[@]}" >"killed.$n" 2>err &
    pid=$!
    sleep "0.0$((n * 37 % 81 + 10))"
    kill -9 $pid 2>/dev/null && killed=$((killed + 1))
    wait $pid 2>/dev/null
    if [ -f kill.db ]; then
        [ "$(sql kill.db 'pragma integrity_check')" = ok ] || broken="$broken $n"
        now=$(rows kill.db)
        [ "$now" -ge "$before" ] || shrunk="$shrunk $n:$before-$now"
        before=$now
    fi
done 2>/dev/null
run ingest --state kill.db <posts >killed.last 2>err
check_code "killed $killed times, then a whole run" 0 $? err
if [ -z "$broken" ]; then ok 'killed: integrity'; else bad 'killed: integrity' "after kill$broken"; fi
if [ -z "$shrunk" ]; then ok 'killed: what was seen never shrinks'; else bad 'killed: what was seen never shrinks' "$shrunk"; fi
check_same 'killed: no post lost' all <(ids killed.*)
rm -f killed.*

# SIGTERM: what was written is committed, so that nothing comes twice.
command_of ingest --state term.db posts
"${CMD[@]}" >term.1 2>err &
sleep 0.05
kill -TERM $! 2>/dev/null
wait $! 2>/dev/null
run ingest --state term.db <posts >term.2 2>err
check_code 'SIGTERM, then a whole run' 0 $? err
check_same 'SIGTERM: no post lost' all <(ids term.1 term.2)
check_empty 'SIGTERM: none twice' <(comm -12 <(ids term.1) <(ids term.2))

# Several at once: each finishes or says that it is locked, none loses a post.
for count in 2 8; do
    pids=() wrong=''
    for n in $(seq $count); do
        command_of ingest --state "many$count.db" posts
        "${CMD[@]}" >"many.$n" 2>"many.$n.err" &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do
        wait "$pid"
        code=$?
        case $code in 0 | 75) ;; *) wrong="$wrong $code" ;; esac
    done
    if [ -z "$wrong" ]; then ok "$count at once"; else bad "$count at once" "exit$wrong, expected 0 or 75; $(cat many.*.err | head -c 200)"; fi
    check_same "$count at once: no post lost" all <(ids many.[0-9] 2>/dev/null)
    sound "many$count.db" "$count at once: integrity"
    rm -f many.*
done
python3 -c '
import sqlite3, sys, time
db = sqlite3.connect("plain.db", isolation_level=None)
db.execute("begin exclusive")
open("held", "w").close()
time.sleep(60)' &
holder=$!
for _ in $(seq 100); do [ -f held ] && break; sleep 0.05; done
make_posts 5 $((total + 100)) | timeout 40 "$BIN/ingest" --profile "$PROFILE" --state plain.db >out 2>err
check_code 'locked by another' 75 "${PIPESTATUS[1]}" err
check_message 'locked by another, message' err '^ingest: error: .*plain\.db.*lock'
kill $holder
wait $holder 2>/dev/null

# What is no state of ours, or cannot be used.
echo 'Dies ist keine Datenbank, sondern ein Satz, der lang genug ist, um keine zu sein, und noch etwas länger.' >text.db
cp text.db text.before
run ingest --state text.db <newer >out 2>err
check_code 'a file that is no database' 2 $? err
check_message 'a file that is no database, named' err '^ingest: error: .*text\.db'
check_empty 'a file that is no database, no output' out
check_same 'a file that is no database, untouched' text.before text.db
python3 -c 'import sqlite3; db = sqlite3.connect("other.db"); db.execute("create table bookmarks (url)"); db.commit()'
run ingest --state other.db <newer >out 2>err
check_code "another program's database" 2 $? err
run ingest --state future.db <newer >out 2>err
python3 -c 'import sqlite3; db = sqlite3.connect("future.db"); db.execute("pragma user_version=99999"); db.commit()'
run ingest --state future.db <newer >out 2>err
check_code 'a newer schema' 2 $? err
check_message 'a newer schema, named' err '^ingest: error: .*future\.db'
: >zero.db
run ingest --state zero.db <newer >out 2>err
check_code 'an empty file is a new state' 0 $? err
run ingest --state no/such/directory/s.db <newer >out 2>err
check_code 'a directory that is not there' 2 $? err
check_empty 'a directory that is not there, no output' out
run ingest --state . <newer >out 2>err
check_code 'a directory' 2 $? err
if [ "$(id -u)" -ne 0 ]; then
    cp plain.db readonly.db
    chmod 444 readonly.db
    run ingest --state readonly.db <newer >out 2>err
    check_code 'a file that cannot be written' 2 $? err
else
    skip 'a file that cannot be written' 'root writes all'
fi

# Single bytes damaged: right work, or exit 2 with the path, never a signal.
head -n 300 posts >some
run ingest --state small.db <some >out 2>err
wrong=''
for n in $(seq 1 "$STEP" 100); do
    rm -f damaged.db*
    python3 - small.db damaged.db "$n" <<'EOP'
import random, sys
random.seed(int(sys.argv[3]))
data = bytearray(open(sys.argv[1], "rb").read())
data[random.randrange(len(data) if int(sys.argv[3]) % 2 else 100)] ^= random.randrange(1, 256)
open(sys.argv[2], "wb").write(data)
EOP
    run ingest --state damaged.db <some >out 2>err
    code=$?
    case $code in
        0) ;;
        2) grep -q 'damaged\.db' err || wrong="$wrong $n:path-not-named" ;;
        *) wrong="$wrong $n:exit$code" ;;
    esac
done
if [ -z "$wrong" ]; then ok 'damaged bytes'; else bad 'damaged bytes' "$(echo "$wrong" | head -c 300)"; fi

# A full disk in mid-commit.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
if strace -f -o /dev/null -e trace=write true 2>/dev/null; then
    for error in ENOSPC EIO; do
        wrong='' struck=0
        for n in 1 2 3 4 5 7 9 12 16 24; do
            rm -f full.db*
            command_of ingest --state full.db posts
            strace -f -o log -e trace=pwrite64,fdatasync,fsync,ftruncate -e "inject=pwrite64,fdatasync,fsync,ftruncate:error=$error:when=$n+" \
                "${CMD[@]}" >full.1 2>err
            code=$?
            grep -q INJECTED log || break
            struck=$((struck + 1))
            [ $code -eq 2 ] || wrong="$wrong $n:exit$code"
            run ingest --state full.db <posts >full.2 2>err || wrong="$wrong $n:then-exit$?"
            ids full.1 full.2 | cmp -s all - || wrong="$wrong $n:lost"
        done
        if [ -z "$wrong" ] && [ $struck -gt 0 ]; then ok "$error in mid-commit, $struck places"; else bad "$error in mid-commit" "$struck places;$wrong"; fi
    done
else
    skip 'full disk' 'strace is not here or ptrace not permitted'
fi

# SQLite opened while a standard descriptor is closed would get its number: messages must not land in the database.
printf 'kein JSON\n' | cat - newer >mixed
run ingest --state closed.db <mixed >out 2>&-
run ingest --state closed.db <mixed >&- 2>err
sound closed.db 'closed descriptors: integrity'
finish
