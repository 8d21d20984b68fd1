// SPDX-License-Identifier: Apache-2.0
// What Facebook sends of its own accord to those who subscribed to a page: changes of its feed, ratings, messages. Most
// changes are no posts (likes, removals, albums); they are counted.
// https://developers.facebook.com/docs/graph-api/webhooks/reference/page
#include "base/strings.hpp"
#include "ingest/facebook.hpp"
#include "ingest/meta_messages.hpp"
#include "ingest/review.hpp"

namespace kummerkasten::ingest::facebook {

namespace {

using record::Post;

// Newer payloads have from {id, name}, older ones sender_id and sender_name.
void read_sender(Json value, std::string_view prefix, record::Author& author) {
    read_person(value["from"], author);
    if (author.id.empty()) {
        author.id = value[std::string(prefix) + "_id"].as_text();
        author.name.assign(value[std::string(prefix) + "_name"].text());
    }
}

void map_rating(Json value, Post& post, const Findings& found) {
    post.id = native_id(kPlatform, value["open_graph_story_id"]);
    post.text.assign(value["review_text"].text());
    post.rating = read_recommendation(value, found);
    read_sender(value, "reviewer", post.author);
    post_review(found, kPlatform, post);
}

void map_feed(Json value, Post& post, const Findings& found) {
    const std::string_view item = value["item"].text();
    const std::string_view verb = value["verb"].text();
    if (item == "like" || item == "reaction") {
        return found.skip("reaction");
    }
    if (!verb.empty() && verb != "add" && verb != "edit" && verb != "edited" && verb != "update") {
        return found.skip("status-change"); // removed, hidden, blocked, muted, and back
    }
    post.text.assign(value["message"].text());
    if (trim(post.text).empty()) {
        return found.skip("change-without-text");
    }
    const std::string thread = native_id(kPlatform, value["post_id"]);
    const std::string comment = native_id(kPlatform, value["comment_id"]);
    post.thread = thread;
    post.url.assign(value["permalink_url"].exists() ? value["permalink_url"].text()
                                                    : value["post"]["permalink_url"].text());
    read_sender(value, "sender", post.author);
    if (comment.empty()) {
        post.id = thread;
        post.kind = record::Kind::post;
    } else {
        post.id = comment;
        post.reply_to = native_id(kPlatform, value["parent_id"]);
        post.kind = post.reply_to.empty() || post.reply_to == thread ? record::Kind::comment : record::Kind::reply;
    }
    found.post(post);
}

void map_change(Json change, std::string_view page, Json time, const ReadOptions& options, const Findings& found) {
    const Json value = change["value"];
    const std::string_view field = change["field"].text();
    Post post;
    post.platform = kPlatform;
    post.thread_owner.assign(page);
    post.created_at = read_time(value["created_time"].exists() ? value["created_time"] : time, options, found);
    if (field == "ratings" && !value["comment_id"].exists()) {
        map_rating(value, post, found);
    } else if (field == "feed" || field == "mention" || field == "ratings") {
        map_feed(value, post, found);
    } else {
        found.skip("other-change");
    }
}

} // namespace

bool is_webhook(Json value) { return value["object"].text() == "page" && value["entry"].is_array(); }

Outcome map_webhook(Json value, const ReadOptions& options, const Findings& found) {
    value["entry"].each_item([&](Json entry) {
        const std::string page = entry["id"].as_text();
        const Json time = entry["time"];
        entry["changes"].each_item([&](Json change) { map_change(change, page, time, options, found); });
        entry["messaging"].each_item([&](Json event) { map_meta_message(event, kPlatform, page, options, found); });
    });
    return std::nullopt;
}

} // namespace kummerkasten::ingest::facebook
