// SPDX-License-Identifier: Apache-2.0
#include "ingest/review.hpp"

#include "base/strings.hpp"

#include <utility>

namespace kummerkasten::ingest {

void post_review(const Findings& found, std::string_view platform, record::Post& review) {
    review.platform = platform;
    review.kind = record::Kind::review;
    if (trim(review.text).empty()) {
        review.text = std::exchange(review.title, {});
    }
    if (trim(review.text).empty()) {
        review.text.clear();
        return found.skip("rating-without-text");
    }
    found.post(review);
}

void post_answer(const Findings& found, const record::Post& review, std::string_view text,
                 std::optional<record::Timestamp> created_at, std::string_view author) {
    if (trim(text).empty()) {
        return;
    }
    if (review.text.empty()) {
        return found.skip("answer-to-rating");
    }
    record::Post answer;
    answer.platform = review.platform;
    answer.kind = record::Kind::reply;
    answer.direction = record::Direction::outbound;
    answer.text.assign(text);
    answer.created_at = created_at;
    answer.id = review.id.empty() ? std::string() : review.id + ":answer";
    answer.reply_to = review.id;
    answer.thread = review.thread.empty() ? review.id : review.thread;
    answer.thread_owner = review.thread_owner;
    answer.author.name.assign(author);
    found.post(answer);
}

void map_review_members(const ReviewMembers& members, std::string_view platform, Json value, const ReadOptions& options,
                        const Findings& found) {
    const auto at = [&value](std::string_view path) { return path.empty() ? Json() : value.at_path(path); };
    record::Post review;
    review.id = native_id(platform, at(members.id));
    review.author.name.assign(at(members.author).text());
    review.title.assign(at(members.title).text());
    review.text.assign(at(members.text).text());
    review.url.assign(at(members.url).text());
    review.rating = read_rating(at(members.rating), 5, found);
    review.created_at = read_time(at(members.created_at), options, found);
    review.engagement.likes = at(members.likes).integer();
    post_review(found, platform, review);
    post_answer(found, review, at(members.answer).text(), read_time(at(members.answered_at), options, found));
}

} // namespace kummerkasten::ingest
