#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SIGINT, SIGTERM and SIGHUP in a slow pipe: the output ends with a whole line, what was read is answered, and the shell sees
# 128+n. A second signal does not hang. Stop and continue lose nothing, signals that are none of our business change nothing.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

make_inputs 200
mkfifo pipe

# start TOOL: runs it with the FIFO as input, held open by descriptor 3. bash has background jobs ignore SIGINT: undone.
start() {
    command_of "$1"
    env --default-signal=INT,TERM,HUP "${CMD[@]}" <pipe >out 2>err &
    pid=$!
    exec 3>pipe
}
# idle: waits until the tool sleeps in read, that is, has taken in all there is; 5 s at most.
idle() {
    local _
    for _ in $(seq 100); do
        sleep 0.05
        case "$(cat "/proc/$pid/wchan" 2>/dev/null)$(awk '{ print $3 }' "/proc/$pid/stat" 2>/dev/null)" in *pipe*S | 0S) break ;; esac
    done
    sleep 0.05
}

for tool in "${TOOLS[@]}"; do
    for signal in TERM INT HUP; do
        start "$tool"
        cat "in/$tool" >&3
        printf '{"schema":1,"te' >&3 # a record that is never finished
        idle
        kill -$signal "$pid"
        wait "$pid"
        code=$?
        exec 3>&-
        check_code "$tool: SIG$signal" $((128 + $(kill -l $signal))) $code err
        [ "$tool" = report ] && continue
        check_same "$tool: SIG$signal, what was read is answered, in whole lines" "good/$tool" out
    done

    start "$tool"
    cat "in/$tool" >&3
    idle
    kill -STOP "$pid"
    kill -TERM "$pid"
    kill -TERM "$pid"
    kill -CONT "$pid"
    for _ in $(seq 40); do kill -0 "$pid" 2>/dev/null || break; sleep 0.05; done
    if kill -0 "$pid" 2>/dev/null; then bad "$tool: two signals" 'still there after two seconds'; kill -9 "$pid"; else ok "$tool: two signals"; fi
    wait "$pid"
    exec 3>&-

    start "$tool"
    head -n 100 "in/$tool" >&3
    kill -STOP "$pid"
    sleep 0.1
    kill -CONT "$pid"
    kill -CHLD "$pid"
    kill -WINCH "$pid"
    tail -n +101 "in/$tool" >&3
    kill -STOP "$pid"
    kill -CONT "$pid"
    exec 3>&-
    wait "$pid"
    check_code "$tool: stop, continue, SIGCHLD, SIGWINCH" 0 $? err
    check_same "$tool: stop, continue, SIGCHLD, SIGWINCH: nothing lost" "good/$tool" out

    # nohup and background shells have signals ignored; that stays so.
    (
        trap '' HUP
        command_of "$tool"
        exec "${CMD[@]}" <pipe >out 2>err
    ) &
    pid=$!
    exec 3>pipe
    cat "in/$tool" >&3
    idle
    kill -HUP "$pid"
    sleep 0.1
    exec 3>&-
    wait "$pid"
    check_code "$tool: SIGHUP under nohup" 0 $? err
    check_same "$tool: SIGHUP under nohup, same output" "good/$tool" out
done
finish
