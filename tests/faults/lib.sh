# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Shared by the fault scripts. Each is run as `NAME.sh BIN_DIR`, makes its own input in a directory of its own ($T, the
# working directory), prints one line `ok NAME`, `FAIL NAME: why` or `skipped NAME: why` for each point, and ends with
# `N passed, N failed, N skipped`. Exit 1 on a failure, 77 where everything was skipped (ctest's SKIP_RETURN_CODE).
#
# KUMMERKASTEN_FAULT_STEP=N takes only each Nth of many like cases; scripts/check sets it for the sanitizer build.

set -u
if [ $# -lt 1 ] || [ ! -d "$1" ]; then echo "usage: ${0##*/} BIN_DIR" >&2; exit 2; fi

BIN=$(cd "$1" && pwd)
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
NAME=$(basename "$0" .sh)
# shellcheck disable=SC2034 # read by the scripts
STEP=${KUMMERKASTEN_FAULT_STEP:-1}
T=$(mktemp -d "${TMPDIR:-/tmp}/kk-fault.XXXXXX")
cd "$T" || exit 2
trap 'rm -rf "$T"' EXIT
trap 'exit 130' INT TERM HUP
umask 022
export LC_ALL=C TZ=UTC HOME="$T" KUMMERKASTEN_DATA="$ROOT/data"

NOW=2026-09-13T20:00:00Z
PROFILE=$ROOT/data/example/profile.toml
TOOLS=() # but train, which is no filter and has a script of its own
for tool in ingest classify draft-reply report; do
    [ -x "$BIN/$tool" ] && TOOLS+=("$tool")
done
FILTERS=() # the tools that answer each record with a record
for tool in ${TOOLS[@]+"${TOOLS[@]}"}; do
    [ "$tool" = report ] || FILTERS+=("$tool")
done

# A sanitizer build reserves terabytes, is slow, and cannot look for leaks under ptrace.
# shellcheck disable=SC2034 # read by the scripts
if [ ${#TOOLS[@]} -gt 0 ] && grep -q __asan_init "$BIN/${TOOLS[0]}"; then SANITIZED=true; else SANITIZED=false; fi

passed=0 failed=0 skipped=0
ok() { passed=$((passed + 1)); echo "ok $1"; }
bad() { failed=$((failed + 1)); echo "FAIL $1: ${*:2}"; }
skip() { skipped=$((skipped + 1)); echo "skipped $1: ${*:2}"; }
finish() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ] || exit 1
    [ "$passed" -gt 0 ] || exit 77
    exit 0
}
[ ${#TOOLS[@]} -gt 0 ] || { skip "$NAME" "no program in $BIN"; finish; }

# check NAME COMMAND…: ok where the command succeeds; what it prints is the reason where it does not.
check() {
    local name=$1 why
    shift
    if why=$("$@" 2>&1); then ok "$name"; else bad "$name" "$(printf '%s: %s' "$*" "$why" | head -c 1000)"; fi
}

# check_same NAME WANTED GOT: ok where the two files are the same to the byte.
check_same() {
    if cmp -s "$2" "$3"; then ok "$1"; else
        bad "$1" "$(cmp "$2" "$3" 2>&1 | head -1); $(wc -c <"$2") and $(wc -c <"$3") bytes"
    fi
}

# check_code NAME 'ALLOWED…' GOT [STDERR_FILE]
check_code() {
    case " $2 " in
        *" $3 "*) ok "$1" ;;
        *) bad "$1" "exit $3, expected ${2// / or }${4:+; $(head -c 300 "$4" | tr '\n' '|')}" ;;
    esac
}

# check_message NAME FILE PATTERN…: each extended regular expression matches a line of the file.
check_message() {
    local name=$1 file=$2 pattern
    shift 2
    for pattern; do
        grep -aqE -- "$pattern" "$file" || { bad "$name" "no line like '$pattern' in: $(head -c 300 "$file" | tr '\n' '|')"; return; }
    done
    ok "$name"
}

# check_empty NAME FILE
check_empty() { if [ ! -s "$2" ]; then ok "$1"; else bad "$1" "expected nothing, got: $(head -c 300 "$2" | tr '\n' '|')"; fi; }

# check_prefix NAME WHOLE PART: PART is the beginning of WHOLE.
check_prefix() {
    if cmp -s -n "$(stat -c %s "$3")" "$2" "$3" && [ "$(stat -c %s "$3")" -le "$(stat -c %s "$2")" ]; then ok "$1"; else
        bad "$1" "$(cmp "$2" "$3" 2>&1 | head -1)"
    fi
}

# command_of TOOL [ARGUMENT…]: sets CMD to the command line, with what makes a run repeatable.
command_of() {
    local tool=$1
    shift
    CMD=("$BIN/$tool" --profile "$PROFILE")
    case $tool in
        # Left to itself ingest takes a stream that begins with a sentence for plain text, and tells the format it found.
        ingest) CMD+=(--quiet --from "${INGEST_FROM:-record}") ;;
        classify | draft-reply | report) CMD+=(--now "$NOW") ;;
    esac
    CMD+=("$@")
}
run() { command_of "$@" && "${CMD[@]}"; }

