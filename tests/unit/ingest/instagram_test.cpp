// SPDX-License-Identifier: Apache-2.0
#include "ingest/meta_text.hpp"
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {
using Strings = std::vector<std::string>;
}

TEST_CASE("media with comments and replies") {
    Collected found;
    read_bytes(R"({"data":[{"id":"1","caption":"Neue Farben","media_type":"IMAGE","username":"wiesenpieper",
        "timestamp":"2026-09-12T18:14:05+0000","permalink":"https://www.instagram.com/p/x/","like_count":3,"comments_count":2,
        "comments":{"data":[{"id":"2","text":"Wo ist mein Paket?","timestamp":"2026-09-12T19:00:00+0000","username":"kai",
          "like_count":1,"replies":{"data":[{"id":"3","text":"Per DM bitte","timestamp":"2026-09-12T19:05:00+0000",
          "username":"wiesenpieper"}]}},
          {"id":"4","text":"","timestamp":"2026-09-12T19:00:00+0000"}]}},
        {"id":"9","media_type":"IMAGE","timestamp":"2026-09-12T18:14:05+0000"}]})",
               "auto", reading_options(), found);
    CHECK(found.format == "instagram");
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].id == "instagram:1");
    CHECK(found.posts[0].kind == record::Kind::post);
    CHECK(found.posts[0].author.handle == "wiesenpieper");
    CHECK(found.posts[0].url == "https://www.instagram.com/p/x/");
    CHECK(found.posts[0].engagement.likes == 3);
    CHECK(found.posts[0].engagement.replies == 2);
    CHECK(found.posts[1].kind == record::Kind::comment);
    CHECK(found.posts[1].reply_to == "instagram:1");
    CHECK(found.posts[1].thread_owner == "wiesenpieper");
    CHECK(found.posts[2].kind == record::Kind::reply);
    CHECK(found.posts[2].reply_to == "instagram:2");
    CHECK(found.posts[2].thread == "instagram:1");
    CHECK(found.skipped == Strings{"comment-without-text", "picture-without-text"});
    Collected account;
    read_bytes(R"({"id":"77","media":{"data":[{"id":"1","caption":"a","timestamp":"2026-09-12T18:14:05+0000"}]}})",
               "auto", reading_options(), account);
    CHECK(account.format == "instagram");
    CHECK(account.posts.size() == 1);
}

TEST_CASE("a page of comments is not taken for tweets") {
    Collected found;
    read_bytes(R"({"data":[{"timestamp":"2026-09-12T19:00:00+0000","text":"a","id":"2"},{"id":"3"}]})", "auto",
               reading_options(), found);
    CHECK(found.format == "instagram");
    CHECK(found.posts.size() == 1);
    CHECK(found.rejects.size() == 1);
}

TEST_CASE("what a mention leads to") {
    Collected found;
    read_bytes(R"({"mentioned_media":{"id":"8","caption":"Danke @wiesenpieper","media_type":"IMAGE",
        "timestamp":"2026-09-12T19:00:00+0000","username":"kai"},"id":"77"})",
               "auto", reading_options(), found);
    CHECK(found.format == "instagram");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].id == "instagram:8");
    CHECK(found.posts[0].author.handle == "kai");
}

TEST_CASE("webhooks") {
    Collected found;
    read_bytes(R"({"object":"instagram","entry":[{"id":"77","time":1757700000,"changes":[
        {"field":"comments","value":{"id":"2","text":"Hilfe","from":{"id":"5","username":"kai"},"media":{"id":"1"}}},
        {"field":"comments","value":{"id":"3","text":"Ja?","from":{"id":"77","username":"wiesenpieper"},"media":{"id":"1"},"parent_id":"2"}},
        {"field":"mentions","value":{"media_id":"8","comment_id":"9"}},
        {"field":"story_insights","value":{"media_id":"8"}}],
        "messaging":[{"sender":{"id":"5"},"recipient":{"id":"77"},"timestamp":1757700000000,"message":{"mid":"m","text":"Hallo"}},
        {"sender":{"id":"5"},"recipient":{"id":"77"},"timestamp":1757700000000,"reaction":{"emoji":"x"}}]}]})",
               "auto", reading_options(), found);
    CHECK(found.format == "instagram");
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].reply_to == "instagram:1");
    CHECK(found.posts[0].thread_owner == "77");
    CHECK(found.posts[0].author.handle == "kai");
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) == "2025-09-12T18:00:00Z");
    CHECK(found.posts[1].reply_to == "instagram:2");
    CHECK(found.posts[2].kind == record::Kind::message);
    CHECK(found.skipped == Strings{"mention-without-text", "other-change", "message-event"});
}

