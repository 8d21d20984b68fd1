// SPDX-License-Identifier: Apache-2.0
#include "ingest/x_messages.hpp"

#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/times.hpp"
#include "ingest/x_status.hpp"
#include "ingest/x_text.hpp"

namespace kummerkasten::ingest {

namespace {

using record::Post;

// What the website calls its answers.
constexpr std::string_view kBoxes[] = {"conversation_timeline", "inbox_initial_state", "inbox_timeline", "user_events"};

bool is_old_message(Json value) {
    return value["text"].is_string() && value["sender"].is_object() && value["recipient"].is_object();
}

bool is_event(Json value) { return value["message_create"]["message_data"].is_object(); }

std::string id_of(Json value, std::string_view name) {
    const std::string digits = value[std::string(name) + "_str"].as_text();
    return digits.empty() ? value[name].as_text() : digits;
}

// Text and links of `data`. A picture or voice message has no words, and is one all the same.
void read_words(Json data, Post& post) {
    XLinks links;
    data["entities"]["urls"].each_item([&](Json item) {
        const std::string_view expanded = item["expanded_url"].text();
        const bool picture = item["display_url"].text().starts_with("pic.");
        links.add(item["url"].text(), picture ? std::string_view() : expanded);
        if (!picture && !expanded.empty()) {
            post.links.emplace_back(expanded);
        }
    });
    post.platform = "x";
    post.kind = record::Kind::message;
    post.text = trim(links.write_out(unescape_entities(data["text"].text())));
}

// Who the two are, as far as the list of users says.
void read_people(Json users, const std::string& sender, const std::string& recipient, Post& post) {
    if (const Json user = users[sender]; user.is_object()) {
        read_status_user(user, post.author);
    }
    post.author.id = sender;
    const std::string_view handle = users[recipient]["screen_name"].text();
    post.thread_owner = handle.empty() ? recipient : std::string(handle);
}

void map_old_message(Json value, const Findings& found) {
    Post post;
    read_words(value, post);
    post.id = x_id(id_of(value, "id"));
    post.created_at = parse_any_time(value["created_at"].text(), std::nullopt);
    read_status_user(value["sender"], post.author);
    post.thread_owner.assign(value["recipient"]["screen_name"].text());
    found.post(post);
}

void map_event(Json event, Json users, const Findings& found) {
    Post post;
    const Json created = event["message_create"];
    read_words(created["message_data"], post);
    post.id = x_id(event["id"].as_text());
    post.created_at = parse_any_time(event["created_timestamp"].as_text(), std::nullopt);
    read_people(users, created["sender_id"].as_text(), created["target"]["recipient_id"].as_text(), post);
    found.post(post);
}

void map_box(Json box, const Findings& found) {
    box["entries"].each_item([&](Json entry) {
        const Json message = entry["message"];
        if (!message.is_object()) {
            return found.skip("system-message"); // a conversation begins, somebody joins
        }
        Post post;
        const Json data = message["message_data"];
        read_words(data, post);
        post.id = x_id(message["id"].as_text());
        post.created_at = parse_any_time(message["time"].as_text(), std::nullopt);
        post.thread = x_id(message["conversation_id"].as_text());
        read_people(box["users"], data["sender_id"].as_text(), data["recipient_id"].as_text(), post);
        found.post(post);
    });
}

} // namespace

bool has_x_messages(Json value) {
    bool some = is_old_message(value) || is_event(value) || is_event(value["event"]);
    for (const std::string_view list : {"events", "direct_message_events"}) {
        value[list].each_item([&some](Json item) { some = some || is_event(item); });
    }
    for (const std::string_view box : kBoxes) {
        some = some || value[box]["entries"].is_array() || value[box]["conversations"].is_object();
    }
    return some;
}

Outcome map_x_messages(Json value, const Findings& found) {
    const Json users = value["users"];
    if (is_old_message(value)) {
        map_old_message(value, found);
    } else if (is_event(value) || is_event(value["event"])) {
        map_event(is_event(value) ? value : value["event"], users, found);
    }
    for (const std::string_view list : {"events", "direct_message_events"}) {
        value[list].each_item([&](Json item) {
            if (is_event(item)) {
                map_event(item, users, found);
            } else {
                found.skip("system-message");
            }
        });
    }
    for (const std::string_view box : kBoxes) {
        map_box(value[box], found);
    }
    return std::nullopt;
}

} // namespace kummerkasten::ingest
