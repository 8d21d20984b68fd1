// SPDX-License-Identifier: Apache-2.0
// Bluesky: feeds, threads, searches, notifications and conversations as its API gives them, records as a repository holds them,
// and events of Jetstream.
// https://docs.bsky.app/docs/category/http-reference, https://github.com/bluesky-social/jetstream
#include "base/strings.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPostType = "app.bsky.feed.post";

std::string bluesky_id(std::string_view uri) { return uri.empty() ? std::string() : fmt::format("bluesky:{}", uri); }

// "at://did:plc:abc/app.bsky.feed.post/3k2": repository, collection, key.
struct AtUri {
    explicit AtUri(std::string_view uri) {
        if (uri.starts_with("at://")) {
            const std::vector<std::string_view> parts = split(uri.substr(5), '/');
            repository = parts[0];
            collection = parts.size() > 1 ? parts[1] : std::string_view();
            key = parts.size() > 2 ? parts[2] : std::string_view();
        }
    }
    std::string_view repository, collection, key;
};

bool is_post_record(Json record) { return record["$type"].text() == kPostType; }
// As views show it, with its author; some views leave the record's type out.
bool is_post_view(Json view) {
    return view["uri"].is_string() && view["record"].is_object() &&
           (is_post_record(view["record"]) || AtUri(view["uri"].text()).collection == kPostType);
}

void read_author(Json profile, record::Author& author) {
    author.id.assign(profile["did"].text());
    author.handle.assign(profile["handle"].text());
    author.name.assign(profile["displayName"].text());
    author.followers = profile["followersCount"].integer();
    if (const std::string_view status = profile["verification"]["verifiedStatus"].text(); !status.empty()) {
        author.verified = status == "valid";
    }
}

// Facets mark ranges of the text, in bytes of UTF-8, as mention, link or tag. Ranges that lie elsewhere are ignored.
void read_facets(Json facets, std::string_view text, Post& post) {
    facets.each_item([&](Json facet) {
        const std::int64_t begin = facet["index"]["byteStart"].integer().value_or(-1);
        const std::int64_t end = facet["index"]["byteEnd"].integer().value_or(-1);
        const bool inside = begin >= 0 && end > begin && static_cast<std::uint64_t>(end) <= text.size();
        std::string_view shown;
        if (inside) {
            shown = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
        }
        facet["features"].each_item([&](Json feature) {
            const std::string_view type = feature["$type"].text();
            if (type.ends_with("#link") && feature["uri"].is_string()) {
                post.links.emplace_back(feature["uri"].text());
            } else if (type.ends_with("#tag") && feature["tag"].is_string()) {
                post.hashtags.emplace_back(feature["tag"].text());
            } else if (type.ends_with("#mention") && feature["did"].is_string()) {
                const bool named = shown.starts_with('@') && text::is_valid_utf8(shown);
                post.mentions.emplace_back(named ? shown.substr(1) : feature["did"].text());
            }
        });
    });
}

// The words of a quoted post, wherever the kind of embed has them.
std::string_view quoted_words(Json embed) {
    const Json quoted = embed["record"]["record"].is_object() ? embed["record"]["record"] : embed["record"];
    return quoted["value"]["text"].text();
}

// What stands for the words of a post that has none: descriptions of its pictures, or the title of its link.
std::string words_of_embed(Json embed) {
    const Json media = embed["media"].is_object() ? embed["media"] : embed;
    std::string words;
    media["images"].each_item([&words](Json image) {
        const std::string_view description = trim(image["alt"].text());
        words += (words.empty() || description.empty() ? "" : "\n") + std::string(description);
    });
    if (words.empty()) {
        words = trim(media["alt"].text());
    }
    return words.empty() ? std::string(trim(media["external"]["title"].text())) : words;
}

// Reads what the author wrote: the record itself. False where it has no words.
bool read_record(Json record, Post& post) {
    post.platform = "bluesky";
    const std::string_view text = record["text"].text();
    post.text.assign(text);
    if (trim(text).empty()) {
        post.text = words_of_embed(record["embed"]);
    }
    post.created_at = parse_any_time(record["createdAt"].text(), std::nullopt);
    record["langs"].each_item([&post](Json lang) {
        if (post.lang.empty()) {
            post.lang.assign(lang.text());
        }
    });
    read_facets(record["facets"], text, post);
    record["tags"].each_item([&post](Json tag) { post.hashtags.emplace_back(tag.text()); });
    if (const std::string_view shared = record["embed"]["external"]["uri"].text(); !shared.empty()) {
        post.links.emplace_back(shared);
    }
    post.reply_to = bluesky_id(record["reply"]["parent"]["uri"].text());
    post.thread = bluesky_id(record["reply"]["root"]["uri"].text());
    post.kind = post.reply_to.empty() ? record::Kind::post : record::Kind::reply;
    return !post.text.empty();
}

void read_uri(std::string_view uri, Post& post) {
    post.id = bluesky_id(uri);
    if (post.thread.empty()) {
        post.thread = post.id;
    }
    const AtUri parts(uri);
    if (post.author.id.empty()) {
        post.author.id.assign(parts.repository);
    }
    if (!parts.key.empty()) {
        post.url = fmt::format("https://bsky.app/profile/{}/post/{}",
                               post.author.handle.empty() ? parts.repository : post.author.handle, parts.key);
    }
}

// One document, which may show several posts of one thread.
class Document {
public:
    explicit Document(const Findings& found) : found_(found) {}

    // `item` is what the post stands in: a feed names the thread's first post and who reposted it.
    void view(Json view, Json item = {}) {
        Post post;
        read_author(view["author"], post.author);
        const bool words = read_record(view["record"], post);
        read_uri(view["uri"].text(), post);
        if (!post.created_at) {
            post.created_at = parse_any_time(view["indexedAt"].text(), std::nullopt);
        }
        post.quoted_text.assign(quoted_words(view["embed"]));
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
        const bool words = read_record(record, post);
        read_uri(uri, post);
        give(post, words);
    }

    // Parents first, as they were written. The parser has bounded the depth.
    void thread(Json node) {
        if (node["parent"].is_object()) {
            thread(node["parent"]);
        }
        if (is_post_view(node["post"])) {
            view(node["post"]);
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
        read_author(reason["by"], post.author);
        const std::string_view uri = reason["uri"].text();
        post.id = uri.empty() ? fmt::format("{}#repost-by-{}", post.repost_of, post.author.id) : bluesky_id(uri);
        if (const auto time = parse_any_time(reason["indexedAt"].text(), std::nullopt)) {
            post.created_at = time;
        }
    }

    void give(Post& post, bool words) const {
        if (words) {
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
    read_facets(message["facets"], post.text, post);
    if (trim(post.text).empty()) {
        found.skip("deleted-post");
    } else {
        found.post(post);
    }
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
        bool list = is_error(value) || (value["feed"].is_array() && value["feed"].size() == 0);
        for (const std::string_view name : kLists) {
            value[name].each_item([&list](Json item) {
                list = list || is_typed(item) || item["uri"].text().starts_with("at://") || is_post_view(item["post"]);
            });
        }
        return list;
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions&, const Findings& found) const override {
        if (is_error(value)) {
            return Problem{"api-error",
                           fmt::format("an error of the API, not a post: {}", in_quotes(value["message"].text(), 120))};
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
    static constexpr std::string_view kLists[] = {"feed", "posts", "notifications", "records", "thread", "messages"};

    static bool is_typed(Json value) {
        return value["$type"].text().starts_with("app.bsky.") || value["$type"].text().starts_with("chat.bsky.");
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
