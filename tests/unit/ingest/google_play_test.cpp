// SPDX-License-Identifier: Apache-2.0
// https://developers.google.com/android-publisher/api-ref/rest/v3/reviews
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

TEST_CASE("reviews of the Developer API, with the developer's answer as a post of its own") {
    Collected found;
    read_bytes(R"({"reviews":[{"reviewId":"r1","authorName":"Kai K.","comments":[
        {"userComment":{"text":"Crashes","originalText":"Absturz\tDie App stürzt\nab","starRating":1,"reviewerLanguage":"de",
         "lastModified":{"seconds":"1757700000","nanos":5},"thumbsUpCount":3,"device":"x"}},
        {"developerComment":{"text":"Das tut uns leid","lastModified":{"seconds":"1757700060"}}}]},
        {"reviewId":"r2","authorName":"","comments":[{"userComment":{"text":"","starRating":5}}]},
        {"reviewId":"r3","comments":[{"other":{}}]}],"tokenPagination":{"nextPageToken":"x"}})",
               "auto", reading_options(), found);
    CHECK(found.format == "google_play");
    REQUIRE(found.posts.size() == 2);
    const record::Post& review = found.posts[0];
    CHECK(review.id == "google_play:r1");
    CHECK(review.kind == record::Kind::review);
    CHECK(review.title == "Absturz");
    CHECK(review.text == "Die App stürzt\nab");
    CHECK(review.rating->value == 1);
    CHECK(review.rating->best == 5);
    CHECK(review.lang == "de");
    CHECK(review.author.name == "Kai K.");
    CHECK(review.engagement.likes == 3);
    CHECK(record::format_rfc3339(review.created_at.value()) == "2025-09-12T18:00:00Z");
    const record::Post& answer = found.posts[1];
    CHECK(answer.id == "google_play:r1:answer");
    CHECK(answer.kind == record::Kind::reply);
    CHECK(answer.direction == record::Direction::outbound);
    CHECK(answer.reply_to == "google_play:r1");
    CHECK(answer.text == "Das tut uns leid");
    CHECK(record::format_rfc3339(answer.created_at.value()) == "2025-09-12T18:01:00Z");
    CHECK(found.skipped == std::vector<std::string>{"rating-without-text"});
    CHECK(found.rejects.size() == 1);
}

TEST_CASE("what the scrapers write") {
    Collected python;
    read_bytes(R"([{"reviewId":"r1","userName":"Kai","content":"Geht nicht","score":2,"thumbsUpCount":1,
        "at":"2026-09-12 20:14:05","replyContent":"Moin","repliedAt":"2026-09-13 08:00:00","appVersion":null},
        {"reviewId":"r2","userName":"Uli","content":null,"score":5,"at":1757700000000,"replyContent":null}])",
               "auto", reading_options(), python);
    CHECK(python.format == "google_play");
    REQUIRE(python.posts.size() == 2);
    CHECK(python.posts[0].rating->value == 2);
    CHECK(record::format_rfc3339(python.posts[0].created_at.value()) == "2026-09-12T20:14:05Z");
    CHECK(python.posts[1].text == "Moin");
    CHECK(python.skipped.size() == 1);
    Collected node;
    read_bytes(R"({"data":[{"id":"r1","userName":"Kai","date":"2026-09-12T20:14:05.000Z","score":1,"scoreText":"1",
        "url":"https://play.google.example/r1","title":null,"text":"Geht nicht","replyDate":null,"replyText":null}],
        "nextPaginationToken":null})",
               "auto", reading_options(), node);
    CHECK(node.format == "google_play");
    REQUIRE(node.posts.size() == 1);
    CHECK(node.posts[0].url == "https://play.google.example/r1");
}

TEST_CASE("errors and pages without reviews") {
    Collected found;
    read_bytes("{\"error\":{\"code\":401,\"message\":\"Request had invalid credentials\"}}\n{}\n{\"a\":1}\n",
               "google_play", reading_options(), found);
    CHECK(found.posts.empty());
    REQUIRE(found.rejects.size() == 2);
    CHECK(found.rejects[0].message == "an error of the API, not a post: 'Request had invalid credentials'");
    CHECK(found.rejects[1].message == "not a review of Google Play: no reviewId or score");
}
