// SPDX-License-Identifier: Apache-2.0
// Zendesk: tickets of its API, alone, in lists, searches, incremental exports and lines, with comments or audits where they
// came along. A ticket gives its description, or each public comment; private notes are counted. Words that came with a
// rating of the service are a review.
// https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/
#include "ingest/platforms.hpp"
#include "ingest/zendesk_desk.hpp"

namespace kummerkasten::ingest {

namespace {

using namespace zendesk;

constexpr std::string_view kLists[] = {"tickets", "results", "comments", "satisfaction_ratings"};

bool is_part(Json value) {
    return is_ticket(value) || is_ticket(value["ticket"]) || is_comment(value) || is_satisfaction(value);
}

// {"error":"RecordNotFound","description":"Not found"}
bool is_error(Json value) {
    return (value["error"].is_string() && value["description"].is_string()) ||
           (value["error"]["title"].is_string() && value["error"]["message"].is_string());
}

Outcome map_part(Json value, const Desk& desk, const Findings& found) {
    if (is_ticket(value)) {
        return desk.ticket(value, {});
    }
    if (is_ticket(value["ticket"])) {
        return desk.ticket(value["ticket"], value);
    }
    if (is_comment(value)) {
        desk.comment(value);
    } else if (is_satisfaction(value)) {
        desk.satisfaction(value);
    } else if (value["result_type"].is_string()) {
        found.skip("search-result"); // a user or an organisation that the search found as well
    } else {
        return Problem{"no-text", "not a ticket of Zendesk: no requester_id, submitter_id or subject"};
    }
    return std::nullopt;
}

class Zendesk : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return kPlatform; }
    [[nodiscard]] std::string_view description() const override {
        return "Zendesk: tickets, with comments or audits, of its API and exports";
    }
    [[nodiscard]] std::vector<std::string_view> streamed() const override {
        return {std::begin(kLists), std::end(kLists)};
    }

    [[nodiscard]] bool recognises(Json value) const override {
        bool list = false;
        for (const std::string_view name : kLists) {
            list = list || first_fits(value[name], is_part);
        }
        // The last page of an incremental export may be empty.
        return list || is_part(value) || is_error(value) ||
               (value["tickets"].is_array() && value["end_of_stream"].exists());
    }

    [[nodiscard]] Outcome map(Json value, const ReadOptions& options, const Findings& found) const override {
        const Desk desk(value, options, found);
        if (is_error(value)) {
            return api_error(value["error"].is_object() ? value["error"]["message"].text()
                                                        : value["description"].text());
        }
        if (!is_part(value)) {
            for (const std::string_view list : kLists) {
                if (value[list].is_array()) {
                    return map_each(value[list], [&](Json item) { return map_part(item, desk, found); });
                }
            }
        }
        return map_part(value, desk, found);
    }
};

} // namespace

std::unique_ptr<Format> make_zendesk() { return std::make_unique<Zendesk>(); }

} // namespace kummerkasten::ingest
