// SPDX-License-Identifier: Apache-2.0
#include "read_as.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

const std::string kUsers =
    R"("users":{"5":{"id_str":"5","screen_name":"kunde","name":"Kai K.","followers_count":12},"6":{"screen_name":"haus"}})";

// What all shapes say: Kai writes to the house.
void check(const record::Post& message) {
    CHECK(message.id == "x:41");
    CHECK(message.platform == "x");
    CHECK(message.kind == record::Kind::message);
    CHECK(message.text == "Hilfe & Rat: https://lang.example/");
    CHECK(message.links == Strings{"https://lang.example/"});
    CHECK(message.author.id == "5");
    CHECK(message.author.handle == "kunde");
    CHECK(message.author.name == "Kai K.");
    CHECK(message.thread_owner == "haus");
    CHECK(record::format_rfc3339(message.created_at.value()).substr(0, 19) == "2026-09-12T18:14:05"); // 1789236845
}

const std::string kWords =
    R"("text":"Hilfe &amp; Rat: https://t.co/abc https://t.co/pic","entities":{"urls":[{"url":"https://t.co/abc","expanded_url":"https://lang.example/","display_url":"lang.example"},
    {"url":"https://t.co/pic","expanded_url":"https://x.com/messages/media/41","display_url":"pic.x.com/pic"}]})";

} // namespace

TEST_CASE("a message of the old interface") {
    const ReadAs found(
        "x_v1",
        R"({"id":41,"id_str":"41","created_at":"Sat Sep 12 18:14:05 +0000 2026","sender":{"id_str":"5","screen_name":"kunde","name":"Kai K."},
        "recipient":{"id_str":"6","screen_name":"haus"},)" +
            kWords + "}");
    REQUIRE(found.posts.size() == 1);
    check(found.posts[0]);
}

TEST_CASE("events, in a list and from a webhook") {
    const std::string event =
        R"({"type":"message_create","id":"41","created_timestamp":"1789236845000","message_create":{"sender_id":"5","target":{"recipient_id":"6"},"message_data":{)" +
        kWords + "}}}";
    for (const std::string list : {"events", "direct_message_events"}) {
        CAPTURE(list);
        const ReadAs found("x_v1", "{\"" + list + "\":[" + event + R"(,{"type":"participant_join"}],)" + kUsers + "}");
        REQUIRE(found.posts.size() == 1);
        check(found.posts[0]);
        CHECK(found.skipped == Strings{"system-message"});
    }
}

TEST_CASE("a conversation as the website has it") {
    const ReadAs found("x_v1", R"({"conversation_timeline":{"status":"AT_END","entries":[
        {"message":{"id":"41","time":"1789236845230","conversation_id":"5-6","message_data":{"sender_id":"5","recipient_id":"6",)" +
                                   kWords + R"(}}},
        {"message":{"id":"42","time":"1789236845230","conversation_id":"5-6","message_data":{"sender_id":"5","recipient_id":"6","text":""}}},
        {"participants_leave":{}}],)" +
                                   kUsers + "}}");
    REQUIRE(found.posts.size() == 2);
    check(found.posts[0]);
    CHECK(found.posts[1].text.empty()); // a voice message
    CHECK(found.posts[0].thread == "x:5-6");
    CHECK(found.skipped == Strings{"system-message"});
}

TEST_CASE("messages of API v2, which look like tweets") {
    const ReadAs found(
        "x_v2",
        R"({"data":[{"id":"41","event_type":"MessageCreate","text":"Hilfe &amp; Rat","sender_id":"5","dm_conversation_id":"5-6","created_at":"2026-09-12T18:14:05Z"},
        {"id":"42","event_type":"ParticipantsJoin"}],"includes":{"users":[{"id":"5","username":"kunde","name":"Kai K."}]},"meta":{"result_count":2}})");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].kind == record::Kind::message);
    CHECK(found.posts[0].text == "Hilfe & Rat");
    CHECK(found.posts[0].author.handle == "kunde");
    CHECK(found.posts[0].thread == "x:5-6");
    CHECK(found.posts[0].url.empty()); // it has no public address
    CHECK(found.skipped == Strings{"system-message"});
}
