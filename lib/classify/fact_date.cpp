// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_date.hpp"

#include "base/strings.hpp"
#include "classify/calendar_day.hpp"
#include "classify/fact_words.hpp"

#include <fmt/format.h>

#include <algorithm>
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
        if (const auto month = month_of(first)) {
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
    if (const auto found = calendar_day(folded, today)) {
        return written_out(*found);
    }
    return today ? Relative(words_of(folded), before, *today).read() : std::nullopt;
}

} // namespace kummerkasten::classify
