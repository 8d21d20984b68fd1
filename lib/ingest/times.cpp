// SPDX-License-Identifier: Apache-2.0
#include "ingest/times.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace kummerkasten::ingest {

namespace {

using record::LocalTime;
using record::Timestamp;
using Zone = std::optional<record::TimeZone>;

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

constexpr std::string_view kUmlaut = "ä"; // of "März"
constexpr std::array<std::string_view, 12> kGermanMonths{"jan", "feb", "mä",  "apr", "mai", "jun",
                                                         "jul", "aug", "sep", "okt", "nov", "dez"};

// A small scanner: every step either takes something and goes on or marks the whole as failed.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

    int number(std::size_t least, std::size_t most) {
        std::size_t length = 0;
        int value = 0;
        while (length < most && length < rest_.size() && is_ascii_digit(rest_[length])) {
            value = value * 10 + (rest_[length++] - '0');
        }
        ok_ = ok_ && length >= least;
        rest_.remove_prefix(length);
        return value;
    }

    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }
    bool take(std::string_view part) {
        const bool there = rest_.starts_with(part);
        rest_.remove_prefix(there ? part.size() : 0);
        return there;
    }
    void need(char c) { ok_ = take(c) && ok_; }
    void fail() { ok_ = false; }
    void blanks() {
        while (take(' ') || take('\t') || take("\u00A0") || take("\u202F")) {}
    }

    std::string word() {
        std::size_t length = 0;
        while (length < rest_.size() && (is_ascii_letter(rest_[length]) || rest_.substr(length).starts_with(kUmlaut) ||
                                         (length > 0 && rest_.substr(length - 1).starts_with(kUmlaut)))) {
            ++length;
        }
        std::string taken = to_ascii_lower(rest_.substr(0, length));
        rest_.remove_prefix(length);
        return taken;
    }

    unsigned month_name() {
        const std::string name = word().substr(0, 3);
        for (unsigned i = 0; i < kMonths.size(); ++i) {
            if (kMonths[i] == name || kGermanMonths[i] == name) {
                return i + 1;
            }
        }
        ok_ = false;
        return 1;
    }

private:
    std::string_view rest_;
    bool ok_ = true;
};

struct Parts {
    int year = 0;
    unsigned month = 0, day = 0;
    int hour = 0, minute = 0, second = 0;
    std::optional<std::chrono::minutes> offset;
};

// "22:14", "22:14:05", "22:14:05.25"
void scan_clock(Scanner& scan, Parts& parts) {
    parts.hour = scan.number(1, 2);
    scan.need(':');
    parts.minute = scan.number(2, 2);
    if (scan.take(':')) {
        parts.second = scan.number(2, 2);
        if (scan.take('.')) {
            scan.number(1, 9);
        }
    }
}

// "Z", "UTC", "GMT", "+0100", "-08:00", or nothing.
void scan_offset(Scanner& scan, Parts& parts) {
    scan.blanks();
    if (scan.at_end()) {
        return;
    }
    if (scan.peek() == '+' || scan.peek() == '-') {
        const bool west = scan.take('-');
        if (!west) {
            scan.need('+');
        }
        const int hours = scan.number(2, 2);
        scan.take(':');
        const int minutes = scan.number(2, 2);
        if (hours > 23 || minutes > 59) {
            scan.fail();
        }
        const std::chrono::minutes offset{hours * 60 + minutes};
        parts.offset = west ? -offset : offset;
        return;
    }
    const std::string zone = scan.word();
    if (zone == "z" || zone == "utc" || zone == "gmt") {
        parts.offset = std::chrono::minutes{0};
    } else {
        scan.fail(); // an unknown zone name fails: guessing would be off by hours
    }
}

std::optional<Timestamp> to_timestamp(const Parts& parts, const Zone& zone) {
    using namespace std::chrono;
    const year_month_day date{year{parts.year}, month{parts.month}, day{parts.day}};
    if (!date.ok() || parts.year < 1970 || parts.year > 9999 || parts.hour > 23 || parts.minute > 59 ||
        parts.second > 60) {
        return std::nullopt;
    }
    const auto clock = hours{parts.hour} + minutes{parts.minute} + seconds{parts.second};
    if (parts.offset || !zone) {
        return Timestamp{sys_days{date}} + clock - parts.offset.value_or(minutes{0});
    }
    return zone->to_utc(LocalTime{local_days{date}} + clock);
}

std::optional<Timestamp> parse_iso(std::string_view text, const Zone& zone) {
    Scanner scan(text);
    Parts parts;
    parts.year = scan.number(4, 4);
    scan.need('-');
    parts.month = static_cast<unsigned>(scan.number(2, 2));
    scan.need('-');
    parts.day = static_cast<unsigned>(scan.number(2, 2));
    if (scan.take('T') || scan.take(' ')) {
        scan_clock(scan, parts);
        scan_offset(scan, parts);
    }
    return scan.ok() && scan.at_end() ? to_timestamp(parts, zone) : std::nullopt;
}

