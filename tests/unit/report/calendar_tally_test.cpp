// SPDX-License-Identifier: Apache-2.0
#include "report/calendar_tally.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

record::Timestamp at(const std::string& text) { return record::parse_rfc3339(text).value(); }

std::string begins(const CalendarTally& tally) {
    std::string text;
    for (const CalendarTally::Row& row : tally.rows().rows) {
        const std::chrono::year_month_day date{row.begin};
        text += std::to_string(static_cast<int>(date.year())) + "-" +
                std::to_string(static_cast<unsigned>(date.month())) + "-" +
                std::to_string(static_cast<unsigned>(date.day())) + "=" + std::to_string(row.volume.posts()) + " ";
    }
    return text;
}

} // namespace

TEST_CASE("a day is a day of the place, and days without posts are shown") {
    CalendarTally tally{record::TimeZone("Europe/Berlin")};
    tally.add(at("2026-09-12T21:59:59Z"), record::Direction::inbound);  // 23:59:59 in Berlin
    tally.add(at("2026-09-12T22:00:00Z"), record::Direction::outbound); // midnight
    tally.add(at("2026-09-15T10:00:00Z"), std::nullopt);
    CHECK(begins(tally) == "2026-9-12=1 2026-9-13=1 2026-9-14=0 2026-9-15=1 ");
    CHECK(tally.rows().rows[1].volume.outbound == 1);
    CHECK(tally.rows().rows[3].volume.unknown == 1);
}

TEST_CASE("the days of the clock change have 23 and 25 hours") {
    CalendarTally tally{record::TimeZone("Europe/Berlin")};
    tally.add(at("2026-03-29T21:59:00Z"), record::Direction::inbound); // 23:59 summer time, an hour less
    tally.add(at("2026-03-29T22:00:00Z"), record::Direction::inbound); // the 30th
    tally.add(at("2026-10-25T22:59:00Z"), record::Direction::inbound); // 23:59 winter time again
    const auto rows = tally.rows();
    CHECK(rows.unit == CalendarTally::Unit::day);
    CHECK(begins(tally) == "2026-3-29=1 2026-3-30=1 2026-10-25=1 ");
}

TEST_CASE("the unit is the finest of which at most 31 have posts") {
    struct Row {
        std::string name;
        int days, step;
        CalendarTally::Unit unit;
        std::size_t rows;
    };
    const std::vector<Row> table{
        {"31 days", 31, 1, CalendarTally::Unit::day, 31},
        {"32 days from a Thursday touch 5 weeks: 4 days and 4 times 7", 32, 1, CalendarTally::Unit::week, 5},
        {"32 days in 32 months, 2026-01 to 2028-12 (31 steps of 35 days)", 32, 35, CalendarTally::Unit::year, 3},
    };
    for (const Row& row : table) {
        const std::string& name = row.name;
        CAPTURE(name);
        CalendarTally tally{record::TimeZone("UTC")};
        for (int i = 0; i < row.days; ++i) {
            tally.add(at("2026-01-01T12:00:00Z") + std::chrono::days{i * row.step}, record::Direction::inbound);
        }
        CHECK(tally.rows().unit == row.unit);
        CHECK(tally.rows().rows.size() == row.rows);
    }
}

TEST_CASE("weeks begin on Monday") {
    CalendarTally tally{record::TimeZone("UTC")};
    for (int i = 0; i < 40; ++i) { // from Thursday 2026-01-01 to Monday 2026-02-09
        tally.add(at("2026-01-01T12:00:00Z") + std::chrono::days{i}, record::Direction::inbound);
    }
    CHECK(begins(tally) == "2025-12-29=4 2026-1-5=7 2026-1-12=7 2026-1-19=7 2026-1-26=7 2026-2-2=7 2026-2-9=1 ");
}

TEST_CASE("merge") {
    CalendarTally a{record::TimeZone("UTC")};
    CalendarTally b{record::TimeZone("UTC")};
    a.add(at("2026-01-01T12:00:00Z"), record::Direction::inbound);
    b.add(at("2026-01-01T13:00:00Z"), record::Direction::inbound);
    b.add(at("2026-01-02T13:00:00Z"), record::Direction::outbound);
    a.merge(b);
    CHECK(begins(a) == "2026-1-1=2 2026-1-2=1 ");
}
