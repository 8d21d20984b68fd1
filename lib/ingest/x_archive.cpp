// SPDX-License-Identifier: Apache-2.0
// The archive that X gives to the owner of an account: JavaScript files whose one array, behind "window.YTD.tweets.part0 =",
// holds posts or conversations of direct messages, or, in other files, what is no post and is only counted. The assignment is
// skipped, the array is streamed. Not said in a file is whose archive it is; but who has an archive owns the account, and so
// its posts are the house's own, and in messages the one who takes part in all conversations is.
#include "base/strings.hpp"
#include "ingest/content_id.hpp"
#include "ingest/html_text.hpp"
#include "ingest/platforms.hpp"
#include "ingest/times.hpp"
#include "ingest/x_status.hpp"
#include "ingest/x_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kummerkasten::ingest {

namespace {

using record::Post;

// The archive shows a retweet as X once wrote it, "RT @name: words", and names the first post by id only where that has a
// picture. Elsewhere a hash stands for it, the same for all who passed it on.
void read_retweet(Json tweet, Post& post) {
    constexpr std::string_view kPrefix = "RT @";
    const std::string_view text = post.text;
    std::size_t colon = kPrefix.size();
    while (colon < text.size() && (is_ascii_alnum(text[colon]) || text[colon] == '_')) {
        ++colon;
    }
    if (!text.starts_with(kPrefix) || text.substr(colon, 2) != ": ") {
        return;
    }
    std::string original;
    tweet["extended_entities"]["media"].each_item([&original](Json picture) {
        original = original.empty() ? picture["source_status_id_str"].as_text() : original;
    });
    post.repost_of = original.empty() ? content_id("x", text) : x_id(original);
}

Outcome map_tweet(Json tweet, const Findings& found) {
    if (tweet["deleted_at"].exists()) {
        found.skip("deleted-post");
        return std::nullopt;
    }
    if (tweet["tweet_id"].exists() && !has_status_text(tweet)) {
        found.skip("header-without-text"); // tweet-headers.js: ids and times of what tweets.js holds whole
        return std::nullopt;
    }
    if (!tweet["id"].exists() || !has_status_text(tweet)) {
        return Problem{"no-text", "a tweet without id or text"};
    }
    Post post;
    post.direction = record::Direction::outbound;
    read_status_facts(tweet, post);
    read_status_words(tweet, post);
    read_retweet(tweet, post);
    found.post(post);
    return std::nullopt;
}

// A post of more than 280 characters; tweets.js has its beginning under another id.
Outcome map_note(Json note, const Findings& found) {
    const std::string id = note["noteTweetId"].as_text();
    const Json core = note["core"];
    if (id.empty() || core["text"].text().empty()) {
        return Problem{"no-text", "a note tweet without id or text"};
    }
    Post post;
    post.platform = "x";
    post.direction = record::Direction::outbound;
    post.id = x_id(id);
    post.kind = record::Kind::post;
    post.created_at = parse_any_time(note["createdAt"].text(), std::nullopt);
    XLinks links;
    core["urls"].each_item([&](Json item) {
        const Json expanded = item["expandedUrl"];
        if (expanded.is_string()) {
            links.add(item["shortUrl"].is_string() ? item["shortUrl"].text() : item["url"].text(), expanded.text());
            post.links.emplace_back(expanded.text());
        }
    });
    post.text = links.write_out(unescape_entities(core["text"].text()));
    found.post(post);
    return std::nullopt;
}

void map_message(Json message, std::string_view conversation, const std::string& owner, const Findings& found) {
    if (!message["text"].is_string()) {
        return found.skip("header-without-text"); // direct-message-headers.js
    }
    Post post;
    XLinks links;
    message["urls"].each_item([&](Json item) {
        const std::string_view expanded = item["expanded"].text();
        const bool picture = expanded.find("/messages/media/") != std::string_view::npos;
        links.add(item["url"].text(), picture ? std::string_view() : expanded);
        if (!picture && !expanded.empty()) {
            post.links.emplace_back(expanded);
        }
    });
    // A picture or voice message has no words, and is one all the same.
    post.text = trim(links.write_out(unescape_entities(message["text"].text())));
    post.platform = "x";
    post.kind = record::Kind::message;
    post.id = x_id(message["id"].as_text());
    post.created_at = parse_any_time(message["createdAt"].text(), std::nullopt);
    post.author.id = message["senderId"].as_text();
    post.thread = x_id(conversation);
    // Without its owner all that the archive says of the other side is its number.
    post.thread_owner = owner.empty() ? message["recipientId"].as_text() : owner;
    if (!owner.empty() && post.author.id == owner) {
        post.direction = record::Direction::outbound;
    }
    found.post(post);
}

void map_conversation(Json conversation, const std::string& owner, const Findings& found) {
    const std::string id = conversation["conversationId"].as_text();
    conversation["messages"].each_item([&](Json event) {
        if (const Json message = event["messageCreate"]; message.is_object()) {
            map_message(message, id, owner, found);
        } else {
            found.skip("system-message"); // somebody joins or leaves a group, or gives it another name
        }
    });
}

// The numbers in front of and behind the "-" of the next conversation's id at or behind `at`, which goes behind it.
std::optional<std::pair<std::string_view, std::string_view>> next_pair(std::string_view text, std::size_t& at) {
    constexpr std::string_view kMember = "\"conversationId\"";
    while ((at = text.find(kMember, at)) != std::string_view::npos) {
        at += kMember.size();
        const std::size_t begin = text.find_first_not_of(" :\"", at);
        const std::size_t end = text.find('"', std::min(begin, text.size()));
        const std::string_view id = end == std::string_view::npos ? "" : text.substr(begin, end - begin);
        const std::size_t dash = id.find('-'); // the id of a group is one number
        if (dash != std::string_view::npos) {
            return std::pair(id.substr(0, dash), id.substr(dash + 1));
        }
    }
    return std::nullopt;
}

// Whose messages these are: the one number that the ids of all conversations between two share. Two of them say it, and
// these are looked for at the beginning of the file; "" where they are not there.
std::string owner_of_messages(Source& source) {
    constexpr std::size_t kFarEnough = std::size_t{1024} * 1024;
    for (;;) {
        std::size_t at = 0;
        const std::string_view text = source.window().substr(0, kFarEnough);
        if (const auto first = next_pair(text, at)) {
            while (const auto other = next_pair(text, at)) {
                const bool left = first->first == other->first || first->first == other->second;
                const bool right = first->second == other->first || first->second == other->second;
                if (left != right) {
                    return std::string(left ? first->first : first->second);
                }
            }
        }
        if (text.size() >= kFarEnough || !source.extend()) {
            return {};
        }
    }
}

// What the other files of an archive hold.
std::string_view reason_to_skip(Json value) {
    if (value["like"].is_object()) {
        return "like";
    }
    return value["follower"].is_object() || value["following"].is_object() ? "follow" : "account-data";
}

class XArchive : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "x_archive"; }
    [[nodiscard]] std::string_view description() const override {
        return "X (Twitter) account archive: tweets.js, note-tweet.js, direct-messages.js and others";
    }

    [[nodiscard]] bool recognises_text(std::string_view start) const override {
        return trim(start).starts_with("window.YTD.") || trim(start).starts_with("window.__THAR_CONFIG");
    }

    [[nodiscard]] bool recognises(Json value) const override { // the array alone, as scripts cut it out
        return (value["tweet"].is_object() &&
                (has_status_text(value["tweet"]) || value["tweet"]["tweet_id"].exists())) ||
               value["noteTweet"].is_object() || value["dmConversation"]["messages"].is_array();
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        if (value["tweet"].is_object()) {
            return map_tweet(value["tweet"], found);
        }
        if (value["noteTweet"].is_object()) {
            return map_note(value["noteTweet"], found);
        }
        if (value["dmConversation"].is_object()) {
            map_conversation(value["dmConversation"], options.owner, found);
        } else {
            found.skip(reason_to_skip(value));
        }
        return std::nullopt;
    }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override {
        constexpr std::size_t kLongestAssignment = 200;
        source.extend_to(2 * kLongestAssignment);
        const std::string_view start = source.window().substr(0, kLongestAssignment);
        const std::size_t equals = start.find('=');
        if (recognises_text(start) && equals != std::string_view::npos) {
            source.consume(equals + 1);
        }
        ReadOptions with_owner = options;
        if (source.window().substr(0, kLongestAssignment).find("\"dmConversation\"") != std::string_view::npos) {
            with_owner.owner = owner_of_messages(source);
        }
        JsonFormat::read(source, with_owner, sink);
    }
};

} // namespace

std::unique_ptr<Format> make_x_archive() { return std::make_unique<XArchive>(); }

} // namespace kummerkasten::ingest
