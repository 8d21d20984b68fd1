// SPDX-License-Identifier: Apache-2.0
#include "profile/business_clock.hpp"

#include "profile/opening_hours.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::profile;
using namespace std::chrono_literals;

namespace {

// Monday to Friday the same blocks, the weekend closed.
Hours office(const std::vector<std::string>& blocks, const std::string& zone = "Europe/Berlin") {
    Hours hours;
    hours.time_zone = zone;
    for (std::size_t day = 0; day < 5; ++day) {
        for (const std::string& block : blocks) {
            hours.week[day].push_back(parse_opening_block(block).value());
        }
    }
    return hours;
}

Hours always_open() {
    Hours hours;
    hours.week.fill({OpeningBlock{0, 1440}});
    hours.region = "none";
    return hours;
}

// "2026-09-11 16:30" on the wall clock of Berlin; ambiguous ones are the first.
record::Timestamp berlin(std::string text) {
    text.replace(10, 1, "T");
    const record::Timestamp as_utc = record::parse_rfc3339(text + ":00Z").value();
    return record::TimeZone("Europe/Berlin").to_utc(record::LocalTime{as_utc.time_since_epoch()});
}

record::Timestamp utc(const std::string& text) { return record::parse_rfc3339(text + ":00Z").value(); }

} // namespace

