// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("our own records are passed on byte for byte") {
    const std::string one =
        R"({"schema":1,"id":123456789012345678901234567890,"text":"\u00e4 ä","z":1.10,"a":[1e999],"triage":{"anger":1}})";
    const std::string two = R"({"schema":1, "id":"x:2" ,"text":"b"})";
    Collected found;
    read_bytes(one + "\n\n" + two + "\r\n", "record", reading_options(), found);
    REQUIRE(found.lines.size() == 2);
    CHECK(found.lines[0] == one);
    CHECK(found.lines[1] == two + "\r"); // the sink takes the CR off
    CHECK(found.posts[0].text == "ä ä");
    CHECK(found.rejects.empty());
}

TEST_CASE("records in an array over lines become one line each") {
    Collected found;
    read_bytes("[\n{\"id\":\"1\",\r\n \"text\":\"a\"},\n{\"id\":\"2\",\"text\":\"b\"}\n]\n", "record",
               reading_options(), found);
    CHECK(found.lines == Lines{"{\"id\":\"1\",   \"text\":\"a\"}", "{\"id\":\"2\",\"text\":\"b\"}"});
}

TEST_CASE("what is no record is rejected with its line, what can be mended is mended") {
    using namespace std::string_literals;
    Collected found;
    read_bytes("{\"id\":\"1\"}\n{broken\n{\"text\":\"\xFC\"}\n{\"text\":\"a\0\"}\n{\"text\":\"b\"}\n"s, "record",
               reading_options(), found);
    CHECK(found.lines == Lines{"{\"text\":\"\uFFFD\"}", "{\"text\":\"b\"}"});
    REQUIRE(found.rejects.size() == 3);
    CHECK(found.rejects[0].kind == "no-text");
    CHECK(found.rejects[1].kind == "json");
    CHECK(found.rejects[2].kind == "nul-byte");
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].line == 3);
}
