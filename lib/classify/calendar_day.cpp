// SPDX-License-Identifier: Apache-2.0
#include "classify/calendar_day.hpp"

#include "base/strings.hpp"
#include "classify/fact_words.hpp"

#include <array>

namespace kummerkasten::classify {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

// Reads up to `most` digits at the beginning of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
    std::size_t n = 0;
    int value = 0;
    while (n < text.size() && n < most && is_ascii_digit(text[n])) {
        value = value * 10 + (text[n++] - '0');
    }
    if (n == 0 || (n < text.size() && is_ascii_digit(text[n]))) {
        return std::nullopt;
    }
    text.remove_prefix(n);
    return value;
}

bool take_sign(std::string_view& text, char sign) {
    text = trim(text);
    if (text.empty() || text[0] != sign) {
        return false;
    }
    text = trim(text.substr(1));
    return true;
}

bool take_word(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word) || (text.size() > word.size() && is_ascii_letter(text[word.size()]))) {
        return false;
    }
    text = trim(text.substr(word.size()));
    return true;
}

std::optional<unsigned> take_month_name(std::string_view& text) {
    const auto month = month_of(text);
    if (month) {
        std::size_t end = 3;
        while (end < text.size() && is_ascii_letter(text[end])) {
            ++end;
        }
        text = trim(text.substr(end));
    }
    return month;
}

// Of this year, the one before and the one behind.
std::optional<year_month_day> nearest_year(std::chrono::month month, std::chrono::day day,
                                           std::optional<sys_days> today) {
    if (!today) {
        return std::nullopt;
    }
    std::optional<year_month_day> best;
    const std::chrono::year year = year_month_day(*today).year();
    for (const int shift : {0, -1, 1}) {
        const year_month_day date(year + std::chrono::years(shift), month, day);
        const auto away = [&](year_month_day d) { return std::chrono::abs(sys_days(d) - *today); };
        if (date.ok() && (!best || away(date) < away(*best))) {
            best = date;
        }
    }
    return best;
}

struct Parts {
    std::optional<int> day, month, year;
};

// 2026-09-12
bool take_iso(std::string_view& rest, Parts& parts) {
    return take_sign(rest, '-') && (parts.month = take_number(rest, 2)) && take_sign(rest, '-') &&
           (parts.day = take_number(rest, 2));
}

// 12.9. · 12.09.26 · 12. September 2026 · 12th of June, behind the day
bool take_rest_of_day(std::string_view& rest, Parts& parts) {
    const bool point = take_sign(rest, '.');
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        take_word(rest, ending);
    }
    rest = trim(rest);
    take_word(rest, "of");
    if (const auto name = take_month_name(rest)) {
        parts.month = static_cast<int>(*name);
        return true;
    }
    return point && (parts.month = take_number(rest, 2)) && (take_sign(rest, '.') || rest.empty());
}

// March 3rd, 2026 · oct 5
bool take_month_first(std::string_view& rest, Parts& parts) {
    const auto name = take_month_name(rest);
    if (!name) {
        return false;
    }
    parts.month = static_cast<int>(*name);
    take_sign(rest, '.');
    if (!(parts.day = take_number(rest, 2))) {
        return false;
    }
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        take_word(rest, ending);
    }
    take_sign(rest, ',');
    return true;
}

} // namespace

// Three letters tell a month; "maerz", "mai", "okt", "dez" beside the English ones.
std::optional<unsigned> month_of(std::string_view word) {
    static constexpr std::array<std::string_view, 12> kMonths{
        "jan jae", "feb", "mae mar mrz", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dez dec"};
    for (unsigned i = 0; i < kMonths.size() && word.size() >= 3; ++i) {
        if (is_one_of(word.substr(0, 3), kMonths[i])) {
            return i + 1;
        }
    }
    return std::nullopt;
}

std::optional<year_month_day> calendar_day(std::string_view folded, std::optional<sys_days> today) {
    std::string_view rest = folded;
    Parts parts;
    if (rest.empty()) {
        return std::nullopt;
    }
    if (!is_ascii_digit(rest[0])) {
        if (!take_month_first(rest, parts)) {
            return std::nullopt;
        }
    } else {
        const std::optional<int> first = take_number(rest, 4);
        if (!first) {
            return std::nullopt;
        }
        const bool iso = *first >= 1000;
        (iso ? parts.year : parts.day) = first;
        if (iso ? !take_iso(rest, parts) : !take_rest_of_day(rest, parts)) {
            return std::nullopt;
        }
    }
    take_sign(rest, '.'); // "12. Sept. 2026"
    if (!rest.empty() && !parts.year) {
        const std::size_t digits = rest.size();
        parts.year = take_number(rest, 4);
        if (!parts.year || (digits != 2 && digits != 4)) {
            return std::nullopt;
        }
        *parts.year += digits == 2 ? 2000 : 0;
    }
    if (!rest.empty() || !parts.month || !parts.day) {
        return std::nullopt;
    }
    const std::chrono::month m(static_cast<unsigned>(*parts.month));
    const std::chrono::day d(static_cast<unsigned>(*parts.day));
    if (!parts.year) {
        return nearest_year(m, d, today);
    }
    const year_month_day whole(std::chrono::year(*parts.year), m, d);
    return whole.ok() ? std::optional(whole) : std::nullopt;
}

} // namespace kummerkasten::classify
