// SPDX-License-Identifier: Apache-2.0
#include "incident/incident.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::incident;

namespace {

using Times = std::optional<record::Timestamp>;

Times at(const std::string& text) { return text.empty() ? std::nullopt : record::parse_rfc3339(text); }

} // namespace

// kStaysCitable is 48 h: an incident that ended on the 12th at 21:00 is current until the 14th, 21:00, not included.
TEST_CASE("is_current") {
    constexpr auto kIncident = Incident::Kind::incident;
    constexpr auto kArticle = Incident::Kind::article;
    constexpr auto kOpen = Incident::State::open;
    constexpr auto kResolved = Incident::State::resolved;
    const std::string from = "2026-09-12T18:00:00Z";
    const std::string until = "2026-09-12T21:00:00Z";
    struct Row {
        std::string name;
        Incident::Kind kind;
        Incident::State state;
        std::string from, until, expires, time;
        bool current;
    };
    const std::vector<Row> rows{
        {"before it began", kIncident, kOpen, from, "", "", "2026-09-12T17:59:59Z", false},
        {"at the moment it begins", kIncident, kOpen, from, "", "", from, true},
        {"no end: years later", kIncident, kOpen, from, "", "", "2030-01-01T00:00:00Z", true},
        {"no end, resolved by mistake", kIncident, kResolved, from, "", "", "2030-01-01T00:00:00Z", true},
        {"within", kIncident, kOpen, from, until, "", "2026-09-12T20:00:00Z", true},
        {"resolved, an hour later", kIncident, kResolved, from, until, "", "2026-09-12T22:00:00Z", true},
        {"resolved, the last second of 48 h", kIncident, kResolved, from, until, "", "2026-09-14T20:59:59Z", true},
        {"resolved, 48 h later", kIncident, kResolved, from, until, "", "2026-09-14T21:00:00Z", false},
        {"open with an end: the same", kIncident, kOpen, from, until, "", "2026-09-14T21:00:00Z", false},
        {"expires wins over 48 h, later", kIncident, kResolved, from, until, "2026-09-19T22:00:00Z",
         "2026-09-19T21:59:59Z", true},
        {"expires wins over 48 h, earlier", kIncident, kResolved, from, until, "2026-09-13T00:00:00Z",
         "2026-09-13T00:00:00Z", false},
        {"article without any time", kArticle, kOpen, "", "", "", "2030-01-01T00:00:00Z", true},
        {"article not yet valid", kArticle, kOpen, from, "", "", "2026-01-01T00:00:00Z", false},
        {"article before it expires", kArticle, kOpen, from, "", "2026-10-01T00:00:00Z", "2026-09-30T23:59:59Z", true},
        {"article that expired", kArticle, kOpen, from, "", "2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z", false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        Incident incident;
        incident.kind = row.kind;
        incident.state = row.state;
        incident.from = at(row.from);
        incident.until = at(row.until);
        incident.expires = at(row.expires);
        CHECK(incident.is_current(*at(row.time)) == row.current);
    }
}
