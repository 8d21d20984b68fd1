// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

std::string profile_review(const std::string& comment, const std::string& stars = "TWO") {
    return R"({"name":"accounts/1/locations/2/reviews/3","reviewId":"3","reviewer":{"displayName":"Kai K."},"starRating":")" +
           stars + R"(","comment":")" + comment + R"(","createTime":"2026-09-12T18:14:05.123456Z"})";
}

} // namespace

TEST_CASE("Business Profile: words for stars, the answer, the house's place") {
    Collected found;
    read_bytes(
        R"({"reviews":[{"name":"accounts/1/locations/2/reviews/3","reviewId":"3","reviewer":{"displayName":"Kai K."},
        "starRating":"TWO","comment":"Laden zu","createTime":"2026-09-12T18:14:05Z",
        "reviewReply":{"comment":"Umbau","updateTime":"2026-09-13T08:00:00Z"}},
        {"reviewId":"4","reviewer":{"displayName":"Uli"},"starRating":"FIVE","createTime":"2026-09-12T18:14:05Z"},
        {"a":1}],"averageRating":3.5,"totalReviewCount":2})",
        "auto", reading_options(), found);
    CHECK(found.format == "google_reviews");
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0].id == "google_reviews:3");
    CHECK(found.posts[0].rating->value == 2);
    CHECK(found.posts[0].rating->best == 5);
    CHECK(found.posts[0].thread_owner == "accounts/1/locations/2");
    CHECK(found.posts[1].text == "Umbau");
    CHECK(found.posts[1].direction == record::Direction::outbound);
    CHECK(found.skipped == std::vector<std::string>{"rating-without-text"});
    CHECK(found.rejects.size() == 1);
}

TEST_CASE("of a translated review the customer's own words count") {
    struct Row {
        std::string name, comment, text;
    };
    const std::vector<Row> rows{
        {"no translation", "Laden zu", "Laden zu"},
        {"translation first", "(Translated by Google) Shop closed\\n\\n(Original)\\nLaden zu", "Laden zu"},
        {"original first", "Laden zu\\n\\n(Translated by Google)\\nShop closed", "Laden zu"},
        {"German surface", "(Übersetzt von Google) Laden zu\\n\\n(Original)\\nShop closed", "Shop closed"},
        {"translation alone", "(Translated by Google) Shop closed", "Shop closed"},
        {"the word original in it", "Das ist (Original) gut", "Das ist (Original) gut"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(profile_review(row.comment), "auto", reading_options(), found);
        CHECK(found.format == "google_reviews");
        REQUIRE(found.posts.size() == 1);
        CHECK(found.posts[0].text == row.text);
    }
    Collected odd;
    read_bytes(profile_review("a", "SIX") + "\n" + profile_review("b", "STAR_RATING_UNSPECIFIED"), "google_reviews",
               reading_options(), odd);
    CHECK(odd.posts.size() == 2);
    REQUIRE(odd.warnings.size() == 1);
    CHECK(odd.warnings[0].message == "'SIX' as starRating; expected ONE to FIVE; left out");
}

TEST_CASE("the Places API and scrapers") {
    struct Row {
        std::string name, json;
        double stars;
        bool dated;
        std::size_t posts = 1, warnings = 0;
    };
    const std::vector<Row> rows{
        {"Places, old", R"({"result":{"reviews":[{"author_name":"Kai","rating":1,"text":"Laden zu","time":1757700000,
            "relative_time_description":"a week ago","language":"en"}]},"status":"OK"})",
         1, true},
        {"Places, new",
         R"({"reviews":[{"name":"places/x/reviews/y","relativePublishTimeDescription":"vor 1 Woche","rating":1,
            "text":{"text":"Shop closed","languageCode":"en"},"originalText":{"text":"Laden zu","languageCode":"de"},
            "authorAttribution":{"displayName":"Kai"},"publishTime":"2026-09-12T18:14:05Z"}]})",
         1, true},
        {"by place",
         R"({"0x1:0":[{"review_id":"r","place_id":"0x1:0","author":"Kai","rating":2,"review_text":{"de":"Laden zu"},
            "review_date":"2026-09-12T18:14:05+00:00","owner_responses":{"de":{"text":"Umbau"}},"is_deleted":0}]})",
         2, true, 2},
        {"Apify", R"([{"reviewId":"r","name":"Kai","text":"Laden zu","stars":3,"publishedAtDate":"2026-09-12T18:14:05Z",
            "responseFromOwnerText":"Umbau","placeId":"p"}])",
         3, true, 2},
        {"stars and days in words", R"([{"name":"Kai","review":"Laden zu","star":"1 star","date":"6 days ago"}])", 1,
         false, 1, 1},
        {"a day that is one", R"([{"name":"Kai","review":"Laden zu","star":"4 stars","date":"2026-09-12"}])", 4, true},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Collected found;
        read_bytes(row.json, "auto", reading_options(), found);
        CHECK(found.format == "google_reviews");
        CHECK(found.rejects.empty());
        CHECK(found.warnings.size() == row.warnings);
        REQUIRE(found.posts.size() == row.posts);
        CHECK(found.posts[0].text == "Laden zu");
        CHECK(found.posts[0].author.name == "Kai");
        CHECK(found.posts[0].rating->value == row.stars);
        CHECK(found.posts[0].created_at.has_value() == row.dated);
        CHECK((row.posts == 1 || found.posts[1].text == "Umbau"));
    }
}

TEST_CASE("errors, and reviews that are gone") {
    Collected found;
    read_bytes(
        "{\"error\":{\"code\":403,\"message\":\"No access\"}}\n"
        "{\"error_message\":\"Key expired\",\"status\":\"REQUEST_DENIED\"}\n"
        "{\"place_id\":\"p\",\"review_text\":{\"de\":\"weg\"},\"is_deleted\":1}\n{\"totalReviewCount\":0}\n",
        "google_reviews", reading_options(), found);
    CHECK(found.posts.empty());
    REQUIRE(found.rejects.size() == 2);
    CHECK(found.rejects[0].message == "an error of the API, not a post: 'No access'");
    CHECK(found.rejects[1].message == "an error of the API, not a post: 'Key expired'");
    CHECK(found.skipped == std::vector<std::string>{"deleted-review"});
}
