// SPDX-License-Identifier: Apache-2.0
// X (Twitter) API v2: pages with data and includes as the API and twarc2 give them, and flattened tweets, one a line.
// https://docs.x.com/x-api/posts/data-dictionary#tweet
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"
#include "ingest/x_text.hpp"
#include "record/time.hpp"

#include <string>
#include <unordered_map>

namespace kummerkasten::ingest {

namespace {

using record::Post;

// Objects of a page's includes by their id.
using ById = std::unordered_map<std::string, Json>;

ById by_id(Json list) {
    ById found;
    list.each_item([&found](Json item) { found.emplace(std::string(item["id"].text()), item); });
    return found;
}

Json find(const ById& objects, std::string_view id) {
    const auto found = objects.find(std::string(id));
    return found == objects.end() ? Json() : found->second;
}

struct Includes {
    ById users;
    ById tweets;
};

// The whole text: long posts carry only their beginning in "text".
std::string_view full_text(Json tweet) {
    const std::string_view note = tweet["note_tweet"]["text"].text();
    return note.empty() ? tweet["text"].text() : note;
}

Json full_entities(Json tweet) {
    const Json note = tweet["note_tweet"]["entities"];
    return note.exists() ? note : tweet["entities"];
}

void read_author(Json user, record::Author& author) {
    author.id.assign(user["id"].text());
    author.handle.assign(user["username"].text());
    author.name.assign(user["name"].text());
    author.verified = user["verified"].boolean();
    author.followers = user["public_metrics"]["followers_count"].integer();
}

void read_entities(Json entities, Post& post) {
    entities["mentions"].each_item([&post](Json item) { post.mentions.emplace_back(item["username"].text()); });
    entities["hashtags"].each_item([&post](Json item) { post.hashtags.emplace_back(item["tag"].text()); });
    XLinks links;
    std::string_view picture;
    entities["urls"].each_item([&](Json item) {
        const std::string_view shown = item["url"].text();
        const std::string_view expanded = item["expanded_url"].text();
        if (shown.empty() || expanded.empty()) {
            return;
        }
        const bool own_media = item["media_key"].exists() || item["display_url"].text().starts_with("pic.");
        picture = own_media ? item["display_url"].text() : picture;
        links.add(shown, own_media ? std::string_view() : expanded);
        if (!own_media) {
            post.links.emplace_back(expanded);
        }
    });
    post.text = links.write_out(post.text);
    if (trim(post.text).empty()) {
        post.text.assign(picture); // "pic.x.com/…" is all that a person sees of it in words
    }
}

void read_engagement(Json metrics, record::Engagement& engagement) {
    engagement.likes = metrics["like_count"].integer();
    engagement.reposts = metrics["retweet_count"].integer();
    engagement.replies = metrics["reply_count"].integer();
    engagement.quotes = metrics["quote_count"].integer();
    engagement.views = metrics["impression_count"].integer();
}

// Flattened tweets carry the referenced tweet inside, pages carry it in includes.
Json referenced(Json reference, const Includes& includes) {
    return full_text(reference).empty() ? find(includes.tweets, reference["id"].text()) : reference;
}

// Gives the tweet whose words are shown: for a retweet, whose own text is cut, the one that it passes on.
Json read_references(Json tweet, const Includes& includes, Post& post) {
    Json shown = tweet;
    tweet["referenced_tweets"].each_item([&](Json reference) {
        const std::string_view type = reference["type"].text();
        const Json other = referenced(reference, includes);
        if (type == "replied_to") {
            post.reply_to = x_id(reference["id"].text());
        } else if (type == "retweeted") {
            post.repost_of = x_id(reference["id"].text());
            if (!full_text(other).empty()) {
                shown = other;
                post.text = unescape_entities(full_text(other));
            }
        } else if (type == "quoted") {
            post.quoted_text = unescape_entities(full_text(other));
        }
    });
    return shown;
}

// https://docs.x.com/x-api/direct-messages: a page of them looks like a page of tweets.
bool is_message(Json event) { return event["dm_conversation_id"].exists() || event["event_type"].exists(); }

void map_message(Json event, const Includes& includes, const Findings& found) {
    if (!event["text"].is_string() && event["event_type"].text() != "MessageCreate") {
        return found.skip("system-message"); // somebody joins or leaves
    }
    Post post;
    post.platform = "x";
    post.kind = record::Kind::message;
    post.id = x_id(event["id"].as_text());
    post.created_at = record::parse_rfc3339(event["created_at"].text());
    post.text = unescape_entities(event["text"].text());
    const std::string_view sender = event["sender_id"].text();
    read_author(find(includes.users, sender), post.author);
    post.author.id.assign(sender);
    read_entities(event["entities"], post);
    post.thread = x_id(event["dm_conversation_id"].text());
    found.post(post);
}

Outcome map_tweet(Json tweet, const Includes& includes, const Findings& found) {
    if (is_message(tweet)) {
        map_message(tweet, includes, found);
        return std::nullopt;
    }
    if (!tweet["id"].exists() || full_text(tweet).empty()) {
        return Problem{"no-text", "a tweet without id or text"};
    }
    Post post;
    post.platform = "x";
    const std::string id = tweet["id"].as_text();
    post.id = x_id(id);
    post.created_at = record::parse_rfc3339(tweet["created_at"].text());
    post.text = unescape_entities(full_text(tweet));
    post.lang.assign(x_lang(tweet["lang"].text()));
    const Json shown = read_references(tweet, includes, post);
    const Json user = tweet["author"].is_object() ? tweet["author"] : find(includes.users, tweet["author_id"].text());
    read_author(user, post.author);
    if (post.author.id.empty()) {
        post.author.id.assign(tweet["author_id"].text());
    }
    read_entities(full_entities(shown), post);
    read_engagement(tweet["public_metrics"], post.engagement);
    post.thread = x_id(tweet["conversation_id"].as_text());
    post.kind = post.reply_to.empty() ? record::Kind::post : record::Kind::reply;
    post.url = x_url(post.author.handle, id);
    // Whose thread it is can be told where the first post of the conversation came along.
    const Json root = find(includes.tweets, tweet["conversation_id"].text());
    if (root.exists() && !post.reply_to.empty()) {
        post.thread_owner.assign(find(includes.users, root["author_id"].text())["username"].text());
    }
    found.post(post);
    return std::nullopt;
}

class XV2 : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "x_v2"; }
    [[nodiscard]] std::string_view description() const override {
        return "X (Twitter) API v2: pages or flattened tweets";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        const auto is_tweet = [](Json tweet) {
            return tweet["id"].is_string() && tweet["text"].is_string() &&
                   (tweet["author_id"].exists() || tweet["edit_history_tweet_ids"].exists() ||
                    tweet["conversation_id"].exists());
        };
        if (is_tweet(value) || is_tweet(value["data"]) || value["__twarc"].exists()) {
            return true;
        }
        bool page = value["meta"]["result_count"].exists() || (value["errors"].is_array() && value["title"].exists());
        value["data"].each_item([&](Json tweet) {
            page = page || is_tweet(tweet) || (tweet["id"].is_string() && tweet["text"].is_string());
        });
        return page;
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        if (!value.is_object()) {
            return Problem{"not-an-object", "expected a tweet or a page of tweets"};
        }
        const Json data = value["data"];
        if (!data.exists()) {
            if (value["meta"]["result_count"].exists()) {
                return std::nullopt; // a page without results
            }
            return value["errors"].exists() ? x_api_error(value) : map_tweet(value, {}, found);
        }
        const Includes includes{by_id(value["includes"]["users"]), by_id(value["includes"]["tweets"])};
        if (data.is_object()) {
            return map_tweet(data, includes, found);
        }
        return map_each(data, [&](Json tweet) { return map_tweet(tweet, includes, found); });
    }
};

} // namespace

std::unique_ptr<Format> make_x_v2() { return std::make_unique<XV2>(); }

} // namespace kummerkasten::ingest
