// SPDX-License-Identifier: Apache-2.0
#include "ingest/meta_messages.hpp"

#include "base/strings.hpp"
#include "ingest/mapper.hpp"

namespace kummerkasten::ingest {

void map_meta_message(Json event, std::string_view platform, std::string_view account, const ReadOptions& options,
                      const Findings& found) {
    const Json message = event["message"];
    if (!message.is_object()) {
        return found.skip("message-event");
    }
    if (trim(message["text"].text()).empty() || message["is_deleted"].boolean().value_or(false)) {
        return found.skip("message-without-text");
    }
    const bool echo = message["is_echo"].boolean().value_or(false); // what the account itself wrote
    record::Post post;
    post.platform = platform;
    post.kind = record::Kind::message;
    post.id = native_id(platform, message["mid"]);
    post.text.assign(message["text"].text());
    post.created_at = read_time(event["timestamp"], options, found);
    post.author.id = event["sender"]["id"].as_text();
    post.thread = native_id(platform, event[echo ? "recipient" : "sender"]["id"]);
    post.thread_owner.assign(account);
    post.reply_to = native_id(platform, message["reply_to"]["mid"]);
    if (echo) {
        post.direction = record::Direction::outbound;
    }
    found.post(post);
}

} // namespace kummerkasten::ingest
