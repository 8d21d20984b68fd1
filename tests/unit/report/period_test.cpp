// SPDX-License-Identifier: Apache-2.0
#include "report/period.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::report;

// Now is Tuesday 31 March 2026, 10:30 in Berlin (UTC+2); the clocks went forward on Sunday, 29 March.
TEST_CASE("parse_when, on the wall clock of Berlin") {
    struct Row {
        std::string text, expected; // in UTC; empty: no point in time
    };
    const record::Timestamp now = record::parse_rfc3339("2026-03-31T08:30:00Z").value();
    const record::TimeZone berlin("Europe/Berlin");
    const std::vector<Row> rows{
        {"2026-03-31T09:00:00+02:00", "2026-03-31T07:00:00Z"},
        {"2026-03-31", "2026-03-30T22:00:00Z"},
        {"2026-03-29", "2026-03-28T23:00:00Z"}, // its midnight was still in winter time
        {"today", "2026-03-30T22:00:00Z"},
        {"Yesterday", "2026-03-29T22:00:00Z"},
        {"tomorrow", "2026-03-31T22:00:00Z"},
        {"now", "2026-03-31T08:30:00Z"},
        {"2 days ago", "2026-03-28T23:00:00Z"},  // the begin of the 29th: days of a calendar, not of 24 hours
        {"1 week ago", "2026-03-23T23:00:00Z"},  // the 24th
        {"1 month ago", "2026-02-27T23:00:00Z"}, // February has no 31st, so the 28th
        {"13 months ago", "2025-02-27T23:00:00Z"},
        {"  3  days  ago ", "2026-03-27T23:00:00Z"},
        {"2 hours ago", "2026-03-31T06:30:00Z"},
        {"90m", "2026-03-31T07:00:00Z"},
        {"7d", "2026-03-24T08:30:00Z"}, // seven times 24 hours
        {"", ""},
        {"2026-02-30", ""},
        {"2026-3-1", ""},
        {"0000-01-01", ""},
        {"last week", ""},
        {"x days ago", ""},
        {"10000 days ago", ""},
        {"3 fortnights ago", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const auto moment = parse_when(row.text, now, berlin);
        CHECK((moment ? record::format_rfc3339(*moment) : "") == row.expected);
    }
}
