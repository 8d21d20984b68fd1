#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How far `ingest` is, is shown on a terminal, on a line that is gone at the end; never in a pipe, and never among the records.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

if [ ! -x "$BIN/ingest" ]; then skip progress 'no ingest here'; finish; fi

# on_terminal STREAMS COMMAND…: runs it with those of o(utput) and e(rror) on a terminal of their own, input handed over during a
# second and a half; what the terminal got goes to `shown`, the rest to out and err.
on_terminal() {
    python3 - "$@" <<'EOP'
import os, pty, subprocess, sys, threading, time
streams, command = sys.argv[1], sys.argv[2:]
master, slave = pty.openpty()
process = subprocess.Popen(command, stdin=subprocess.PIPE,
                           stdout=slave if "o" in streams else open("out", "wb"),
                           stderr=slave if "e" in streams else open("err", "wb"), env=dict(os.environ, TERM="xterm"))
os.close(slave)
shown = b""
def listen():
    global shown
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            return
        if not part:
            return
        shown += part
listener = threading.Thread(target=listen)
listener.start()
for line in open("posts", "rb"):
    process.stdin.write(line)
    process.stdin.flush()
    time.sleep(0.05)
process.stdin.write(b"kaputt\n")
process.stdin.close()
code = process.wait()
listener.join()
open("shown", "wb").write(shown)
sys.exit(code)
EOP
}

make_posts 30 >posts
command_of ingest
command=("$BIN/ingest" --from record --profile "$PROFILE")

on_terminal e "${command[@]}"
check_code 'errors on a terminal' 1 $?
check 'all posts on the output' test "$(wc -l <out)" -eq 30
updates=$(tr '\r' '\n' <shown | grep -c 'ingest: 0\.0 MB, [0-9]* posts, ')
check "shown, $updates times in 1.5 seconds" test "$updates" -ge 2 -a "$updates" -le 8
# The message and the count at the end stand on lines of their own: behind the last progress the line is wiped.
check 'gone before a message' python3 -c '
shown = open("shown", "rb").read()
lines = shown.replace(b"\r\n", b"\n")
assert lines.count(b"warning:") == 2, lines
assert b"\r\x1b[Kingest: warning: <stdin>:31: " in lines, lines
assert b"MB/s" not in lines[lines.index(b"warning:"):], lines'

on_terminal oe "${command[@]}"
check 'output on the same terminal: no progress among the records' test "$(grep -c 'MB/s' shown)" -eq 0
on_terminal e "${command[@]}" --quiet
check 'quiet: none' test "$(grep -c 'MB/s' shown)" -eq 0
on_terminal '' "${command[@]}"
check 'errors in a file: none' test "$(grep -c 'MB/s' err)" -eq 0
finish
