// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.hpp"

#include "cpu_seconds.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

TEST_CASE("to_nfc") {
    struct Row {
        std::string name, text, composed;
    };
    const std::vector<Row> rows{
        {"nothing", "", ""},
        {"ASCII", "abc", "abc"},
        {"composed already", "Ärger", "Ärger"},
        {"u and diaeresis", "u\u0308ber", "über"},
        {"capital", "A\u0308rger", "Ärger"},
        {"the first mark there is", "a\u0300", "à"},
        {"two marks, in either order", "a\u0323\u0302 a\u0302\u0323", "ậ ậ"},
        {"a mark that combines with nothing", "q\u0308", "q\u0308"},
        {"Ångström sign is Å", "\u212B", "Å"},
        {"Korean", "\u1112\u1161\u11AB", "한"},
        {"compatibility is kept apart", "ﬁ ① ½", "ﬁ ① ½"},
        {"emoji of several parts", "👨‍👩‍👧 ❤️ 🇩🇪", "👨‍👩‍👧 ❤️ 🇩🇪"},
        {"quotes and dashes", "„so“ – und…", "„so“ – und…"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(to_nfc(row.text) == row.composed);
        CHECK(to_nfc(row.composed) == row.composed);
    }
}

TEST_CASE("heaps of marks are left alone, in linear time") {
    // Marks of two classes in turn are what sorting them takes longest for.
    std::string heap = "a";
    for (int i = 0; i < 100'000; ++i) {
        heap += "\u0301\u0323";
    }
    std::string sneaky = "a"; // U+0F73 is of class 0 but falls apart into two marks
    for (int i = 0; i < 100'000; ++i) {
        sneaky += "\u0F73";
    }
    const double begin = cpu_seconds();
    CHECK(to_nfc(heap) == heap);
    CHECK(to_nfc(sneaky) == sneaky);
    // Sorting took 36 s for 80,000 marks; looking takes milliseconds.
    CHECK(cpu_seconds() - begin < 5);
    CHECK(to_nfc("u\u0308 a\u0301\u0323\u0301\u0323\u0301\u0323").substr(0, 2) == "ü"); // some marks are still writing
}

TEST_CASE("graphemes are what people count") {
    struct Row {
        std::string name, text;
        std::size_t count;
    };
    const std::vector<Row> rows{
        {"nothing", "", 0},
        {"ASCII", "abc", 3},
        {"umlaut", "über", 4},
        {"umlaut in two parts", "u\u0308ber", 4},
        {"CRLF is one", "a\r\nb", 3},
        {"family", "👨‍👩‍👧‍👦", 1},
        {"skin tone", "👍🏽", 1},
        {"two flags", "🇩🇪🇦🇹", 2},
        {"three halves of flags", "🇩🇪🇦", 2},
        {"keycap", "1️⃣", 1},
        {"flag of England, made of tags", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 1},
        {"Zalgo", "Z\u0301\u0302\u0303\u0304a", 2},
        {"Korean", "\u1112\u1161\u11AB", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(count_graphemes(row.text) == row.count);
        CHECK(offset_after_graphemes(row.text, row.count) == row.text.size());
        CHECK(offset_after_graphemes(row.text, row.count + 5) == row.text.size());
        CHECK(offset_after_graphemes(row.text, 0) == 0);
    }
    CHECK(offset_after_graphemes("u\u0308ber", 1) == 3);   // u is one byte, the mark two
    CHECK(offset_after_graphemes("👍🏽👍", 1) == 8); // two characters of four bytes
}

TEST_CASE("classes of characters") {
    for (const char32_t letter : {U'a', U'Z', U'ä', U'ß', U'ẞ', U'é', U'я', U'你', U'ª'}) {
        CAPTURE(static_cast<unsigned>(letter));
        CHECK(is_letter(letter));
    }
    for (const char32_t other : {U'1', U'@', U'[', U'`', U'{', U'€', U'×', U'😡', U'\u0308'}) {
        CAPTURE(static_cast<unsigned>(other));
        CHECK_FALSE(is_letter(other));
    }
    CHECK(is_mark(0x308));
    CHECK_FALSE(is_mark('a'));
    CHECK_FALSE(is_mark(0x2FF));
    CHECK(is_upper(U'Ä'));
    CHECK(is_upper(U'ẞ'));
    CHECK_FALSE(is_upper(U'ß'));
    CHECK_FALSE(is_upper(U'1'));
    CHECK(to_lower(U'Ä') == U'ä');
    CHECK(to_lower(U'ẞ') == U'ß');
    CHECK(to_lower(U'@') == U'@');
    CHECK(to_lower(U'[') == U'[');
    for (const char32_t space : {U' ', U'\t', U'\n', U'\r', U'\u00A0', U'\u2003', U'\u202F', U'\u3000', U'\u2028'}) {
        CHECK(is_space(space));
    }
    CHECK_FALSE(is_space(U'\u200B')); // zero width, no space in Unicode
    CHECK_FALSE(is_space(0x1F));
}

TEST_CASE("emoji") {
    for (const char32_t emoji : {U'😡', U'👍', U'❤', U'☎', U'⌚', U'⬛', U'🇩', U'🤷', U'♂', U'‼', U'™', U'🫠'}) {
        CAPTURE(static_cast<unsigned>(emoji));
        CHECK(is_emoji(emoji));
    }
    for (const char32_t other : {U'1', U'#', U'*', U'€', U'–', U'“', U'…', U'→', U'ä', U'你', U'©'}) {
        CAPTURE(static_cast<unsigned>(other));
        CHECK_FALSE(is_emoji(other));
    }
    for (const char32_t modifier :
         {char32_t{0x200D}, char32_t{0xFE0F}, char32_t{0x20E3}, char32_t{0x1F3FB}, char32_t{0xE0067}}) {
        CAPTURE(static_cast<unsigned>(modifier));
        CHECK(is_emoji_modifier(modifier));
    }
    CHECK_FALSE(is_emoji_modifier(U'😡'));
}

TEST_CASE("digits of any script") {
    for (const char32_t c : {U'0', U'9', U'\u0663', U'\u0967', U'\uFF15', U'\U000104A0'}) {
        CHECK(is_digit(c));
    }
    for (const char32_t c : {U'a', U'\u00B2', U'\u00BD', U'\u2463', U'\u4E00'}) { // ² ½ ④ 一 count, but are no digits
        CHECK_FALSE(is_digit(c));
    }
}
