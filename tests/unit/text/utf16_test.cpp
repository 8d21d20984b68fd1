// SPDX-License-Identifier: Apache-2.0
#include "text/utf16.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;
using namespace std::string_literals;

namespace {

// All of `bytes`, its mark included, in pieces of `step` bytes.
std::string decoded(const std::string& bytes, std::size_t step) {
    auto decoder = WideDecoder::for_text(bytes);
    REQUIRE(decoder);
    std::string out;
    for (std::size_t at = decoder->mark_size(); at < bytes.size(); at += step) {
        decoder->decode(bytes.substr(at, step), out);
    }
    decoder->finish(out);
    return out;
}

} // namespace

TEST_CASE("UTF-16 and UTF-32 in both orders become UTF-8, however the bytes come") {
    struct Row {
        std::string name, bytes, text;
    };
    // ü is U+00FC, € U+20AC, 😡 U+1F621: in UTF-16 the pair D83D DE21.
    const std::vector<Row> rows{
        {"UTF-16, little end first",
         "\xFF\xFE"
         "a\0\xFC\0\xAC\x20\x3D\xD8\x21\xDE"s,
         "aü€😡"},
        {"UTF-16, big end first",
         "\xFE\xFF"
         "\0a\0\xFC\x20\xAC\xD8\x3D\xDE\x21"s,
         "aü€😡"},
        {"UTF-32, little end first",
         "\xFF\xFE\0\0"
         "a\0\0\0\x21\xF6\x01\0"s,
         "a😡"},
        {"UTF-32, big end first",
         "\0\0\xFE\xFF"
         "\0\0\0a\0\x01\xF6\x21"s,
         "a😡"},
        {"nothing but the mark", "\xFF\xFE"s, ""},
        {"a first half alone",
         "\xFF\xFE"
         "\x3D\xD8"
         "a\0"s,
         "\x81"
         "a"},
        {"two first halves and a second",
         "\xFF\xFE"
         "\x3D\xD8\x3D\xD8\x21\xDE"s,
         "\x81😡"},
        {"a second half alone",
         "\xFF\xFE"
         "\x21\xDE"
         "a\0"s,
         "\x81"
         "a"},
        {"cut off within a pair",
         "\xFF\xFE"
         "a\0\x3D\xD8"s,
         "a\x81"},
        {"cut off within a unit",
         "\xFF\xFE"
         "a\0b"s,
         "a\x81"},
        {"cut off within a pair and a unit",
         "\xFF\xFE"
         "\x3D\xD8\x21"s,
         "\x81\x81"},
        {"beyond Unicode",
         "\xFF\xFE\0\0"
         "\0\0\x11\0"s,
         "\x81"},
        {"half of a pair in UTF-32",
         "\xFF\xFE\0\0"
         "\x3D\xD8\0\0"s,
         "\x81"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        for (std::size_t step = 1; step <= 7; ++step) {
            CHECK(decoded(row.bytes, step) == row.text);
        }
    }
}

TEST_CASE("without a mark nothing is taken for UTF-16") {
    for (const std::string& start : {""s, "a"s, "\xFF"s, "\xFE"s, "\xEF\xBB\xBF"s, "a\0b\0"s, "\0\0\xFE"s}) {
        CHECK_FALSE(WideDecoder::for_text(start));
    }
    CHECK(WideDecoder::for_text("\xFF\xFE"s)->name() == "UTF-16");
    CHECK(WideDecoder::for_text("\xFF\xFE\0\0"s)->name() == "UTF-32");
}
