// SPDX-License-Identifier: Apache-2.0
#include "base/strings.hpp"

#include "base/place.hpp"
#include "base/suggest.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace std::string_view_literals;

TEST_CASE("trim takes ASCII white space from both ends only") {
    struct Row {
        std::string_view name, text, trimmed;
    };
    const Row rows[] = {
        {"nothing", "", ""},
        {"only blanks", " \t\r\n\f\v ", ""},
        {"both ends", "  a b\t", "a b"},
        {"inside stays", "a \n b", "a \n b"},
        {"NUL is no white space", "\0 "sv, "\0"sv},
        {"no-break space is text", "\u00A0a", "\u00A0a"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(trim(row.text) == row.trimmed);
    }
}

TEST_CASE("split gives all fields, empty ones too") {
    using Fields = std::vector<std::string_view>;
    CHECK(split("", '\t') == Fields{""});
    CHECK(split("a", '\t') == Fields{"a"});
    CHECK(split("a\tb", '\t') == Fields{"a", "b"});
    CHECK(split("\t", '\t') == Fields{"", ""});
    CHECK(split("a\t\tb\t", '\t') == Fields{"a", "", "b", ""});
    CHECK(split("a,b", '\t') == Fields{"a,b"});
}

TEST_CASE("lower case is ASCII's") {
    CHECK(to_ascii_lower("AbZ-09_ÄÖ") == "abz-09_ÄÖ");
    CHECK(to_ascii_lower('@') == '@'); // in front of "A"
    CHECK(to_ascii_lower('[') == '['); // behind "Z"
    CHECK(equals_ignoring_ascii_case("X-Tag", "x-tAG"));
    CHECK_FALSE(equals_ignoring_ascii_case("a", "ab"));
    CHECK_FALSE(equals_ignoring_ascii_case("@", "`")); // 0x40 and 0x60 differ by the case bit and are no letters
    CHECK_FALSE(equals_ignoring_ascii_case("Ä", "ä"));
    CHECK(equals_ignoring_ascii_case("", ""));
}

TEST_CASE("escape_controls makes one safe line for a terminal") {
    struct Row {
        std::string_view name, text, safe;
    };
    const Row rows[] = {
        {"plain", "Guten Tag", "Guten Tag"},
        {"line break and tab have names", "a\nb\tc", "a\\nb\\tc"},
        {"the others are hexadecimal", "\x01\r\x1b[31m", "\\x01\\x0d\\x1b[31m"},
        {"NUL", "a\0b"sv, "a\\x00b"},
        {"DEL", "\x7f", "\\x7f"},
        // CSI is U+009B, C2 9B in UTF-8, and begins a terminal's commands as ESC [ does.
        {"C1 control",
         "\xC2\x9B"
         "31m",
         "\\x9b31m"},
        {"first and last C1", "\xC2\x80\xC2\x9F", "\\x80\\x9f"},
        {"U+00A0 is the first that is none", "\xC2\xA0", "\xC2\xA0"},
        {"umlauts stay", "Ärger über Größe", "Ärger über Größe"},
        {"a stray C2 swallows nothing",
         "\xC2"
         "a\xC2\n",
         "\xC2"
         "a\xC2\\n"},
        {"C2 at the end", "\xC2", "\xC2"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(escape_controls(row.text) == row.safe);
    }
}

TEST_CASE("in_quotes cuts on a character") {
    struct Row {
        std::string_view name, text;
        std::size_t most;
        std::string_view quoted;
    };
    const Row rows[] = {
        {"short", "abc", 3, "'abc'"},
        {"one too many", "abcd", 3, "'abc…'"},
        {"empty", "", 3, "''"},
        {"controls", "a\nb", 10, "'a\\nb'"},
        {"cut in front of a two-byte character", "aaü", 3, "'aa…'"}, // ü is bytes 2 and 3
        {"cut behind it", "aaüb", 4, "'aaü…'"},
        {"cut in a four-byte character", "a😡b", 4, "'a…'"}, // the face is bytes 1 to 4
        {"nothing fits", "😡😡", 3, "'…'"},
        {"none wanted", "a", 0, "'…'"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(in_quotes(row.text, row.most) == row.quoted);
    }
    CHECK(in_quotes(std::string(61, 'x')) == "'" + std::string(60, 'x') + "…'");
}

TEST_CASE("nearest guesses within a third of the letters") {
    const std::string_view words[] = {"outage", "billing", "delay"};
    struct Row {
        std::string_view name, word, expected; // "" for none
    };
    const Row rows[] = {
        {"itself", "outage", "outage"},
        {"a letter missing", "outge", "outage"},
        {"a letter too many", "bbilling", "billing"},
        {"two letters changed places are two edits; 5 letters allow one", "dealy", ""},
        {"6 letters allow two", "outgae", "outage"},
        {"too far", "price", ""},
        {"nothing", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(nearest(row.word, words).value_or("") == row.expected);
    }
    CHECK_FALSE(nearest("a", {}).has_value());
    const std::string_view twins[] = {"rule-a", "rule-b"};
    CHECK(nearest("rule-c", twins) == "rule-a"); // of equals the first
}

TEST_CASE("counted minds one and many") {
    CHECK(counted(0, "post") == "0 posts");
    CHECK(counted(1, "post") == "1 post");
    CHECK(counted(2, "post") == "2 posts");
}

TEST_CASE("list_of") {
    const std::string_view words[] = {"du", "ihr", "sie"};
    CHECK(list_of({}).empty());
    CHECK(list_of(std::span(words, 1)) == "du");
    CHECK(list_of(std::span(words, 2)) == "du or ihr");
    CHECK(list_of(words) == "du, ihr or sie");
}

TEST_CASE("suggest says what was meant, else what is allowed") {
    const std::string_view words[] = {"outage", "delay"};
    CHECK(suggest("outge", words) == "did you mean 'outage'");
    CHECK(suggest("zzzzzz", words) == "allowed are outage or delay");
}

TEST_CASE("a place is file:line") {
    CHECK(to_string(Place{"posts.jsonl", 17}) == "posts.jsonl:17");
    CHECK(to_string(Place{"posts.jsonl", 0}) == "posts.jsonl");
    CHECK(to_string(Place{"<stdin>", 18446744073709551615U}) == "<stdin>:18446744073709551615"); // 2^64 − 1
    CHECK(to_string(Place{"a\nb", 1}) == "a\\nb:1");
    CHECK(to_string(Place{}).empty());
}
