// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

const std::string kMessages =
    R"([{"id":1,"type":"service","date":"2026-09-12T20:00:00","date_unixtime":"1757699000","actor":"Kai","action":"join_group","text":""},
    {"id":2,"type":"message","date":"2025-09-12T20:00:00","date_unixtime":"1757700000","from":"Kai K.","from_id":"user5",
     "text":["Kein ",{"type":"bold","text":"Netz"},"\nseit ",{"type":"text_link","text":"gestern","href":"https://a.example/"}],
     "reactions":[{"type":"emoji","count":2,"emoji":"x"},{"type":"emoji","count":1,"emoji":"y"}]},
    {"id":3,"type":"message","date":"2025-09-12T20:01:00","date_unixtime":"1757700060","from":"Uli U.","from_id":"user6",
     "reply_to_message_id":2,"text":"Hier auch"},
    {"id":4,"type":"message","date":"2025-09-12T20:01:00","date_unixtime":"1757700060","from":"Uli U.","from_id":"user6",
     "photo":"photos/1.jpg","text":""},
    {"id":5,"type":"message","date":"2025-09-12T20:02:00","date_unixtime":"1757700120","from":"Uli U.","from_id":"user6",
     "forwarded_from":"Störungsdienst","forwarded_from_id":"channel9","text":"Umbau bis Montag"}])";

std::string chat(const std::string& messages) {
    return R"({"name":"Nachbarn","type":"private_supergroup","id":77,"messages":)" + messages + "}";
}

} // namespace

TEST_CASE("one chat") {
    Collected found;
    read_bytes(chat(kMessages), "auto", reading_options(), found);
    CHECK(found.format == "telegram");
    CHECK(found.rejects.empty());
    CHECK(found.skipped == Strings{"system-message", "message-without-text"});
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].id == "telegram:77/2");
    CHECK(found.posts[0].kind == record::Kind::message);
    CHECK(found.posts[0].text == "Kein Netz\nseit gestern");
    CHECK(found.posts[0].links == Strings{"https://a.example/"});
    CHECK(found.posts[0].author.id == "user5");
    CHECK(found.posts[0].author.name == "Kai K.");
    CHECK(found.posts[0].thread == "telegram:77");
    CHECK(found.posts[0].engagement.likes == 3);
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) == "2025-09-12T18:00:00Z");
    CHECK(found.posts[1].reply_to == "telegram:77/2");
    CHECK(found.posts[2].repost_of == "telegram:channel9");
}

TEST_CASE("all chats, and channels") {
    Collected found;
    read_bytes(R"({"about":"x","chats":{"about":"y","list":[)" + chat(kMessages) +
                   R"(,{"name":"Wiesenpieper","type":"public_channel","id":8,"messages":[{"id":1,"type":"message",
                   "date":"2026-09-12T20:00:00","text":"Neue Tarife","author":"Red"}]}]},
                   "left_chats":{"list":[{"name":"Alt","type":"personal_chat","id":9,"messages":[{"a":1}]}]}})",
               "auto", reading_options(), found);
    CHECK(found.format == "telegram");
    REQUIRE(found.posts.size() == 4);
    CHECK(found.posts[3].id == "telegram:8/1");
    CHECK(found.posts[3].kind == record::Kind::post);
    CHECK(found.posts[3].author.name == "Wiesenpieper");
    CHECK(found.posts[3].thread_owner == "Wiesenpieper");
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message == "not a message of Telegram: no type or date");
}

TEST_CASE("a list of messages alone") {
    Collected found;
    read_bytes(kMessages.substr(0, 1) + kMessages.substr(kMessages.find("{\"id\":2")), "auto", reading_options(),
               found);
    CHECK(found.format == "telegram");
    CHECK(found.posts.size() == 3);
    CHECK(found.posts.at(0).id == "telegram:2");
}

TEST_CASE("older exports have only local times") {
    Collected found;
    ingest::ReadOptions options = reading_options();
    options.time_zone = record::TimeZone("Europe/Berlin");
    read_bytes(chat(R"([{"id":1,"type":"message","date":"2018-12-05T11:39:10","from":"Kai","text":"Hallo"}])"), "auto",
               options, found);
    REQUIRE(found.posts.size() == 1);
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) == "2018-12-05T10:39:10Z");
}

// What a document small enough to be held gives, a longer one gives message by message.
TEST_CASE("an export too long to hold gives the same posts") {
    std::string messages = "[";
    for (int i = 1; i <= 300; ++i) {
        messages += fmt::format(
            R"({}{{"id":{},"type":"{}","date":"2026-09-12T20:00:00","from":"Kai","text":["Nachricht ","Nr. {}"]}})",
            i == 1 ? "" : ",\n", i, i % 10 == 0 ? "service" : "message", i);
    }
    messages += "]";
    const std::vector<std::string> exports{
        chat(messages),
        "{\n \"about\": \"x\",\n \"chats\": {\"list\": [" + chat(kMessages) + ", " + chat(messages) +
            "]},\n \"end\": [1,2]}",
    };
    for (const std::string& bytes : exports) {
        Collected whole;
        read_bytes(bytes, "auto", reading_options(), whole);
        ingest::ReadOptions small = reading_options();
        small.max_document = 1000;
        Collected parts;
        read_bytes(bytes, "auto", small, parts);
        CHECK(parts.format == "telegram");
        CHECK((parts.rejects.empty() ? "" : parts.rejects.front().message) == "");
        CHECK(parts.skipped == whole.skipped);
        REQUIRE(parts.posts.size() == whole.posts.size());
        for (std::size_t i = 0; i < whole.posts.size(); ++i) {
            std::string a;
            std::string b;
            append_json(a, whole.posts[i]);
            append_json(b, parts.posts[i]);
            CHECK(a == b);
        }
    }
}

TEST_CASE("an export of all chats names the account that made it") {
    Collected found;
    read_bytes(
        R"({"personal_information":{"user_id":6,"first_name":"Uli"},"chats":{"list":[)" + chat(kMessages) + "]}}",
        "auto", reading_options(), found);
    REQUIRE(found.posts.size() == 3);
    CHECK_FALSE(found.posts[0].direction);
    CHECK(found.posts[1].direction == record::Direction::outbound);
}
