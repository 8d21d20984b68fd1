// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

std::string ticket(const std::string& more) {
    return R"({"id":7,"subject":"Rechnung","status":2,"priority":1,"source":1,"requester_id":5,
    "created_at":"2026-09-12T18:14:05Z")" +
           more + "}";
}

const std::string kConversations =
    R"([{"id":1,"body":"<div>Wir<br>prüfen</div>","body_text":"Wir prüfen","incoming":false,"private":false,"user_id":9,
    "from_email":"hilfe@wiesenpieper.example","created_at":"2026-09-12T19:00:00Z","ticket_id":7},
    {"id":2,"body":"<p>intern</p>","incoming":false,"private":true,"user_id":9,"created_at":"2026-09-12T19:30:00Z"},
    {"id":3,"body_text":"Und?","incoming":true,"private":false,"user_id":5,"created_at":"2026-09-12T20:00:00Z","ticket_id":7},
    {"id":4}])";

} // namespace

TEST_CASE("a ticket with its conversations") {
    const std::string description =
        R"(,"description":"<p>Guten Tag,</p><p>zweimal &amp; falsch</p>","description_text":"Guten Tag, zweimal & falsch",
        "requester":{"name":"Kai K.","email":"kai@example.net"})";
    const std::vector<std::string> shapes{
        "{\"ticket\":" + ticket(description) + ",\"conversations\":" + kConversations + "}",
        ticket(description + ",\"conversations\":" + kConversations),
        "[" + ticket(description + ",\"conversations\":" + kConversations) + "]",
    };
    for (const std::string& shape : shapes) {
        CAPTURE(shape);
        Collected found;
        read_bytes(shape, "auto", reading_options(), found);
        CHECK(found.format == "freshdesk");
        REQUIRE(found.posts.size() == 3);
        CHECK(found.posts[0].id == "freshdesk:7");
        CHECK(found.posts[0].title == "Rechnung");
        CHECK(found.posts[0].text == "Guten Tag,\n\nzweimal & falsch");
        CHECK(found.posts[0].direction == record::Direction::inbound);
        CHECK(found.posts[0].author.name == "Kai K.");
        CHECK(found.posts[0].author.handle == "kai@example.net");
        CHECK(found.posts[1].id == "freshdesk:7/1");
        CHECK(found.posts[1].text == "Wir\nprüfen");
        CHECK(found.posts[1].direction == record::Direction::outbound);
        CHECK(found.posts[1].reply_to == "freshdesk:7");
        CHECK(found.posts[1].author.handle == "hilfe@wiesenpieper.example");
        CHECK(found.posts[2].text == "Und?");
        CHECK(found.posts[2].direction == record::Direction::inbound);
        CHECK(found.skipped == Strings{"private-note"});
        REQUIRE(found.rejects.size() == 1);
        CHECK(found.rejects[0].message == "a conversation without body, incoming or private");
    }
}

TEST_CASE("conversations by themselves, and tickets without description") {
    Collected found;
    read_bytes(kConversations, "auto", reading_options(), found);
    CHECK(found.format == "freshdesk");
    CHECK(found.posts.size() == 2);
    CHECK(found.posts.at(0).id == "freshdesk:7/1"); // the same as in the ticket
    CHECK(found.skipped.size() == 1);
    Collected list;
    read_bytes("[" + ticket("") + "," + ticket(R"(,"spam":true)") + "]", "auto", reading_options(), list);
    CHECK(list.format == "freshdesk");
    REQUIRE(list.posts.size() == 1);
    CHECK(list.posts[0].text == "Rechnung");
    CHECK(list.posts[0].title.empty());
    CHECK(list.skipped == Strings{"deleted-ticket"});
}

TEST_CASE("errors") {
    for (const std::string body :
         {R"({"code":"invalid_credentials","message":"Not allowed"})",
          R"({"description":"Not allowed","errors":[{"field":"page","message":"x","code":"invalid_value"}]})"}) {
        CAPTURE(body);
        Collected found;
        read_bytes(body, "auto", reading_options(), found);
        CHECK(found.format == "freshdesk");
        REQUIRE(found.rejects.size() == 1);
        CHECK(found.rejects[0].message == "an error of the API, not a post: 'Not allowed'");
    }
}
