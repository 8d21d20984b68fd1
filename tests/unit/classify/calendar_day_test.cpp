// SPDX-License-Identifier: Apache-2.0
#include "classify/calendar_day.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using namespace kummerkasten::classify;
using namespace std::chrono_literals;

namespace {

using std::chrono::sys_days;

constexpr sys_days kSaturday{2026y / 9 / 12};

std::string day_of(const std::string& folded, std::optional<sys_days> today = kSaturday) {
    const auto day = calendar_day(folded, today);
    return day ? fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day->year()), static_cast<unsigned>(day->month()),
                             static_cast<unsigned>(day->day()))
               : "";
}

} // namespace

TEST_CASE("days by number and month") {
    struct Row {
        std::string name, folded, day;
    };
    const std::vector<Row> rows{
        {"whole", "12.09.2026", "2026-09-12"},
        {"short year", "1.2.25", "2025-02-01"},
        {"no year: the nearest", "3.9.", "2026-09-03"},
        {"no year: Christmas is to come", "24.12.", "2026-12-24"},
        {"no year: 176 days back, 189 ahead", "20. maerz", "2026-03-20"},
        {"no year: 194 days back, 171 ahead", "2.3.", "2027-03-02"},
        {"month by name", "12. september 2026", "2026-09-12"},
        {"month shortened", "5. okt. 2026", "2026-10-05"},
        {"May is May", "1. mai 2026", "2026-05-01"},
        {"March with its umlaut", "7. maerz 2026", "2026-03-07"},
        {"ISO", "2026-09-01", "2026-09-01"},
        {"leap day", "29.2.2028", "2028-02-29"},
        {"English, the month in front", "march 3rd, 2026", "2026-03-03"},
        {"English, the month behind", "12th of june", "2026-06-12"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(day_of(row.folded) == row.day);
    }
}

TEST_CASE("what is no day") {
    struct Row {
        std::string name, folded;
    };
    const std::vector<Row> rows{
        {"no such month", "1.13.2026"}, {"three digits of a year", "1.2.202"}, {"a number alone", "12"},
        {"no such day", "31.2.2026"},   {"words behind", "12.9. abends"},      {"nothing", ""},
        {"no sign between", "12 9"},    {"a month alone", "september"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(day_of(row.folded) == "");
    }
}

TEST_CASE("the year of a day without one, around New Year") {
    constexpr sys_days kJanuary{2026y / 1 / 5};
    CHECK(day_of("28.12.", kJanuary) == "2025-12-28");
    CHECK(day_of("5. januar", sys_days(2025y / 12 / 28)) == "2026-01-05");
    // The leap day exists in 2028 only; of 2026, 2025 and 2027 none has one.
    CHECK(day_of("29.2.", kJanuary) == "");
    // Of a post without a time nobody knows.
    CHECK(day_of("3.9.", std::nullopt) == "");
    CHECK(day_of("3.9.2026", std::nullopt) == "2026-09-03");
}

TEST_CASE("months by name") {
    CHECK(month_of("jaenner") == 1);
    CHECK(month_of("mrz") == 3);
    CHECK(month_of("dez") == 12);
    CHECK(month_of("october") == 10);
    CHECK(month_of("ma") == std::nullopt);
    CHECK(month_of("heute") == std::nullopt);
}