# has_flag TOOL FLAG
has_flag() { "$BIN/$1" --help 2>/dev/null | grep -qE -- "(^|[ ,])$2([ ,=]|\$)"; }

# make_posts N [FIRST]: N records as `ingest` writes them, about 330 bytes each, no two texts alike.
make_posts() {
    awk -v n="$1" -v first="${2:-1}" 'BEGIN {
        split("@wiesenpieper seit drei Tagen geht bei uns nichts mehr, und niemand hebt ab. Kundennummer 48%05d.|" \
              "Bestellung 7710%05d kam zerbrochen an, zum zweiten Mal! Ich will mein Geld zurück.|" \
              "Danke an die Kollegin von Leitung %d, das war große Klasse 😊|" \
              "@wiesenpieper Könnten Sie mir bitte sagen, wann Tarif %d endet?|" \
              "@wiesenpieper WAS FÜR EIN SAULADEN!!! %d Minuten Warteschleife, ich kündige.|" \
              "Na bravo @wiesenpieper, Störung Nummer %d diesen Monat. Läuft bei euch.|" \
              "The app has crashed %d times today. Fix it, please, or I will go elsewhere.|" \
              "Des is jo zum Narrischwerdn, Rechnung %d scho wieder foisch.|" \
              "Es geht wieder, hat sich erledigt. Ticket %d könnt ihr schließen.|" \
              "Heute %d Fotos vom Hafen gemacht, schönes Wetter.|" \
              "@wiesenpieper ihr seid solche Deppen, Auftrag %d verschlampt, mein Anwalt meldet sich|" \
              "Meine Mutter (84) sitzt seit %d Stunden ohne Telefon da. Das macht mir Angst.", texts, "|")
        for (i = first; i < first + n; ++i) {
            m = i % 1440
            printf "{\"schema\":1,\"id\":\"x:18%017d\",\"platform\":\"x\",\"kind\":\"post\",\"direction\":\"inbound\",", i
            printf "\"created_at\":\"2026-09-%02dT%02d:%02d:%02dZ\",\"text\":\"", 12 + (i % 2), m / 60 % 20, m % 60, i % 60
            printf texts[i % 12 + 1], i
            printf "\",\"lang\":\"%s\",\"author\":{\"id\":\"%d\",\"handle\":\"gast_%d\",\"name\":\"Gast %d\",\"followers\":%d},", i % 12 == 6 ? "en" : "de", i, i, i, i % 977
            printf "\"engagement\":{\"likes\":%d,\"reposts\":%d,\"replies\":0}}\n", i % 7, i % 3
        }
    }'
}

# make_inputs N: $T/in/TOOL is clean input of N posts for each tool, $T/good/TOOL what the tool makes of it.
make_inputs() {
    mkdir -p in good
    make_posts "$1" >in/ingest
    cp in/ingest in/classify
    cp in/ingest in/draft-reply
    [ -x "$BIN/classify" ] && run classify <in/classify >in/draft-reply
    cp in/draft-reply in/report
    [ -x "$BIN/draft-reply" ] && run draft-reply <in/draft-reply >in/report
    for tool in "${TOOLS[@]}"; do
        run "$tool" <"in/$tool" >"good/$tool" 2>good/err
        check_code "$tool: clean input" 0 $? good/err
        check_empty "$tool: clean input, nothing on standard error" good/err
    done
}

# judged: makes records such as classify leaves them of those on standard input, so that draft-reply takes them too.
judged() { sed 's/^{/{"triage":{},/'; }

# measure OUT COMMAND…: runs it with standard input as it is; sets CPU_MS, RSS_KB and CODE. GNU time is small, so its own
# memory, which the kernel counts in until exec, does not show.
measure() {
    local out=$1 numbers
    shift
    /usr/bin/time -q -o "$T/time" -f '%U %S %M %x' "$@" >"$out" 2>"$T/measure.err"
    numbers=$(tail -n 1 "$T/time" | awk '{ print int(($1 + $2) * 1000 + 0.5), $3, $4 }')
    # shellcheck disable=SC2034 # read by the scripts
    read -r CPU_MS RSS_KB CODE <<<"$numbers"
}
