// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

TEST_CASE("a page of the API") {
    Collected found;
    read_bytes(R"({"links":[],"reviews":[{"id":"t1","consumer":{"id":"c1","displayName":"Kai K."},
        "businessUnit":{"id":"b","identifyingName":"wiesenpieper.example","displayName":"Wiesenpieper"},"stars":1,
        "title":"Finger weg","text":"Seit Wochen\nkein Paket","language":"de","createdAt":"2026-09-12T18:14:05Z",
        "numberOfLikes":2,"companyReply":{"text":"Wir haben Ihnen geschrieben","createdAt":"2026-09-13T08:00:00Z"}},
        {"id":"t2","consumer":{"displayName":"Uli"},"stars":5,"title":"","text":"","createdAt":"2026-09-12T18:14:05Z"},
        {"id":"t3"}]})",
               "auto", reading_options(), found);
    CHECK(found.format == "trustpilot");
    REQUIRE(found.posts.size() == 2);
    const record::Post& review = found.posts[0];
    CHECK(review.id == "trustpilot:t1");
    CHECK(review.kind == record::Kind::review);
    CHECK(review.author.id == "c1");
    CHECK(review.author.name == "Kai K.");
    CHECK(review.title == "Finger weg");
    CHECK(review.text == "Seit Wochen\nkein Paket");
    CHECK(review.lang == "de");
    CHECK(review.rating->value == 1);
    CHECK(review.thread_owner == "wiesenpieper.example");
    CHECK(review.engagement.likes == 2);
    CHECK(found.posts[1].direction == record::Direction::outbound);
    CHECK(found.posts[1].reply_to == "trustpilot:t1");
    CHECK(found.posts[1].author.name == "Wiesenpieper");
    CHECK(found.skipped == std::vector<std::string>{"rating-without-text"});
    CHECK(found.rejects.size() == 1);
}

TEST_CASE("what scrapers make of the web pages") {
    Collected found;
    read_bytes(R"([{"review_id":"t1","rating":4,"text":"Gut","published_date":"2026-09-12T18:14:05.000Z",
        "consumer":{"displayName":"Kai"}},
        {"id":"t2","rating":1,"title":"T","text":"Mies","consumer":{"id":"c","displayName":"Uli"},"likes":1,
        "dates":{"experiencedDate":"2026-08-01T00:00:00Z","publishedDate":"2026-09-12T18:14:05Z"},
        "reply":{"message":"Danke","publishedDate":"2026-09-13T18:14:05Z"}},
        {"title":"Nur ein Titel","review":"","date":"2026-09-12","rating":"Rated","reviewer":"","source":"Trustpilot"}])",
               "auto", reading_options(), found);
    CHECK(found.format == "trustpilot");
    REQUIRE(found.posts.size() == 4);
    CHECK(found.posts[0].id == "trustpilot:t1");
    CHECK(found.posts[0].rating->value == 4);
    CHECK(record::format_rfc3339(found.posts[1].created_at.value()) == "2026-09-12T18:14:05Z");
    CHECK(found.posts[2].text == "Danke");
    CHECK(found.posts[3].text == "Nur ein Titel");
    CHECK(found.posts[3].title.empty());
    CHECK_FALSE(found.posts[3].rating);
    REQUIRE(found.warnings.size() == 1);
    CHECK(found.warnings[0].message == "'Rated' as rating; expected a number up to 5; left out");
}

TEST_CASE("error bodies") {
    Collected found;
    read_bytes("{\"message\":\"Unauthorized\"}\n{\"fault\":{\"faultstring\":\"Invalid ApiKey\"}}\n{\"a\":1}\n",
               "trustpilot", reading_options(), found);
    REQUIRE(found.rejects.size() == 3);
    CHECK(found.rejects[0].message == "an error of the API, not a post: 'Unauthorized'");
    CHECK(found.rejects[1].message == "an error of the API, not a post: 'Invalid ApiKey'");
    CHECK(found.rejects[2].message == "not a review of Trustpilot: no consumer, stars or review");
}
