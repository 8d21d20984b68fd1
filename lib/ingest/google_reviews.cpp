// SPDX-License-Identifier: Apache-2.0
// Reviews of places on Google: the Business Profile API, the Places API (old and new), and what scrapers of Google Maps
// write. "6 days ago" is no time: such a review has no created_at, and a warning says so.
// https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews
#include "base/strings.hpp"
#include "ingest/platforms.hpp"
#include "ingest/review.hpp"

#include <fmt/format.h>

#include <array>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPlatform = "google_reviews";

bool is_profile_review(Json value) { return value["reviewer"].is_object() && value["starRating"].is_string(); }
bool is_places_review(Json value) {
    return value["relative_time_description"].exists() || value["relativePublishTimeDescription"].exists();
}
bool is_pro_review(Json value) { return value["place_id"].exists() && value["review_text"].is_object(); }
bool is_apify_review(Json value) { return value["stars"].exists() && value["publishedAtDate"].exists(); }
bool is_crawled_review(Json value) {
    return value["review"].is_string() && value["star"].is_string() && value["date"].is_string();
}
bool is_review(Json value) {
    return is_profile_review(value) || is_places_review(value) || is_pro_review(value) || is_apify_review(value) ||
           is_crawled_review(value);
}

std::optional<record::Rating> star_word(std::string_view word, const Findings& found) {
    constexpr std::array<std::string_view, 5> kWords{"ONE", "TWO", "THREE", "FOUR", "FIVE"};
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (word == kWords[i]) {
            return record::Rating{static_cast<double>(i + 1), 5};
        }
    }
    if (word != "STAR_RATING_UNSPECIFIED") {
        found.warn({"bad-value", fmt::format("{} as starRating; expected ONE to FIVE; left out", in_quotes(word))});
    }
    return std::nullopt;
}

// "(Translated by Google) … (Original) …", or the original first and the translation behind it: what the customer wrote.
std::string_view original_words(std::string_view text) {
    constexpr std::string_view kOriginal = "(Original)";
    for (const std::string_view translated : {"(Translated by Google)", "(Übersetzt von Google)"}) {
        const std::size_t translation = text.find(translated);
        if (translation == std::string_view::npos) {
            continue;
        }
        const std::size_t original = text.find(kOriginal, translation);
        if (original != std::string_view::npos) {
            return trim(text.substr(original + kOriginal.size()));
        }
        return translation == 0 ? trim(text.substr(translated.size())) : trim(text.substr(0, translation));
    }
    return trim(text);
}

void map_profile_review(Json value, const ReadOptions& options, const Findings& found) {
    Post review;
    // "accounts/1/locations/2/reviews/3": the last part alone is unique, the whole name is the resource
    review.id = native_id(kPlatform, value["reviewId"].exists() ? value["reviewId"] : value["name"]);
    const std::string_view name = value["name"].text();
    if (const std::size_t end = name.find("/reviews/"); end != std::string_view::npos) {
        review.thread_owner.assign(name.substr(0, end));
    }
    review.author.name.assign(value["reviewer"]["displayName"].text());
    review.text.assign(original_words(value["comment"].text()));
    review.rating = star_word(value["starRating"].text(), found);
    review.created_at = read_time(value["createTime"], options, found);
    post_review(found, kPlatform, review);
    const Json answer = value["reviewReply"];
    post_answer(found, review, original_words(answer["comment"].text()),
                read_time(answer["updateTime"], options, found));
}

void map_places_review(Json value, const ReadOptions& options, const Findings& found) {
    Post review;
    const Json original = value["originalText"].is_object() ? value["originalText"] : value["text"];
    const bool old_api = value["text"].is_string();
    review.id =
        native_id(kPlatform, value["name"].text().find("/reviews/") == std::string::npos ? Json() : value["name"]);
    review.author.name.assign(old_api ? value["author_name"].text() : value["authorAttribution"]["displayName"].text());
    review.text.assign(trim(old_api ? value["text"].text() : original["text"].text()));
    review.lang.assign(old_api ? value["original_language"].text() : original["languageCode"].text());
    review.rating = read_rating(value["rating"], 5, found);
    review.created_at = read_time(old_api ? value["time"] : value["publishTime"], options, found);
    post_review(found, kPlatform, review);
}

