// SPDX-License-Identifier: Apache-2.0
// Reviews of Google Play: reviews.list of the Play Developer API, and what the two scrapers of that name write (Python:
// reviewId, content, score, at; Node: id, text, scoreText). Tables of the Python one are read by csv.cpp.
// https://developers.google.com/android-publisher/api-ref/rest/v3/reviews
#include "base/strings.hpp"
#include "ingest/platforms.hpp"
#include "ingest/review.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPlatform = "google_play";

bool is_api_review(Json value) { return value["reviewId"].exists() && value["comments"].is_array(); }
bool is_python_review(Json value) {
    return value["reviewId"].is_string() && value["score"].exists() && value["at"].exists() &&
           !value["content"].is_object();
}
bool is_node_review(Json value) {
    return value["id"].is_string() && value["scoreText"].exists() && value["userName"].exists();
}
bool is_review(Json value) { return is_api_review(value) || is_python_review(value) || is_node_review(value); }

std::optional<record::Timestamp> seconds_of(Json time, const ReadOptions& options, const Findings& found) {
    return read_time(time["seconds"], options, found);
}

Outcome map_api_review(Json value, const ReadOptions& options, const Findings& found) {
    Post review;
    review.platform = kPlatform;
    review.id = native_id(kPlatform, value["reviewId"]);
    review.author.name.assign(value["authorName"].text());
    return map_each(value["comments"], [&](Json comment) -> Outcome {
        if (const Json own = comment["developerComment"]; own.is_object()) {
            post_answer(found, review, own["text"].text(), seconds_of(own["lastModified"], options, found));
            return std::nullopt;
        }
        const Json user = comment["userComment"];
        if (!user.is_object()) {
            return Problem{"no-text", "a review without userComment"};
        }
        // Where the store translated it, the customer's own words stand apart. A tab parts an old review's title from its body.
        std::string_view text = user["originalText"].text().empty() ? user["text"].text() : user["originalText"].text();
        if (const std::size_t tab = text.find('\t'); tab != std::string_view::npos) {
            review.title.assign(trim(text.substr(0, tab)));
            text.remove_prefix(tab + 1);
        }
        review.text.assign(trim(text));
        review.rating = read_rating(user["starRating"], 5, found);
        review.created_at = seconds_of(user["lastModified"], options, found);
        review.lang.assign(user["reviewerLanguage"].text());
        review.engagement.likes = user["thumbsUpCount"].integer();
        post_review(found, kPlatform, review);
        return std::nullopt;
    });
}

constexpr ReviewMembers kPythonReview{.id = "reviewId",
                                      .author = "userName",
                                      .title = "title",
                                      .text = "content",
                                      .rating = "score",
                                      .created_at = "at",
                                      .url = "url",
                                      .likes = "thumbsUpCount",
                                      .answer = "replyContent",
                                      .answered_at = "repliedAt"};
constexpr ReviewMembers kNodeReview{.id = "id",
                                    .author = "userName",
                                    .title = "title",
                                    .text = "text",
                                    .rating = "score",
                                    .created_at = "date",
                                    .url = "url",
                                    .likes = "thumbsUp",
                                    .answer = "replyText",
                                    .answered_at = "replyDate"};

Outcome map_review(Json value, const ReadOptions& options, const Findings& found) {
    if (is_api_review(value)) {
        return map_api_review(value, options, found);
    }
    if (!is_review(value)) {
        return Problem{"no-text", "not a review of Google Play: no reviewId or score"};
    }
    map_review_members(is_python_review(value) ? kPythonReview : kNodeReview, kPlatform, value, options, found);
    return std::nullopt;
}

class GooglePlay : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Google Play: reviews of the Developer API or of google-play-scraper";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override { return {"reviews", "data"}; }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_review(value) || first_fits(value["reviews"], is_api_review) || first_fits(value["data"], is_review);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        for (const std::string_view list : {"reviews", "data"}) {
            if (value[list].is_array()) {
                return map_each(value[list], [&](Json item) { return map_review(item, options, found); });
            }
        }
        if (const Json error = value["error"]; error.is_object()) {
            return api_error(error["message"].text());
        }
        return value["tokenPagination"].exists() || value.size() == 0 ? std::nullopt
                                                                      : map_review(value, options, found);
    }
};

} // namespace

std::unique_ptr<Format> make_google_play() { return std::make_unique<GooglePlay>(); }

} // namespace kummerkasten::ingest
