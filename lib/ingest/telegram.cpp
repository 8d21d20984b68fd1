// SPDX-License-Identifier: Apache-2.0
// Telegram: result.json as Telegram Desktop exports it, of one chat or of all. Exports of years are larger than a document
// may be; then their messages come one by one (json_elements.hpp).
// https://core.telegram.org/import-export
#include "base/strings.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPlatform = "telegram";

bool is_message(Json value) {
    const std::string_view type = value["type"].text();
    return (type == "message" || type == "service" || type == "unsupported") &&
           (value["date_unixtime"].exists() || value["date"].exists());
}
// Some keep the list of messages alone.
bool is_lone_message(Json value) { return is_message(value) && value["from_id"].exists(); }
bool is_chat(Json value) {
    return first_fits(value["messages"], is_message) ||
           (value["messages"].is_array() && value["messages"].size() == 0 && value["type"].is_string() &&
            value["id"].exists());
}
bool is_export(Json value) { return value["chats"]["list"].is_array() || value["left_chats"]["list"].is_array(); }

// An export of all chats begins with the account that made it.
std::string owner_of(Json value) {
    const std::string number = value["personal_information"]["user_id"].as_text();
    return number.empty() ? number : "user" + number;
}

// "…" or ["…", {"type":"bold","text":"…"}]: the pieces stand side by side, with their blanks and line breaks.
std::string read_text(Json text) {
    std::string whole(text.text());
    text.each_item([&whole](Json piece) { whole += piece.is_string() ? piece.text() : piece["text"].text(); });
    return whole;
}

void read_links(Json text, Post& post) {
    text.each_item([&post](Json piece) {
        if (piece["type"].text() == "text_link" && !piece["href"].text().empty()) {
            post.links.emplace_back(piece["href"].text()); // it does not stand in the text
        }
    });
}

class ChatMapper {
public:
    ChatMapper(Json chat, std::string owner, const ReadOptions& options, const Findings& found)
        : options_(options),
          found_(found),
          owner_(std::move(owner)),
          id_(chat["id"].as_text()),
          name_(chat["name"].text()),
          channel_(chat["type"].text().ends_with("channel")) {}

    Outcome operator()(Json message) const {
        if (!is_message(message)) {
            return Problem{"no-text", "not a message of Telegram: no type or date"};
        }
        if (message["type"].text() != "message") {
            found_.skip("system-message"); // "… joined the group"
            return std::nullopt;
        }
        Post post;
        post.text = read_text(message["text"]);
        if (trim(post.text).empty()) {
            found_.skip("message-without-text"); // a picture, a sticker, a poll
            return std::nullopt;
        }
        post.platform = kPlatform;
        post.kind = channel_ ? record::Kind::post : record::Kind::message;
        post.id = message_id(message["id"]);
        post.reply_to = message_id(message["reply_to_message_id"]);
        post.thread = native_id(kPlatform, id_);
        post.thread_owner = channel_ ? name_ : std::string();
        post.created_at =
            read_time(message["date_unixtime"].exists() ? message["date_unixtime"] : message["date"], options_, found_);
        post.author.id = message["from_id"].as_text();
        post.author.name.assign(message["from"].text());
        if (post.author.name.empty() && channel_) {
            post.author.name = name_;
        }
        if (!owner_.empty() && post.author.id == owner_) {
            post.direction = record::Direction::outbound;
        }
        read_links(message["text"], post);
        if (const Json origin = message["forwarded_from"]; origin.exists()) {
            // The message it came from has no id here; its author stands for it.
            const Json origin_id = message["forwarded_from_id"];
            post.repost_of = native_id(kPlatform, origin_id.exists() ? origin_id : origin);
        }
        message["reactions"].each_item([&post](Json reaction) {
            const std::int64_t count = reaction["count"].integer().value_or(0);
            if (count > 0 && count < std::int64_t{1}
                                         << 40) { // more people than there are would only make sums overflow
                post.engagement.likes = post.engagement.likes.value_or(0) + count;
            }
        });
        found_.post(post);
        return std::nullopt;
    }

private:
    // Numbers of messages begin anew in each chat.
    [[nodiscard]] std::string message_id(Json number) const {
        const std::string native = number.as_text();
        return native.empty() || id_.empty() ? native_id(kPlatform, native)
                                             : fmt::format("{}:{}/{}", kPlatform, id_, native);
    }

    const ReadOptions& options_;
    const Findings& found_;
    std::string owner_; ///< "user77"; empty where the export does not say whose it is
    std::string id_;
    std::string name_;
    bool channel_;
};

class Telegram : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Telegram Desktop export: result.json of one chat or of all";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override {
        return {"messages", "chats.list.messages", "left_chats.list.messages"};
    }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_chat(value) || is_export(value) || is_lone_message(value);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        if (value["messages"].is_array()) {
            return map_each(value["messages"], ChatMapper(value, {}, options, found));
        }
        if (is_message(value)) {
            return ChatMapper({}, {}, options, found)(value);
        }
        if (!is_export(value)) {
            return Problem{"no-text", "not an export of Telegram: no messages or chats"};
        }
        const std::string owner = owner_of(value);
        Complaints complaints;
        for (const std::string_view chats : {"chats", "left_chats"}) {
            value[chats]["list"].each_item([&](Json chat) {
                complaints.add(map_each(chat["messages"], ChatMapper(chat, owner, options, found)));
            });
        }
        return complaints.all();
    }
};

} // namespace

std::unique_ptr<Format> make_telegram() { return std::make_unique<Telegram>(); }

} // namespace kummerkasten::ingest
