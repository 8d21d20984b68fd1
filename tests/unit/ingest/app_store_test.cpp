// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

const std::string kEntry =
    R"({"author":{"uri":{"label":"https://itunes.apple.com/de/reviews/id55"},"name":{"label":"kai_k"}},
    "im:rating":{"label":"2"},"id":{"label":"901"},"title":{"label":"Naja"},"content":{"label":"Stürzt\nab"},
    "updated":{"label":"2026-09-12T11:14:05-07:00"},"im:voteSum":{"label":"4"},
    "link":{"attributes":{"href":"https://itunes.apple.com/de/review?id=1"}}})";

} // namespace

TEST_CASE("the feed of customer reviews") {
    Collected found;
    read_bytes(R"({"feed":{"author":{},"entry":[{"im:name":{"label":"Wiesenpieper"},"id":{"label":"1"}},)" + kEntry +
                   R"(,{"title":{"label":"?"}}]}})",
               "auto", reading_options(), found);
    CHECK(found.format == "app_store");
    REQUIRE(found.posts.size() == 1);
    const record::Post& review = found.posts[0];
    CHECK(review.id == "app_store:901");
    CHECK(review.kind == record::Kind::review);
    CHECK(review.title == "Naja");
    CHECK(review.text == "Stürzt\nab");
    CHECK(review.author.id == "55");
    CHECK(review.author.name == "kai_k");
    CHECK(review.rating->value == 2);
    CHECK(record::format_rfc3339(review.created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(review.engagement.likes == 4);
    CHECK(found.skipped == std::vector<std::string>{"app-itself"});
    CHECK(found.rejects.size() == 1);
    Collected single; // XML made JSON: one entry is no list
    read_bytes(R"({"feed":{"entry":)" + kEntry + "}}", "auto", reading_options(), single);
    CHECK(single.format == "app_store");
    CHECK(single.posts.size() == 1);
    Collected none;
    read_bytes(R"({"feed":{"id":{"label":"https://itunes.apple.com/de/rss/customerreviews/id=1/json"}}})", "auto",
               reading_options(), none);
    CHECK(none.format == "app_store");
    CHECK(none.posts.empty());
    CHECK(none.rejects.empty());
}

TEST_CASE("App Store Connect") {
    Collected found;
    read_bytes(
        R"({"data":[{"type":"customerReviews","id":"c1","attributes":{"rating":1,"title":"Login","body":"Geht nicht",
        "reviewerNickname":"kai","createdDate":"2026-09-12T11:14:05-07:00","territory":"DEU"},
        "relationships":{"response":{"data":{"type":"customerReviewResponses","id":"a1"}}}},
        {"type":"customerReviews","id":"c2","attributes":{"rating":5}},{"type":"apps","id":"1"}],
        "included":[{"type":"customerReviewResponses","id":"a1","attributes":{"responseBody":"Wir prüfen das",
        "lastModifiedDate":"2026-09-13T00:00:00Z"}}]})",
        "auto", reading_options(), found);
    CHECK(found.format == "app_store");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].id == "app_store:c1");
    CHECK(found.posts[0].title == "Login");
    CHECK(found.posts[0].author.name == "kai");
    CHECK(found.posts[1].text == "Wir prüfen das");
    CHECK(found.posts[1].direction == record::Direction::outbound);
    CHECK(found.posts[1].reply_to == "app_store:c1");
    CHECK(found.skipped.size() == 1);
    CHECK(found.rejects.size() == 1);
    Collected error;
    read_bytes(R"({"errors":[{"status":"401","code":"NOT_AUTHORIZED","title":"t","detail":"Provide a token"}]})",
               "auto", reading_options(), error);
    CHECK(error.format == "app_store");
    REQUIRE(error.rejects.size() == 1);
    CHECK(error.rejects[0].message == "an error of the API, not a post: 'Provide a token'");
}

TEST_CASE("scrapers, and tables of both stores") {
    struct Row {
        std::string name, json, id, platform;
        std::size_t posts;
    };
    const std::vector<Row> rows{
        {"Python",
         R"([{"date":"2026-09-12 20:14:05","review":"Ab","rating":1,"isEdited":false,"userName":"kai","title":"T",
            "developerResponse":{"id":1,"body":"Hm","modified":"2026-09-13T00:00:00Z"}}])",
         "", "app_store", 2},
        {"Node",
         R"([{"id":"901","userName":"kai","userUrl":"https://itunes.apple.com/de/reviews/id5","version":"1","score":1,
            "title":"T","text":"Ab","updated":"2026-09-12T11:14:05-07:00"}])",
         "app_store:901", "app_store", 1},
        {"a table, App Store",
         R"([{"reviewid":"","reviewdate":"2026-09-12 20:14:05","username":"kai","rating":1,"title":"T","content":"Ab",
            "responsecontent":"","responsedate":"","source":"Appstore"}])",
         "", "app_store", 1},
        {"a table, Play Store",
         R"([{"reviewid":"7","reviewdate":"2026-09-12 20:14:05","username":"kai","rating":1,"title":"","content":"Ab",
            "responsecontent":"Hm","responsedate":"","source":"Playstore"}])",
         "google_play:7", "google_play", 2},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(row.json, "auto", reading_options(), found);
        CHECK(found.format == "app_store");
        CHECK(found.rejects.empty());
        CHECK(found.warnings.empty());
        REQUIRE(found.posts.size() == row.posts);
        CHECK(found.posts[0].id == row.id);
        CHECK(found.posts[0].platform == row.platform);
        CHECK(found.posts[0].text == "Ab");
        CHECK(found.posts[0].rating->value == 1);
        CHECK(found.posts[0].created_at.has_value());
        CHECK((row.posts == 1 || found.posts[1].direction == record::Direction::outbound));
    }
}
