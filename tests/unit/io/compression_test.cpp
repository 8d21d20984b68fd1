// SPDX-License-Identifier: Apache-2.0
#include "io/compression.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::io;
using namespace std::string_literals;

TEST_CASE("a beginning is undecided until it is known, and never known wrongly") {
    struct Row {
        std::string bytes;
        Packing packing;
        std::size_t decided_after; ///< bytes, counted in the formats' descriptions
    };
    for (const Row& row : std::vector<Row>{
             {"\x1F\x8B\x08\0\0\0\0"s, Packing::gzip, 3},
             {"\x28\xB5\x2F\xFD\0\0"s, Packing::zstd, 4},
             {"PK\x03\x04\x14\0\x01\0\x08"s, Packing::other, 7}, // the flags tell of a password
             {"BZh91AY&SYab"s, Packing::other, 10},
             {"BZh91AX"s, Packing::none, 7},
             {"BZh0"s, Packing::none, 4},
             {"7z\xBC\xAF\x27\x1C\0"s, Packing::other, 6},
             {"{\"a\":1}"s, Packing::none, 1},
             {"PKW"s, Packing::none, 3},
         }) {
        for (std::size_t length = 1; length <= row.bytes.size(); ++length) {
            CAPTURE(row.bytes);
            CAPTURE(length);
            CHECK(recognise_packing(row.bytes.substr(0, length)) ==
                  (length < row.decided_after ? Packing::undecided : row.packing));
        }
    }
}

TEST_CASE("only archives get advice") {
    CHECK(advice_for("Rar!\x1A\x07") == "a RAR archive; unpack it first, with unrar or 7z x");
    CHECK(advice_for("{\"a\":1}").empty());
    CHECK(advice_for("PK\x03\x04") ==
          "a ZIP archive; unpack it first, with unzip"); // ends before it tells of a password
}
