// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;
using namespace std::string_literals;

TEST_CASE("one post a line") {
    Collected found;
    read_bytes("Guten Tag\r\n\n  \n\tÄrger!  \nf\xFCr\na\0b\nlast"s, "text", reading_options(), found);
    REQUIRE(found.posts.size() == 4);
    CHECK(found.posts[0].text == "Guten Tag");
    CHECK(found.posts[0].platform == "text");
    CHECK(found.posts[1].text == "Ärger!");
    CHECK(found.posts[2].text == "f\uFFFDr");
    CHECK(found.posts[3].text == "last");
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].line == 5);
    CHECK(found.warnings[0].message == "invalid UTF-8 at byte 2; 1 replaced by U+FFFD");
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].line == 6);
    CHECK(found.rejects[0].kind == "nul-byte");
}

TEST_CASE("a line that is too long is rejected whole, its neighbours are kept") {
    for (const std::size_t size : {std::size_t{101}, std::size_t{700'000}}) {
        CAPTURE(size);
        ingest::ReadOptions options = reading_options();
        options.max_piece = 100;
        Collected found;
        const std::string longest(size, 'x');
        read_bytes("a\n" + longest + "\n" + std::string(100, 'y') + "\n", "text", options, found);
        REQUIRE(found.posts.size() == 2);
        CHECK(found.posts[1].text == std::string(100, 'y'));
        REQUIRE(found.rejects.size() == 1);
        CHECK(found.rejects[0].line == 2);
        CHECK(found.rejects[0].raw == longest);
    }
}
