// SPDX-License-Identifier: Apache-2.0
// Instagram: media and comments of the Graph API, its webhooks, and the messages in the archive that an account can ask
// for. Facebook's archive has messages of the same shape. There each message names a "type", on Instagram none does:
// that, or a path of Facebook's archive, is how they are told apart; without either it is Instagram.
// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment
#include "base/strings.hpp"
#include "ingest/mapper.hpp"
#include "ingest/meta_messages.hpp"
#include "ingest/meta_text.hpp"
#include "ingest/platforms.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPlatform = "instagram";

bool is_media(Json value) {
    return value["id"].exists() && value["timestamp"].is_string() &&
           (value["media_type"].exists() || value["caption"].exists() || value["media_product_type"].exists() ||
            value["permalink"].text().find("instagram.com/") != std::string::npos);
}
bool is_comment(Json value) {
    return value["id"].exists() && value["timestamp"].is_string() && value["text"].is_string() &&
           !value["account"].exists();
}
bool is_object(Json value) {
    return is_media(value) || is_comment(value) || first_fits(value["comments"]["data"], is_comment);
}
// What a mention leads to, asked for by its id: {"mentioned_comment":{…},"id":…}
Json mentioned(Json value) {
    return value["mentioned_media"].is_object() ? value["mentioned_media"] : value["mentioned_comment"];
}
bool is_webhook(Json value) { return value["object"].text() == kPlatform && value["entry"].is_array(); }
bool is_archived_message(Json value) { return value["sender_name"].is_string() && value["timestamp_ms"].exists(); }
bool is_archive(Json value) {
    return first_fits(value["messages"], is_archived_message) ||
           (value["participants"].is_array() && value["thread_path"].is_string());
}

void read_author(Json value, record::Author& author) {
    const Json from = value["from"].is_object()   ? value["from"]
                      : value["user"].is_object() ? value["user"]
                                                  : value["owner"];
    author.id = from["id"].as_text();
    author.handle.assign(value["username"].exists() ? value["username"].text() : from["username"].text());
}

class Graph {
public:
    Graph(const ReadOptions& options, const Findings& found) : options_(options), found_(found) {}

    Outcome any(Json value) const {
        if (is_media(value) || value["comments"].is_object()) {
            return media(value);
        }
        const std::string thread = native_id(kPlatform, value["media"]["id"]);
        const std::string parent = native_id(kPlatform, value["parent_id"]);
        return comment(value, thread, parent.empty() ? thread : parent, {});
    }

    // What webhooks say of a comment is what the API says, but for its time.
    void notice(Json value, const std::string& account, Json time) const {
        Post post;
        common(value, post);
        if (trim(post.text).empty()) {
            return found_.skip("mention-without-text"); // the ids of what to ask for
        }
        post.thread = native_id(kPlatform, value["media"]["id"]);
        post.reply_to = native_id(kPlatform, value["parent_id"]);
        post.kind = post.reply_to.empty() ? record::Kind::comment : record::Kind::reply;
        post.reply_to = post.reply_to.empty() ? post.thread : post.reply_to;
        post.thread_owner = account;
        post.created_at = read_time(time, options_, found_);
        found_.post(post);
    }

private:
    void common(Json value, Post& post) const {
        post.platform = kPlatform;
        post.id = native_id(kPlatform, value["id"]);
        post.text.assign(value["caption"].exists() ? value["caption"].text() : value["text"].text());
        post.created_at = read_time(value["timestamp"], options_, found_);
        post.url.assign(value["permalink"].text());
        post.engagement.likes = value["like_count"].integer();
        post.engagement.replies = value["comments_count"].integer();
        read_author(value, post.author);
    }

    Outcome media(Json value) const {
        Post post;
        common(value, post);
        post.kind = record::Kind::post;
        post.thread = post.id;
        post.thread_owner = post.author.handle.empty() ? post.author.id : post.author.handle;
        const std::string thread = post.id;
        const std::string owner = post.thread_owner;
        if (!is_media(value)) {
            // only its comments were asked for
        } else if (trim(post.text).empty()) {
            found_.skip("picture-without-text");
        } else {
            found_.post(post);
        }
        return map_each(value["comments"]["data"], [&](Json item) { return comment(item, thread, thread, owner); });
    }

    Outcome comment(Json value, const std::string& thread, const std::string& parent, const std::string& owner) const {
        if (!is_comment(value)) {
            return Problem{"no-text", "not a comment of Instagram: no id, text or timestamp"};
        }
        Post post;
        common(value, post);
        post.thread = thread;
        post.thread_owner = owner;
        post.reply_to = parent;
        post.kind = parent == thread ? record::Kind::comment : record::Kind::reply;
        const std::string id = post.id;
        if (trim(post.text).empty()) {
            found_.skip("comment-without-text");
        } else {
            found_.post(post);
        }
        return map_each(value["replies"]["data"], [&](Json item) { return comment(item, thread, id, owner); });
    }

