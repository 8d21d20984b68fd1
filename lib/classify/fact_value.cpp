// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_value.hpp"

#include "base/strings.hpp"
#include "classify/fact_date.hpp"
#include "classify/fact_time.hpp"
#include "text/fold.hpp"

#include <chrono>

namespace kummerkasten::classify {

namespace {

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

std::optional<record::LocalTime> local_time(std::optional<record::Timestamp> time, const record::TimeZone* zone) {
    if (!time) {
        return std::nullopt;
    }
    return zone != nullptr ? zone->to_local(*time) : record::LocalTime(time->time_since_epoch());
}

} // namespace

std::string fact_value(std::string_view kind, std::string_view written, std::string_view phrase,
                       std::optional<record::Timestamp> created_at, const record::TimeZone* zone) {
    const std::string_view trimmed = trim(written);
    if (kind == "phone") {
        return phone(trimmed);
    }
    if (kind.ends_with("_no")) {
        return without_blanks(trimmed);
    }
    std::optional<std::string> normal;
    const std::optional<record::LocalTime> now = local_time(created_at, zone);
    if (kind == "date") {
        std::optional<std::chrono::sys_days> today;
        if (now) {
            today = std::chrono::sys_days(std::chrono::floor<std::chrono::days>(now->time_since_epoch()));
        }
        const std::size_t at = phrase.find(trimmed);
        const std::string before = text::fold(phrase.substr(0, at == std::string_view::npos ? 0 : at));
        normal = date_value(text::fold(trimmed), before, today);
    } else if (kind == "time") {
        normal = time_value(text::fold(trimmed), text::fold(phrase), now);
    }
    return normal ? *normal : std::string(trimmed);
}

} // namespace kummerkasten::classify
