// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_date.hpp"

#include "base/strings.hpp"
#include "classify/fact_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace kummerkasten::classify {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year_month_day;

std::string written_out(year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

// ---- days by number and month

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

// Three letters tell a month, in both languages; "maerz", "mai", "okt", "dez" beside the English ones.
std::optional<unsigned> take_month_name(std::string_view& text) {
    static constexpr std::array<std::string_view, 12> kMonths{
        "jan jae", "feb", "mae mar mrz", "apr", "mai may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dez dec"};
    for (unsigned i = 0; i < kMonths.size() && text.size() >= 3; ++i) {
        if (is_one_of(text.substr(0, 3), kMonths[i])) {
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

std::optional<std::string> calendar_day(std::string_view rest, std::optional<sys_days> today) {
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
        const auto found = nearest_year(m, d, today);
        return found ? std::optional(written_out(*found)) : std::nullopt;
    }
    const year_month_day whole(std::chrono::year(*parts.year), m, d);
    return whole.ok() ? std::optional(written_out(whole)) : std::nullopt;
}

// ---- days by their distance

constexpr std::string_view kLast =
    "letzte letzten letzter letztem letztes vergangene vergangenen vergangener vergangenes "
    "vorige vorigen voriger voriges last";
constexpr std::string_view kNext = "naechste naechsten naechster naechstes kommende kommenden kommender kommendes next";
constexpr std::string_view kThis = "diese diesen dieser dieses this";
constexpr std::string_view kUntil = "bis ab fuer zum spaetestens by until";

std::optional<weekday> weekday_of(std::string_view word) {
    struct Name {
        std::string_view start;
        unsigned number; // from Sunday, 0
    };
    static constexpr Name kNames[] = {{"montag", 1},  {"dienstag", 2}, {"mittwoch", 3},  {"donnerstag", 4},
                                      {"freitag", 5}, {"samstag", 6},  {"sonnabend", 6}, {"sonntag", 0},
                                      {"monday", 1},  {"tuesday", 2},  {"wednesday", 3}, {"thursday", 4},
                                      {"friday", 5},  {"saturday", 6}, {"sunday", 0}};
    for (const Name& name : kNames) {
        if (word.starts_with(name.start)) { // "freitagabend" is one
            return weekday(name.number);
        }
    }
    return std::nullopt;
}

sys_days monday_of(sys_days day) { return day - (weekday(day) - std::chrono::Monday); }

std::string week_of(sys_days day) {
    const sys_days thursday = monday_of(day) + days(3); // whose year the week belongs to
    const year_month_day date(thursday);
    const auto first = sys_days(date.year() / std::chrono::January / 1);
    return fmt::format("{:04}-W{:02}", static_cast<int>(date.year()), (thursday - first).count() / 7 + 1);
}

sys_days months_before(sys_days day, int months) {
    const year_month_day date(day);
    year_month_day earlier = date - std::chrono::months(months);
    if (!earlier.ok()) { // 31 March less one month: the last of February
        earlier = earlier.year() / earlier.month() / std::chrono::last;
    }
    return sys_days(earlier);
}

// "drei tagen", "2 wochen", "a month" → the day that long before, or after where `ahead`
std::optional<sys_days> counted(std::string_view number, std::string_view unit, sys_days today, bool ahead) {
    std::optional<int> count = number_of_word(number);
    if (!count) {
        return std::nullopt;
    }
    *count *= ahead ? -1 : 1;
    if (is_one_of(unit, "tag tage tagen day days")) {
        return today - days(*count);
    }
    if (is_one_of(unit, "woche wochen week weeks")) {
        return today - days(7 * *count);
    }
    if (is_one_of(unit, "monat monate monaten month months")) {
        return months_before(today, *count);
    }
    if (is_one_of(unit, "jahr jahre jahren year years")) {
        return months_before(today, 12 * *count);
    }
    return std::nullopt;
}

class Relative {
public:
    Relative(std::vector<std::string_view> words, std::string_view before, sys_days today)
        : words_(std::move(words)), today_(today) {
        const std::vector<std::string_view> in_front = words_of(before);
        until_ = std::any_of(in_front.begin(), in_front.end(),
                             [](std::string_view word) { return is_one_of(word, kUntil); });
    }

    [[nodiscard]] std::optional<std::string> read() const {
        const auto day_shift = [this](int shift) { return written_out(year_month_day(today_ + days(shift))); };
        std::size_t i = 0;
        while (i < words_.size() && is_one_of(words_[i], "seit since am vom on dem der the erst")) {
            ++i;
        }
        const std::string_view first = at(i);
        if (is_one_of(first, "heute vorhin soeben today")) return day_shift(0);
        if (is_one_of(first, "gestern yesterday") || (first == "last" && at(i + 1) == "night")) return day_shift(-1);
        if (first == "vorgestern") return day_shift(-2);
        if (is_one_of(first, "morgen tomorrow")) return day_shift(1);
        if (first == "uebermorgen") return day_shift(2);
        if (first == "gerade" || first == "earlier") return day_shift(0); // "gerade eben", "earlier today"
        const bool ahead = first == "in";
        const std::size_t number = first == "vor" || ahead ? i + 1 : i;
        if (number > 0 ||
            at(words_.size() - 1) == "ago") { // with a word in front or behind: "drei Tage" alone is no date
            if (const auto day = counted(at(number), at(number + 1), today_, ahead)) {
                return written_out(year_month_day(*day));
            }
        }
        if (std::string_view name = first; const auto month = take_month_name(name)) {
            return by_month(*month, at(i + 1));
        }
        return weekday_of(first) ? by_weekday(first, at(i + 1), at(i + 2)) : by_adjective(i);
    }

private:
    [[nodiscard]] std::string_view at(std::size_t i) const {
        return i < words_.size() ? words_[i] : std::string_view();
    }

    [[nodiscard]] sys_days in_week(sys_days week, weekday day) const {
        return monday_of(week) + (day - std::chrono::Monday);
    }

    // "august", "mai 2025": without a year the last one, this month included, or the next one
    [[nodiscard]] std::optional<std::string> by_month(unsigned month, std::string_view year_word) const {
        const year_month_day date(today_);
        int year = static_cast<int>(date.year());
        const auto now = static_cast<unsigned>(date.month());
        if (year_word.size() == 4 && std::all_of(year_word.begin(), year_word.end(), is_ascii_digit)) {
            return fmt::format("{}-{:02}", year_word, month);
        }
        year += until_ && month < now ? 1 : !until_ && month > now ? -1 : 0;
        return fmt::format("{:04}-{:02}", year, month);
    }

    // "montag", "donnerstag letzter woche"
    [[nodiscard]] std::optional<std::string> by_weekday(std::string_view name, std::string_view adjective,
                                                        std::string_view noun) const {
        const weekday day = *weekday_of(name);
        if (is_one_of(noun, "woche week")) {
            return in_named_week(adjective, day);
        }
        const days ahead = day - weekday(today_); // 0…6
        return written_out(year_month_day(until_ || ahead == days(0) ? today_ + ahead : today_ + ahead - days(7)));
    }

    [[nodiscard]] std::optional<std::string> in_named_week(std::string_view adjective, weekday day) const {
        const int weeks = is_one_of(adjective, kLast) ? -1 : is_one_of(adjective, kNext) ? 1 : 0;
        if (weeks == 0 && !is_one_of(adjective, kThis)) {
            return std::nullopt;
        }
        return written_out(year_month_day(in_week(today_ + days(7 * weeks), day)));
    }

    // "letzten montag", "letzte woche donnerstag", "letzte woche", "naechsten monat"
    [[nodiscard]] std::optional<std::string> by_adjective(std::size_t i) const {
        const std::string_view adjective = at(i);
        const bool last = is_one_of(adjective, kLast);
        const bool next = is_one_of(adjective, kNext);
        if (!last && !next && !is_one_of(adjective, kThis)) {
            return std::nullopt;
        }
        const std::string_view noun = at(i + 1);
        const int step = last ? -1 : next ? 1 : 0;
        if (const auto day = weekday_of(noun)) {
            const days ahead = *day - weekday(today_);
            const sys_days found = last   ? today_ + ahead - days(7)
                                   : next ? today_ + (ahead == days(0) ? days(7) : ahead)
                                          : in_week(today_, *day);
            return written_out(year_month_day(found));
        }
        if (is_one_of(noun, "woche week")) {
            const auto day = weekday_of(at(i + 2));
            return day ? in_named_week(adjective, *day) : week_of(today_ + days(7 * step));
        }
        if (is_one_of(noun, "wochenende weekend")) {
            const sys_days saturday = monday_of(today_ + days(7 * step)) + days(5);
            return written_out(year_month_day(saturday)) + '/' + written_out(year_month_day(saturday + days(1)));
        }
        if (is_one_of(noun, "monat month")) {
            const year_month_day month(months_before(today_, -step));
            return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
        }
        if (is_one_of(noun, "jahr year")) {
            return fmt::format("{:04}", static_cast<int>(year_month_day(today_).year()) + step);
        }
        return std::nullopt;
    }

    std::vector<std::string_view> words_;
    sys_days today_;
    bool until_ = false; // the phrase looks ahead
};

} // namespace

std::optional<std::string> date_value(std::string_view folded, std::string_view before, std::optional<sys_days> today) {
    if (auto found = calendar_day(folded, today)) {
        return found;
    }
    return today ? Relative(words_of(folded), before, *today).read() : std::nullopt;
}

} // namespace kummerkasten::classify