// The first words of an object of texts by language, or of a plain text: {"de": "…"}, {"de": {"text": "…"}}, "…".
std::string words_by_language(Json texts, std::string& language) {
    std::string words(texts.text());
    texts.each_member([&](std::string_view key, Json text) {
        if (words.empty()) {
            words.assign(text.is_object() ? text["text"].text() : text.text());
            language.assign(words.empty() ? std::string_view() : key);
        }
    });
    return words;
}

void map_pro_review(Json value, const ReadOptions& options, const Findings& found) {
    if (value["is_deleted"].integer().value_or(0) != 0) {
        found.skip("deleted-review");
        return;
    }
    Post review;
    review.id = native_id(kPlatform, value["review_id"]);
    review.thread_owner.assign(value["place_id"].text());
    review.author.name.assign(value["author"].text());
    review.text.assign(original_words(words_by_language(value["review_text"], review.lang)));
    review.rating = read_rating(value["rating"], 5, found);
    review.created_at = read_time(value["review_date"], options, found);
    review.engagement.likes = value["likes"].integer();
    post_review(found, kPlatform, review);
    std::string language;
    post_answer(found, review, words_by_language(value["owner_responses"], language), std::nullopt);
}

void map_apify_review(Json value, const ReadOptions& options, const Findings& found) {
    Post review;
    review.id = native_id(kPlatform, value["reviewId"]);
    review.thread_owner.assign(value["placeId"].text());
    review.author.id = value["reviewerId"].as_text();
    review.author.name.assign(value["name"].text());
    review.text.assign(original_words(value["text"].text()));
    review.lang.assign(value["originalLanguage"].text());
    review.url.assign(value["reviewUrl"].text());
    review.rating = read_rating(value["stars"], 5, found);
    review.created_at = read_time(value["publishedAtDate"], options, found);
    review.engagement.likes = value["likesCount"].integer();
    post_review(found, kPlatform, review);
    post_answer(found, review, value["responseFromOwnerText"].text(), std::nullopt);
}

void map_crawled_review(Json value, const ReadOptions& options, const Findings& found) {
    Post review;
    review.author.name.assign(value["name"].text());
    review.text.assign(original_words(value["review"].text()));
    review.rating = read_rating(value["star"], 5, found);
    review.created_at = read_time(value["date"], options, found);
    post_review(found, kPlatform, review);
}

Outcome map_review(Json value, const ReadOptions& options, const Findings& found) {
    if (is_profile_review(value)) {
        map_profile_review(value, options, found);
    } else if (is_places_review(value)) {
        map_places_review(value, options, found);
    } else if (is_pro_review(value)) {
        map_pro_review(value, options, found);
    } else if (is_apify_review(value)) {
        map_apify_review(value, options, found);
    } else if (is_crawled_review(value)) {
        map_crawled_review(value, options, found);
    } else {
        return Problem{"no-text", "not a review of Google: no reviewer, rating or text"};
    }
    return std::nullopt;
}

class GoogleReviews : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Google reviews of places: Business Profile and Places APIs, scrapers";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override { return {"reviews", "result.reviews"}; }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_review(value) || first_fits(value["reviews"], is_review) ||
               first_fits(value["result"]["reviews"], is_review) || value["totalReviewCount"].exists() ||
               is_by_place(value);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        const auto each = [&](Json item) { return map_review(item, options, found); };
        const Json lists[] = {value["reviews"], value["result"]["reviews"]};
        for (const Json& list : lists) {
            if (list.is_array()) {
                return map_each(list, each);
            }
        }
        if (is_by_place(value)) {
            Complaints complaints;
            value.each_member([&](std::string_view, Json list) { complaints.add(map_each(list, each)); });
            return complaints.all();
        }
        if (const Json error = value["error"]; error.is_object()) {
            return api_error(error["message"].text());
        }
        if (value["error_message"].exists()) {
            return api_error(value["error_message"].text());
        }
        return value["totalReviewCount"].exists() ? Outcome() : map_review(value, options, found);
    }

private:
    // {"PLACE": [reviews], …}, as google-reviews-scraper-pro writes it
    static bool is_by_place(Json value) {
        bool is = false;
        value.each_member([&is](std::string_view, Json list) { is = is || first_fits(list, is_pro_review); });
        return is;
    }
};

} // namespace

std::unique_ptr<Format> make_google_reviews() { return std::make_unique<GoogleReviews>(); }

} // namespace kummerkasten::ingest
