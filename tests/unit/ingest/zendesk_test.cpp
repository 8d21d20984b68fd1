// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

using Strings = std::vector<std::string>;

// A ticket of customer 5, with more members where asked for.
std::string ticket(int id, const std::string& more = "") {
    return R"({"id":)" + std::to_string(id) +
           R"(,"via":{"channel":"email","source":{"from":{"address":"kai@example.net","name":"Kai K."}}},
    "created_at":"2026-09-12T18:14:05Z","updated_at":"2026-09-14T00:00:00Z","subject":"Rechnung","raw_subject":"Rechnung",
    "description":"Guten Tag,\n\nzweimal abgebucht","status":"open","requester_id":5,"submitter_id":5,"assignee_id":9,
    "collaborator_ids":[6])" +
           more + "}";
}

const std::string kComments =
    R"([{"id":100,"author_id":5,"body":"Guten Tag,\n\nzweimal abgebucht","public":true,"created_at":"2026-09-12T18:14:05Z"},
    {"id":101,"author_id":9,"body":"Bitte prüfen","public":false,"created_at":"2026-09-12T19:00:00Z"},
    {"id":102,"author_id":9,"body":"","html_body":"<p>Wir prüfen.<br>Danke</p>","public":true,"created_at":"2026-09-12T20:00:00Z"},
    {"id":103,"author_id":6,"body":"Bei mir auch","public":true,"created_at":"2026-09-12T21:00:00Z"},
    {"id":104,"author_id":5,"body":" ","public":true,"created_at":"2026-09-12T21:00:00Z"}])";

} // namespace

TEST_CASE("a ticket gives its description") {
    Collected found;
    read_bytes("{\"tickets\":[" + ticket(1) + "," + ticket(2, R"(,"x":0,"status":"closed")") +
                   R"(],"count":2,"end_of_stream":true})",
               "auto", reading_options(), found);
    CHECK(found.format == "zendesk");
    REQUIRE(found.posts.size() == 2);
    const record::Post& post = found.posts[0];
    CHECK(post.id == "zendesk:1");
    CHECK(post.thread == "zendesk:1");
    CHECK(post.kind == record::Kind::message);
    CHECK(post.direction == record::Direction::inbound);
    CHECK(post.title == "Rechnung");
    CHECK(post.text == "Guten Tag,\n\nzweimal abgebucht");
    CHECK(post.author.id == "5");
    CHECK(post.author.name == "Kai K.");
    CHECK(post.author.handle == "kai@example.net");
    CHECK(record::format_rfc3339(post.created_at.value()) == "2026-09-12T18:14:05Z");
}

TEST_CASE("with comments, each public one is a post") {
    Collected found;
    const std::vector<std::string> shapes{
        ticket(1, ",\"comments\":" + kComments) + "\n",
        "{\"ticket\":" + ticket(1) + ",\"comments\":" + kComments + "}",
        "{\"tickets\":[{\"ticket\":" + ticket(1) + ",\"comments\":" + kComments + "}]}",
    };
    for (const std::string& shape : shapes) {
        CAPTURE(shape);
        Collected same;
        read_bytes(shape, "auto", reading_options(), same);
        CHECK(same.posts.size() == 3);
    }
    read_bytes(shapes[0], "auto", reading_options(), found);
    CHECK(found.format == "zendesk");
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].id == "zendesk:1"); // the description, under the same id as without comments
    CHECK(found.posts[0].reply_to.empty());
    CHECK(found.posts[0].direction == record::Direction::inbound);
    CHECK(found.posts[1].id == "zendesk:102");
    CHECK(found.posts[1].text == "Wir prüfen.\nDanke");
    CHECK(found.posts[1].direction == record::Direction::outbound);
    CHECK(found.posts[1].reply_to == "zendesk:1");
    CHECK(found.posts[2].direction == record::Direction::inbound); // copied in
    CHECK(found.skipped == Strings{"private-note", "comment-without-text"});
}

