// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <simdjson.h>
#include <utf8proc.h>

#include <fstream>
#include <random>
#include <string>

using namespace kummerkasten::text;
using namespace std::string_literals;

namespace {

const std::string kMark = "\uFFFD";

std::string marks(std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
        all += kMark;
    }
    return all;
}

bool valid_for_utf8proc(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data() + i),
                                             static_cast<utf8proc_ssize_t>(bytes.size() - i), &character);
        if (length < 1) {
            return false;
        }
        i += static_cast<std::size_t>(length);
    }
    return true;
}

} // namespace

// As many U+FFFD as the Unicode standard recommends: one for each maximal subpart (section 3.9, table 3-8). ICU and
// browsers count the same.
TEST_CASE("repair, golden table") {
    struct Row {
        std::string name, bytes, repaired;
        std::size_t replacements, first;
    };
    const std::vector<Row> rows{
        {"nothing", "", "", 0, 0},
        {"ASCII", "abc", "abc", 0, 0},
        {"umlauts", "Ärger", "Ärger", 0, 0},
        {"lone continuation", "\x80", marks(1), 1, 0},
        {"C0 AF, an overlong slash", "\xC0\xAF", marks(2), 2, 0},
        {"C0 80, an overlong NUL", "\xC0\x80", marks(2), 2, 0},
        {"E0 80 80, overlong", "\xE0\x80\x80", marks(3), 3, 0},
        {"F0 80 80 80, overlong", "\xF0\x80\x80\x80", marks(4), 4, 0},
        {"a surrogate", "\xED\xA0\x80", marks(3), 3, 0},
        {"the last in front of the surrogates", "\xED\x9F\xBF", "\xED\x9F\xBF", 0, 0},
        {"F4 90 80 80, above U+10FFFF", "\xF4\x90\x80\x80", marks(4), 4, 0},
        {"F5 80 80 80", "\xF5\x80\x80\x80", marks(4), 4, 0},
        {"U+10FFFF itself", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF", 0, 0},
        {"F0 9F 98, cut off: one", "\xF0\x9F\x98", marks(1), 1, 0},
        {"E2 82, cut off: one", "\xE2\x82", marks(1), 1, 0},
        {"cut off in front of ASCII", "\xF0\x9F\x98!", marks(1) + "!", 1, 0},
        {"cut off in front of a whole one", "\xE2\x82ü", marks(1) + "ü", 1, 0},
        {"Latin-1", "f\xFCr", "f" + kMark + "r", 1, 1},
        {"FE FF", "\xFE\xFF", marks(2), 2, 0},
        {"two places, the first is told",
         "ab\xFF"
         "cd\xFF",
         "ab" + kMark + "cd" + kMark, 2, 2},
        {"the standard's own example",
         "a\xF1\x80\x80\xE1\x80\xC2"
         "b\x80"
         "c\x80\xBF"
         "d",
         "a" + marks(3) + "b" + marks(1) + "c" + marks(2) + "d", 6, 1},
        {"byte order mark is valid", "\xEF\xBB\xBF", "\xEF\xBB\xBF", 0, 0},
        {"U+FFFE is valid", "\xEF\xBF\xBE", "\xEF\xBF\xBE", 0, 0},
        {"U+FFFD is valid", kMark, kMark, 0, 0},
        {"NUL is valid", "a\0b"s, "a\0b"s, 0, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Repaired repaired = repair_utf8(row.bytes);
        CHECK(repaired.text == row.repaired);
        CHECK(repaired.replacements == row.replacements);
        CHECK(repaired.first_invalid == row.first);
        CHECK(is_valid_utf8(row.bytes) == (row.replacements == 0));
        CHECK(is_valid_utf8(repaired.text));
        CHECK(repair_utf8(repaired.text).text == repaired.text);
    }
}

TEST_CASE("repair of random bytes: valid for two other libraries, idempotent, valid input unchanged") {
    std::mt19937 random(20'260'912); // fixed: the same bytes on every machine
    // Bytes that make and break sequences, far more often than chance would give them.
    const std::string bytes =
        "a\n\"\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xC3\xDF\xE0\xE2\xED\xEF\xF0\xF1\xF4\xF5\xFF\0"s;
    for (int round = 0; round < 20'000; ++round) {
        std::string input(random() % 80, ' ');
        for (char& c : input) {
            c = random() % 4 == 0 ? static_cast<char>(static_cast<unsigned char>(random() % 256))
                                  : bytes[random() % bytes.size()];
        }
        const Repaired repaired = repair_utf8(input);
        const bool valid = simdjson::validate_utf8(input.data(), input.size());
        REQUIRE(is_valid_utf8(input) == valid);
        REQUIRE(valid == valid_for_utf8proc(input));
        REQUIRE((repaired.replacements == 0) == valid);
        REQUIRE(simdjson::validate_utf8(repaired.text.data(), repaired.text.size()));
        REQUIRE(valid_for_utf8proc(repaired.text));
        REQUIRE(repair_utf8(repaired.text).replacements == 0);
        if (valid) {
            REQUIRE(repaired.text == input);
        } else {
            REQUIRE(is_valid_utf8(std::string_view(input).substr(0, repaired.first_invalid)));
            REQUIRE(repaired.text.substr(0, repaired.first_invalid) == input.substr(0, repaired.first_invalid));
        }
    }
}

TEST_CASE("every character is written and read back, and only characters are valid") {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        std::string bytes;
        append_utf8(bytes, c);
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        REQUIRE(is_valid_utf8(bytes) != surrogate);
        // Table 3-6 of the standard: 7, 11, 16 and 21 bits.
        REQUIRE(bytes.size() == (c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U));
        REQUIRE(sequence_length(bytes.front()) == bytes.size());
        std::size_t offset = 0;
        REQUIRE(next_character(bytes, offset) == c);
        REQUIRE(offset == bytes.size());
    }
}

TEST_CASE("next_character at the end of a text that is cut off stays inside") {
    const std::string_view cut = "a\xF0\x9F";
    std::size_t offset = 0;
    std::size_t steps = 0;
    while (offset < cut.size()) {
        static_cast<void>(next_character(cut, offset));
        ++steps;
    }
    CHECK(offset == cut.size());
    CHECK(steps == 3);
}

TEST_CASE("prefix ends on a character") {
    struct Row {
        std::string name;
        std::string_view text;
        std::size_t most;
        std::string_view prefix;
    };
    const std::vector<Row> rows{
        {"shorter", "abc", 5, "abc"},        {"equal", "abc", 3, "abc"},     {"cut", "abcd", 3, "abc"},
        {"in front of ü", "abü", 3, "ab"},   {"behind ü", "abüc", 4, "abü"}, {"in an emoji", "a😡b", 4, "a"},
        {"behind an emoji", "a😡b", 5, "a😡"}, {"nothing", "ü", 0, ""},        {"not even one", "😡", 3, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(prefix(row.text, row.most) == row.prefix);
    }
}

TEST_CASE("count_characters counts code points") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("Ärger") == 5);
    CHECK(count_characters("a😡€") == 3);
    CHECK(count_characters("u\u0308") == 2); // a letter and a mark
}

