// SPDX-License-Identifier: Apache-2.0
// Zendesk: tickets of its API, alone, in lists, searches, incremental exports and lines, with comments or audits where they
// came along. A ticket gives its description, or each public comment; private notes are counted. Words that came with a
// rating of the service are a review.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/
#include "base/strings.hpp"
#include "ingest/html_text.hpp"
#include "ingest/mapper.hpp"
#include "ingest/platforms.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace kummerkasten::ingest {

namespace {

using record::Post;

constexpr std::string_view kPlatform = "zendesk";

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
constexpr std::string_view kLists[] = {"tickets", "results", "comments", "satisfaction_ratings"};

// Users that came along ("include=users"), by id.
using Users = std::unordered_map<std::string, Json>;

Users users_of(Json page) {
    Users users;
    page["users"].each_item([&users](Json user) { users.emplace(user["id"].as_text(), user); });
    return users;
}

std::string words_of(Json comment) {
    for (const std::string_view plain : {"body", "plain_body"}) {
        if (const std::string_view words = comment[plain].text(); !trim(words).empty()) {
            return std::string(words);
        }
    }
    return html_to_text(comment["html_body"].text());
}

class Desk {
public:
    Desk(const Users& users, const ReadOptions& options, const Findings& found)
        : users_(users), options_(options), found_(found) {}

    // `beside`: the object that holds the ticket and what came along; the ticket itself may hold that as well.
    Outcome ticket(Json ticket, Json beside) const {
        if (ticket["status"].text() == "deleted") {
            found_.skip("deleted-ticket"); // its words are gone
            return std::nullopt;
        }
        bool any = false;
        const Json comments = ticket["comments"].exists() ? ticket["comments"] : beside["comments"];
        const Json audits = ticket["audits"].exists() ? ticket["audits"] : beside["audits"];
        const Json audit = beside["audit"];
        comments.each_item([&](Json comment) {
            if (is_comment(comment)) {
                reply(ticket, comment, comment["created_at"]);
                any = true;
            }
        });
        if (!any) {
            audits.each_item([&](Json one) {
                events(one, [&](Json comment) {
                    reply(ticket, comment, one["created_at"]);
                    any = true;
                });
            });
        }
        if (!any) {
            description(ticket);
            // The audit of a new ticket repeats its description.
            events(audit, [&](Json comment) {
                if (!is_description(ticket, comment)) {
                    reply(ticket, comment, audit["created_at"]);
                }
            });
        }
        satisfaction(ticket, ticket["satisfaction_rating"]);
        return std::nullopt;
    }

    // A comment of which the ticket is not there: it does not say which that is.
    void comment(Json comment) const { reply({}, comment, comment["created_at"]); }

    void satisfaction(Json ticket, Json rating) const {
        Post post;
        post.text.assign(rating["comment"].text());
        if (trim(post.text).empty()) {
            if (!ticket.exists()) {
                found_.skip("rating-without-text");
            }
            return; // of a ticket it is a part, not a piece of input
        }
        const std::string ticket_id = native_id(kPlatform, ticket.exists() ? ticket["id"] : rating["ticket_id"]);
        post.platform = kPlatform;
        post.kind = record::Kind::review;
        post.id = ticket_id + ":rating";
        post.reply_to = post.thread = ticket_id;
        post.rating = record::Rating{rating["score"].text().starts_with("good") ? 1.0 : 0.0, 1};
        post.created_at =
            read_time(rating["created_at"].exists() ? rating["created_at"] : ticket["updated_at"], options_, found_);
        author(ticket.exists() ? ticket["requester_id"] : rating["requester_id"], post);
        post.direction = record::Direction::inbound;
        found_.post(post);
    }

private:
    template <class Visit> static void events(Json audit, const Visit& visit) {
        audit["events"].each_item([&visit](Json event) {
            if (event["type"].text() == "Comment" && is_comment(event)) {
                visit(event);
            }
        });
    }

    static bool is_description(Json ticket, Json comment) {
        return trim(words_of(comment)) == trim(ticket["description"].text());
    }

    void author(Json id, Post& post) const {
        post.author.id = id.as_text();
        const auto user = users_.find(post.author.id);
        if (user != users_.end()) {
            post.author.name.assign(user->second["name"].text());
            post.author.handle.assign(user->second["email"].text());
        }
    }

    // By role where the users came along. Else whoever asked and whoever was copied in is a customer; what others write
    // in public is the house's.
    [[nodiscard]] std::optional<record::Direction> direction(Json ticket, Json author_id) const {
        const std::string id = author_id.as_text();
        const auto user = users_.find(id);
        if (const std::string_view role = user == users_.end() ? "" : user->second["role"].text(); !role.empty()) {
            return role == "end-user" ? record::Direction::inbound : record::Direction::outbound;
        }
        if (!ticket.exists()) {
            return std::nullopt;
        }
        bool customer = id == ticket["requester_id"].as_text();
        for (const std::string_view others : {"collaborator_ids", "email_cc_ids", "follower_ids"}) {
            ticket[others].each_item([&](Json other) { customer = customer || other.as_text() == id; });
        }
        return customer ? record::Direction::inbound : record::Direction::outbound;
    }

