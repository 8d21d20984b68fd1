// SPDX-License-Identifier: Apache-2.0
// The answers that X's website gets from its own GraphQL interface, as browser tools save them: timelines, searches, a post
// with its replies, single posts. Their wrapping changes every few months, so the posts are looked for instead of walked to:
// whatever stands under "tweet_results" (or "tweetResult") is one, wherever that is.
#include "base/strings.hpp"
#include "ingest/platforms.hpp"
#include "ingest/x_status.hpp"
#include "ingest/x_text.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace kummerkasten::ingest {

namespace {

using record::Post;

// Posts that only some may answer are wrapped once more.
Json unwrapped(Json result) { return result["tweet"].is_object() ? result["tweet"] : result; }

Json user_of(Json tweet) { return tweet["core"]["user_results"]["result"]; }

// Names moved from the user's "legacy" to its "core" in 2025, the counts followed.
void read_user(Json user, record::Author& author) {
    read_status_user(user["legacy"], author);
    author.id = user["rest_id"].as_text();
    if (author.handle.empty()) {
        author.handle.assign(user["core"]["screen_name"].text());
    }
    if (author.name.empty()) {
        author.name.assign(user["core"]["name"].text());
    }
    if (!author.followers) {
        author.followers = user["relationship_counts"]["followers"].integer();
    }
    const Json moved = user["verification"]["verified"];
    if (moved.boolean()) {
        author.verified = moved.boolean();
    }
    if (user["is_blue_verified"].boolean().value_or(false)) {
        author.verified = true;
    }
}

void read_words(Json tweet, Post& post) {
    if (!read_note_words(tweet["note_tweet"]["note_tweet_results"]["result"], tweet["legacy"], post)) {
        read_status_words(tweet["legacy"], post);
    }
}

// A page's posts in their order, and what is no post.
struct Page {
    std::vector<Json> tweets;
    std::size_t promoted = 0, gone = 0, profiles = 0;
    bool answers = false; ///< it has the shape of an answer, whatever is on it
};

void add_result(Json results, bool promoted, Page& page) {
    page.answers = true;
    const Json tweet = unwrapped(results["result"]);
    if (promoted) {
        ++page.promoted;
    } else if (has_status_text(tweet["legacy"])) {
        page.tweets.push_back(tweet);
    } else {
        ++page.gone; // a tombstone, or withheld
    }
}

// The parser has bounded the depth.
void look_for_posts(Json value, Page& page) {
    const bool promoted = value["promotedMetadata"].is_object();
    value.each_member([&](std::string_view key, Json member) {
        if (key == "tweet_results" || key == "tweetResult" || key == "tweet_result") {
            add_result(member, promoted, page);
        } else if (key == "user_results" || key == "user_result") {
            ++page.profiles;
            page.answers = true;
        } else {
            page.answers = page.answers || key == "instructions";
            look_for_posts(member, page);
        }
    });
    value.each_item([&page](Json item) { look_for_posts(item, page); });
}

using HandleOfPost = std::unordered_map<std::string, std::string>;

void map_tweet(Json tweet, const HandleOfPost& handles, const Findings& found) {
    Post post;
    read_user(user_of(tweet), post.author);
    read_status_facts(tweet["legacy"], post);
    if (post.id.empty()) {
        post.id = x_id(tweet["rest_id"].as_text());
        post.url = x_url(post.author.handle, tweet["rest_id"].as_text());
    }
    post.engagement.views = tweet["views"]["count"].integer();
    const Json passed_on = unwrapped(tweet["legacy"]["retweeted_status_result"]["result"]);
    const Json shown = has_status_text(passed_on["legacy"]) ? passed_on : tweet;
    if (has_status_text(passed_on["legacy"])) {
        post.repost_of = x_id(passed_on["rest_id"].as_text());
    }
    read_words(shown, post);
    if (const Json quoted = unwrapped(shown["quoted_status_result"]["result"]); has_status_text(quoted["legacy"])) {
        Post other;
        read_words(quoted, other);
        post.quoted_text = other.text;
    }
    // Whose thread it is can be told where its first post is on the page.
    if (const auto root = handles.find(post.thread); root != handles.end() && !post.reply_to.empty()) {
        post.thread_owner = root->second;
    }
    found.post(post);
}

Outcome map_page(const Page& page, const Findings& found) {
    HandleOfPost handles;
    for (const Json tweet : page.tweets) {
        record::Author author;
        read_user(user_of(tweet), author);
        handles.emplace(x_id(tweet["rest_id"].as_text()), author.handle);
    }
    for (const Json tweet : page.tweets) {
        map_tweet(tweet, handles, found);
    }
    const auto skip = [&found](std::size_t count, std::string_view reason) {
        for (; count > 0; --count) {
            found.skip(reason);
        }
    };
    skip(page.promoted, "advertisement");
    skip(page.gone, "deleted-post");
    skip(page.profiles, "profile");
    return std::nullopt;
}

bool is_bare_tweet(Json value) { return value["rest_id"].exists() && has_status_text(unwrapped(value)["legacy"]); }

class XGraphql : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "x_graphql"; }
    [[nodiscard]] std::string_view description() const override {
        return "X (Twitter) website: saved answers of its GraphQL interface";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        if (is_bare_tweet(value) || is_bare_tweet(unwrapped(value))) {
            return true;
        }
        if (!value["data"].is_object()) {
            return false;
        }
        Page page;
        look_for_posts(value["data"], page);
        return page.answers || is_error(value);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        Page page;
        if (is_bare_tweet(value) || is_bare_tweet(unwrapped(value))) {
            page.tweets.push_back(unwrapped(value));
            return map_page(page, found);
        }
        look_for_posts(value["data"], page);
        if (!page.answers && value["errors"].exists()) {
            return x_api_error(value);
        }
        return page.answers ? map_page(page, found) : Problem{"no-text", "no post found in this answer of X's website"};
    }

private:
    // GraphQL errors say where in the query they arose, those of the API do not.
    static bool is_error(Json value) {
        bool error = false;
        value["errors"].each_item([&error](Json item) {
            error =
                error || (item["message"].is_string() && (item["extensions"].is_object() || item["path"].is_array()));
        });
        return error;
    }
};

} // namespace

std::unique_ptr<Format> make_x_graphql() { return std::make_unique<XGraphql>(); }

} // namespace kummerkasten::ingest
