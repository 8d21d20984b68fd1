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
# look DB: what integrity_check says, and the number of posts in it; none where it was killed before it had a table
look() { python3 -c '
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=9)
count = 0
if db.execute("select 1 from sqlite_master where name = \"seen\"").fetchone():
    (count,) = db.execute("select count(*) from seen").fetchone()
print(db.execute("pragma integrity_check").fetchone()[0].split()[0], count)' "$1"; }
# The posts in twenty parts, handed over a little at a time from the Nth on, so that a run lasts long enough to be killed.
split -l $((total / 20)) -d posts part.
feed() {
    local i
    for i in $(seq 0 19); do
        cat "part.$(printf %02d $((($1 + i) % 20)))"
        sleep 0.004
    done
} 2>/dev/null

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

# Killed again and again, at any moment.
before=0 shrunk='' broken='' killed=0
for n in $(seq 1 "$STEP" 60); do
    command_of ingest --state kill.db
    "${CMD[@]}" < <(feed $((n * 7))) >"killed.$n" 2>err &
    pid=$!
    sleep "0.0$((n * 37 % 81 + 10))"
    kill -9 $pid 2>/dev/null && killed=$((killed + 1))
    wait $pid 2>/dev/null
    [ -s kill.db ] || continue
    read -r verdict now <<<"$(look kill.db)"
    [ "$verdict" = ok ] || broken="$broken $n:$verdict"
    [ "${now:-0}" -ge "$before" ] || shrunk="$shrunk $n:$before-$now"
    before=${now:-0}
done 2>/dev/null
check 'killed while it ran' test "$killed" -ge $((45 / STEP))
run ingest --state kill.db <posts >killed.last 2>err
check_code "killed $killed times, then a whole run" 0 $? err
if [ -z "$broken" ]; then ok 'killed: integrity'; else bad 'killed: integrity' "after kill$broken"; fi
if [ -z "$shrunk" ]; then ok 'killed: what was seen never shrinks'; else bad 'killed: what was seen never shrinks' "$shrunk"; fi
check_same 'killed: no post lost' all <(ids killed.*)
rm -f killed.*

# SIGTERM: what was written is committed, so that nothing comes twice.
command_of ingest --state term.db
"${CMD[@]}" < <(feed 0) >term.1 2>err &
sleep 0.05
kill -TERM $! 2>/dev/null
wait $! 2>/dev/null
run ingest --state term.db <posts >term.2 2>err
check_code 'SIGTERM, then a whole run' 0 $? err
check_same 'SIGTERM: no post lost' all <(ids term.1 term.2)
check_empty 'SIGTERM: none twice' <(comm -12 <(ids term.1) <(ids term.2))

# An output that cannot be written: what was lost is not remembered.
run ingest --state full.db <posts >/dev/full 2>err
check_code 'output on a full disk' 2 $? err
run ingest --state full.db <posts >out 2>err
check_same 'output on a full disk: no post lost' all <(ids out)

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
    check "$count at once: none twice" test "$(cat many.[0-9] | wc -l)" -eq $total
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
# Root may write everything, so it becomes somebody else for this, where that one can reach the program.
as_other=()
if [ "$(id -u)" -eq 0 ]; then as_other=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
mkdir locked
cp plain.db locked/s.db
cp plain.db readonly.db
cp newer locked/posts
chmod 711 "$T"
chmod 444 readonly.db locked/posts
chmod 555 locked
if ${as_other[@]+"${as_other[@]}"} "$BIN/ingest" --version >/dev/null 2>&1; then
    for db in readonly.db locked/s.db locked/new.db; do
        ${as_other[@]+"${as_other[@]}"} "$BIN/ingest" -q --from record --state "$db" <locked/posts >out 2>err
        check_code "cannot be written: $db" 2 $? err
        check_message "cannot be written: $db, named" err "^ingest: error: .*$db"
        check_empty "cannot be written: $db, no output" out
    done
else
    skip 'a state that cannot be written' 'root writes all, and nobody else can reach the program'
fi
chmod 755 locked

# Single bytes damaged: right work, or exit 2 with the path, never a signal.
head -n 300 posts >some
run ingest --state small.db <some >out 2>err
python3 - small.db <<'EOP'
import random, sys
good = open(sys.argv[1], "rb").read()
for n in range(1, 101):
    random.seed(n)
    data = bytearray(good)
    data[random.randrange(len(data) if n % 2 else 100)] ^= random.randrange(1, 256)
    open(f"{n}.damaged.db", "wb").write(data)
EOP
wrong=''
for n in $(seq 1 "$STEP" 100); do
    rm -f damaged.db*
    cp "$n.damaged.db" damaged.db
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
    head -n 5000 posts >five # five batches
    ids five >all_five
    for error in ENOSPC EIO; do
        wrong='' struck=0
        for n in 1 2 3 4 5 7 9 12 16 24; do
            rm -f full.db*
            command_of ingest --state full.db five
            strace -f -o log -e trace=pwrite64,fdatasync,fsync,ftruncate -e "inject=pwrite64,fdatasync,fsync,ftruncate:error=$error:when=$n+" \
                "${CMD[@]}" >full.1 2>err
            code=$?
            grep -q INJECTED log || break
            struck=$((struck + 1))
            [ $code -eq 2 ] || wrong="$wrong $n:exit$code"
            run ingest --state full.db <five >full.2 2>err || wrong="$wrong $n:then-exit$?"
            ids full.1 full.2 | cmp -s all_five - || wrong="$wrong $n:lost"
        done
        if [ -z "$wrong" ] && [ $struck -gt 0 ]; then ok "$error in mid-commit, $struck places"; else bad "$error in mid-commit" "$struck places;$wrong"; fi
    done

    # Killed at the Nth write to the output or the state, whichever it is; then a whole run.
    wrong='' struck=0
    for n in 1 2 3 $(seq 4 $((11 * STEP)) 400); do
        rm -f nth.db*
        command_of ingest --state nth.db five
        strace -f -o log -e trace=write,pwrite64,fdatasync,ftruncate -e "inject=write,pwrite64,fdatasync,ftruncate:signal=KILL:when=$n" \
            "${CMD[@]}" >nth.1 2>err
        grep -q 'killed by SIGKILL' log || break
        struck=$((struck + 1))
        run ingest --state nth.db <five >nth.2 2>err || wrong="$wrong $n:then-exit$?"
        ids nth.1 nth.2 | cmp -s all_five - || wrong="$wrong $n:lost"
    done 2>/dev/null # the shell tells of each that was killed
    if [ -z "$wrong" ] && [ $struck -ge $((STEP > 1 ? 3 : 10)) ]; then ok "killed at the Nth write, $struck places"; else
        bad 'killed at the Nth write' "$struck places;$wrong"
    fi
else
    skip 'full disk' 'strace is not here or ptrace not permitted'
    skip 'killed at the Nth write' 'strace is not here or ptrace not permitted'
fi

# SQLite opened while a standard descriptor is closed would get its number: messages must not land in the database.
printf 'kein JSON\n' | cat - newer >mixed
run ingest --state closed.db <mixed >out 2>&-
run ingest --state closed.db <mixed >&- 2>err
sound closed.db 'closed descriptors: integrity'
finish
