// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_time.hpp"

#include "base/strings.hpp"
#include "classify/fact_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace kummerkasten::classify {

namespace {

constexpr int kDay = 24 * 60;

struct Reading {
    int minutes = 0;     // since midnight
    bool halved = false; // on a clock of twelve hours
};

class Words {
public:
    explicit Words(std::string_view folded) : words_(words_of(folded)) {}

    [[nodiscard]] std::string_view at(std::size_t i) const {
        return at_ + i < words_.size() ? words_[at_ + i] : std::string_view();
    }
    void skip(std::size_t count) { at_ += count; }
    [[nodiscard]] bool ended() const { return at_ >= words_.size(); }
    [[nodiscard]] bool take(std::string_view one_of) {
        const bool found = is_one_of(at(0), one_of);
        at_ += found ? 1 : 0;
        return found;
    }

private:
    std::vector<std::string_view> words_;
    std::size_t at_ = 0;
};

// "7", "acht", up to 24
std::optional<int> take_hour(Words& words) {
    const std::optional<int> hour = number_of_word(words.at(0));
    if (!hour || *hour > 24 || words.at(0) == "a") {
        return std::nullopt;
    }
    words.skip(1);
    return hour;
}

// "20:15", "20.15", "5:30pm"
std::optional<Reading> digits(std::string_view word, bool& half_day) {
    half_day = false;
    for (const std::string_view ending : {"am", "pm", "a.m", "p.m", "uhr", "h"}) {
        if (word.size() > ending.size() && word.ends_with(ending) &&
            is_ascii_digit(word[word.size() - ending.size() - 1])) {
            word.remove_suffix(ending.size());
            half_day = true;
            break;
        }
    }
    const std::size_t sign = word.find_first_of(":.");
    const std::optional<int> hour = number_of_word(word.substr(0, sign));
    if (!hour || !is_ascii_digit(word[0]) || *hour > 24) {
        return std::nullopt;
    }
    if (sign == std::string_view::npos) {
        return half_day ? std::optional(Reading{*hour * 60, false}) : std::nullopt;
    }
    const std::string_view rest = word.substr(sign + 1);
    const std::optional<int> minute = rest.size() == 2 ? number_of_word(rest) : std::nullopt;
    if (!minute || !is_ascii_digit(rest[0]) || *minute > 59) {
        return std::nullopt;
    }
    return Reading{*hour * 60 + *minute, false};
}

// "halb acht", "half past seven", "viertel vor acht", "dreiviertel acht", "zehn nach halb acht"
std::optional<Reading> by_parts(Words& words) {
    const auto hour_and = [&words](int shift) -> std::optional<Reading> {
        const std::optional<int> hour = take_hour(words);
        return hour ? std::optional(Reading{*hour * 60 + shift, true}) : std::nullopt;
    };
    if (words.take("half")) {
        return words.take("past") ? hour_and(30) : std::nullopt;
    }
    if (words.take("halb")) {
        return hour_and(-30);
    }
    if (words.take("dreiviertel")) {
        return hour_and(-15);
    }
    int shift = 0;
    if (words.take("viertel quarter")) {
        shift = 15;
    } else if (const auto minutes = number_of_word(words.at(0));
               minutes && is_one_of(words.at(1), "vor nach past to")) {
        shift = *minutes;
        words.skip(1);
    } else {
        return std::nullopt;
    }
    const int sign = words.take("nach past") ? 1 : words.take("vor to") ? -1 : 0;
    if (sign == 0) {
        return shift == 15 ? hour_and(-45) : std::nullopt; // "viertel acht"
    }
    return words.take("halb") ? hour_and(-30 + sign * shift) : hour_and(sign * shift);
}

std::optional<Reading> clock(Words& words) {
    while (words.take(
               "um gegen so ca etwa ungefaehr punkt ab seit kurz at around about since by frueh morgens morning abend "
               "abends nachmittag nachmittags nacht nachts mittag vormittag") ||
           (is_one_of(words.at(0), "vor nach") && number_of_word(words.at(1)) && words.take("vor nach"))) {}
    bool half_day = false;
    if (const auto reading = digits(words.at(0), half_day)) {
        words.skip(1);
        static_cast<void>(words.take("uhr h"));
        return reading;
    }
    if (auto parts = by_parts(words)) {
        static_cast<void>(words.take("uhr"));
        return parts;
    }
    const std::optional<int> hour = take_hour(words);
    if (!hour) {
        return std::nullopt;
    }
    if (words.take("uhr")) {
        const std::optional<int> minute = number_of_word(words.at(0));
        if (minute && *minute < 60 && is_ascii_digit(words.at(0)[0])) {
            words.skip(1);
            return Reading{*hour * 60 + *minute, false};
        }
    }
    return Reading{*hour * 60, true};
}

std::string written_out(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

// "vor zwei stunden", "seit 20 minuten", "an hour ago". On another day than the post's, with the day.
std::optional<std::string> counted_back(const std::vector<std::string_view>& words,
                                        std::optional<record::LocalTime> now) {
    if (!now || words.size() < 3 || !(is_one_of(words[0], "vor seit") || words.back() == "ago")) {
        return std::nullopt;
    }
    const std::size_t first = is_one_of(words[0], "vor seit") ? 1 : 0;
    const std::optional<int> count = number_of_word(words[first]);
    const std::string_view unit = words[first + 1];
    const bool hours = is_one_of(unit, "stunde stunden std h hour hours");
    if (!count || (!hours && !is_one_of(unit, "minute minuten min minutes"))) {
        return std::nullopt;
    }
    const auto then = std::chrono::floor<std::chrono::minutes>(*now - std::chrono::minutes(*count * (hours ? 60 : 1)));
    const auto day = std::chrono::floor<std::chrono::days>(then);
    const std::string time = written_out(static_cast<int>((then - day).count()));
    if (day == std::chrono::floor<std::chrono::days>(*now)) {
        return time;
    }
    const std::chrono::year_month_day date{std::chrono::sys_days(day.time_since_epoch())};
    return fmt::format("{:04}-{:02}-{:02}T{}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), time);
}

} // namespace

std::optional<std::string> time_value(std::string_view folded, std::string_view around,
                                      std::optional<record::LocalTime> now) {
    if (auto back = counted_back(words_of(folded), now)) {
        return back;
    }
    for (const std::string_view between : {" und ", " bis "}) { // "8 und 12 uhr"
        const std::size_t at = folded.find(between);
        if (at != std::string_view::npos) {
            const auto from = time_value(folded.substr(0, at), around, now);
            const auto until = time_value(folded.substr(at + between.size()), around, now);
            return from && until ? std::optional(*from + "/" + *until) : std::nullopt;
        }
    }
    Words words(folded);
    const std::optional<Reading> reading = clock(words);
    while (words.take(
        "uhr abend abends nachmittag nachmittags nachts nacht morgens frueh mittags am pm a.m p.m in the this morning "
        "afternoon evening")) {}
    if (!reading || !words.ended()) {
        return std::nullopt;
    }
    int minutes = (reading->minutes + kDay) % kDay;
    const std::vector<std::string_view> context = words_of(around);
    const auto says = [&](std::string_view one_of) {
        return std::any_of(context.begin(), context.end(), [&](std::string_view word) {
            return is_one_of(word, one_of) || ((word.ends_with("pm") || word.ends_with("p.m")) &&
                                               is_ascii_digit(word[0]) && is_one_of("pm", one_of));
        });
    };
    if (minutes < 12 * 60 && says("abend abends nachmittag nachmittags afternoon evening pm p.m")) {
        minutes += 12 * 60;
    } else if (reading->halved && minutes >= 9 * 60 && minutes < 12 * 60 && says("nacht nachts")) {
        minutes += 12 * 60;
    }
    return reading->minutes == kDay ? "24:00" : written_out(minutes);
}

} // namespace kummerkasten::classify
