// SPDX-License-Identifier: Apache-2.0
// Reviews of Apple's App Store: the customer reviews feed (RSS as JSON), customerReviews of the App Store Connect API, the
// scrapers app-store-scraper (Node) and app_store_scraper (Python), and flat tables of reviews of both stores.
// https://developer.apple.com/documentation/appstoreconnectapi/list_all_customer_reviews_for_an_app
#include "base/strings.hpp"
#include "ingest/platforms.hpp"
#include "ingest/review.hpp"

#include <string>
#include <unordered_map>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPlatform = "app_store";

bool is_feed_entry(Json value) { return value["im:rating"].exists() || value["im:name"].exists(); }
bool is_feed(Json value) {
    const Json entry = value["feed"]["entry"];
    return is_feed_entry(entry) || first_fits(entry, is_feed_entry) ||
           (value["feed"].is_object() &&
            value["feed"]["id"]["label"].text().find("customerreviews") != std::string::npos);
}
bool is_connect_review(Json value) {
    return value["type"].text() == "customerReviews" && value["attributes"].is_object();
}
bool is_python_review(Json value) {
    return value["review"].is_string() && value["rating"].exists() && value["isEdited"].exists();
}
bool is_node_review(Json value) {
    return value["id"].is_string() && value["score"].exists() && value["userUrl"].exists() && value["version"].exists();
}
bool is_flat_review(Json value) {
    return value["reviewdate"].exists() && value["content"].is_string() && value["source"].is_string() &&
           value["responsecontent"].exists();
}

Outcome map_feed_entry(Json entry, const ReadOptions& options, const Findings& found) {
    if (!entry["im:rating"].exists()) {
        if (entry["im:name"].exists()) {
            found.skip("app-itself"); // the first entry of older feeds
            return std::nullopt;
        }
        return Problem{"no-text", "an entry of the feed without im:rating"};
    }
    Post review;
    review.id = native_id(kPlatform, entry["id"]["label"]);
    review.author.name.assign(entry["author"]["name"]["label"].text());
    // ".../reviews/id638572168": the account's number
    const std::string_view account = entry["author"]["uri"]["label"].text();
    if (const std::size_t at = account.rfind("/id"); at != std::string_view::npos) {
        review.author.id.assign(account.substr(at + 3));
    }
    review.title.assign(entry["title"]["label"].text());
    review.text.assign(entry["content"]["label"].text());
    review.rating = read_rating(entry["im:rating"]["label"], 5, found);
    review.created_at = read_time(entry["updated"]["label"], options, found);
    review.url.assign(entry["link"]["attributes"]["href"].text());
    review.engagement.likes = entry["im:voteSum"]["label"].integer();
    post_review(found, kPlatform, review);
    return std::nullopt;
}

// The answers that a page of reviews carries under "included", by id.
using Responses = std::unordered_map<std::string, Json>;

Responses responses_of(Json page) {
    Responses responses;
    page["included"].each_item([&responses](Json item) {
        if (item["type"].text() == "customerReviewResponses") {
            responses.emplace(item["id"].text(), item["attributes"]);
        }
    });
    return responses;
}

Outcome map_connect_review(const Responses& responses, Json value, const ReadOptions& options, const Findings& found) {
    if (!is_connect_review(value)) {
        return Problem{"no-text", "not a review: no type customerReviews or no attributes"};
    }
    const Json attributes = value["attributes"];
    Post review;
    review.id = native_id(kPlatform, value["id"]);
    review.author.name.assign(attributes["reviewerNickname"].text());
    review.title.assign(attributes["title"].text());
    review.text.assign(attributes["body"].text());
    review.rating = read_rating(attributes["rating"], 5, found);
    review.created_at = read_time(attributes["createdDate"], options, found);
    post_review(found, kPlatform, review);
    const auto response = responses.find(value["relationships"]["response"]["data"]["id"].as_text());
    if (response != responses.end()) {
        post_answer(found, review, response->second["responseBody"].text(),
                    read_time(response->second["lastModifiedDate"], options, found));
    }
    return std::nullopt;
}

constexpr ReviewMembers kPythonReview{.id = {},
                                      .author = "userName",
                                      .title = "title",
                                      .text = "review",
                                      .rating = "rating",
                                      .created_at = "date",
                                      .url = {},
                                      .likes = {},
                                      .answer = "developerResponse.body",
                                      .answered_at = "developerResponse.modified"};
constexpr ReviewMembers kNodeReview{.id = "id",
                                    .author = "userName",
                                    .title = "title",
                                    .text = "text",
                                    .rating = "score",
                                    .created_at = "updated",
                                    .url = "url",
                                    .likes = {},
                                    .answer = {},
                                    .answered_at = {}};
constexpr ReviewMembers kFlatReview{.id = "reviewid",
                                    .author = "username",
                                    .title = "title",
                                    .text = "content",
                                    .rating = "rating",
                                    .created_at = "reviewdate",
                                    .url = {},
                                    .likes = {},
                                    .answer = "responsecontent",
                                    .answered_at = "responsedate"};

// Flat tables hold reviews of both stores; each says which.
std::string_view platform_of_flat(Json value) {
    return to_ascii_lower(value["source"].text()).find("play") != std::string::npos ? "google_play" : kPlatform;
}

class AppStore : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "App Store: reviews of the RSS feed (JSON), of App Store Connect or of scrapers";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override { return {"feed.entry"}; }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_feed(value) || is_connect_review(value) || is_connect_review(value["data"]) ||
               first_fits(value["data"], is_connect_review) || is_python_review(value) || is_node_review(value) ||
               is_flat_review(value) || is_connect_error(value);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        if (const Json entry = value["feed"]["entry"]; entry.is_object()) { // a feed with one review is not a list
            return map_feed_entry(entry, options, found);
        }
        if (value["feed"].is_object()) {
            return map_each(value["feed"]["entry"], [&](Json entry) { return map_feed_entry(entry, options, found); });
        }
        if (value["data"].is_array()) {
            const Responses responses = responses_of(value);
            return map_each(value["data"],
                            [&](Json item) { return map_connect_review(responses, item, options, found); });
        }
        if (is_connect_review(value) || is_connect_review(value["data"])) {
            return map_connect_review(responses_of(value), value["data"].exists() ? value["data"] : value, options,
                                      found);
        }
        if (is_flat_review(value)) {
            map_review_members(kFlatReview, platform_of_flat(value), value, options, found);
        } else if (is_python_review(value)) {
            map_review_members(kPythonReview, kPlatform, value, options, found);
        } else if (is_node_review(value)) {
            map_review_members(kNodeReview, kPlatform, value, options, found);
        } else if (is_connect_error(value)) {
            std::string message;
            value["errors"].each_item([&](Json error) { message = error["detail"].as_text(); });
            return api_error(message);
        } else {
            return Problem{"no-text", "not a review of the App Store"};
        }
        return std::nullopt;
    }

private:
    // {"errors":[{"status":"401","code":"NOT_AUTHORIZED","title":…,"detail":…}]}
    static bool is_connect_error(Json value) {
        return first_fits(value["errors"], [](Json error) {
            return error["status"].is_string() && error["code"].is_string() && error["detail"].exists();
        });
    }
};

} // namespace

std::unique_ptr<Format> make_app_store() { return std::make_unique<AppStore>(); }

} // namespace kummerkasten::ingest