TEST_CASE("messages of the archive, in words again") {
    Collected found;
    read_bytes(
        R"({"participants":[{"name":"J\u00c3\u00b6rg"},{"name":"Wiesenpieper"}],"messages":[
        {"sender_name":"J\u00c3\u00b6rg","timestamp_ms":1757700000123,"content":"F\u00c3\u00bcr 5 \u00e2\u0082\u00ac \u00f0\u009f\u0098\u00a1"},
        {"sender_name":"J\u00c3\u00b6rg","timestamp_ms":1757700001000,"photos":[{"uri":"your_instagram_activity/messages/inbox/a/1.jpg"}]},
        {"sender_name":"J\u00c3\u00b6rg","timestamp_ms":1757700001000,"content":"Liked a message"},
        {"sender_name":"J\u00c3\u00b6rg","timestamp_ms":1757700002000,"content":"weg","is_unsent":true},
        {"content":"wer?"}],
        "title":"J\u00c3\u00b6rg","thread_path":"inbox/joerg_17"})",
        "auto", reading_options(), found);
    CHECK(found.format == "instagram");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].platform == "instagram");
    CHECK(found.posts[0].text == "Für 5 € 😡");
    CHECK(found.posts[0].author.name == "Jörg");
    CHECK(found.posts[0].thread == "instagram:inbox/joerg_17");
    CHECK(found.posts[0].kind == record::Kind::message);
    CHECK(record::format_rfc3339(found.posts[0].created_at.value()) == "2025-09-12T18:00:00.123Z");
    CHECK(found.skipped == Strings{"message-without-text", "reaction", "message-without-text"});
    CHECK(found.rejects.size() == 1); // the message without sender and time
}

TEST_CASE("Facebook's archive has the same shape and names a type") {
    Collected found;
    read_bytes(R"({"participants":[{"name":"Kai"}],"messages":[{"sender_name":"Kai","timestamp_ms":1757700000000,
        "content":"Hallo","type":"Generic"}],"thread_path":"inbox/kai_1"})",
               "auto", reading_options(), found);
    CHECK(found.format == "instagram");
    REQUIRE(found.posts.size() == 1);
    CHECK(found.posts[0].platform == "facebook");
    CHECK(found.posts[0].thread == "facebook:inbox/kai_1");
}

TEST_CASE("Meta's spelling is turned back only where it is one") {
    struct Row {
        std::string name, text, repaired;
    };
    const std::vector<Row> rows{
        {"nothing", "", ""},
        {"ASCII", "Hallo", "Hallo"},
        {"umlaut", "f\u00C3\u00BCr", "für"},
        {"three bytes", "\u00E2\u0082\u00AC", "€"},
        {"four bytes", "\u00F0\u009F\u0098\u00A1", "😡"},
        {"right already", "für", "für"}, // the byte FC alone is no UTF-8
        {"a character beyond Latin-1", "f\u00C3\u00BCr 5 €", "f\u00C3\u00BCr 5 €"},
        {"half a character", "f\u00C3", "f\u00C3"},
        {"overlong", "\u00C0\u00AF", "\u00C0\u00AF"},
        {"a surrogate", "\u00ED\u00A0\u0080", "\u00ED\u00A0\u0080"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(repair_meta_text(row.text) == row.repaired);
    }
}

TEST_CASE("in a conversation of two the archive belongs to the one who is not its title") {
    const auto archive = [](const std::string& people, const std::string& title) {
        return R"({"participants":[)" + people +
               R"(],"messages":[{"sender_name":"Wiesenpieper","timestamp_ms":2,"content":"Moin"},)"
               R"({"sender_name":"Kai","timestamp_ms":1,"content":"Hallo"}],"title":")" +
               title + R"(","thread_path":"inbox/kai_1"})";
    };
    struct Row {
        std::string name, people, title;
        bool known;
    };
    const std::vector<Row> rows{
        {"two", R"({"name":"Kai"},{"name":"Wiesenpieper"})", "Kai", true},
        {"two, the other order", R"({"name":"Wiesenpieper"},{"name":"Kai"})", "Kai", true},
        {"two of one name", R"({"name":"Kai"},{"name":"Kai"})", "Kai", false},
        {"a title of its own", R"({"name":"Kai"},{"name":"Wiesenpieper"})", "Störung", false},
        {"a group", R"({"name":"Kai"},{"name":"Uli"},{"name":"Wiesenpieper"})", "Kai", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(archive(row.people, row.title), "auto", reading_options(), found);
        REQUIRE(found.posts.size() == 2);
        CHECK((found.posts[0].direction == record::Direction::outbound) == row.known);
        CHECK_FALSE(found.posts[1].direction);
    }
}
