// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

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
