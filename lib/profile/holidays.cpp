// SPDX-License-Identifier: Apache-2.0
#include "profile/holidays.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace kummerkasten::profile {

namespace {

using namespace std::chrono;

// How a holiday finds its date in a year.
enum class From {
    date,   // month/day
    easter, // `day` days after Easter Sunday
    on,     // the first weekday `month` (ISO number) on or after the date given in `day` as month * 100 + day
    monday, // month/day where that is a Monday
};

struct Holiday {
    From from;
    int month, day;
    std::string_view states;    // "" everywhere in the country, else the states, each between blanks
    int first = 0, last = 9999; // years
};

constexpr std::array kGermany{
    Holiday{From::date, 1, 1, ""},
    Holiday{From::date, 1, 6, " BW BY ST "},
    Holiday{From::date, 3, 8, " BE ", 2019},
    Holiday{From::date, 3, 8, " MV ", 2023},
    Holiday{From::easter, 0, -2, ""},
    Holiday{From::easter, 0, 0, " BB "},
    Holiday{From::easter, 0, 1, ""},
    Holiday{From::date, 5, 1, ""},
    Holiday{From::date, 5, 8, " BE ", 2020, 2020}, // 75 and 80 years after the end of the war
    Holiday{From::date, 5, 8, " BE ", 2025, 2025},
    Holiday{From::easter, 0, 39, ""},
    Holiday{From::easter, 0, 49, " BB "},
    Holiday{From::easter, 0, 50, ""},
    Holiday{From::easter, 0, 60, " BW BY HE NW RP SL "},
    Holiday{From::date, 6, 17, " BE ", 2028, 2028}, // 75 years after the uprising
    Holiday{From::date, 8, 15, " SL "},
    Holiday{From::date, 9, 20, " TH ", 2019},
    Holiday{From::date, 10, 3, "", 1990},
    Holiday{From::date, 10, 31, " BB MV SN ST TH ", 1991},
    Holiday{From::date, 10, 31, "", 2017, 2017}, // 500 years of Reformation
    Holiday{From::date, 10, 31, " HB HH NI SH ", 2018},
    Holiday{From::date, 11, 1, " BW BY NW RP SL "},
    Holiday{From::on, 3, 1116, " SN ", 1995}, // Repentance Day: the Wednesday before 23 November
    Holiday{From::on, 3, 1116, "", 1991, 1994},
    Holiday{From::date, 12, 25, ""},
    Holiday{From::date, 12, 26, ""},
};

// The states' patron days close schools and offices, not shops; by law they are working days.
constexpr std::array kAustria{
    Holiday{From::date, 1, 1, ""},    Holiday{From::date, 1, 6, ""},    Holiday{From::easter, 0, 1, ""},
    Holiday{From::date, 5, 1, ""},    Holiday{From::easter, 0, 39, ""}, Holiday{From::easter, 0, 50, ""},
    Holiday{From::easter, 0, 60, ""}, Holiday{From::date, 8, 15, ""},   Holiday{From::date, 10, 26, "", 1965},
    Holiday{From::date, 11, 1, ""},   Holiday{From::date, 12, 8, ""},   Holiday{From::date, 12, 25, ""},
    Holiday{From::date, 12, 26, ""},
};

constexpr std::string_view kCatholic = " AI JU LU NW OW SZ TI UR VS ZG "; // Corpus Christi and the Assumption
constexpr std::array kSwitzerland{
    Holiday{From::date, 1, 1, ""},
    Holiday{From::date, 1, 2, " AG BE FR GL JU LU OW SH SO TG VD ZG ZH "},
    Holiday{From::monday, 1, 2, " NE "}, // Neuchâtel: only after a Sunday
    Holiday{From::date, 1, 6, " SZ TI UR "},
    Holiday{From::date, 3, 1, " NE "},
    Holiday{From::date, 3, 19, " NW SZ TI UR VS "},
    Holiday{From::easter, 0, -2, " AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG UR VD ZG ZH "},
    Holiday{From::easter, 0, 1, " AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD ZG ZH "},
    Holiday{From::date, 5, 1, " BL BS JU NE SH TG TI ZH "},
    Holiday{From::easter, 0, 39, ""},
    Holiday{From::easter, 0, 50, " AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD ZG ZH "},
    Holiday{From::easter, 0, 60, kCatholic},
    Holiday{From::date, 6, 23, " JU "},
    Holiday{From::date, 6, 29, " TI "},
    Holiday{From::date, 8, 1, "", 1994},
    Holiday{From::date, 8, 15, kCatholic},
    Holiday{From::on, 4, 905, " GE "}, // Jeûne genevois: the Thursday after the first Sunday of September …
    Holiday{From::on, 1, 916, " VD "}, // … and the Monday after the third Sunday
    Holiday{From::date, 9, 25, " OW "},
    Holiday{From::date, 11, 1, " AI GL JU LU NW OW SG SZ TI UR VS ZG "},
    Holiday{From::date, 12, 8, " AI LU NW OW SZ TI UR VS ZG "},
    Holiday{From::date, 12, 25, ""},
    Holiday{From::date, 12, 26, " AI AR BE BL BS FR GL GR LU NW OW SG SH SO SZ TG TI UR ZG ZH "},
    Holiday{From::monday, 12, 26, " NE "},
    Holiday{From::date, 12, 31, " GE "},
};

std::span<const Holiday> holidays_of(std::string_view country) {
    if (country == "DE") {
        return kGermany;
    }
    if (country == "AT") {
        return kAustria;
    }
    return country == "CH" ? std::span<const Holiday>(kSwitzerland) : std::span<const Holiday>();
}

bool holds_in(const Holiday& holiday, std::string_view state) {
    if (holiday.states.empty()) {
        return true;
    }
    const std::size_t at = state.empty() ? std::string_view::npos : holiday.states.find(state);
    return at != std::string_view::npos && holiday.states[at - 1] == ' ' && holiday.states[at + state.size()] == ' ';
}

sys_days date_in(const Holiday& holiday, year in, sys_days easter) {
    switch (holiday.from) {
    case From::easter: return easter + days{holiday.day};
    case From::on: {
        const sys_days earliest{in / (holiday.day / 100) / (holiday.day % 100)};
        return earliest + (weekday{static_cast<unsigned>(holiday.month)} - weekday{earliest});
    }
    default: return sys_days{in / holiday.month / holiday.day};
    }
}

// Glarus: the first Thursday of April, a week later where that is in Holy Week.
sys_days naefels_procession(year in, sys_days easter) {
    const sys_days first{in / April / Thursday[1]};
    return first == easter - days{3} ? first + days{7} : first;
}

} // namespace

// Gauss's problem in the closed form of the "anonymous Gregorian" algorithm (Nature, 1876): moon's age, then the Sunday.
sys_days easter_sunday(year of) {
    const int y = static_cast<int>(of);
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return sys_days{of / (f / 31) / (f % 31 + 1)};
}

bool is_public_holiday(std::string_view region, year_month_day date) {
    const sys_days day{date};
    const sys_days easter = easter_sunday(date.year());
    const std::string_view country = region.substr(0, 2);
    const std::string_view state = region.size() > 3 ? region.substr(3) : std::string_view();
    const int in = static_cast<int>(date.year());
    const std::span<const Holiday> all = holidays_of(country);
    return std::any_of(all.begin(), all.end(),
                       [&](const Holiday& it) {
                           return in >= it.first && in <= it.last && holds_in(it, state) &&
                                  date_in(it, date.year(), easter) == day &&
                                  (it.from != From::monday || weekday{day} == Monday);
                       }) ||
           (region == "CH-GL" && day == naefels_procession(date.year(), easter));
}

} // namespace kummerkasten::profile
