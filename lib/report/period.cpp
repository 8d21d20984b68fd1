// SPDX-License-Identifier: Apache-2.0
#include "report/period.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <vector>

namespace kummerkasten::report {

namespace {

using std::chrono::local_days;
using std::chrono::year_month_day;

std::optional<unsigned> number_of(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                     : std::nullopt;
}

std::optional<local_days> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = number_of(text.substr(0, 4));
    const auto month = number_of(text.substr(5, 2));
    const auto day = number_of(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const year_month_day date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                              std::chrono::day(*day)};
    return date.ok() && *year > 0 ? std::optional(local_days(date)) : std::nullopt;
}

// The same day of the month so many months before, or the last one of that month.
local_days months_before(local_days day, unsigned count) {
    const year_month_day date{day};
    const auto month = date.year() / date.month() - std::chrono::months(count);
    const std::chrono::day last = (month / std::chrono::last).day();
    return local_days(month / std::min(date.day(), last));
}

std::optional<record::Timestamp> parse_ago(std::string_view text, record::Timestamp now, local_days today,
                                           const record::TimeZone& zone) {
    std::vector<std::string_view> words;
    for (const std::string_view word : split(text, ' ')) {
        if (!word.empty()) {
            words.push_back(word);
        }
    }
    if (words.size() != 3 || words[2] != "ago") {
        return std::nullopt;
    }
    const auto count = number_of(words[0]);
    if (!count || *count > 9999) {
        return std::nullopt;
    }
    std::string_view unit = words[1];
    if (unit.ends_with('s')) {
        unit.remove_suffix(1);
    }
    if (unit == "minute") {
        return now - std::chrono::minutes(*count);
    }
    if (unit == "hour") {
        return now - std::chrono::hours(*count);
    }
    if (unit == "day") {
        return zone.to_utc(today - std::chrono::days(*count));
    }
    if (unit == "week") {
        return zone.to_utc(today - std::chrono::weeks(*count));
    }
    if (unit == "month") {
        return zone.to_utc(months_before(today, *count));
    }
    return std::nullopt;
}

} // namespace

std::optional<record::Timestamp> parse_when(std::string_view text, record::Timestamp now,
                                            const record::TimeZone& zone) {
    if (const auto moment = record::parse_rfc3339(text)) {
        return moment;
    }
    if (const auto date = parse_date(text)) {
        return zone.to_utc(*date);
    }
    const auto today = std::chrono::floor<std::chrono::days>(zone.to_local(now));
    const std::string lower = to_ascii_lower(trim(text));
    if (lower == "now") {
        return now;
    }
    if (lower == "today") {
        return zone.to_utc(today);
    }
    if (lower == "yesterday") {
        return zone.to_utc(today - std::chrono::days(1));
    }
    if (lower == "tomorrow") {
        return zone.to_utc(today + std::chrono::days(1));
    }
    if (const auto span = record::parse_duration(lower)) {
        return now - *span;
    }
    return parse_ago(lower, now, today, zone);
}

} // namespace kummerkasten::report
