// SPDX-License-Identifier: Apache-2.0
#include "draft/spoken_time.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace kummerkasten::draft {

namespace {

using std::chrono::days;
using std::chrono::hours;

// Parts of the day as they are spoken of; the hour at which each ends. "Abend" reaches to midnight, as in "am Samstagabend
// um elf", and the night belongs to the day that it leads to.
enum Part : std::size_t { night, early, forenoon, noon, afternoon, evening };
constexpr std::array<int, 6> kEnds{5, 9, 12, 14, 18, 24};
constexpr std::array<std::string_view, 6> kGermanParts{"nacht", "früh", "vormittag", "mittag", "nachmittag", "abend"};
constexpr std::array<std::string_view, 6> kEnglishParts{"night", "morning", "morning", "noon", "afternoon", "evening"};
constexpr std::array<std::string_view, 7> kGermanDays{"Sonntag",    "Montag",  "Dienstag", "Mittwoch",
                                                      "Donnerstag", "Freitag", "Samstag"};
constexpr std::array<std::string_view, 7> kEnglishDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kGermanMonths{"Januar",    "Februar", "März",     "April",
                                                         "Mai",       "Juni",    "Juli",     "August",
                                                         "September", "Oktober", "November", "Dezember"};
constexpr std::array<std::string_view, 12> kEnglishMonths{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr int kNamedDays = 6; // further back a weekday could be last week's
// An evening that runs on past midnight is still "am Samstagabend".
constexpr hours kOneStretch{12};

struct Moment {
    std::chrono::year_month_day date;
    std::size_t weekday = 0;
    int days_ago = 0;
    Part part = night;
    bool this_year = true;
};

Moment moment_of(record::Timestamp time, record::Timestamp now, const record::TimeZone& zone) {
    const record::LocalTime local = zone.to_local(time);
    const auto day = std::chrono::floor<days>(local);
    const auto today = std::chrono::floor<days>(zone.to_local(now));
    Moment moment;
    moment.date = std::chrono::year_month_day(day);
    moment.weekday = std::chrono::weekday(day).c_encoding();
    moment.days_ago = static_cast<int>((today - day).count());
    const auto hour = std::chrono::duration_cast<hours>(local - day).count();
    std::size_t part = 0;
    while (kEnds[part] <= hour) {
        ++part;
    }
    moment.part = static_cast<Part>(part);
    moment.this_year = moment.date.year() == std::chrono::year_month_day(today).year();
    return moment;
}

bool is_named(const Moment& moment) { return moment.days_ago >= 0 && moment.days_ago <= kNamedDays; }

std::string with_capital(std::string_view word) {
    std::string out(word);
    out[0] = static_cast<char>(out[0] - 32); // all parts of the day begin with an ASCII letter
    return out;
}

std::string german_date(const Moment& moment, std::string_view variant) {
    const auto month = static_cast<unsigned>(moment.date.month()) - 1;
    const std::string_view name = month == 0 && variant == "de-AT" ? std::string_view("Jänner") : kGermanMonths[month];
    std::string date = fmt::format("{}. {}", static_cast<unsigned>(moment.date.day()), name);
    if (!moment.this_year) {
        date += fmt::format(" {}", static_cast<int>(moment.date.year()));
    }
    return date;
}

// The name without a preposition, as it stands behind "seit" and "von": "gestern Abend", "Samstagabend",
// "der Nacht auf Samstag", "dem 12. September".
std::string german_bare(const Moment& m, std::string_view variant) {
    if (!is_named(m)) {
        return "dem " + german_date(m, variant);
    }
    if (m.days_ago == 0 && m.part == night) {
        return "heute Nacht";
    }
    if (m.part == night) {
        return fmt::format("der Nacht auf {}", kGermanDays[m.weekday]);
    }
    if (m.days_ago <= 1) {
        const std::string_view day = m.days_ago == 0 ? "heute" : "gestern";
        if (m.part == early) {
            return fmt::format("{} {}", day, variant == "de-AT" ? "in der Früh" : "früh");
        }
        return fmt::format("{} {}", day, with_capital(kGermanParts[m.part]));
    }
    if (m.part == early) {
        return fmt::format("{}morgen", kGermanDays[m.weekday]);
    }
    return fmt::format("{}{}", kGermanDays[m.weekday], kGermanParts[m.part]);
}

std::string german_when(const Moment& m, std::string_view variant) {
    const std::string bare = german_bare(m, variant);
    if (!is_named(m)) {
        return "am " + german_date(m, variant);
    }
    if (m.part == night && m.days_ago > 0) {
        return "in " + bare;
    }
    return m.days_ago <= 1 ? bare : "am " + bare;
}

// "bis …": the night takes "in die", the date "zum".
std::string german_until(const Moment& m, std::string_view variant) {
    if (!is_named(m)) {
        return "zum " + german_date(m, variant);
    }
    if (m.part == night && m.days_ago > 0) {
        return fmt::format("in die Nacht auf {}", kGermanDays[m.weekday]);
    }
    return german_bare(m, variant);
}

std::string english_date(const Moment& m) {
    std::string date = fmt::format("{} {}", static_cast<unsigned>(m.date.day()),
                                   kEnglishMonths[static_cast<unsigned>(m.date.month()) - 1]);
    if (!m.this_year) {
        date += fmt::format(" {}", static_cast<int>(m.date.year()));
    }
    return date;
}

std::string english_bare(const Moment& m) {
    if (!is_named(m)) {
        return english_date(m);
    }
    if (m.part == night) {
        return m.days_ago == 0 ? "last night" : fmt::format("early {}", kEnglishDays[m.weekday]);
    }
    if (m.part == noon) {
        return m.days_ago == 0   ? "noon today"
               : m.days_ago == 1 ? "noon yesterday"
                                 : fmt::format("noon on {}", kEnglishDays[m.weekday]);
    }
    if (m.days_ago == 0) {
        return fmt::format("this {}", kEnglishParts[m.part]);
    }
    return fmt::format("{} {}", m.days_ago == 1 ? std::string_view("yesterday") : kEnglishDays[m.weekday],
                       kEnglishParts[m.part]);
}

std::string english_when(const Moment& m) {
    const std::string bare = english_bare(m);
    if (!is_named(m)) {
        return "on " + bare;
    }
    if (m.part == noon) {
        return "at " + bare;
    }
    const bool by_weekday = m.days_ago > 1 || (m.part == night && m.days_ago > 0);
    return by_weekday ? "on " + bare : bare;
}

} // namespace

SpokenTime spoken_time(record::Timestamp from, const std::optional<record::Timestamp>& until, record::Timestamp now,
                       const record::TimeZone& zone, std::string_view variant) {
    const Moment begin = moment_of(from, now, zone);
    const bool english = variant == "en";
    SpokenTime spoken;
    spoken.since = english ? "since " + english_bare(begin) : "seit " + german_bare(begin, variant);
    if (until && *until - from > kOneStretch) {
        const Moment end = moment_of(*until, now, zone);
        if (is_named(begin) == is_named(end)) {
            const std::string first = english           ? english_bare(begin)
                                      : is_named(begin) ? german_bare(begin, variant)
                                                        : german_date(begin, variant);
            const std::string last = english ? english_bare(end) : german_until(end, variant);
            if (first == last || begin.date == end.date) {
                spoken.when = english ? english_when(begin) : german_when(begin, variant);
                return spoken;
            }
            spoken.when = english           ? fmt::format("from {} to {}", first, last)
                          : is_named(begin) ? fmt::format("von {} bis {}", first, last)
                                            : fmt::format("vom {} bis {}", first, last);
            return spoken;
        }
    }
    spoken.when = english ? english_when(begin) : german_when(begin, variant);
    return spoken;
}

} // namespace kummerkasten::draft
