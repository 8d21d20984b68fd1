// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

TEST_CASE("members are guessed by their names") {
    Collected found;
    read_bytes(
        R"({"id":17,"message":"Guten Tag &amp; danke","user":"Kai","stars":"4/5","likes":3.0,"created_at":1637066592,"in_reply_to_id":"16"})",
        "json", reading_options(), found);
    REQUIRE(found.posts.size() == 1);
    const record::Post& post = found.posts[0];
    CHECK(post.id == "json:17");
    CHECK(post.platform == "json");
    CHECK(post.text == "Guten Tag & danke");
    CHECK(post.author.name == "Kai");
    CHECK(post.rating->value == 4);
    CHECK(post.engagement.likes == 3);
    CHECK(record::format_rfc3339(post.created_at.value()) == "2021-11-16T12:43:12Z");
    CHECK(post.reply_to == "json:16");
}

TEST_CASE("--map reaches into objects and wins over the names") {
    Collected found;
    ReadOptions options = reading_options();
    options.mapping.add("text=body.plain");
    options.mapping.add("author=who.name");
    options.mapping.add("direction=labels.inbound");
    read_bytes(R"({"text":"anderes","body":{"plain":"Hilfe"},"who":{"name":"Kai"},"labels":{"inbound":true}})", "json",
               options, found);
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].text == "Hilfe");
    CHECK(found.posts[0].author.name == "Kai");
    CHECK(found.posts[0].direction == record::Direction::inbound);
}

TEST_CASE("a value that cannot be taken is left out, with a word") {
    Collected found;
    read_bytes(R"({"text":"a","created_at":"neulich","rating":"gut"})", "json", reading_options(), found);
    REQUIRE(found.posts.size() == 1);
    CHECK_FALSE(found.posts[0].created_at);
    CHECK_FALSE(found.posts[0].rating);
    REQUIRE(found.warnings.size() == 2);
    CHECK(found.warnings[0].message == "'neulich' as created_at; expected a time; left out");
}

TEST_CASE("bad documents are rejected, the ones around them are kept") {
    Collected found;
    read_bytes(
        "{\"text\":\"a\"}\n{\"text\":\n[1]\n{\"nr\":1}\n{\"text\":\"  \"}\n{\"text\":\"\xFC\"}\n{\"text\":\"b\"}",
        "json", reading_options(), found);
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[1].text == "\uFFFD");
    CHECK(found.posts[2].text == "b");
    REQUIRE(found.rejects.size() == 4);
    CHECK(found.rejects[0].kind == "json");
    CHECK(found.rejects[0].line == 2);
    CHECK(found.rejects[0].raw == "{\"text\":");
    CHECK(found.rejects[1].kind == "not-an-object");
    CHECK(found.rejects[2].kind == "no-text");
    CHECK(found.rejects[3].kind == "no-text");
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].line == 6);
    CHECK(found.warnings[0].message == "invalid UTF-8 at byte 10; 1 replaced by U+FFFD"); // nine bytes stand in front
}

TEST_CASE("NUL bytes are named") {
    using namespace std::string_literals;
    Collected found;
    read_bytes("{\"text\":\"a\"}\0\n{\"text\":\"b\0\"}\n{\"text\":\"c\"}\n"s, "json", reading_options(), found);
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].text == "c");
    REQUIRE(found.rejects.size() == 2);
    CHECK(found.rejects[0].kind == "nul-byte");
    CHECK(found.rejects[1].kind == "nul-byte");
}
