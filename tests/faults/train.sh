#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# train is no filter: all its input comes before its one model, so it stands beside the tools that the other scripts take. A
# model is there whole or not at all, lost output is no success, and what is learnt depends on the input alone.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

[ -x "$BIN/train" ] || { skip train "no train in $BIN"; finish; }
cp "$ROOT/data/example/labelled.jsonl" in
learn() { "$BIN/train" --label labels.desk --trials 2 "$@"; }

learn in >model 2>report
check_code 'clean input' 0 $? report
check 'clean input, a model' test -s model

# Lost output.
learn in >/dev/full 2>err
check_code '/dev/full' 2 $? err
check_message '/dev/full, message' err '^train: error: .*No space left on device'
learn in >&- 2>err
check_code 'standard output closed' 2 $? err
learn -o out in 2>&- # the report, which is for a person
check_code 'standard error closed' '0 2' $?
for flag in --help --version; do
    "$BIN/train" $flag >/dev/full 2>err
    check_code "$flag to /dev/full" 2 $? err
done
learn -o no/such/directory/model in 2>err
check_code 'a model that cannot be written' 2 $? err
check_message 'a model that cannot be written, named' err 'no/such/directory'
learn --test model in >/dev/full 2>err
check_code '--test to /dev/full' 2 $? err

# The input.
learn <in 2>err >out
check_same 'from standard input' model out
learn no-such-file 2>err >out
check_code 'no such file' 2 $? err
check_empty 'no such file, no model' out
learn /dev/null 2>err >out
check_code 'an empty file' 2 $? err
check_empty 'an empty file, no model' out
{ printf 'kein JSON\n\xff\n{"text":17}\n{"text":"ab\n'; cat in; } >mixed
learn --rejects rejects.tsv mixed >out 2>err
check_code 'bad lines among good ones' 1 $? err
check_same 'bad lines change nothing' model out

# The same from the same.
for workers in 1 3; do
    learn -j $workers in >out 2>err
    check_same "-j $workers" model out
done
LC_ALL=C.UTF-8 TZ=Europe/Berlin learn in >out 2>err
check_same 'another locale and zone' model out

# A file that was there stays as it was, whichever step of writing the new one fails.
if command -v strace >/dev/null && strace -f -o /dev/null -e trace=write true 2>/dev/null && ! $SANITIZED; then
    for call in write:ENOSPC fsync:EIO 'rename,renameat,renameat2:EACCES'; do
        echo 'as it was' >old
        strace -f -o log -e "trace=${call%:*}" -e "inject=${call%:*}:error=${call#*:}:when=1+" \
            "$BIN/train" --label labels.desk --trials 2 --report report -o old in >out 2>err
        check_code "${call#*:} from ${call%%[,:]*}" 2 $? err
        check_same "${call#*:} from ${call%%[,:]*}, the old file stays" <(echo 'as it was') old
        check "${call#*:} from ${call%%[,:]*}, nothing is left over" test "$(find . -name 'old*' | wc -l)" -eq 1
    done
else
    skip 'steps of writing' 'strace is not here or ptrace not permitted'
fi

# A model of which the end is missing is no model.
size=$(stat -c %s model)
for part in 0 1 3 7; do
    head -c $((size * part / 8)) model >damaged
    learn --test damaged in >out 2>err
    check_code "a model cut at $part eighths" 2 $? err
    check_empty "a model cut at $part eighths, no figures" out
done
finish
