// SPDX-License-Identifier: Apache-2.0
#include "text/top_domain.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

TEST_CASE("how much of a label is a top domain") {
    struct Row {
        std::string name, label, before;
        std::size_t end;
    };
    const std::vector<Row> rows{
        {"known", "de", "haus", 2},
        {"known, in capitals", "DE", "haus", 2},
        {"unknown", "baz", "foo", 0},
        {"known, and goes on", "comm", "foo", 0},
        {"known, and the sentence goes on", "com ", "foo", 3},
        {"a hyphen, so it is another word", "com-", "foo", 0},
        {"an address of mail", "com@", "foo", 0},
        {"only known below a second label", "za", "org", 2},
        {"the same below one that is none", "za", "haus", 0},
        {"one letter", "x", "foo", 0},
        {"for examples", "example", "haus", 7},
        {"another script", "みんな", "foo", 9}, // three characters of three bytes
        {"another script, and words behind it", "みんなです", "foo", 9},
        {"punycode", "xn--p1ai", "foo", 8},
        {"a character that is cut", "\xE3\x81", "foo", 0},
        {"nothing", "", "foo", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(top_domain_end(row.label, row.before) == row.end);
    }
}

TEST_CASE("two sentences without a blank between them are no host") {
    CHECK(is_prose("schlecht.Am", 9));
    CHECK(is_prose("bzw.in", 4));
    CHECK(is_prose("2.st", 2));
    CHECK(is_prose("rechnung.zip", 9));
    CHECK_FALSE(is_prose("www.haus.in", 9));
    CHECK_FALSE(is_prose("haus.de", 5));
    CHECK_FALSE(is_prose("NZZ.CH", 4));
}
