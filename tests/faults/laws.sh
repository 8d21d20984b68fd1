#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The laws of the pipe: T(T(x)) = T(x); T(a) + T(b) = T(a + b); each tool adds one member and leaves every other byte of the
# record as it was: unknown members, 30-digit ids, 1.10, key order, blanks.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

make_inputs 300
declare -A MEMBER=([classify]=triage [draft-reply]=draft)

for tool in "${FILTERS[@]}"; do
    run "$tool" <"good/$tool" >out 2>err
    check_code "$tool | $tool" 0 $? err
    check_same "$tool | $tool = $tool" "good/$tool" out

    for size in 1 7 150; do
        head -n $size "in/$tool" >a
        tail -n +$((size + 1)) "in/$tool" >b
        { run "$tool" <a; run "$tool" <b; } >out 2>err
        check_same "$tool: T(a) + T(b) = T(a + b), a of $size lines" "good/$tool" out
        run "$tool" a b >out 2>err
        check_same "$tool: T(a, b) = T(a + b), a of $size lines" "good/$tool" out
    done
    tac "in/$tool" | run "$tool" 2>err | tac >out
    check_same "$tool: the order of the records does not matter" "good/$tool" out
done

# What a record may hold besides. Each line is an object whose last byte is the brace.
cat >odd <<'EOT'
{"schema":1,"id":"x:123456789012345678901234567890","text":"Wo bleibt mein Paket?","preis":1.10,"menge":1e2,"null":null,"z":1,"a":2}
{"zuletzt":{"b":[1,2.50,{"c":"\u00e4\/"}],"a":{}},"text":"Danke für nichts!","id":"x:2","schema":1,"gross":123456789012345678901234567890}
{ "schema" : 1 , "id" : "x:3" ,	"text" : "Der Akku ist nach zwei Tagen leer." , "leer" : [ ] , "o" : { } }
{"id":"x:4","schema":1,"text":"kaputt, kaputt","triagedraft":true,"Triage":{"a":1},"x":-0,"y":-0.0,"e":1E400}
{"schema":1,"id":"x:5","text":"Rechnung falsch \ud83d\ude21 \u0022so\u0022 geht das nicht","k":"\u0000","labels":{"sentiment":"negative"},"source":"probe"}
{"schema":1,"id":"x:6","text":"Ruft mich zurück","author":{"handle":"gast","unbekannt":[1.000]},"engagement":{"likes":1,"mag":7},"mentions":[]}
{"schema":1,"id":"x:7","text":"","created_at":"2026-09-13T10:00:00Z"}
{"schema":1,"id":"x:8","text":"nur Text","":"leerer Name","ä":"Umlaut im Namen","\u0061\"b":1}
EOT
for tool in classify draft-reply; do
    [ -x "$BIN/$tool" ] || continue
    # draft-reply takes only what has been judged.
    if [ "$tool" = draft-reply ]; then judged <odd >given; else cp odd given; fi
    run "$tool" <given >out 2>err
    check_code "$tool: odd records" 0 $? err
    cut_off=$(paste -d '\n' given out | awk -v member="${MEMBER[$tool]}" 'NR % 2 { before = $0; next }
        { head = substr(before, 1, length(before) - 1); sub(/[ \t]+$/, "", head); rest = $0
          if (index(rest, head) != 1) { print "record " NR / 2 ": begins differently"; next }
          rest = substr(rest, length(head) + 1)
          if (rest !~ "^[ \t]*,\"" member "\":\\{.*\\}[ \t]*\\}$") print "record " NR / 2 ": ends " substr(rest, 1, 60) }')
    if [ -z "$cut_off" ]; then ok "$tool: odd records, one member more, no byte else"; else
        bad "$tool: odd records, one member more, no byte else" "$cut_off"
    fi
done
if [ -x "$BIN/ingest" ]; then
    # With a profile ingest adds the direction where it is not said; without one nothing at all.
    "$BIN/ingest" --quiet --from record <odd >out 2>err
    check_code 'ingest: odd records' 0 $? err
    check_same 'ingest: records of our own pass through' odd out
    "$BIN/ingest" --quiet <odd >out 2>err
    check_same 'ingest: records of our own pass through, also where nobody says that they are' odd out
fi
if [ ${#FILTERS[@]} -eq 3 ]; then
    run ingest <odd | run classify | run draft-reply >out 2>err
    check_same 'the whole pipe: odd records, the same members and values' \
        <(jq -c . odd) <(jq -c 'del(.triage, .draft, .direction)' out)
    heads=$(paste -d '\n' odd out | awk 'NR % 2 { before = $0; next } {
        head = substr(before, 1, length(before) - 1); sub(/[ \t]+$/, "", head); if (index($0, head) != 1) print NR / 2 }')
    if [ -z "$heads" ]; then ok 'the whole pipe: odd records, to the byte'; else bad 'the whole pipe: odd records, to the byte' "records $heads"; fi
fi

# The member stands there already: first, in the middle, last, or as something else than an object. It is replaced, the rest stays.
for tool in classify draft-reply; do
    [ -x "$BIN/$tool" ] || continue
    member=${MEMBER[$tool]}
    head -n 1 "in/$tool" | jq -c "del(.$member)" >plain
    run "$tool" <plain | jq -cS . >wanted
    # sed halves the backslashes
    for old in '{"alt":[1,{"}":"\\\\"}]}' '{}' null 17 '"text"' '[1,2]'; do
        {
            sed "s|^{|{\"$member\":$old,|" plain
            sed "s|,\"platform\"|,\"$member\":$old,\"platform\"|" plain
            sed "s|}\$|,\"$member\":$old}|" plain
            sed "s|}\$| , \"$member\" : $old }|" plain
        } >standing
        run "$tool" <standing >out 2>err
        check_code "$tool: $member is $old already" 0 $? err
        jq -cS . out | sort -u >got
        check_same "$tool: $member is $old already, replaced" wanted got
        check "$tool: $member is $old already, stands once" test "$(grep -o "\"$member\" *:" out | wc -l)" -eq 4
    done
done
finish
