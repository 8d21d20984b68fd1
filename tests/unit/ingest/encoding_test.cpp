// SPDX-License-Identifier: Apache-2.0
#include "ingest/encoding.hpp"

#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;
using namespace std::string_literals;

TEST_CASE("Windows-1252 or UTF-8") {
    struct Row {
        std::string name, bytes;
        bool windows;
    };
    const std::vector<Row> rows{
        {"nothing", "", false},
        {"ASCII", "Hallo", false},
        {"UTF-8", "f\u00FCr \u20AC", false},
        {"an umlaut", "f\xFCr", true},
        {"an umlaut at the end", "Men\xFC", true},
        {"capitals side by side", "B\xDC\xC4\xD6", true},
        {"typographer's quotes", "\x84so\x93", true},
        {"a byte without a meaning", "f\xFCr \x81", false},
        {"UTF-8 cut off", "f\u00FCr gr\xC3", false},
        {"mostly umlauts, one pair that is UTF-8 by chance", "\xE4\xF6\xFC\xDF \xE4\xF6 \xC3\xA4", true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(looks_like_windows_1252(row.bytes) == row.windows);
    }
}

TEST_CASE("every byte becomes one character") {
    for (int byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        const std::string text = decode_windows_1252(std::string(1, static_cast<char>(byte)));
        CHECK(text::is_valid_utf8(text));
        CHECK(text::count_characters(text) == 1);
        CHECK((byte >= 0x80 || text == std::string(1, static_cast<char>(byte))));
    }
    CHECK(decode_windows_1252("\x80\x84\x93\x96\x99\xFC\xFF"s) == "€„“–™üÿ");
}