    void description(Json ticket) const {
        Post post;
        post.platform = kPlatform;
        post.kind = record::Kind::message;
        post.id = post.thread = native_id(kPlatform, ticket["id"]);
        post.title.assign(ticket["subject"].text());
        post.text.assign(ticket["description"].text());
        if (trim(post.text).empty()) {
            post.text = std::exchange(post.title, {});
        }
        post.created_at = read_time(ticket["created_at"], options_, found_);
        author(ticket["requester_id"], post);
        const Json from = ticket["via"]["source"]["from"];
        if (post.author.name.empty()) {
            post.author.name.assign(from["name"].text());
        }
        if (post.author.handle.empty()) {
            post.author.handle.assign(from["address"].exists() ? from["address"].text() : from["username"].text());
        }
        post.direction = direction(ticket, ticket["requester_id"]);
        if (trim(post.text).empty()) {
            found_.skip("ticket-without-text");
        } else {
            found_.post(post);
        }
    }

    void reply(Json ticket, Json comment, Json created_at) const {
        if (!comment["public"].boolean().value_or(true)) {
            return found_.skip("private-note");
        }
        Post post;
        post.platform = kPlatform;
        post.kind = record::Kind::message;
        post.text = words_of(comment);
        post.thread = native_id(kPlatform, ticket["id"]);
        // The first comment is the description. It bears the ticket's id, so that it is the same in every kind of export.
        const bool first = ticket.exists() && is_description(ticket, comment);
        post.id = first ? post.thread : native_id(kPlatform, comment["id"]);
        post.reply_to = first ? std::string() : post.thread;
        post.title.assign(ticket["subject"].text());
        post.created_at = read_time(created_at, options_, found_);
        author(comment["author_id"], post);
        post.direction = direction(ticket, comment["author_id"]);
        if (trim(post.text).empty()) {
            found_.skip("comment-without-text"); // an attachment
        } else {
            found_.post(post);
        }
    }

    const Users& users_;
    const ReadOptions& options_;
    const Findings& found_;
};

class Zendesk : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Zendesk: tickets, with comments or audits, of its API and exports";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override {
        return {"tickets", "results", "comments", "satisfaction_ratings"};
    }

    [[nodiscard]] bool recognises(Json value) const override {
        return is_ticket(value) || is_ticket(value["ticket"]) || is_error(value) || is_list(value);
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        const Users users = users_of(value);
        const Desk desk(users, options, found);
        if (is_ticket(value)) {
            return desk.ticket(value, {});
        }
        if (const Json ticket = value["ticket"]; is_ticket(ticket)) {
            return desk.ticket(ticket, value);
        }
        if (is_error(value)) {
            return api_error(value["error"].is_object() ? value["error"]["message"].text()
                                                        : value["description"].text());
        }
        for (const std::string_view list : kLists) {
            if (value[list].is_array()) {
                return map_each(value[list], [&](Json item) { return one(item, desk, found); });
            }
        }
        return Problem{"no-text", "not a ticket of Zendesk: no requester_id, submitter_id or subject"};
    }

private:
    static Outcome one(Json item, const Desk& desk, const Findings& found) {
        if (is_ticket(item)) {
            return desk.ticket(item, {});
        }
        if (is_ticket(item["ticket"])) {
            return desk.ticket(item["ticket"], item);
        }
        if (is_comment(item)) {
            desk.comment(item);
        } else if (is_satisfaction(item)) {
            desk.satisfaction({}, item);
        } else if (item["result_type"].is_string()) {
            found.skip("search-result"); // a user or an organisation that the search found as well
        } else {
            return Problem{"no-text", "not a ticket of Zendesk: no requester_id, submitter_id or subject"};
        }
        return std::nullopt;
    }

    // {"error":"RecordNotFound","description":"Not found"}
    static bool is_error(Json value) {
        return (value["error"].is_string() && value["description"].is_string()) ||
               (value["error"]["title"].is_string() && value["error"]["message"].is_string());
    }

    static bool is_list(Json value) {
        bool is = false;
        for (const std::string_view list : kLists) {
            is = is || first_fits(value[list], [](Json item) {
                     return is_ticket(item) || is_ticket(item["ticket"]) || is_comment(item) || is_satisfaction(item);
                 });
        }
        // The last page of an incremental export is empty.
        return is || (value["tickets"].is_array() && value["tickets"].size() == 0 && value["end_of_stream"].exists());
    }
};

} // namespace

std::unique_ptr<Format> make_zendesk() { return std::make_unique<Zendesk>(); }

} // namespace kummerkasten::ingest
