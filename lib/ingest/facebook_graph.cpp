// SPDX-License-Identifier: Apache-2.0
#include "base/strings.hpp"
#include "ingest/facebook.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include "ingest/review.hpp"

namespace kummerkasten::ingest::facebook {

using record::Post;

void read_person(Json person, record::Author& author) {
    author.id = person["id"].as_text();
    author.name.assign(person["name"].text());
    author.handle.assign(person["username"].text());
}

std::optional<record::Rating> read_recommendation(Json value, const Findings& found) {
    if (value["rating"].exists()) {
        return read_rating(value["rating"], 5, found);
    }
    // Since 2018 a page is recommended or it is not.
    std::string type = to_ascii_lower(value["recommendation_type"].text());
    if (type == "positive" || type == "negative") {
        return record::Rating{type == "positive" ? 1.0 : 0.0, 1};
    }
    return std::nullopt;
}

namespace {

// Where an object stands: below which post, in answer to what, on whose page.
struct Thread {
    std::string root, parent, owner;
    bool inside_comment = false;
};

// Graph's spelling of a time, or what only it has where a post was asked for without one.
bool is_graph_object(Json value) {
    return value["id"].is_string() &&
           ((value["created_time"].is_string() && !value["text"].exists()) || value["feed_targeting"].is_object());
}
bool is_rating(Json value) {
    return value["recommendation_type"].exists() || (value["reviewer"].is_object() && value["has_rating"].exists());
}
bool is_conversation(Json value) {
    return value["messages"]["data"].is_array() ||
           (value["id"].text().starts_with("t_") && value["participants"].exists());
}
// What only comments have, and what only posts have.
bool is_comment(Json value) {
    const auto has = [value](std::string_view member) { return value[member].exists(); };
    constexpr std::string_view kOfPosts[] = {"type", "status_type", "actions",     "privacy",
                                             "to",   "shares",      "updated_time"};
    constexpr std::string_view kOfComments[] = {"parent",     "object",     "comment_count", "can_comment",
                                                "can_remove", "user_likes", "like_count"};
    if (std::any_of(std::begin(kOfPosts), std::end(kOfPosts), has)) {
        return false;
    }
    return std::any_of(std::begin(kOfComments), std::end(kOfComments), has) ||
           value["permalink_url"].text().find("comment_id=") != std::string_view::npos;
}
bool has_comments(Json value) { return first_fits(value["comments"]["data"], is_graph_object); }

// "PAGE_POST": the page in front.
std::string page_of(std::string_view id) {
    const std::size_t bar = id.find('_');
    return std::string(bar == std::string_view::npos ? std::string_view() : id.substr(0, bar));
}

std::optional<std::int64_t> total(Json value, std::string_view list) {
    return value[list]["summary"]["total_count"].integer();
}

void read_engagement(Json value, record::Engagement& engagement) {
    engagement.likes = total(value, "reactions") ? total(value, "reactions") : total(value, "likes");
    if (!engagement.likes) {
        engagement.likes = value["like_count"].integer();
    }
    engagement.replies = total(value, "comments") ? total(value, "comments") : value["comment_count"].integer();
    engagement.reposts = value["shares"]["count"].integer();
}

void read_tags(Json tags, Post& post) {
    tags.each_item([&post](Json tag) {
        if (!tag["name"].text().empty()) {
            post.mentions.emplace_back(tag["name"].text());
        }
    });
}

class Mapper {
public:
    Mapper(const ReadOptions& options, const Findings& found) : options_(options), found_(found) {}

