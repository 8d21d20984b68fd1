// SPDX-License-Identifier: Apache-2.0
#include "classify/disguise.hpp"

#include "classify/example_house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

TEST_CASE("digits inside a word are read as letters, those of names, numbers and addresses are not") {
    struct Row {
        std::string text, plain; ///< empty: nothing is disguised
    };
    const std::vector<Row> rows{
        {"Ihr 1di0ten!", "Ihr idioten!"},
        {"Ich h4sse Mu5lime.", "Ich hasse Muslime."},
        {"V0llpf0sten", "Vollpfosten"},
        {"Tr0ttel, RE5 und iphone13", "Trottel, RE5 und iphone13"},
        {"Fl\u00fc9elt\u00fcr", "Fl\u00fcgelt\u00fcr"},
        {"RE5, B2B, A380, G20", ""},
        {"Bestellung WP2026a", ""},
        {"bestellung hb4711a", ""}, // more digits than letters
        {"iphone13", ""},
        {"https://x.example/h4sse @m4rie #t0ll a.b@c3d.example", ""},
        {"um 8uhr", ""},
        {"seit 3tagen", ""},
        {"ihr i d i o t e n, ihr", "ihr idioten      , ihr"},
        {"i d i o t", "idiot    "},
        {"Gleis A B C", ""},
        {"a b c dann", ""}, // three, and a word
        {"x a b c", "xabc   "},
        {"a  b c d", ""},
        {"4bschaum", ""}, // looks like a number and a unit
        {"12,50", ""},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        std::string plain;
        CHECK(classify::read_disguised(row.text, plain) == !row.plain.empty());
        CHECK(plain == row.plain);
    }
}

TEST_CASE("a disguised insult is one, and its span is that of the post") {
    const record::Post post = post_of("@wiesenpieper Ihr 1di0ten!");
    const record::Triage triage = judge(post);
    CHECK(triage.offence == record::Offence::insult);
}
