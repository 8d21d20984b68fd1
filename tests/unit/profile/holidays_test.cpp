// SPDX-License-Identifier: Apache-2.0
#include "profile/holidays.hpp"

#include "profile/opening_hours.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::profile;
using namespace std::chrono;

TEST_CASE("easter_sunday: the earliest, the latest, and years around them") {
    struct Row {
        int year, month, day;
    };
    for (const Row& row : std::vector<Row>{{1818, 3, 22}, // the earliest that is possible
                                           {1943, 4, 25}, // the latest
                                           {2000, 4, 23},
                                           {2008, 3, 23},
                                           {2024, 3, 31},
                                           {2025, 4, 20},
                                           {2026, 4, 5},
                                           {2027, 3, 28},
                                           {2038, 4, 25},
                                           {2285, 3, 22}}) {
        CAPTURE(row.year);
        CHECK(easter_sunday(year{row.year}) == sys_days{year{row.year} / row.month / row.day});
        CHECK(weekday{easter_sunday(year{row.year})} == Sunday);
    }
}

TEST_CASE("is_public_holiday") {
    struct Row {
        std::string name, region;
        int year, month, day;
        bool holiday;
    };
    const std::vector<Row> rows{
        {"New Year", "DE", 2026, 1, 1, true},
        {"Good Friday: Easter is 5 April", "DE", 2026, 4, 3, true},
        {"Ascension, 39 days later", "DE-HH", 2026, 5, 14, true},
        {"Whit Monday", "DE", 2026, 5, 25, true},
        {"an ordinary day", "DE-BY", 2026, 4, 4, false},
        {"Unity Day", "DE", 2026, 10, 3, true},
        {"before there was one", "DE", 1989, 10, 3, false},
        {"Corpus Christi in North Rhine-Westphalia", "DE-NW", 2026, 6, 4, true},
        {"but not in Berlin", "DE-BE", 2026, 6, 4, false},
        {"and not in Germany as such", "DE", 2026, 6, 4, false},
        {"Epiphany", "DE-ST", 2026, 1, 6, true},
        {"Women's Day in Berlin", "DE-BE", 2019, 3, 8, true},
        {"not yet", "DE-BE", 2018, 3, 8, false},
        {"Women's Day in the north-east", "DE-MV", 2023, 3, 8, true},
        {"Reformation everywhere, once", "DE-BY", 2017, 10, 31, true},
        {"in the north since", "DE-HH", 2018, 10, 31, true},
        {"All Saints", "DE-RP", 2026, 11, 1, true},
        {"Repentance Day is the Wednesday before 23 November", "DE-SN", 2026, 11, 18, true},
        {"at its earliest", "DE-SN", 2022, 11, 16, true},
        {"at its latest", "DE-SN", 2023, 11, 22, true},
        {"in Saxony alone", "DE-TH", 2026, 11, 18, false},
        {"the Assumption in the Saar", "DE-SL", 2026, 8, 15, true},
        {"in Bavaria it is a matter of towns", "DE-BY", 2026, 8, 15, false},
        {"Children's Day", "DE-TH", 2026, 9, 20, true},
        {"80 years", "DE-BE", 2025, 5, 8, true},
        {"not each year", "DE-BE", 2026, 5, 8, false},
        {"Christmas Eve is no holiday", "DE", 2026, 12, 24, false},
        {"Austria's national day", "AT-9", 2026, 10, 26, true},
        {"Good Friday is none in Austria", "AT", 2026, 4, 3, false},
        {"the Immaculate Conception", "AT", 2026, 12, 8, true},
        {"Switzerland's national day", "CH", 2026, 8, 1, true},
        {"Berchtold in Zürich", "CH-ZH", 2026, 1, 2, true},
        {"not in Lucerne's neighbour", "CH-UR", 2026, 1, 2, false},
        {"Labour Day in Zürich", "CH-ZH", 2026, 5, 1, true},
        {"not in Bern", "CH-BE", 2026, 5, 1, false},
        {"Good Friday is none in Ticino", "CH-TI", 2026, 4, 3, false},
        {"Corpus Christi in Lucerne", "CH-LU", 2026, 6, 4, true},
        {"Geneva fasts on the Thursday after the first Sunday", "CH-GE", 2026, 9, 10, true},
        {"Vaud on the Monday after the third", "CH-VD", 2026, 9, 21, true},
        {"Näfels: 2 April 2026 is Maundy Thursday", "CH-GL", 2026, 4, 2, false},
        {"so it is a week later", "CH-GL", 2026, 4, 9, true},
        {"in 2025 it is the first Thursday", "CH-GL", 2025, 4, 3, true},
        {"Neuchâtel: 1 January 2023 was a Sunday", "CH-NE", 2023, 1, 2, true},
        {"2024 it was not", "CH-NE", 2024, 1, 2, false},
        {"none", "none", 2026, 12, 25, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(is_region(row.region));
        CHECK(is_public_holiday(row.region, year{row.year} / row.month / row.day) == row.holiday);
    }
}

// How many days of each year are holidays, counted by hand from the acts; a day too many or too few in a table shows here.
TEST_CASE("is_public_holiday: days of 2026 for each region") {
    const std::vector<std::pair<std::string, int>> rows{
        {"DE", 9},     {"DE-BW", 12}, {"DE-BY", 12}, {"DE-BE", 10}, {"DE-BB", 12}, {"DE-HB", 10}, {"DE-HH", 10},
        {"DE-HE", 10}, {"DE-MV", 11}, {"DE-NI", 10}, {"DE-NW", 11}, {"DE-RP", 11}, {"DE-SL", 12}, {"DE-SN", 11},
        {"DE-ST", 11}, {"DE-SH", 10}, {"DE-TH", 11}, {"AT", 13},    {"CH", 4},     {"none", 0},
    };
    for (const auto& [region, expected] : rows) {
        CAPTURE(region);
        int found = 0;
        for (sys_days day{2026y / 1 / 1}; day < sys_days{2027y / 1 / 1}; day += days{1}) {
            found += is_public_holiday(region, day) ? 1 : 0;
        }
        CHECK(found == expected);
    }
}
