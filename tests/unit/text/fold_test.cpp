// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

TEST_CASE("fold, table") {
    struct Row {
        std::string name, text, folded;
    };
    const std::vector<Row> rows{
        {"nothing", "", ""},
        {"ASCII", "Hallo, WELT 123!", "hallo, welt 123!"},
        {"umlauts", "Ärger über Öl", "aerger ueber oel"},
        {"capital umlauts", "ÄRGER ÜBER ÖL", "aerger ueber oel"},
        {"sharp s", "groß", "gross"},
        {"capital sharp s is three bytes", "GROẞ", "grosss"},
        {"no-break space", "10\u00A0€", "10  €"},
        {"accents are kept", "CAFÉ", "café"},
        {"French", "ÇA VA À LA GARE", "ça va à la gare"},
        {"Polish", "ŁÓDŹ", "łódź"},
        {"Greek", "ΟΔΥΣΣΕΥΣ", "οδυσσευσ"},
        {"Cyrillic", "ПРИВЕТ", "привет"},
        // Kelvin sign: three bytes, its lower case is k, one byte. It stays, for the length's sake.
        {"lower case of another length", "\u212A", "\u212A"},
        {"dotted I", "İ", "İ"},
        {"emoji", "😡 OK", "😡 ok"},
        {"no script, no case", "你好", "你好"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(fold(row.text) == row.folded);
        CHECK(row.folded.size() == row.text.size()); // the table itself keeps the invariant
    }
}

TEST_CASE("folding keeps the length of every character of Unicode, is valid and idempotent") {
    std::string text;
    std::string once;
    std::string twice;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        text.clear();
        append_utf8(text, c);
        fold(text, once);
        REQUIRE(once.size() == text.size());
        REQUIRE(is_valid_utf8(once));
        fold(once, twice);
        REQUIRE(once == twice);
    }
}

TEST_CASE("folding keeps every character's place") {
    const std::string text = "Über 10\u00A0€ für ẞ und 😡 İstanbul";
    const std::string folded = fold(text);
    REQUIRE(folded.size() == text.size());
    for (std::size_t i = 0; i < text.size();) { // a boundary of the text is one of the folded text
        CHECK_FALSE(is_continuation(folded[i]));
        static_cast<void>(next_character(text, i));
    }
}

TEST_CASE("the output's memory is reused, its content is not") {
    std::string out = "something long that was here before";
    fold("Ä", out);
    CHECK(out == "ae");
    fold("", out);
    CHECK(out.empty());
}

TEST_CASE("dictionary_form squeezes runs of three letters to two") {
    struct Row {
        std::string name, word, form;
    };
    const std::vector<Row> rows{
        {"two stay", "Zoo", "zoo"},
        {"three", "sooo", "soo"},
        {"many", "sooooooooo", "soo"},
        {"capital and small are equal", "SoOoO", "soo"},
        {"sharp s in capitals", "GROẞ", "gross"},
        {"sharp s in small letters", "groß", "gross"},
        {"two runs", "neeeeiiiin", "neeiin"},
        {"digits are no letters", "1000", "1000"},
        {"signs are no letters", "!!!!", "!!!!"},
        {"an umlaut is two letters", "ääh", "aeaeh"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(dictionary_form(row.word) == row.form);
    }
}

TEST_CASE("append_squeezed does not look at what stood there before") {
    std::string out = "aa";
    append_squeezed(out, "aab");
    CHECK(out == "aaaab");
}
