// SPDX-License-Identifier: Apache-2.0
#include "record/time.hpp"

#include "base/error.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::record;
using namespace std::chrono;

namespace {

// The time as it is written out, or "nothing".
std::string rewritten(std::string_view text) {
    const auto time = parse_rfc3339(text);
    return time ? format_rfc3339(*time) : "nothing";
}

Timestamp at(std::string_view text) { return parse_rfc3339(text).value(); }

// 1.5 hours and the like, as local microseconds since midnight of a day.
LocalTime wall(int y, unsigned m, unsigned d, int h, int min) {
    return LocalTime{local_days{year{y} / static_cast<int>(m) / static_cast<int>(d)}} + hours{h} + minutes{min};
}

} // namespace

TEST_CASE("RFC 3339") {
    struct Row {
        std::string name, text, utc;
    };
    const std::vector<Row> rows{
        {"UTC", "2026-09-12T18:14:05Z", "2026-09-12T18:14:05Z"},
        {"small letters", "2026-09-12t18:14:05z", "2026-09-12T18:14:05Z"},
        {"a blank for T", "2026-09-12 18:14:05Z", "2026-09-12T18:14:05Z"},
        {"east", "2026-09-12T20:14:05+02:00", "2026-09-12T18:14:05Z"},
        {"west, into the next day", "2026-09-12T20:14:05-08:00", "2026-09-13T04:14:05Z"},
        {"half an hour", "2026-09-12T20:14:05+05:30", "2026-09-12T14:44:05Z"},
        {"unknown local offset", "2026-09-12T20:14:05-00:00", "2026-09-12T20:14:05Z"},
        {"into the year before", "2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00Z"},
        {"fraction", "2026-09-12T20:14:05.25+02:00", "2026-09-12T18:14:05.25Z"},
        {"microseconds", "2026-09-12T18:14:05.000001Z", "2026-09-12T18:14:05.000001Z"},
        {"finer is cut", "2026-09-12T18:14:05.9999999Z", "2026-09-12T18:14:05.999999Z"},
        {"much finer", "2026-09-12T18:14:05.12345678901234567890123Z", "2026-09-12T18:14:05.123456Z"},
        {"zeros go", "2026-09-12T18:14:05.500000Z", "2026-09-12T18:14:05.5Z"},
        {"leap second", "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"},
        {"leap day", "2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"},
        {"leap day of 2000", "2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"},
        {"before 1970", "1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"},
        {"the first", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
        {"the last", "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"},
        {"year 0", "0000-01-01T00:00:00Z", "nothing"},
        {"the offset leads into year 0", "0001-01-01T00:00:00+01:00", "nothing"},
        {"the offset leads into year 10000", "9999-12-31T23:59:59-01:00", "nothing"},
        {"no leap day in 2100", "2100-02-29T00:00:00Z", "nothing"},
        {"31 April", "2026-04-31T00:00:00Z", "nothing"},
        {"month 13", "2026-13-01T00:00:00Z", "nothing"},
        {"month 0", "2026-00-01T00:00:00Z", "nothing"},
        {"hour 24", "2026-09-12T24:00:00Z", "nothing"},
        {"minute 60", "2026-09-12T18:60:00Z", "nothing"},
        {"second 61", "2026-09-12T18:14:61Z", "nothing"},
        {"offset of 24 hours", "2026-09-12T18:14:05+24:00", "nothing"},
        {"offset of 60 minutes", "2026-09-12T18:14:05+01:60", "nothing"},
        {"offset without colon", "2026-09-12T18:14:05+0200", "nothing"},
        {"offset of hours", "2026-09-12T18:14:05+02", "nothing"},
        {"no zone", "2026-09-12T18:14:05", "nothing"},
        {"no seconds", "2026-09-12T18:14Z", "nothing"},
        {"a date", "2026-09-12", "nothing"},
        {"a point and no digits", "2026-09-12T18:14:05.Z", "nothing"},
        {"decimal comma", "2026-09-12T18:14:05,5Z", "nothing"},
        {"two blanks", "2026-09-12  18:14:05Z", "nothing"},
        {"blank in front", " 2026-09-12T18:14:05Z", "nothing"},
        {"something behind", "2026-09-12T18:14:05Z ", "nothing"},
        {"sign in a number", "2026-+9-12T18:14:05Z", "nothing"},
        {"five-digit year", "12026-09-12T18:14:05Z", "nothing"},
        {"German", "12.09.2026 18:14:05", "nothing"},
        {"nothing", "", "nothing"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(rewritten(row.text) == row.utc);
    }
    CHECK(parse_rfc3339("1970-01-01T00:00:00Z") == Timestamp{});
    CHECK(at("1970-01-02T00:00:01Z").time_since_epoch() == 86'401s); // a day and a second
}

TEST_CASE("what is written is read back") {
    std::mt19937_64 random(3); // fixed
    // Years 1 to 9999 in microseconds, −62135596800 s to 253402300800 s (date -ud 0001-01-01 +%s; date -ud 10000-01-01 +%s).
    std::uniform_int_distribution<std::int64_t> any(-62'135'596'800'000'000, 253'402'300'799'999'999);
    for (int i = 0; i < 20'000; ++i) {
        const Timestamp time{microseconds{any(random)}};
        REQUIRE(parse_rfc3339(format_rfc3339(time)) == time);
    }
    std::string out = "at ";
    append_rfc3339(out, Timestamp{});
    CHECK(out == "at 1970-01-01T00:00:00Z");
}

TEST_CASE("now has no fraction") { CHECK(now().time_since_epoch().count() % 1'000'000 == 0); }

TEST_CASE("durations") {
    struct Row {
        std::string name, text;
        std::int64_t seconds; // −1: none
    };
    const std::vector<Row> rows{
        {"minutes", "15m", 900},
        {"an hour", "1h", 3600},
        {"a day", "24h", 86'400},
        {"days", "2d", 172'800},
        {"seconds", "90s", 90},
        {"two parts", "1h30m", 5400},
        {"nothing to wait", "0s", 0},
        {"ten years", "3660d", 316'224'000}, // 10 · 366 · 86,400
        {"more than ten years", "3661d", -1},
        {"far more", "999999999d", -1},
        {"many digits", "1234567890s", -1},
        {"no unit", "15", -1},
        {"no number", "m", -1},
        {"unknown unit", "3w", -1},
        {"capital", "3H", -1},
        {"blank", "1h 30m", -1},
        {"negative", "-1h", -1},
        {"point", "1.5h", -1},
        {"empty", "", -1},
        {"number at the end", "1h30", -1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(parse_duration(row.text).value_or(seconds{-1}).count() == row.seconds);
    }
}

TEST_CASE("durations for people") {
    struct Row {
        std::string name;
        seconds duration;
        std::string text;
    };
    const std::vector<Row> rows{
        {"nothing", 0s, "0 s"},
        {"seconds", 59s, "59 s"},
        {"a minute", 60s, "1 min"},
        {"rounded down", 45min + 59s, "45 min"},
        {"an hour", 1h, "1 h"},
        {"hours and minutes", 3h + 20min, "3 h 20 min"},
        {"a day less a second", 24h - 1s, "23 h 59 min"},
        {"a day", 24h, "1 d"},
        {"two parts at most", 52h + 59min, "2 d 4 h"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(format_duration(row.duration) == row.text);
    }
}

// Europe/Berlin, 2026: summer time begins on 29 March, when 02:00 becomes 03:00 at 01:00 UTC, and ends on 25 October, when
// 03:00 becomes 02:00 at 01:00 UTC.
TEST_CASE("the gap in spring") {
    const TimeZone berlin("Europe/Berlin");
    CHECK(berlin.to_local(at("2026-03-29T00:59:59Z")) == wall(2026, 3, 29, 1, 59) + 59s);
    CHECK(berlin.to_local(at("2026-03-29T01:00:00Z")) == wall(2026, 3, 29, 3, 0));
    CHECK(berlin.to_utc(wall(2026, 3, 29, 1, 30)) == at("2026-03-29T00:30:00Z"));
    CHECK(berlin.to_utc(wall(2026, 3, 29, 2, 30)) ==
          at("2026-03-29T01:00:00Z")); // never was: the instant after the gap
    CHECK(berlin.to_utc(wall(2026, 3, 29, 3, 30)) == at("2026-03-29T01:30:00Z"));
}

TEST_CASE("the hour that comes twice in autumn") {
    const TimeZone berlin("Europe/Berlin");
    CHECK(berlin.to_local(at("2026-10-25T00:30:00Z")) == wall(2026, 10, 25, 2, 30));
    CHECK(berlin.to_local(at("2026-10-25T01:30:00Z")) == wall(2026, 10, 25, 2, 30));
    CHECK(berlin.to_utc(wall(2026, 10, 25, 2, 30)) == at("2026-10-25T00:30:00Z")); // the first
    CHECK(berlin.to_utc(wall(2026, 10, 25, 3, 0)) == at("2026-10-25T02:00:00Z"));
}

TEST_CASE("zones") {
    CHECK(TimeZone("Europe/Vienna").name() == "Europe/Vienna");
    CHECK(TimeZone("UTC").to_utc(wall(2026, 1, 1, 0, 0)) == at("2026-01-01T00:00:00Z"));
    CHECK(TimeZone("Europe/Berlin").to_local(at("2026-07-01T12:00:00.25Z")) == wall(2026, 7, 1, 14, 0) + 250ms);
    for (const std::string name : {"", "Europe/Bonn", "MESZ", "../../etc/passwd", "europe/berlin"}) {
        CAPTURE(name);
        CHECK_THROWS_WITH_AS(TimeZone{name},
                             ("unknown time zone '" + name +
                              "'; use a name of the IANA database such as 'Europe/Berlin' (package tzdata)")
                                 .c_str(),
                             DataError);
    }
}
