// SPDX-License-Identifier: Apache-2.0
#include "text/display_width.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace kummerkasten::text;

TEST_CASE("display width") {
    struct Row {
        std::string name, text;
        std::size_t width;
    };
    const std::vector<Row> rows{
        {"empty", "", 0},
        {"ASCII", "Zug", 3},
        {"umlauts", "Grüße", 5},
        {"umlaut of two characters", "u\u0308", 1},
        {"dashes and quotes", "„–“", 3},
        {"CJK", "漢字", 4},
        {"full width", "Ａ！", 4},
        {"hangul", "한", 2},
        {"emoji", "💛", 2},
        {"emoji with skin tone", "👍🏽", 2},
        {"family of three, joined", "👨‍👩‍👧", 2},
        {"woman at work: the sign behind the joiner has no width of its own", "🏃‍♀️", 2},
        {"flag of two letters", "🇩🇪", 2},
        {"two flags", "🇩🇪🇨🇭", 4},
        {"heart as a text sign", "❤", 1},
        {"heart as an emoji", "❤️", 2},
        {"keycap", "1️⃣", 2},
        {"wide by default", "⚡", 2},
        {"arrow", "→", 1},
        {"block of a bar", "▇▇", 2},
        {"zero width space", "a\u200Bb", 2},
        {"no-break space", "a\u00A0b", 3},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(display_width(row.text) == row.width);
    }
}

TEST_CASE("cutting to a width") {
    struct Row {
        std::string name, text;
        std::size_t columns;
        std::string cut;
    };
    const std::vector<Row> rows{
        {"fits", "Verspätung", 10, "Verspätung"},
        {"one too long", "Verspätungen", 11, "Verspätung…"},
        {"umlaut at the cut is whole", "Verspätung", 7, "Verspä…"},
        {"no blank before the ellipsis", "Zug fährt", 5, "Zug…"},
        {"a wide character that does not fit goes whole", "漢字漢", 4, "漢…"},
        {"an emoji sequence is not torn", "ab👍🏽cd", 4, "ab…"},
        {"an emoji sequence that fits stays whole", "ab👍🏽cd", 5, "ab👍🏽…"},
        {"a mark stays with its letter", "u\u0308u\u0308u\u0308", 2, "u\u0308…"},
        {"one column", "Zug", 1, "…"},
        {"none", "Zug", 0, ""},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(cut_to_width(row.text, row.columns) == row.cut);
        CHECK(display_width(cut_to_width(row.text, row.columns)) <= row.columns);
    }
}

TEST_CASE("padding counts columns, not bytes") {
    std::string out;
    append_padded(out, "ö", 3);
    append_padded(out, "漢", 3, true);
    append_padded(out, "long", 2);
    CHECK(out == "ö   漢long");
}
