// SPDX-License-Identifier: Apache-2.0
// Bluesky: feeds, threads, searches, notifications and conversations as its API gives them, records as a repository holds them,
// and events of Jetstream.
// https://docs.bsky.app/docs/category/http-reference, https://github.com/bluesky-social/jetstream
#include "base/strings.hpp"
#include "ingest/bluesky_record.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPostType = "app.bsky.feed.post";

bool is_post_record(Json record) { return record["$type"].text() == kPostType; }
// As views show it, with its author; some views leave the record's type out, and likes have no text.
bool is_post_view(Json view) {
    const Json record = view["record"];
    return view["uri"].is_string() && record.is_object() &&
           (is_post_record(record) || AtUri(view["uri"].text()).collection == kPostType ||
            (!record["$type"].exists() && record["text"].is_string() && record["createdAt"].is_string()));
}

// One document, which may show several posts of one thread.
class Document {
public:
    explicit Document(const Findings& found) : found_(found) {}

    // `item` is what the post stands in: a feed names the thread's first post and who reposted it.
    void view(Json view, Json item = {}) {
        Post post;
        read_bluesky_author(view["author"], post.author);
        const bool words = read_bluesky_record(view["record"], post);
        read_bluesky_uri(view["uri"].text(), post);
        if (!post.created_at) {
            post.created_at = parse_any_time(view["indexedAt"].text(), std::nullopt);
        }
        post.quoted_text.assign(bluesky_quoted_words(view["embed"]));
        post.engagement.likes = view["likeCount"].integer();
        post.engagement.reposts = view["repostCount"].integer();
        post.engagement.replies = view["replyCount"].integer();
        post.engagement.quotes = view["quoteCount"].integer();
        handles_.emplace(view["author"]["did"].text(), view["author"]["handle"].text());
        read_owner(item["reply"]["root"]["author"], post);
        read_reason(item["reason"], post);
        give(post, words);
    }

    // A record without its view. `uri` may be unknown.
    void record(Json record, std::string_view uri) {
        Post post;
        const bool words = read_bluesky_record(record, post);
        read_bluesky_uri(uri, post);
        give(post, words);
    }

    // Parents first, as they were written. The parser has bounded the depth.
    void thread(Json node) {
        if (node["parent"].is_object()) {
            thread(node["parent"]);
        }
        if (is_post_view(node["post"])) {
            view(node["post"]);
        } else if (node["post"].is_object()) {
            found_.skip("too-deep"); // the parser has cut it
        } else if (node.is_object()) {
            found_.skip("deleted-post"); // not found, or its author blocks the asker
        }
        node["replies"].each_item([this](Json reply) { thread(reply); });
    }

private:
    void read_owner(Json author, Post& post) {
        if (post.kind != record::Kind::reply) {
            return;
        }
        post.thread_owner.assign(author["handle"].text());
        if (post.thread_owner.empty()) {
            const auto known = handles_.find(
                std::string(AtUri(std::string_view(post.thread).substr(post.thread.find(':') + 1)).repository));
            post.thread_owner = known == handles_.end() ? std::string() : known->second;
        }
    }

    static void read_reason(Json reason, Post& post) {
        if (!reason["by"].is_object() || !reason["$type"].text().ends_with("#reasonRepost")) {
            return; // none, or pinned
        }
        post.repost_of = post.id;
        read_bluesky_author(reason["by"], post.author);
        const std::string_view uri = reason["uri"].text();
        post.id = uri.empty() ? fmt::format("{}#repost-by-{}", post.repost_of, post.author.id) : bluesky_id(uri);
        if (const auto time = parse_any_time(reason["indexedAt"].text(), std::nullopt)) {
            post.created_at = time;
        }
    }

    void give(Post& post, bool words) const {
        if (words || !post.id.empty()) { // a picture is a post all the same
            found_.post(post);
        } else {
            found_.skip("no-words");
        }
    }

    const Findings& found_;
    std::unordered_map<std::string, std::string> handles_; ///< by did, of the authors so far
};

// "app.bsky.feed.like" → what it is that is no post.
std::string_view reason_to_skip(std::string_view collection) {
    const std::string_view last = collection.substr(collection.rfind('.') + 1);
    for (const std::string_view known : {"like", "repost", "follow", "block", "profile"}) {
        if (last == known) {
            return known;
        }
    }
    return "no-post"; // a list, a feed generator, a gate, a record of another application
}

// https://docs.bsky.app/docs/api/chat-bsky-convo-get-messages
void map_message(Json message, const Findings& found) {
    Post post;
    post.platform = "bluesky";
    post.kind = record::Kind::message;
    post.id = bluesky_id(message["id"].text());
    post.text.assign(message["text"].text());
    post.created_at = parse_any_time(message["sentAt"].text(), std::nullopt);
    post.author.id.assign(message["sender"]["did"].text());
    read_bluesky_facets(message["facets"], post.text, post);
    found.post(post);
}

