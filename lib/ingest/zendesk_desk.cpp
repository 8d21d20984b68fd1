// SPDX-License-Identifier: Apache-2.0
#include "ingest/zendesk_desk.hpp"

#include "base/strings.hpp"
#include "ingest/html_text.hpp"

#include <utility>

namespace kummerkasten::ingest::zendesk {

namespace {

using record::Post;

std::string words_of(Json comment) {
    for (const std::string_view plain : {"body", "plain_body"}) {
        if (const std::string_view words = comment[plain].text(); !trim(words).empty()) {
            return std::string(words);
        }
    }
    return html_to_text(comment["html_body"].text());
}

bool is_description(Json comment, std::string_view description) { return trim(words_of(comment)) == description; }

} // namespace

bool is_ticket(Json value) {
    return value["requester_id"].exists() && value["submitter_id"].exists() && value["subject"].exists() &&
           (value["via"]["channel"].exists() || value["raw_subject"].exists());
}

bool is_comment(Json value) {
    return value["author_id"].exists() && value["public"].exists() &&
           (value["body"].is_string() || value["plain_body"].is_string() || value["html_body"].is_string());
}

bool is_satisfaction(Json value) {
    return value["ticket_id"].exists() && value["score"].is_string() && value["requester_id"].exists();
}

Desk::Desk(Json page, const ReadOptions& options, const Findings& found) : options_(options), found_(found) {
    page["users"].each_item([this](Json user) {
        users_.emplace(user["id"].as_text(), User{std::string(user["name"].text()), std::string(user["email"].text()),
                                                  std::string(user["role"].text())});
    });
}

Outcome Desk::ticket(Json value, Json beside) const {
    if (value["status"].text() == "deleted") {
        found_.skip("deleted-ticket"); // its words are gone
        return std::nullopt;
    }
    Ticket ticket = read_ticket(value);
    bool any = false;
    const Outcome trouble = comments_of(value, beside, ticket, any);
    if (!any) {
        describe(value, ticket);
        const Json audit = beside["audit"];
        const Json created_at = audit["created_at"];
        audit["events"].each_item([&](Json event) {
            // The audit of a new ticket repeats its description.
            if (is_comment(event) && !is_description(event, ticket.description)) {
                reply(event, created_at, &ticket);
            }
        });
    }
    // Within a ticket a rating without words is a part of it, no piece of its own.
    const Json rating = value["satisfaction_rating"];
    if (!trim(rating["comment"].text()).empty()) {
        rate(rating, ticket.id, value["requester_id"], value["updated_at"]);
    }
    return trouble;
}

void Desk::comment(Json value) const { reply(value, value["created_at"], nullptr); }

void Desk::satisfaction(Json value) const {
    if (trim(value["comment"].text()).empty()) {
        found_.skip("rating-without-text");
        return;
    }
    rate(value, native_id(kPlatform, value["ticket_id"]), value["requester_id"], value["created_at"]);
}

Desk::Ticket Desk::read_ticket(Json value) {
    Ticket ticket;
    ticket.id = native_id(kPlatform, value["id"]);
    ticket.subject.assign(value["subject"].text());
    ticket.description = trim(value["description"].text());
    ticket.customers.insert(value["requester_id"].as_text());
    for (const std::string_view others : {"collaborator_ids", "email_cc_ids", "follower_ids"}) {
        value[others].each_item([&ticket](Json other) { ticket.customers.insert(other.as_text()); });
    }
    return ticket;
}

// Comments, else those among the events of all audits.
Outcome Desk::comments_of(Json value, Json beside, Ticket& ticket, bool& any) const {
    const Json comments = value["comments"].exists() ? value["comments"] : beside["comments"];
    const Outcome trouble = map_each(comments, [&](Json comment) -> Outcome {
        if (!is_comment(comment)) {
            return Problem{"no-text", "a comment without author_id, public or body"};
        }
        reply(comment, comment["created_at"], &ticket);
        any = true;
        return std::nullopt;
    });
    if (!any) {
        const Json audits = value["audits"].exists() ? value["audits"] : beside["audits"];
        audits.each_item([&](Json audit) {
            const Json created_at = audit["created_at"];
            audit["events"].each_item([&](Json event) {
                if (is_comment(event)) {
                    reply(event, created_at, &ticket);
                    any = true;
                }
            });
        });
    }
    return trouble;
}

void Desk::describe(Json value, const Ticket& ticket) const {
    Post post;
    post.platform = kPlatform;
    post.kind = record::Kind::message;
    post.id = post.thread = ticket.id;
    post.title = ticket.subject;
    post.text.assign(value["description"].text());
    if (ticket.description.empty()) {
        post.text = std::exchange(post.title, {});
    }
    post.created_at = read_time(value["created_at"], options_, found_);
    author(value["requester_id"].as_text(), post);
    const Json from = value["via"]["source"]["from"];
    if (post.author.name.empty()) {
        post.author.name.assign(from["name"].text());
    }
    if (post.author.handle.empty()) {
        post.author.handle.assign(from["address"].exists() ? from["address"].text() : from["username"].text());
    }
    post.direction = direction(post.author.id, &ticket);
    if (trim(post.text).empty()) {
        found_.skip("ticket-without-text");
    } else {
        found_.post(post);
    }
}

void Desk::reply(Json comment, Json created_at, Ticket* ticket) const {
    if (!comment["public"].boolean().value_or(true)) {
        return found_.skip("private-note");
    }
    Post post;
    post.platform = kPlatform;
    post.kind = record::Kind::message;
    post.text = words_of(comment);
    post.id = native_id(kPlatform, comment["id"]);
    if (ticket != nullptr) {
        post.title = ticket->subject;
        post.reply_to = post.thread = ticket->id;
        // The first comment is the description. It bears the ticket's id, so that it is the same in every kind of export.
        if (!ticket->described && is_description(comment, ticket->description)) {
            ticket->described = true;
            post.id = ticket->id;
            post.reply_to.clear();
        }
    }
    post.created_at = read_time(created_at, options_, found_);
    author(comment["author_id"].as_text(), post);
    post.direction = direction(post.author.id, ticket);
    if (trim(post.text).empty()) {
        found_.skip("comment-without-text"); // an attachment
    } else {
        found_.post(post);
    }
}

void Desk::rate(Json rating, const std::string& ticket_id, Json customer, Json created_at) const {
    Post post;
    post.platform = kPlatform;
    post.kind = record::Kind::review;
    post.direction = record::Direction::inbound;
    post.id = ticket_id + ":rating";
    post.reply_to = post.thread = ticket_id;
    post.text.assign(rating["comment"].text());
    post.rating = record::Rating{rating["score"].text().starts_with("good") ? 1.0 : 0.0, 1};
    post.created_at = read_time(created_at, options_, found_);
    author(customer.as_text(), post);
    found_.post(post);
}

void Desk::author(const std::string& id, Post& post) const {
    post.author.id = id;
    if (const auto user = users_.find(id); user != users_.end()) {
        post.author.name = user->second.name;
        post.author.handle = user->second.email;
    }
}

// By role where the users came along. Else whoever asked and whoever was copied in is a customer; what others write in
// public is the house's.
std::optional<record::Direction> Desk::direction(const std::string& author, const Ticket* ticket) const {
    const auto user = users_.find(author);
    if (user != users_.end() && !user->second.role.empty()) {
        return user->second.role == "end-user" ? record::Direction::inbound : record::Direction::outbound;
    }
    if (ticket == nullptr) {
        return std::nullopt;
    }
    return ticket->customers.contains(author) ? record::Direction::inbound : record::Direction::outbound;
}

} // namespace kummerkasten::ingest::zendesk
