// SPDX-License-Identifier: Apache-2.0
#include "record/time.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <date/tz.h>

#include <array>

namespace kummerkasten::record {

namespace {

// Reads exactly `digits` decimal digits at `at`; nothing where other characters stand there.
std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    for (const char c : text.substr(at, digits)) {
        if (!is_ascii_digit(c)) {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

// "Z" or "+02:00" at `at`, to the end of the text.
std::optional<std::chrono::minutes> offset_at(std::string_view text, std::size_t at) {
    const std::string_view zone = text.substr(at);
    if (zone == "Z" || zone == "z") {
        return std::chrono::minutes{0};
    }
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') {
        return std::nullopt;
    }
    const auto hours = digits_at(zone, 1, 2);
    const auto minutes = digits_at(zone, 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    const std::chrono::minutes offset{*hours * 60 + *minutes};
    return zone[0] == '-' ? -offset : offset;
}

void append_digits(std::string& out, int value, int width) {
    std::array<char, 8> digits{};
    for (int i = width - 1; i >= 0; --i) {
        digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    out.append(digits.data(), static_cast<std::size_t>(width));
}

const date::time_zone& zone_of(const void* zone) { return *static_cast<const date::time_zone*>(zone); }

} // namespace

std::optional<Timestamp> parse_rfc3339(std::string_view text) {
    using namespace std::chrono;
    const auto year_number = digits_at(text, 0, 4);
    const auto month_number = digits_at(text, 5, 2);
    const auto day_number = digits_at(text, 8, 2);
    const auto hour_number = digits_at(text, 11, 2);
    const auto minute_number = digits_at(text, 14, 2);
    const auto second_number = digits_at(text, 17, 2);
    if (!year_number || !month_number || !day_number || !hour_number || !minute_number || !second_number ||
        text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != 't' && text[10] != ' ') ||
        text[13] != ':' || text[16] != ':') {
        return std::nullopt;
    }
    const year_month_day date{year{*year_number}, month{static_cast<unsigned>(*month_number)},
                              day{static_cast<unsigned>(*day_number)}};
    if (!date.ok() || *year_number < 1 || *hour_number > 23 || *minute_number > 59 || *second_number > 60) {
        return std::nullopt;
    }
    std::size_t at = 19;
    std::int64_t micros = 0;
    if (at < text.size() && text[at] == '.') {
        ++at;
        const std::size_t begin = at;
        std::int64_t unit = 100'000;
        for (; at < text.size() && is_ascii_digit(text[at]); ++at) {
            micros += (text[at] - '0') * unit;
            unit /= 10;
        }
        if (at == begin) {
            return std::nullopt;
        }
    }
    const auto offset = offset_at(text, at);
    if (!offset) {
        return std::nullopt;
    }
    const int second = *second_number == 60 ? 59 : *second_number;
    const Timestamp time = Timestamp{sys_days{date}} + hours{*hour_number} + minutes{*minute_number} + seconds{second} +
                           microseconds{micros} - *offset;
    // The offset may lead out of the years that four digits can name.
    constexpr Timestamp kFirst = sys_days{year{1} / January / 1};
    constexpr Timestamp kBehind = sys_days{year{10000} / January / 1};
    return time >= kFirst && time < kBehind ? std::optional(time) : std::nullopt;
}

void append_rfc3339(std::string& out, Timestamp time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    append_digits(out, static_cast<int>(date.year()), 4);
    out += '-';
    append_digits(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    out += '-';
    append_digits(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    out += 'T';
    append_digits(out, static_cast<int>(clock.hours().count()), 2);
    out += ':';
    append_digits(out, static_cast<int>(clock.minutes().count()), 2);
    out += ':';
    append_digits(out, static_cast<int>(clock.seconds().count()), 2);
    if (const auto micros = static_cast<int>(clock.subseconds().count()); micros != 0) {
        out += '.';
        append_digits(out, micros, 6);
        while (out.back() == '0') {
            out.pop_back();
        }
    }
    out += 'Z';
}

std::string format_rfc3339(Timestamp time) {
    std::string text;
    append_rfc3339(text, time);
    return text;
}

Timestamp now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
    constexpr std::int64_t kMost = std::int64_t{10} * 366 * 24 * 3600;
    std::int64_t total = 0;
    std::size_t at = 0;
    if (text.empty()) {
        return std::nullopt;
    }
    while (at < text.size()) {
        std::int64_t number = 0;
        const std::size_t begin = at;
        for (; at < text.size() && is_ascii_digit(text[at]) && at - begin < 9; ++at) {
            number = number * 10 + (text[at] - '0');
        }
        if (at == begin || at == text.size()) {
            return std::nullopt;
        }
        switch (text[at++]) {
        case 's': break;
        case 'm': number *= 60; break;
        case 'h': number *= 3600; break;
        case 'd': number *= 86'400; break;
        default: return std::nullopt;
        }
        total += number;
        if (total > kMost) {
            return std::nullopt;
        }
    }
    return std::chrono::seconds{total};
}

std::string format_duration(std::chrono::seconds duration) {
    const std::int64_t minutes = duration.count() / 60;
    const std::int64_t hours = minutes / 60;
    const std::int64_t days = hours / 24;
    if (minutes == 0) {
        return fmt::format("{} s", duration.count());
    }
    if (hours == 0) {
        return fmt::format("{} min", minutes);
    }
    if (days == 0) {
        return minutes % 60 == 0 ? fmt::format("{} h", hours) : fmt::format("{} h {} min", hours, minutes % 60);
    }
    return hours % 24 == 0 ? fmt::format("{} d", days) : fmt::format("{} d {} h", days, hours % 24);
}

TimeZone::TimeZone(std::string_view name) {
    try {
        zone_ = date::locate_zone(std::string(name));
    } catch (const std::exception&) {
        throw error<DataError>(
            "unknown time zone {}; use a name of the IANA database such as 'Europe/Berlin' "
            "(package tzdata)",
            in_quotes(name));
    }
}

LocalTime TimeZone::to_local(Timestamp time) const {
    return LocalTime{zone_of(zone_).to_local(time).time_since_epoch()};
}

Timestamp TimeZone::to_utc(LocalTime local) const {
    const date::local_time<std::chrono::microseconds> wall{local.time_since_epoch()};
    return zone_of(zone_).to_sys(wall, date::choose::earliest);
}

std::string_view TimeZone::name() const { return zone_of(zone_).name(); }

} // namespace kummerkasten::record
