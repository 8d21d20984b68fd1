#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The Nth system call fails, for N = 1, 2, … until a run meets no failure; once, and ever after (SQLite's anomaly loops,
# here with strace, without root). What holds whatever fails: exit 0 only with the whole output, otherwise a
# part of it from the beginning; never a signal; EINTR is invisible.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
if ! command -v strace >/dev/null || ! strace -f -o /dev/null -e trace=write true 2>/dev/null; then
    skip syscalls 'strace is not here or ptrace not permitted'
    finish
fi
make_inputs 300
limit=60 # more places than any of our tools has in so short a run; a sanitizer build takes fewer

# inject CALL ERROR WHEN TOOL [STRACE_ARGUMENT…]: sets code; out and err are what the tool wrote, log what strace did.
inject() {
    local call=$1 error=$2 when=$3 tool=$4
    shift 4
    command_of "$tool"
    strace -f -o log -e "trace=$call" -e "inject=$call:error=$error:when=$when" "$@" "${CMD[@]}" <"in/$tool" >out 2>err
    code=$?
}

# anomalies NAME TOOL CALL ERROR SUFFIX CODES [STRACE_ARGUMENT…]: SUFFIX '' fails once, '+' ever after.
first=1
anomalies() {
    local name=$1 tool=$2 call=$3 error=$4 suffix=$5 codes=$6 n=$first struck=0 wrong=''
    shift 6
    while [ "$n" -lt $((first + limit)) ]; do
        inject "$call" "$error" "$n$suffix" "$tool" "$@"
        grep -q INJECTED log || break
        struck=$((struck + 1))
        if [ $code -eq 0 ]; then
            cmp -s "good/$tool" out || wrong="$wrong $n:exit0-but-output-differs"
            case " $codes " in *' 0 '*) ;; *) wrong="$wrong $n:exit0" ;; esac
        else
            case " $codes " in *" $code "*) ;; *) wrong="$wrong $n:exit$code" ;; esac
            cmp -s -n "$(stat -c %s out)" "good/$tool" out || wrong="$wrong $n:not-a-prefix"
            # A message is owed, unless standard error cannot be written either.
            [ -s err ] || [ "$suffix$call" = +write,writev ] || [ $code -gt 128 ] || wrong="$wrong $n:silent"
        fi
        n=$((n + STEP))
    done
    if [ -n "$wrong" ]; then bad "$name" "at N:what$(echo "$wrong" | head -c 400)"
    elif [ $struck -eq 0 ]; then bad "$name" "no $call was met; the test proves nothing"
    else ok "$name, $struck places"; fi
}

# loader_calls TOOL CALL: one more than a run makes that only prints the version, which is all of the dynamic loader's.
loader_calls() {
    strace -f -o log -e "trace=$2" "$BIN/$1" --version >out 2>err
    echo $(($(grep -c '(' log) + 1))
}

for tool in "${TOOLS[@]}"; do
    for error in ENOSPC EIO; do
        anomalies "$tool: write fails with $error once" "$tool" write,writev $error '' 2
        anomalies "$tool: write fails with $error ever after" "$tool" write,writev $error + 2
    done
    anomalies "$tool: write meets EINTR" "$tool" write,writev EINTR '' 0
    anomalies "$tool: read of the input meets EINTR" "$tool" read EINTR '' 0 -P "$T/in/$tool"
    anomalies "$tool: read of the input fails with EIO" "$tool" read EIO '' 2 -P "$T/in/$tool"

    # From here on the calls of the dynamic loader, before main, are not ours to judge: begin after them.
    first=$(loader_calls "$tool" open,openat)
    anomalies "$tool: open fails with EMFILE" "$tool" open,openat EMFILE '' '0 2'
    if ! $SANITIZED; then
        first=$(loader_calls "$tool" mmap)
        anomalies "$tool: no more memory from mmap, ever after" "$tool" mmap ENOMEM + '0 2'
        anomalies "$tool: no more memory from mmap, once" "$tool" mmap ENOMEM '' '0 2'
    fi
    first=1
done
finish