    const ReadOptions& options_;
    const Findings& found_;
};

Outcome map_webhook(Json value, const ReadOptions& options, const Findings& found) {
    const Graph graph(options, found);
    value["entry"].each_item([&](Json entry) {
        const std::string account = entry["id"].as_text();
        const Json time = entry["time"];
        entry["changes"].each_item([&](Json change) {
            const std::string_view field = change["field"].text();
            if (field == "comments" || field == "live_comments" || field == "mentions") {
                graph.notice(change["value"], account, time);
            } else {
                found.skip("other-change");
            }
        });
        entry["messaging"].each_item([&](Json event) { map_meta_message(event, kPlatform, account, options, found); });
    });
    return std::nullopt;
}

bool is_facebook_message(Json message) {
    bool facebook = message["type"].is_string();
    for (const std::string_view files : {"photos", "videos", "audio_files", "files"}) {
        message[files].each_item([&facebook](Json file) {
            facebook = facebook || file["uri"].text().find("facebook") != std::string::npos;
        });
    }
    return facebook;
}

// What the archive writes for a heart under a message: words, but not the sender's.
bool is_reaction_notice(std::string_view text) {
    return text == "Liked a message" || (text.starts_with("Reacted ") && text.ends_with(" to your message")) ||
           text == "Hat eine Nachricht mit „Gefällt mir“ markiert" ||
           (text.starts_with("Hat mit ") && text.ends_with(" auf deine Nachricht reagiert"));
}

// Whose archive it is: a conversation of two bears the name of the other. "" where that cannot be told.
std::string_view owner_of_archive(Json value) {
    const std::string_view title = value["title"].text();
    std::string_view owner;
    std::size_t titled = 0;
    value["participants"].each_item([&](Json person) {
        const std::string_view name = person["name"].text();
        titled += name == title ? 1 : 0;
        owner = name == title ? owner : name;
    });
    return value["participants"].size() == 2 && titled == 1 ? owner : std::string_view();
}

Outcome map_archive(Json value, const ReadOptions& options, const Findings& found) {
    bool facebook = false;
    value["messages"].each_item([&facebook](Json message) { facebook = facebook || is_facebook_message(message); });
    const std::string_view platform = facebook ? "facebook" : kPlatform;
    const std::string thread = native_id(platform, value["thread_path"]);
    const std::string_view owner = owner_of_archive(value);
    return map_each(value["messages"], [&](Json message) -> Outcome {
        if (!is_archived_message(message)) {
            return Problem{"no-text", "a message of the archive without sender_name or timestamp_ms"};
        }
        Post post;
        post.platform = platform;
        post.kind = record::Kind::message;
        post.text = repair_meta_text(message["content"].text());
        post.author.name = repair_meta_text(message["sender_name"].text());
        post.created_at = read_time(message["timestamp_ms"], options, found);
        post.thread = thread;
        if (!owner.empty() && message["sender_name"].text() == owner) {
            post.direction = record::Direction::outbound;
        }
        if (trim(post.text).empty() || message["is_unsent"].boolean().value_or(false)) {
            found.skip("message-without-text"); // a picture, a call, or taken back
        } else if (is_reaction_notice(post.text)) {
            found.skip("reaction");
        } else {
            found.post(post);
        }
        return std::nullopt;
    });
}

class Instagram : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Instagram: media, comments, webhooks; messages of the archive, of Facebook's too";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override { return {"messages", "data", "media.data"}; }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_webhook(value) || is_object(value) || first_fits(value["data"], is_object) || is_archive(value) ||
               first_fits(value["media"]["data"], is_object) || first_fits(value["tags"]["data"], is_object) ||
               is_object(mentioned(value));
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        if (is_webhook(value)) {
            return map_webhook(value, options, found);
        }
        if (value["messages"].is_array()) {
            return map_archive(value, options, found);
        }
        if (const Json error = value["error"]; error.is_object()) {
            return api_error(error["message"].text());
        }
        const Graph graph(options, found);
        for (const Json& list : {value["data"], value["media"]["data"], value["tags"]["data"]}) {
            if (list.is_array()) {
                return map_each(list, [&graph](Json item) { return graph.any(item); });
            }
        }
        return graph.any(mentioned(value).exists() ? mentioned(value) : value);
    }
};

} // namespace

std::unique_ptr<Format> make_instagram() { return std::make_unique<Instagram>(); }

} // namespace kummerkasten::ingest