    Outcome any(Json value) const {
        if (is_conversation(value)) {
            return conversation(value);
        }
        if (is_rating(value)) {
            rating(value);
            return std::nullopt;
        }
        if (value["id"].text().starts_with("m_")) { // the messages of a conversation that was asked for by itself
            message(value, {});
            return std::nullopt;
        }
        if (is_graph_object(value)) {
            return is_comment(value) ? comment(value, {}) : wall_post(value);
        }
        if (value["comments"]["data"].is_array()) { // a post of which only the comments were asked for
            const std::string id = native_id(kPlatform, value["id"]);
            return comments(value, {id, id, page_of(value["id"].text()), false});
        }
        return Problem{"no-text", "not a post of Facebook: no id or created_time"};
    }

private:
    void common(Json value, Post& post) const {
        post.platform = kPlatform;
        post.id = native_id(kPlatform, value["id"]);
        post.created_at = read_time(value["created_time"], options_, found_);
        post.text.assign(value["message"].text());
        post.url.assign(value["permalink_url"].text());
        read_person(value["from"], post.author);
        read_tags(value["message_tags"], post);
        read_engagement(value, post.engagement);
    }

    Outcome wall_post(Json value) const {
        Post post;
        common(value, post);
        post.kind = record::Kind::post;
        post.thread = post.id;
        post.thread_owner = page_of(value["id"].text());
        value["to"]["data"].each_item([&post](Json page) {
            post.thread_owner = post.thread_owner.empty() ? page["id"].as_text() : post.thread_owner;
        });
        if (value["type"].text() == "link" && !value["link"].text().empty()) {
            post.links.emplace_back(value["link"].text());
        }
        const Thread below{post.id, post.id, post.thread_owner, false};
        if (trim(post.text).empty()) {
            found_.skip(value["story"].exists() ? "story" : "post-without-text");
        } else {
            found_.post(post);
        }
        return comments(value, below);
    }

    Outcome comments(Json value, const Thread& thread) const {
        return map_each(value["comments"]["data"], [&](Json item) { return comment(item, thread); });
    }

    Outcome comment(Json value, Thread thread) const {
        if (!value["id"].exists()) {
            return Problem{"no-text", "a comment without id"};
        }
        Post post;
        common(value, post);
        const std::string parent = native_id(kPlatform, value["parent"]["id"]);
        if (thread.root.empty()) {
            thread.root = native_id(kPlatform, value["object"]["id"]);
            thread.parent = thread.root;
            thread.inside_comment = !parent.empty();
        }
        post.thread = thread.root;
        post.thread_owner = thread.owner;
        post.reply_to = parent.empty() ? thread.parent : parent;
        post.kind = thread.inside_comment ? record::Kind::reply : record::Kind::comment;
        if (trim(post.text).empty()) {
            found_.skip("comment-without-text"); // a sticker or picture
        } else {
            found_.post(post);
        }
        return comments(value, {thread.root, native_id(kPlatform, value["id"]), thread.owner, true});
    }

    Outcome conversation(Json value) const {
        const std::string id = value["id"].as_text();
        return map_each(value["messages"]["data"], [&](Json item) -> Outcome {
            if (!item["created_time"].exists()) {
                return Problem{"no-text", "a message without created_time"};
            }
            message(item, id);
            return std::nullopt;
        });
    }

    // Instagram's inbox comes through the same API; its people have user names.
    void message(Json value, const std::string& thread) const {
        Post post;
        common(value, post);
        post.kind = record::Kind::message;
        post.platform = post.author.handle.empty() ? kPlatform : "instagram";
        post.id = native_id(post.platform, value["id"]);
        post.thread = native_id(post.platform, thread);
        if (trim(post.text).empty()) {
            found_.skip("message-without-text");
        } else {
            found_.post(post);
        }
    }

    void rating(Json value) const {
        Post post;
        common(value, post);
        if (post.id.empty()) {
            post.id = native_id(kPlatform, value["open_graph_story"]["id"]);
        }
        post.text.assign(value["review_text"].text());
        read_person(value["reviewer"], post.author);
        post.rating = read_recommendation(value, found_);
        post.thread_owner = value["open_graph_story"]["data"]["seller"]["id"].as_text();
        post_review(found_, kPlatform, post);
    }

    const ReadOptions& options_;
    const Findings& found_;
};

} // namespace

bool is_known(Json value) {
    return is_graph_object(value) || is_rating(value) || is_conversation(value) || has_comments(value);
}

Outcome map_object(Json value, const ReadOptions& options, const Findings& found) {
    return Mapper(options, found).any(value);
}

} // namespace kummerkasten::ingest::facebook
