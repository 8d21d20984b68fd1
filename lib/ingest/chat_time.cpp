// SPDX-License-Identifier: Apache-2.0
#include "ingest/chat_time.hpp"

#include "base/strings.hpp"
#include "ingest/times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kummerkasten::ingest {

namespace {

// Marks of direction, no-break blanks, and the byte order mark, in UTF-8.
constexpr std::array<std::string_view, 14> kMarks{"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                                                  "\u2066", "\u2067", "\u2068", "\u2069", "\u00A0", "\u202F", "\uFEFF"};

// Takes the text from the left. Each step either takes what it names or takes nothing and says so.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    [[nodiscard]] std::string_view rest() const { return rest_; }

    bool take(std::string_view what) {
        if (!rest_.starts_with(what)) {
            return false;
        }
        rest_.remove_prefix(what.size());
        return true;
    }
    bool blanks() {
        const std::size_t before = rest_.size();
        for (bool taken = true; taken;) {
            taken = take(" ") || take("\t") ||
                    std::any_of(kMarks.begin(), kMarks.end(), [this](std::string_view mark) { return take(mark); });
        }
        return rest_.size() != before;
    }
    /// The number of digits taken, into `value`.
    std::size_t number(int& value, std::size_t most) {
        std::size_t length = 0;
        value = 0;
        while (length < most && length < rest_.size() && is_ascii_digit(rest_[length])) {
            value = value * 10 + (rest_[length++] - '0');
        }
        rest_.remove_prefix(length);
        return length;
    }

private:
    std::string_view rest_;
};

bool take_date(Cursor& cursor, ChatTime& time) {
    const std::size_t first = cursor.number(time.date[0], 4);
    time.separator = cursor.rest().empty() ? '\0' : cursor.rest().front();
    const std::string separator(1, time.separator);
    if (first == 0 || first == 3 || std::string_view("./-").find(time.separator) == std::string_view::npos) {
        return false;
    }
    cursor.take(separator);
    cursor.blanks(); // "12. 9. 2026"
    const std::size_t second = cursor.number(time.date[1], 2);
    if (second == 0 || !cursor.take(separator)) {
        return false;
    }
    cursor.blanks();
    const std::size_t third = cursor.number(time.date[2], 4);
    time.year_first = first == 4;
    time.padded = first >= 2 && second == 2;
    return time.year_first ? third == 1 || third == 2 : third == 2 || third == 4;
}

// "14:05", "14:05:33", "2:05 PM", "2:05 p. m."
bool take_clock(Cursor& cursor, ChatTime& time) {
    if (cursor.number(time.hour, 2) == 0 || !(cursor.take(":") || cursor.take(".")) ||
        cursor.number(time.minute, 2) != 2) {
        return false;
    }
    if (cursor.take(":") || cursor.take(".")) {
        time.has_seconds = true;
        if (cursor.number(time.second, 2) != 2) {
            return false;
        }
    }
    Cursor ahead = cursor;
    ahead.blanks();
    const std::string_view rest = ahead.rest();
    const char half = rest.empty() ? '\0' : to_ascii_lower(rest.front());
    if (half == 'a' || half == 'p') {
        time.capital_half = rest.front() != half;
        ahead.take(rest.substr(0, 1));
        ahead.take(".");
        ahead.blanks();
        if (!(ahead.take("m") || ahead.take("M")) || time.hour < 1 || time.hour > 12) {
            return false;
        }
        ahead.take(".");
        time.hour = time.hour % 12 + (half == 'p' ? 12 : 0);
        cursor = ahead;
    }
    return time.hour < 24 && time.minute < 60 && time.second < 60;
}

int day_number(int year, int month, int day) { return (year % 100) * 10'000 + month * 100 + day; }

} // namespace

std::optional<ChatHeader> parse_chat_header(std::string_view line) {
    ChatHeader header;
    Cursor cursor(line);
    cursor.blanks();
    header.bracketed = cursor.take("[");
    const std::string_view from = cursor.rest();
    if (from.empty() || !is_ascii_digit(from.front()) || !take_date(cursor, header.time)) {
        return std::nullopt;
    }
    header.comma = cursor.take(",");
    if (!cursor.blanks()) {
        return std::nullopt;
    }
    if (cursor.take("um")) {
        cursor.blanks();
    }
    if (!take_clock(cursor, header.time)) {
        return std::nullopt;
    }
    header.stamp = from.substr(0, from.size() - cursor.rest().size());
    const bool blank = cursor.blanks();
    if (header.bracketed ? !cursor.take("]") : !blank || !(cursor.take("-") || cursor.take("\u2013"))) {
        return std::nullopt;
    }
    if (!cursor.take(" ") && !cursor.rest().empty()) {
        return std::nullopt;
    }
    header.rest = cursor.rest();
    return header;
}

void DateOrderEvidence::add(const ChatTime& time) {
    if (time.year_first) {
        day_first_ = true; // there is nothing to be found
        return;
    }
    const int a = time.date[0];
    const int b = time.date[1];
    day_first_ = day_first_ || time.separator == '.' || a > 12;
    month_first_ = month_first_ || (b > 12 && a <= 12);
    american_ = american_ || time.capital_half;
    const int day_first = day_number(time.date[2], b, a);
    const int month_first = day_number(time.date[2], a, b);
    falls_day_first_ += day_first < last_day_first_ ? 1U : 0U;
    falls_month_first_ += month_first < last_month_first_ ? 1U : 0U;
    last_day_first_ = day_first;
    last_month_first_ = month_first;
}

DateOrder DateOrderEvidence::order() const {
    if (is_proof()) {
        return day_first_ ? DateOrder::day_first : DateOrder::month_first;
    }
    if (falls_day_first_ == 0 && falls_month_first_ > 0) {
        return DateOrder::day_first;
    }
    return falls_month_first_ == 0 && falls_day_first_ > 0 ? DateOrder::month_first : DateOrder::undecided;
}

DateOrder DateOrderEvidence::fallback(const std::optional<record::TimeZone>& zone) const {
    const bool in_america = zone && (zone->name().starts_with("America/") || zone->name().starts_with("US/"));
    return american_ || in_america ? DateOrder::month_first : DateOrder::day_first;
}

std::optional<record::Timestamp> to_timestamp(const ChatTime& time, DateOrder order,
                                              const std::optional<record::TimeZone>& zone) {
    const bool month_first = order == DateOrder::month_first;
    int year = time.year_first ? time.date[0] : time.date[2];
    year += year < 100 ? 2000 : 0;
    const int month = time.year_first || !month_first ? time.date[1] : time.date[0];
    const int day = time.year_first ? time.date[2] : month_first ? time.date[1] : time.date[0];
    return parse_any_time(
        fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", year, month, day, time.hour, time.minute, time.second),
        zone);
}

std::string_view trim_marks(std::string_view text) {
    Cursor cursor(text);
    for (bool again = true; again;) {
        again = cursor.blanks() || cursor.take("\n");
    }
    text = cursor.rest();
    for (bool again = true; again;) {
        again = false;
        if (!text.empty() && is_ascii_space(text.back())) {
            text.remove_suffix(1);
            again = true;
        }
        for (const std::string_view mark : kMarks) {
            if (text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                again = true;
            }
        }
    }
    return text;
}

} // namespace kummerkasten::ingest