// Bytes in hexadecimal with blanks between, "nothing" for none.
static std::string from_hex(std::string_view hex) {
    std::string bytes;
    int digits = 0;
    unsigned value = 0;
    if (hex == "nothing") {
        return bytes;
    }
    for (const char c : hex) {
        const auto at = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
        if (at == std::string_view::npos) {
            continue;
        }
        value = value * 16 + static_cast<unsigned>(at);
        if (++digits == 2) {
            bytes += static_cast<char>(static_cast<unsigned char>(value));
            digits = 0;
            value = 0;
        }
    }
    return bytes;
}

TEST_CASE("the public suite utf8tests") {
    std::ifstream suite(KUMMERKASTEN_SOURCE_DIR "/../shared/suites/utf8tests/utf8tests.txt");
    if (!suite) {
        MESSAGE("skipped: ../shared/suites/utf8tests is not there");
        return;
    }
    int seen = 0;
    for (std::string line; std::getline(suite, line);) {
        const std::size_t first = line.find(':');
        if (line.empty() || line[0] == '#' || first == std::string::npos) {
            continue;
        }
        CAPTURE(line);
        const std::size_t second = line.find(':', first + 1);
        const std::string kind = line.substr(first + 1, second - first - 1);
        const std::string rest = line.substr(second + 1);
        if (kind == "valid") {
            CHECK(is_valid_utf8(rest));
        } else if (kind == "valid hex") {
            CHECK(is_valid_utf8(from_hex(rest)));
        } else if (kind == "invalid hex") {
            const std::size_t third = rest.find(':');
            const std::size_t fourth = rest.find(':', third + 1);
            const std::string bytes = from_hex(rest.substr(0, third));
            CHECK_FALSE(is_valid_utf8(bytes));
            CHECK(repair_utf8(bytes).text == from_hex(rest.substr(fourth + 1)));
        } else {
            continue;
        }
        ++seen;
    }
    CHECK(seen > 100);
}
