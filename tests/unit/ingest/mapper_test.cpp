// SPDX-License-Identifier: Apache-2.0
#include "ingest/mapper.hpp"

#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

TEST_CASE("what is wrong with several items is said once, and the first five things are told") {
    Complaints complaints;
    CHECK_FALSE(complaints.all());
    complaints.add(std::nullopt);
    CHECK_FALSE(complaints.all());
    complaints.add(Problem{"no-text", "no id"});
    CHECK(complaints.all()->message == "no id");
    complaints.add(Problem{"bad-value", "no text"});
    complaints.add(Problem{"no-text", "no id"});
    CHECK(complaints.all()->kind == "no-text");
    CHECK(complaints.all()->message == "no id (2 times); no text");
    for (char c = 'a'; c <= 'e'; ++c) {
        complaints.add(Problem{"no-text", std::string(1, c)});
    }
    CHECK(complaints.all()->message == "no id (2 times); no text; a; b; c; 2 more");
}

TEST_CASE("a page whose items are bad in two ways is rejected once, with both, and its good item is kept") {
    Collected found;
    read_bytes(R"({"reviews":[{"reviewId":"r1","comments":[{"userComment":{"text":"Gut","starRating":5}}]},
        {"reviewId":"r2","comments":[{}]},{"reviewId":"r3","comments":[{}]},{"other":1}]})",
               "google_play", reading_options(), found);
    CHECK(found.posts.size() == 1);
    REQUIRE(found.rejects.size() == 1);
    CHECK(found.rejects[0].message ==
          "a review without userComment (2 times); not a review of Google Play: no reviewId or score");
}

TEST_CASE("an answer to stars alone refers to no record that is not there") {
    struct Row {
        std::string name, format, bytes;
    };
    const std::vector<Row> rows{
        {"Google Play, API", "google_play",
         R"({"reviewId":"r","comments":[{"userComment":{"text":"","starRating":5}},{"developerComment":{"text":"Danke"}}]})"},
        {"Google Play, scraper", "google_play",
         R"({"reviewId":"r","content":null,"score":5,"at":1757700000,"replyContent":"Danke"})"},
        {"Google Play, table", "csv",
         "reviewId,userName,content,score,at,replyContent\nr,Kai,,5,2026-09-12 20:14:05,Danke\n"},
        {"Google reviews", "google_reviews",
         R"({"reviewId":"r","reviewer":{"displayName":"Kai"},"starRating":"FIVE","reviewReply":{"comment":"Danke"}})"},
        {"App Store Connect", "app_store",
         R"({"data":[{"type":"customerReviews","id":"r","attributes":{"rating":5},"relationships":{"response":{"data":{"id":"a"}}}}],)"
         R"("included":[{"type":"customerReviewResponses","id":"a","attributes":{"responseBody":"Danke"}}]})"},
        {"Trustpilot", "trustpilot",
         R"({"id":"r","stars":5,"consumer":{"id":"c"},"text":" ","companyReply":{"text":"Danke"}})"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(row.bytes, row.format, reading_options(), found);
        CHECK(found.posts.empty());
        CHECK(found.rejects.empty());
        CHECK(found.skipped == std::vector<std::string>{"rating-without-text", "answer-to-rating"});
    }
}
