#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# RFC 8259, to the byte: what is JSON is accepted, what is not is rejected, as a member of a record and as a whole line.
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"

# Values that are JSON, one a line.
cat >accept <<'EOT'
0
-0
1
-1
10
1.0
0.5
-1.25e-3
1E+2
1e0
123456789012345678901234567890
0.1000000000000000000000000000000000000001
""
" "
"a"
"\""
"\\"
"\/"
"\b\f\n\r\t"
"\u0041"
"\u00e4\u00C4"
"\ud83d\ude00"
"\u0000"
"ä€😀"
"\u2028"
[]
[ ]
[1]
[1,2]
[ 1 , 2 ]
[[],{}]
[[[[[]]]]]
{}
{ }
{"a":1}
{"":0}
{"a":{"b":[null,true,false]}}
{"a":1,"a":2}
{"ä\u00e4":"x"}
null
true
false
EOT
# Values that are not.
cat >reject <<'EOT'
01
-01
+1
1.
.5
-
1e
1e+
1.e3
0x10
1_000
NaN
Infinity
-Infinity
1,
nul
nulll
True
TRUE
undefined
'a'
"a
a"
"\x41"
"\u12"
"\u00g0"
"\
"\u"
"a" "b"
"tab	in it"
[
]
[1
[1,
[1,]
[,1]
[1 2]
[1;2]
[1,,2]
[}
{
}
{"a"}
{"a":}
{"a" 1}
{"a":1,}
{,"a":1}
{a:1}
{'a':1}
{1:1}
{"a":1 "b":2}
{"a"::1}
{"a":1}}
/* c */ 1
// c
1 # c
(1)
EOT
# Whole lines that are no record: not JSON, or JSON and no object.
cat >lines <<'EOT'
[]
"text"
1
null
true
{}{}
{} {}
{},
{"text":"a"}x
x{"text":"a"}
{"text":"a"}{"text":"b"}
[{"schema":1,"id":"x:1","text":"a"}]
{"text":"a",}
{"text"="a"}
{text:"a"}
{"schema":1,"id":"x:1"}
{"schema":1,"id":"x:1","text":null}
{"schema":1,"id":"x:1","text":["a"]}
{"schema":1,"id":"x:1","Text":"a"}
EOT

as_member() { awk -v kind="$1" '{ printf "{\"triage\":{},\"schema\":1,\"id\":\"%s:%d\",\"text\":\"Hallo\",\"x\":%s}\n", kind, NR, $0 }' "$2"; }
make_posts 1 | judged >first # an ordinary record begins the stream
for tool in "${TOOLS[@]}"; do
    { cat first; as_member a accept; } >in
    run "$tool" --rejects rejects.tsv <in >out 2>err
    check_code "$tool: values that are JSON" 0 $? err
    check_empty "$tool: values that are JSON, none rejected" rejects.tsv
    [ "$tool" = report ] || check_same "$tool: values that are JSON, each answered" \
        <(seq "$(wc -l <accept)") <(sed -n 's/.*"id":"a:\([0-9]*\)".*/\1/p' out)

    { cat first; as_member r reject; cat first; } >in
    run "$tool" --rejects rejects.tsv <in >out 2>err
    check_code "$tool: values that are not JSON" 1 $? err
    check_same "$tool: values that are not JSON, each rejected" <(as_member r reject) <(cut -f 4- rejects.tsv)
    [ "$tool" = report ] || check "$tool: values that are not JSON, the others answered" test "$(wc -l <out)" -eq 2

    { cat first lines first; } >in
    run "$tool" --rejects rejects.tsv <in >out 2>err
    check_code "$tool: lines that are no record" 1 $? err
    check_same "$tool: lines that are no record, each rejected" lines <(cut -f 4- rejects.tsv)

    # Lone surrogates are escapes of nothing: rejected or repaired, never passed on as bytes that are no UTF-8.
    printf '%s\n' '"\ud800"' '"\udc00"' '"\ud83dx"' '"\ude00\ud83d"' | as_member s /dev/stdin | sed 's/"text":"Hallo","x"/"x":1,"text"/' |
        cat first - >in
    run "$tool" <in >out 2>err
    check_code "$tool: lone surrogates in a text" '0 1' $? err
    check "$tool: lone surrogates in a text, valid UTF-8 comes out" iconv -f UTF-8 -t UTF-16 -o /dev/null out
done
finish
