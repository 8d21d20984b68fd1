// SPDX-License-Identifier: Apache-2.0
// Freshdesk: tickets and conversations of its API, alone, in lists and lines, and a ticket together with its conversations.
// Private notes are counted.
// https://developers.freshdesk.com/api/#tickets
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPlatform = "freshdesk";

bool is_ticket(Json value) {
    return value["requester_id"].exists() && value["source"].integer() && value["priority"].integer() &&
           value["status"].integer() && !value["submitter_id"].exists();
}
bool is_conversation(Json value) {
    return value["incoming"].boolean() && value["private"].boolean() &&
           (value["body"].is_string() || value["body_text"].is_string());
}

// The plain words that the desk gives beside the HTML come on one line; the HTML knows the line breaks.
std::string words_of(Json value, std::string_view html, std::string_view plain) {
    std::string words = html_to_text(value[html].text());
    return trim(words).empty() ? std::string(value[plain].text()) : words;
}

// The ticket of a conversation, as far as it is there.
struct Ticket {
    std::string id, subject; // without the platform in front
};

void map_conversation(Json value, const Ticket& ticket, const ReadOptions& options, const Findings& found) {
    if (value["private"].boolean().value_or(false)) {
        return found.skip("private-note");
    }
    Post post;
    post.platform = kPlatform;
    post.kind = record::Kind::message;
    post.text = words_of(value, "body", "body_text");
    if (trim(post.text).empty()) {
        return found.skip("message-without-text");
    }
    const std::string ticket_id = ticket.id.empty() ? value["ticket_id"].as_text() : ticket.id;
    const bool incoming = value["incoming"].boolean().value_or(true);
    post.id = native_id(kPlatform, fmt::format("{}/{}", ticket_id, value["id"].as_text()));
    post.direction = incoming ? record::Direction::inbound : record::Direction::outbound;
    post.reply_to = post.thread = native_id(kPlatform, ticket_id);
    post.title = ticket.subject;
    post.created_at = read_time(value["created_at"], options, found);
    post.author.id = value["user_id"].as_text();
    post.author.handle.assign(value["from_email"].text());
    found.post(post);
}

Outcome map_ticket(Json value, Json conversations, const ReadOptions& options, const Findings& found) {
    if (value["deleted"].boolean().value_or(false) || value["spam"].boolean().value_or(false)) {
        found.skip("deleted-ticket");
        return std::nullopt;
    }
    const Ticket ticket{value["id"].as_text(), std::string(value["subject"].text())};
    Post post;
    post.platform = kPlatform;
    post.kind = record::Kind::message;
    post.id = post.thread = native_id(kPlatform, ticket.id);
    post.title = ticket.subject;
    post.text = words_of(value, "description", "description_text");
    if (trim(post.text).empty()) {
        post.text = std::exchange(post.title, {}); // lists leave the description out
    }
    post.direction = record::Direction::inbound;
    post.created_at = read_time(value["created_at"], options, found);
    post.author.id = value["requester_id"].as_text();
    const Json requester = value["requester"];
    post.author.name.assign(requester["name"].text());
    post.author.handle.assign(requester["email"].exists() ? requester["email"].text() : value["email"].text());
    if (trim(post.text).empty()) {
        found.skip("ticket-without-text");
    } else {
        found.post(post);
    }
    return map_each(conversations, [&](Json item) -> Outcome {
        if (!is_conversation(item)) {
            return Problem{"no-text", "a conversation without body, incoming or private"};
        }
        map_conversation(item, ticket, options, found);
        return std::nullopt;
    });
}

class Freshdesk : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Freshdesk: tickets and conversations of its API and exports";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override { return {"tickets", "results"}; }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_ticket(value) || is_ticket(value["ticket"]) || is_conversation(value) || is_error(value) ||
               first_fits(value["tickets"], is_ticket) || first_fits(value["results"], is_ticket);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        if (is_ticket(value)) {
            return map_ticket(value, value["conversations"], options, found);
        }
        if (const Json ticket = value["ticket"]; is_ticket(ticket)) {
            const Json conversations = value["conversations"];
            return map_ticket(ticket, conversations.exists() ? conversations : ticket["conversations"], options, found);
        }
        if (is_conversation(value)) {
            map_conversation(value, {}, options, found);
            return std::nullopt;
        }
        for (const std::string_view list : {"tickets", "results"}) {
            if (value[list].is_array()) {
                return map_each(value[list], [&](Json item) { return map(item, options, found); });
            }
        }
        if (is_error(value)) {
            return api_error(value["message"].exists() ? value["message"].text() : value["description"].text());
        }
        return Problem{"no-text", "not a ticket of Freshdesk: no requester_id, source, priority or status"};
    }

private:
    // {"code":"invalid_credentials","message":…} or {"description":"Validation failed","errors":[{"field":…,"code":…}]}
    static bool is_error(Json value) {
        return (value.size() == 2 && value["code"].is_string() && value["message"].is_string()) ||
               (value["description"].is_string() && first_fits(value["errors"], [](Json error) {
                    return error["field"].exists() && error["code"].exists();
                }));
    }
};

} // namespace

std::unique_ptr<Format> make_freshdesk() { return std::make_unique<Freshdesk>(); }

} // namespace kummerkasten::ingest
