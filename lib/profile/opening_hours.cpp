// SPDX-License-Identifier: Apache-2.0
#include "profile/opening_hours.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace kummerkasten::profile {

namespace {

// "08:00" as minutes after midnight.
std::optional<int> parse_clock(std::string_view text) {
    const auto digit = [text](std::size_t at) { return text[at] - '0'; };
    if (text.size() != 5 || text[2] != ':' ||
        !std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || c == ':'; }) ||
        std::count(text.begin(), text.end(), ':') != 1) {
        return std::nullopt;
    }
    const int hours = digit(0) * 10 + digit(1);
    const int minutes = digit(3) * 10 + digit(4);
    if (minutes > 59 || hours * 60 + minutes > 24 * 60) {
        return std::nullopt;
    }
    return hours * 60 + minutes;
}

// ISO 3166-2, the part behind the country.
constexpr std::array<std::string_view, 16> kGermanStates{"BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV",
                                                         "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"};
constexpr std::array<std::string_view, 9> kAustrianStates{"1", "2", "3", "4", "5", "6", "7", "8", "9"};
constexpr std::array<std::string_view, 26> kCantons{"AG", "AI", "AR", "BE", "BL", "BS", "FR", "GE", "GL",
                                                    "GR", "JU", "LU", "NE", "NW", "OW", "SG", "SH", "SO",
                                                    "SZ", "TG", "TI", "UR", "VD", "VS", "ZG", "ZH"};

template <std::size_t size> bool is_one_of(std::string_view text, const std::array<std::string_view, size>& all) {
    return std::find(all.begin(), all.end(), text) != all.end();
}

} // namespace

std::optional<OpeningBlock> parse_opening_block(std::string_view text) {
    if (text.size() != 11 || text[5] != '-') {
        return std::nullopt;
    }
    const auto from = parse_clock(text.substr(0, 5));
    const auto until = parse_clock(text.substr(6));
    if (!from || !until || *from >= *until) {
        return std::nullopt;
    }
    return OpeningBlock{*from, *until};
}

std::optional<ClosedDay> parse_closed_day(std::string_view text) {
    const bool every_year = text.size() == 5;
    const std::string_view pattern = every_year ? "00-00" : "0000-00-00";
    if (text.size() != pattern.size() ||
        !std::equal(text.begin(), text.end(), pattern.begin(),
                    [](char c, char expected) { return expected == '-' ? c == '-' : is_ascii_digit(c); })) {
        return std::nullopt;
    }
    const auto number = [](std::string_view digits) {
        return std::accumulate(digits.begin(), digits.end(), 0, [](int sum, char c) { return sum * 10 + (c - '0'); });
    };
    using namespace std::chrono;
    const std::string_view tail = text.substr(text.size() - 5);
    ClosedDay day;
    day.month_day = month{static_cast<unsigned>(number(tail.substr(0, 2)))} /
                    std::chrono::day{static_cast<unsigned>(number(tail.substr(3)))};
    if (every_year) {
        return day.month_day.ok() ? std::optional(day) : std::nullopt;
    }
    day.year = year{number(text.substr(0, 4))};
    return (*day.year / day.month_day.month() / day.month_day.day()).ok() ? std::optional(day) : std::nullopt;
}

bool is_region(std::string_view region) {
    if (region == "none") {
        return true;
    }
    const std::string_view country = region.substr(0, 2);
    const bool known_country = country == "DE" || country == "AT" || country == "CH";
    if (region.size() < 3 || !known_country) {
        return known_country && region.size() == 2;
    }
    const std::string_view state = region.substr(3);
    return region[2] == '-' && (country == "DE"   ? is_one_of(state, kGermanStates)
                                : country == "AT" ? is_one_of(state, kAustrianStates)
                                                  : is_one_of(state, kCantons));
}

} // namespace kummerkasten::profile
