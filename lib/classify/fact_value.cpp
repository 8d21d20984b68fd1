// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_value.hpp"

#include "base/strings.hpp"
#include "text/fold.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace kummerkasten::classify {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

std::string without_blanks(std::string_view written) {
    std::string value;
    for (const char c : written) {
        if (!is_ascii_space(c)) {
            value += c;
        }
    }
    return value;
}

// "+49 (0)30 / 231-25" → "+4903023125": digits and a leading plus.
std::string phone(std::string_view written) {
    std::string value;
    for (const char c : written) {
        if (is_ascii_digit(c) || (c == '+' && value.empty())) {
            value += c;
        }
    }
    return value;
}

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

std::string written_out(year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::optional<std::chrono::sys_days> day_of(std::optional<record::Timestamp> time, const record::TimeZone* zone) {
    if (!time) {
        return std::nullopt;
    }
    const auto since = zone != nullptr ? zone->to_local(*time).time_since_epoch() : time->time_since_epoch();
    return std::chrono::sys_days(std::chrono::floor<days>(since));
}

// Three letters tell a month, in both languages; "maerz", "mai", "okt", "dez" beside the English ones.
std::optional<unsigned> take_month_name(std::string_view& text) {
    static constexpr std::array<std::string_view, 12> kGerman{"jan", "feb", "mae", "apr", "mai", "jun",
                                                              "jul", "aug", "sep", "okt", "nov", "dez"};
    static constexpr std::array<std::string_view, 12> kEnglish{"jan", "feb", "mar", "apr", "may", "jun",
                                                               "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::string_view start = text.substr(0, 3);
    for (unsigned i = 0; i < 12; ++i) {
        if (start == kGerman[i] || start == kEnglish[i]) {
            std::size_t end = 3;
            while (end < text.size() && is_ascii_letter(text[end])) {
                ++end;
            }
            text = trim(text.substr(end));
            return i + 1;
        }
    }
    return std::nullopt;
}

// A day without a year: the one nearest to the post, since people write of the last and the coming weeks.
std::optional<year_month_day> nearest_year(std::chrono::month month, std::chrono::day day,
                                           std::optional<std::chrono::sys_days> today) {
    if (!today) {
        return std::nullopt;
    }
    std::optional<year_month_day> best;
    const std::chrono::year year = year_month_day(*today).year();
    for (const int shift : {0, -1, 1}) {
        const year_month_day date(year + std::chrono::years(shift), month, day);
        const auto away = [&](year_month_day d) { return std::chrono::abs(std::chrono::sys_days(d) - *today); };
        if (date.ok() && (!best || away(date) < away(*best))) {
            best = date;
        }
    }
    return best;
}

std::optional<std::string> relative_date(std::string_view word, std::optional<std::chrono::sys_days> today) {
    struct Relative {
        std::string_view word;
        int shift;
    };
    static constexpr Relative kWords[] = {{"heute", 0},       {"gestern", -1}, {"vorgestern", -2}, {"morgen", 1},
                                          {"uebermorgen", 2}, {"today", 0},    {"yesterday", -1},  {"tomorrow", 1}};
    for (const Relative& relative : kWords) {
        if (relative.word == word && today) {
            return written_out(year_month_day(*today + days(relative.shift)));
        }
    }
    return std::nullopt;
}

std::optional<std::string> date(std::string_view folded, std::optional<std::chrono::sys_days> today) {
    if (auto relative = relative_date(folded, today)) {
        return relative;
    }
    std::string_view rest = folded;
    const std::optional<int> first = take_number(rest, 4);
    if (!first) {
        return std::nullopt;
    }
    std::optional<int> day = first;
    std::optional<int> month;
    std::optional<int> year;
    if (*first >= 1000) { // 2026-09-12
        year = first;
        if (!take_sign(rest, '-') || !(month = take_number(rest, 2)) || !take_sign(rest, '-') ||
            !(day = take_number(rest, 2))) {
            return std::nullopt;
        }
    } else { // 12.9. · 12.09.26 · 12. September 2026
        const bool point = take_sign(rest, '.');
        rest = trim(rest);
        if (const auto name = take_month_name(rest)) {
            month = static_cast<int>(*name);
        } else if (!point || !(month = take_number(rest, 2)) || (!take_sign(rest, '.') && !rest.empty())) {
            return std::nullopt;
        }
        take_sign(rest, '.'); // "12. Sept. 2026"
        if (!rest.empty()) {
            const std::size_t digits = rest.size();
            year = take_number(rest, 4);
            if (!year || (digits != 2 && digits != 4)) {
                return std::nullopt;
            }
            *year += digits == 2 ? 2000 : 0;
        }
    }
    if (!rest.empty() || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::month m(static_cast<unsigned>(*month));
    const std::chrono::day d(static_cast<unsigned>(*day));
    if (!year) {
        const auto found = nearest_year(m, d, today);
        return found ? std::optional(written_out(*found)) : std::nullopt;
    }
    const year_month_day whole(std::chrono::year(*year), m, d);
    return whole.ok() ? std::optional(written_out(whole)) : std::nullopt;
}

// "20 uhr", "20:15", "20.15 uhr" → 20:15
std::optional<std::string> clock(std::string_view folded) {
    std::string_view rest = folded;
    const std::optional<int> hour = take_number(rest, 2);
    std::optional<int> minute = 0;
    if (!rest.empty() && (rest[0] == ':' || rest[0] == '.')) {
        rest.remove_prefix(1);
        minute = take_number(rest, 2);
    }
    rest = trim(rest);
    if (rest.starts_with("uhr")) {
        rest = trim(rest.substr(3));
        if (!rest.empty()) { // "20 Uhr 15"
            minute = take_number(rest, 2);
        }
    } else if (!rest.empty() || folded.find_first_of(":.") == std::string_view::npos) {
        return std::nullopt;
    }
    if (!rest.empty() || !hour || !minute || *hour > 24 || *minute > 59) {
        return std::nullopt;
    }
    return fmt::format("{:02}:{:02}", *hour, *minute);
}

} // namespace

std::string fact_value(std::string_view kind, std::string_view written, std::optional<record::Timestamp> created_at,
                       const record::TimeZone* zone) {
    const std::string_view trimmed = trim(written);
    if (kind == "phone") {
        return phone(trimmed);
    }
    if (kind.ends_with("_no")) {
        return without_blanks(trimmed);
    }
    std::optional<std::string> normal;
    if (kind == "date") {
        normal = date(text::fold(trimmed), day_of(created_at, zone));
    } else if (kind == "time") {
        normal = clock(text::fold(trimmed));
    }
    return normal ? *normal : std::string(trimmed);
}

} // namespace kummerkasten::classify
