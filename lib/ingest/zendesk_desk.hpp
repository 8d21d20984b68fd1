// SPDX-License-Identifier: Apache-2.0
// How the parts of a Zendesk ticket become posts: its description, or each public comment, and the words that came with a
// rating of the service. zendesk.cpp finds the parts in what the API and exports give.
#pragma once

#include "ingest/mapper.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace kummerkasten::ingest::zendesk {

inline constexpr std::string_view kPlatform = "zendesk";

[[nodiscard]] bool is_ticket(Json value);
[[nodiscard]] bool is_comment(Json value);
[[nodiscard]] bool is_satisfaction(Json value);

/// One page: the users that came along ("include=users") tell names and roles.
class Desk {
public:
    Desk(Json page, const ReadOptions& options, const Findings& found);

    /// `beside`: the object that holds the ticket and what came along; the ticket itself may hold that as well.
    [[nodiscard]] Outcome ticket(Json value, Json beside) const;
    /// A comment of which the ticket is not there: it does not say which that is.
    void comment(Json value) const;
    /// A rating by itself, which names its ticket.
    void satisfaction(Json value) const;

private:
    struct User {
        std::string name, email, role;
    };
    struct Ticket {
        std::string id, subject;
        std::string_view description;
        std::unordered_set<std::string> customers; ///< who asked and who was copied in
        bool described = false;                    ///< the comment that is the description was there
    };

    static Ticket read_ticket(Json value);
    Outcome comments_of(Json value, Json beside, Ticket& ticket, bool& any) const;
    void describe(Json value, const Ticket& ticket) const;
    void reply(Json comment, Json created_at, Ticket* ticket) const;
    void rate(Json rating, const std::string& ticket_id, Json customer, Json created_at) const;
    void author(const std::string& id, record::Post& post) const;
    std::optional<record::Direction> direction(const std::string& author, const Ticket* ticket) const;

    std::unordered_map<std::string, User> users_;
    const ReadOptions& options_;
    const Findings& found_;
};

} // namespace kummerkasten::ingest::zendesk
