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