TEST_CASE("BusinessClock::add and between: due times that others published, and our own") {
    struct Row {
        std::string name;
        std::vector<std::string> blocks;
        std::string from;
        std::chrono::minutes span;
        std::string due;
    };
    const std::vector<Row> rows{
        {"Friday 16:30 + 1 h: half an hour is left, the other half is Monday's",
         {"09:00-17:00"},
         "2026-09-11 16:30",
         1h,
         "2026-09-14 09:30"},
        {"Friday 16:45 + 30 min: due Monday 9:15, broken from 9:16 on",
         {"09:00-17:00"},
         "2026-09-11 16:45",
         30min,
         "2026-09-14 09:15"},
        {"up to the end of a block is within it", {"09:00-17:00"}, "2026-09-11 16:00", 1h, "2026-09-11 17:00"},
        {"at night the clock stands", {"09:00-17:00"}, "2026-09-08 23:00", 15min, "2026-09-09 09:15"},
        {"at the very end too", {"09:00-17:00"}, "2026-09-11 17:00", 15min, "2026-09-14 09:15"},
        {"over lunch", {"08:00-12:00", "13:00-18:00"}, "2026-09-08 11:45", 30min, "2026-09-08 13:15"},
        {"over three blocks",
         {"08:00-09:00", "10:00-11:00", "12:00-13:00"},
         "2026-09-08 08:30",
         2h,
         "2026-09-08 12:30"},
        {"Maundy Thursday 16:30 + 1 h: Good Friday to Easter Monday are closed",
         {"09:00-17:00"},
         "2026-04-02 16:30",
         1h,
         "2026-04-07 09:30"},
        {"Christmas 2026 is a Friday and a Saturday", {"09:00-17:00"}, "2026-12-24 16:30", 1h, "2026-12-28 09:30"},
        {"three days of work", {"09:00-17:00"}, "2026-09-10 12:00", 24h, "2026-09-15 12:00"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Hours hours = office(row.blocks);
        BusinessClock clock(hours);
        CHECK(clock.add(berlin(row.from), row.span) == berlin(row.due));
        CHECK(clock.between(berlin(row.from), berlin(row.due)) == row.span);
    }
}

TEST_CASE("BusinessClock: broken a minute after the due time, not at it") {
    const Hours hours = office({"09:00-17:00"});
    BusinessClock clock(hours);
    const auto written = berlin("2026-09-11 16:45");
    CHECK(clock.between(written, berlin("2026-09-14 09:15")) <= 30min);
    CHECK(clock.between(written, berlin("2026-09-14 09:16")) > 30min);
}

TEST_CASE("BusinessClock: the night of spring has 23 hours") { // 2026-03-29, 02:00 becomes 03:00
    const Hours hours = always_open();
    BusinessClock clock(hours);
    CHECK(clock.between(berlin("2026-03-29 00:00"), berlin("2026-03-30 00:00")) == 23h);
    CHECK(clock.add(berlin("2026-03-29 01:30"), 1h) == berlin("2026-03-29 03:30"));
    CHECK(clock.add(berlin("2026-03-28 12:00"), 24h) == berlin("2026-03-29 13:00"));

    Hours night = hours;
    night.week.fill({OpeningBlock{150, 210}}); // 02:30-03:30, of which 02:30-03:00 does not exist
    BusinessClock short_block(night);
    CHECK(short_block.between(berlin("2026-03-29 00:00"), berlin("2026-03-29 12:00")) == 30min);
    CHECK(short_block.between(berlin("2026-03-30 00:00"), berlin("2026-03-30 12:00")) == 60min);
}

TEST_CASE("BusinessClock: the night of autumn has 25 hours") { // 2026-10-25, 03:00 becomes 02:00
    const Hours hours = always_open();
    BusinessClock clock(hours);
    CHECK(clock.between(berlin("2026-10-25 00:00"), berlin("2026-10-26 00:00")) == 25h);
    CHECK(clock.add(utc("2026-10-25T00:30"), 1h) == utc("2026-10-25T01:30")); // 02:30 and 02:30 again
    CHECK(clock.add(berlin("2026-10-24 12:00"), 24h) == berlin("2026-10-25 11:00"));

    Hours night = hours;
    night.week.fill({OpeningBlock{60, 210}}); // 01:00-03:30
    BusinessClock long_block(night);
    CHECK(long_block.between(berlin("2026-10-25 00:00"), berlin("2026-10-25 12:00")) == 3h + 30min);
    CHECK(long_block.between(berlin("2026-10-26 00:00"), berlin("2026-10-26 12:00")) == 2h + 30min);
    CHECK(long_block.is_open(utc("2026-10-25T02:29")));
    CHECK_FALSE(long_block.is_open(utc("2026-10-25T02:30"))); // 03:30 by the clock on the wall
}

TEST_CASE("BusinessClock: holidays of the region, and the house's own days") {
    Hours hours = office({"09:00-17:00"});
    CHECK(BusinessClock(hours).is_open(berlin("2026-06-04 10:00")));
    hours.region = "DE-NW"; // Corpus Christi
    CHECK_FALSE(BusinessClock(hours).is_open(berlin("2026-06-04 10:00")));
    CHECK(BusinessClock(hours).is_open(berlin("2026-12-24 10:00")));
    hours.closed = {parse_closed_day("12-24").value(), parse_closed_day("2026-05-15").value()};
    CHECK_FALSE(BusinessClock(hours).is_open(berlin("2026-12-24 10:00")));
    CHECK_FALSE(BusinessClock(hours).is_open(berlin("2029-12-24 10:00")));
    CHECK_FALSE(BusinessClock(hours).is_open(berlin("2026-05-15 10:00")));
    CHECK(BusinessClock(hours).is_open(berlin("2028-05-15 10:00")));
    hours.region = "none";
    CHECK(BusinessClock(hours).is_open(berlin("2026-06-04 10:00")));
}

TEST_CASE("BusinessClock: over the turn of years") {
    const Hours hours = office({"09:00-17:00"});
    BusinessClock clock(hours);
    // 2025-12-30 and 31, 2026-01-02: Tuesday, Wednesday, Friday; New Year is closed.
    CHECK(clock.between(berlin("2025-12-30 00:00"), berlin("2026-01-05 00:00")) == 24h);
    CHECK(clock.between(berlin("2026-01-05 00:00"), berlin("2025-12-30 00:00")) == 0h);
    CHECK(clock.between(berlin("2020-01-01 00:00"), berlin("2026-01-01 00:00")) ==
          clock.between(berlin("2020-01-01 00:00"), berlin("2023-07-05 12:00")) +
              clock.between(berlin("2023-07-05 12:00"), berlin("2026-01-01 00:00")));
}

TEST_CASE("BusinessClock: a house that is never open has no due time on its clock") {
    const Hours hours;
    BusinessClock clock(hours);
    CHECK_FALSE(clock.ever_open());
    CHECK_FALSE(clock.add(berlin("2026-09-11 16:30"), 1h));
    CHECK(clock.between(berlin("2026-09-11 16:30"), berlin("2026-09-21 16:30")) == 0h);

    Hours sundays; // open on a day that each year has but one of, and which is closed
    sundays.week[6] = {{0, 1440}};
    for (unsigned month = 1; month <= 12; ++month) {
        for (unsigned day = 1; day <= 31; ++day) {
            sundays.closed.push_back({std::nullopt, std::chrono::month{month} / std::chrono::day{day}});
        }
    }
    CHECK_FALSE(BusinessClock(sundays).add(berlin("2026-09-11 16:30"), 1h));
}

// The law that makes due times and waiting times one clock; 3 years of random moments, both nights of each in them.
TEST_CASE("BusinessClock: between(t, add(t, d)) is d") {
    const Hours hours = office({"00:00-02:30", "02:30-03:15", "08:00-12:00", "13:00-18:00", "22:00-24:00"});
    BusinessClock clock(hours);
    std::mt19937_64 random(20261128); // mt19937_64 gives the same numbers everywhere; distributions do not
    for (int i = 0; i < 3000; ++i) {
        const auto from = utc("2025-01-01T00:00") + std::chrono::seconds(random() % (3 * 365 * 86400UL));
        const auto span = std::chrono::seconds(1 + random() % (10 * 86400UL));
        const auto due = clock.add(from, span);
        REQUIRE(due);
        REQUIRE(clock.between(from, *due) == span);
        REQUIRE(clock.between(from, *due - 1us) < span); // the earliest such instant
    }
}

TEST_CASE("Targets::due_at: on the customer's clock, or on the house's where the profile says so") {
    Targets targets;
    const auto written = berlin("2026-09-11 16:30");
    CHECK(targets.due_at(record::Band::high, written) == berlin("2026-09-11 17:30"));
    targets.house_clock = office({"09:00-17:00"});
    CHECK(targets.due_at(record::Band::high, written) == berlin("2026-09-14 09:30"));
    targets.house_clock = Hours{}; // never open: nobody gets for ever
    CHECK(targets.due_at(record::Band::high, written) == berlin("2026-09-11 17:30"));
}