void map_event(Json event, const Findings& found) {
    const Json commit = event["commit"];
    const std::string_view collection = commit["collection"].text();
    if (!commit.is_object()) {
        found.skip("account-data"); // identity, account
    } else if (commit["operation"].text() == "delete") {
        found.skip("deletion");
    } else if (collection != kPostType) {
        found.skip(reason_to_skip(collection));
    } else {
        Document(found).record(commit["record"],
                               fmt::format("at://{}/{}/{}", event["did"].text(), collection, commit["rkey"].text()));
    }
}

class Bluesky : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "bluesky"; }
    [[nodiscard]] std::string_view description() const override {
        return "Bluesky: feeds, threads, searches, notifications, records, Jetstream events";
    }

    [[nodiscard]] bool recognises(Json value) const override {
        if (is_event(value) || is_typed(value) || value["uri"].text().starts_with("at://") ||
            is_post_view(value["post"]) || is_typed(value["post"]) || is_typed(value["thread"])) {
            return true;
        }
        bool list = is_error(value) || is_profile(value) || (value["feed"].is_array() && value["feed"].size() == 0);
        for (const std::string_view name : kLists) {
            value[name].each_item([&list](Json item) {
                list = list || is_typed(item) || item["uri"].text().starts_with("at://") ||
                       is_post_view(item["post"]) || is_profile(item) || is_profile(item["actor"]);
            });
        }
        return list;
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        if (is_error(value)) {
            return api_error(value["message"].text());
        }
        if (is_event(value)) {
            map_event(value, found);
            return std::nullopt;
        }
        Document document(found);
        if (value["thread"].is_object()) {
            document.thread(value["thread"]);
            return std::nullopt;
        }
        bool list = false;
        for (const std::string_view name : kLists) {
            list = list || value[name].is_array();
            value[name].each_item([&](Json item) { map_item(item, document, found); });
        }
        return list || map_item(value, document, found)
                   ? std::nullopt
                   : Outcome(Problem{"no-text", "not a post, feed or event of Bluesky"});
    }

private:
    static constexpr std::string_view kLists[] = {"feed",     "posts",     "notifications", "records", "thread",
                                                  "messages", "followers", "follows",       "actors",  "likes"};

    static bool is_typed(Json value) {
        return value["$type"].text().starts_with("app.bsky.") || value["$type"].text().starts_with("chat.bsky.");
    }
    static bool is_profile(Json value) {
        return value["did"].text().starts_with("did:") && value["handle"].is_string();
    }
    // {"error":"InvalidRequest","message":"Could not find repo"}
    static bool is_error(Json value) {
        return value["error"].is_string() && value["message"].is_string() && value.size() == 2;
    }
    static bool is_event(Json value) {
        return value["did"].text().starts_with("did:") && value["kind"].is_string() &&
               (value["commit"].is_object() || value["identity"].is_object() || value["account"].is_object());
    }

    // One post, in any of its wrappings, or what is none. False where it is nothing of Bluesky's.
    static bool map_item(Json item, Document& document, const Findings& found) {
        const std::string_view type = item["$type"].text();
        if (is_post_view(item["post"])) {
            if (item["replies"].is_array() || item["parent"].is_object()) {
                document.thread(item);
            } else {
                document.view(item["post"], item);
            }
        } else if (is_post_view(item["value"]["post"])) {
            document.view(item["value"]["post"]); // an item of a thread as getPostThreadV2 lists it
        } else if (is_post_view(item)) {
            document.view(item);
        } else if (is_post_record(item)) {
            document.record(item, {});
        } else if (item["value"].is_object() && AtUri(item["uri"].text()).collection == kPostType &&
                   item["value"]["text"].is_string()) {
            document.record(item["value"], item["uri"].text());
        } else if (type.ends_with("#messageView")) {
            map_message(item, found);
        } else if (is_profile(item)) {
            found.skip("profile");
        } else if (is_profile(item["actor"])) {
            found.skip("like");
        } else if (item["uri"].text().starts_with("at://") || item["reason"].is_string()) {
            found.skip(reason_to_skip(AtUri(item["uri"].text()).collection));
        } else if (is_typed(item)) {
            found.skip(reason_to_skip(type.substr(0, type.find('#'))));
        } else {
            return false;
        }
        return true;
    }
};

} // namespace

std::unique_ptr<Format> make_bluesky() { return std::make_unique<Bluesky>(); }

} // namespace kummerkasten::ingest