TEST_CASE("audits: of a new ticket, of an answer, of a whole life") {
    struct Row {
        std::string name, json;
        Strings texts;
    };
    const std::string description =
        R"({"type":"Comment","id":1,"author_id":5,"body":"Guten Tag,\n\nzweimal abgebucht","public":true})";
    const std::string answer = R"({"type":"Comment","id":2,"author_id":9,"body":"Wir prüfen","public":true})";
    const std::string other = R"({"type":"Create","id":3,"field_name":"status","value":"new"})";
    const auto audit = [](const std::string& events) {
        return R"({"id":7,"ticket_id":1,"created_at":"2026-09-12T20:00:00Z","events":[)" + events + "]}";
    };
    const std::vector<Row> rows{
        {"new",
         "{\"ticket\":" + ticket(1) + ",\"audit\":" + audit(description + "," + other) + "}",
         {"Guten Tag,\n\nzweimal abgebucht"}},
        {"answer",
         "{\"ticket\":" + ticket(1) + ",\"audit\":" + audit(answer) + "}",
         {"Guten Tag,\n\nzweimal abgebucht", "Wir prüfen"}},
        {"all",
         ticket(1, ",\"audits\":[" + audit(description) + "," + audit(answer + "," + other) + "]"),
         {"Guten Tag,\n\nzweimal abgebucht", "Wir prüfen"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(row.json, "auto", reading_options(), found);
        CHECK(found.format == "zendesk");
        Strings texts;
        for (const record::Post& post : found.posts) {
            texts.push_back(post.text);
            CHECK(post.created_at.has_value());
        }
        CHECK(texts == row.texts);
    }
}

TEST_CASE("users that came along tell who is a customer") {
    Collected found;
    read_bytes(R"({"comments":[{"id":1,"author_id":5,"body":"a","public":true,"created_at":"2026-09-12T18:14:05Z"},
        {"id":2,"author_id":9,"body":"b","public":true,"created_at":"2026-09-12T18:14:05Z"},
        {"id":3,"author_id":4,"body":"c","public":true,"created_at":"2026-09-12T18:14:05Z"}],
        "users":[{"id":5,"name":"Kai K.","email":"kai@example.net","role":"end-user"},{"id":9,"name":"Ina I.","role":"agent"}]})",
               "auto", reading_options(), found);
    CHECK(found.format == "zendesk");
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[0].direction == record::Direction::inbound);
    CHECK(found.posts[0].author.name == "Kai K.");
    CHECK(found.posts[0].author.handle == "kai@example.net");
    CHECK(found.posts[1].direction == record::Direction::outbound);
    CHECK_FALSE(found.posts[2].direction);
}

TEST_CASE("ratings of the service: words count, a smile alone does not") {
    Collected found;
    read_bytes("{\"tickets\":[" +
                   ticket(1, R"(,"satisfaction_rating":{"id":3,"score":"bad","comment":"Drei Wochen!"})") + "," +
                   ticket(2, R"(,"satisfaction_rating":{"id":4,"score":"good","comment":""})") + "]}",
               "auto", reading_options(), found);
    REQUIRE(found.posts.size() == 3);
    CHECK(found.posts[1].id == "zendesk:1:rating");
    CHECK(found.posts[1].kind == record::Kind::review);
    CHECK(found.posts[1].text == "Drei Wochen!");
    CHECK(found.posts[1].rating->value == 0);
    CHECK(found.posts[1].rating->best == 1);
    Collected list;
    read_bytes(R"({"satisfaction_ratings":[{"id":3,"score":"good","comment":"Top","ticket_id":1,"requester_id":5,
        "created_at":"2026-09-12T18:14:05Z"},{"id":4,"score":"bad","comment":null,"ticket_id":2,"requester_id":5}]})",
               "auto", reading_options(), list);
    CHECK(list.format == "zendesk");
    REQUIRE(list.posts.size() == 1);
    CHECK(list.posts[0].reply_to == "zendesk:1");
    CHECK(list.posts[0].rating->value == 1);
    CHECK(list.skipped == Strings{"rating-without-text"});
}

TEST_CASE("what is no ticket") {
    Collected found;
    read_bytes(
        "{\"results\":[" + ticket(1) + R"(,{"id":5,"result_type":"user","name":"Kai"},{"a":1},)" +
            R"({"id":3,"status":"deleted","subject":"SCRUBBED","raw_subject":"","description":"X","requester_id":5,"submitter_id":5}]})" +
            "\n{\"error\":\"RecordNotFound\",\"description\":\"Not found\"}\n" +
            "{\"error\":{\"title\":\"Forbidden\",\"message\":\"No access\"}}\n",
        "zendesk", reading_options(), found);
    CHECK(found.posts.size() == 1);
    CHECK(found.skipped == Strings{"search-result", "deleted-ticket"});
    REQUIRE(found.rejects.size() == 3);
    CHECK(found.rejects[0].message == "not a ticket of Zendesk: no requester_id, submitter_id or subject");
    CHECK(found.rejects[1].message == "an error of the API, not a post: 'Not found'");
    CHECK(found.rejects[2].message == "an error of the API, not a post: 'No access'");
}