// Behind a date: nothing, or "14:05", "14:05 Uhr", "2:05 PM", with a comma in front or not.
std::optional<Timestamp> with_clock(Scanner& scan, Parts& parts, const Zone& zone) {
    scan.take(',');
    scan.blanks();
    if (!scan.at_end()) {
        scan_clock(scan, parts);
        scan.blanks();
        const std::string half = scan.word();
        if ((half == "am" || half == "pm") && parts.hour >= 1 && parts.hour <= 12) {
            parts.hour = parts.hour % 12 + (half == "pm" ? 12 : 0);
        } else if (!half.empty() && half != "uhr") {
            return std::nullopt;
        }
    }
    return scan.ok() && scan.at_end() ? to_timestamp(parts, zone) : std::nullopt;
}

// "12.09.2026"
std::optional<Timestamp> parse_german(std::string_view text, const Zone& zone) {
    Scanner scan(text);
    Parts parts;
    parts.day = static_cast<unsigned>(scan.number(1, 2));
    scan.need('.');
    parts.month = static_cast<unsigned>(scan.number(1, 2));
    scan.need('.');
    parts.year = scan.number(4, 4);
    return with_clock(scan, parts, zone);
}

// "14-Mar-2021 08:32PM", as Meltwater has it; "12. September 2026"; "12 Sep 2026"
std::optional<Timestamp> parse_day_and_name(std::string_view text, const Zone& zone) {
    Scanner scan(text);
    Parts parts;
    parts.day = static_cast<unsigned>(scan.number(1, 2));
    const bool dashed = scan.take('-');
    scan.take('.');
    scan.blanks();
    parts.month = scan.month_name();
    scan.take('.');
    scan.blanks();
    if (dashed) {
        scan.need('-');
    }
    parts.year = scan.number(4, 4);
    return with_clock(scan, parts, zone);
}

// "Sep 12, 2026", "September 12, 2026, 8:14 PM"
std::optional<Timestamp> parse_name_and_day(std::string_view text, const Zone& zone) {
    Scanner scan(text);
    Parts parts;
    parts.month = scan.month_name();
    scan.take('.');
    scan.blanks();
    parts.day = static_cast<unsigned>(scan.number(1, 2));
    scan.need(',');
    scan.blanks();
    parts.year = scan.number(4, 4);
    return with_clock(scan, parts, zone);
}

// "Tue Oct 31 22:10:47 +0000 2017" and "Tue, 31 Oct 2017 22:10:47 +0100"
std::optional<Timestamp> parse_named(std::string_view text, const Zone& zone) {
    Scanner scan(text);
    Parts parts;
    scan.word(); // the weekday says nothing new
    const bool mail = scan.take(',');
    scan.blanks();
    if (mail) {
        parts.day = static_cast<unsigned>(scan.number(1, 2));
        scan.blanks();
        parts.month = scan.month_name();
        scan.blanks();
        parts.year = scan.number(4, 4);
        scan.blanks();
        scan_clock(scan, parts);
        scan_offset(scan, parts);
        return scan.ok() ? to_timestamp(parts, zone) : std::nullopt; // a comment such as "(CET)" may follow
    }
    parts.month = scan.month_name();
    scan.blanks();
    parts.day = static_cast<unsigned>(scan.number(1, 2));
    scan.blanks();
    scan_clock(scan, parts);
    scan.blanks();
    if (scan.peek() == '+' || scan.peek() == '-') {
        scan_offset(scan, parts);
    }
    scan.blanks();
    parts.year = scan.number(4, 4);
    return scan.ok() && scan.at_end() ? to_timestamp(parts, zone) : std::nullopt;
}

// Since 1970: 10 digits are seconds, 13 milliseconds; a fraction is cut.
std::optional<Timestamp> parse_epoch(std::string_view text) {
    const std::string_view whole = text.substr(0, text.find('.'));
    const std::string_view fraction = text.substr(std::min(text.size(), whole.size() + 1));
    if (!std::all_of(fraction.begin(), fraction.end(), is_ascii_digit)) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
    if (failure != std::errc() || end != whole.data() + whole.size() || value <= 0) {
        return std::nullopt;
    }
    if (whole.size() == 13) {
        return Timestamp{std::chrono::milliseconds{value}};
    }
    return whole.size() == 9 || whole.size() == 10 ? std::optional(Timestamp{std::chrono::seconds{value}})
                                                   : std::nullopt;
}

} // namespace

std::optional<Timestamp> parse_any_time(std::string_view text, const Zone& zone) {
    text = trim(text);
    if (const auto exact = record::parse_rfc3339(text)) {
        return exact;
    }
    for (const auto parse : {&parse_iso, &parse_german, &parse_day_and_name, &parse_name_and_day, &parse_named}) {
        if (const auto time = parse(text, zone)) {
            return time;
        }
    }
    return parse_epoch(text);
}

} // namespace kummerkasten::ingest
