// SPDX-License-Identifier: Apache-2.0
// Reviews of Trustpilot: pages of its API, the reviews inside its web pages (dates, reply), and what scrapers make of both.
// https://developers.trustpilot.com/business-units-api
#include "base/strings.hpp"
#include "ingest/platforms.hpp"
#include "ingest/review.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPlatform = "trustpilot";

bool has_consumer(Json value) {
    return value["consumer"].is_object() && (value["stars"].exists() || value["rating"].exists());
}
// A scraper that found the words and the day, seldom more.
bool is_scraped(Json value) {
    return value["review"].is_string() && equals_ignoring_ascii_case(value["source"].text(), "trustpilot");
}
bool is_review(Json value) { return has_consumer(value) || is_scraped(value); }

// The first of several members that is there.
Json first_of(Json value, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        if (const Json found = value.at_path(name); found.exists()) {
            return found;
        }
    }
    return {};
}

Outcome map_review(Json value, const ReadOptions& options, const Findings& found) {
    if (!is_review(value)) {
        return Problem{"no-text", "not a review of Trustpilot: no consumer, stars or review"};
    }
    Post review;
    review.id = native_id(kPlatform, first_of(value, {"id", "review_id"}));
    const Json consumer = value["consumer"];
    review.author.id = consumer["id"].as_text();
    review.author.name.assign(consumer["displayName"].exists() ? consumer["displayName"].text()
                                                               : value["reviewer"].text());
    review.title.assign(value["title"].text());
    review.text.assign(first_of(value, {"text", "review"}).text());
    review.url.assign(value["url"].text());
    review.rating = read_rating(first_of(value, {"stars", "rating.stars", "rating"}), 5, found);
    review.created_at =
        read_time(first_of(value, {"createdAt", "dates.publishedDate", "published_date", "publishedDate", "date"}),
                  options, found);
    review.lang.assign(value["language"].text());
    review.engagement.likes = first_of(value, {"numberOfLikes", "likes"}).integer();
    review.thread_owner.assign(
        first_of(value, {"businessUnit.identifyingName", "businessUnit.displayName", "businessName"}).text());
    post_review(found, kPlatform, review);
    const Json answer = first_of(value, {"companyReply", "reply"});
    post_answer(found, review, first_of(answer, {"text", "message"}).text(),
                read_time(first_of(answer, {"createdAt", "publishedDate"}), options, found),
                value["businessUnit"]["displayName"].text());
    return std::nullopt;
}

class Trustpilot : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Trustpilot: reviews of its API or of scrapers";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override { return {"reviews"}; }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_review(value) || first_fits(value["reviews"], is_review);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        if (value["reviews"].is_array()) {
            return map_each(value["reviews"], [&](Json item) { return map_review(item, options, found); });
        }
        for (const std::string_view member : {"message", "fault", "error"}) {
            if (value[member].exists() && !is_review(value)) {
                const std::string text = first_of(value, {"message", "fault.faultstring", "error"}).as_text();
                return api_error(text);
            }
        }
        return map_review(value, options, found);
    }
};

} // namespace

std::unique_ptr<Format> make_trustpilot() { return std::make_unique<Trustpilot>(); }

} // namespace kummerkasten::ingest
