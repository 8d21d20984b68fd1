// SPDX-License-Identifier: Apache-2.0
#include "profile/business_clock.hpp"

#include "profile/holidays.hpp"

#include <algorithm>

namespace kummerkasten::profile {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr days kLongestClosure{2 * 366}; // add() gives up behind it

local_days first_day(year of) { return local_days{of / std::chrono::January / 1}; }
year year_in(local_days day) { return year_month_day{day}.year(); }

} // namespace

bool BusinessClock::ever_open() const {
    return std::any_of(hours_.week.begin(), hours_.week.end(), [](const auto& blocks) { return !blocks.empty(); });
}

bool BusinessClock::is_closed_day(local_days day) const {
    const year_month_day date{day};
    const auto is_this = [date](const ClosedDay& it) {
        return it.month_day == date.month() / date.day() && (!it.year || *it.year == date.year());
    };
    return std::any_of(hours_.closed.begin(), hours_.closed.end(), is_this) || is_public_holiday(hours_.region, date);
}

std::vector<BusinessClock::Stretch> BusinessClock::blocks_of(local_days day) const {
    return is_closed_day(day) ? std::vector<Stretch>() : blocks_of_week(day);
}

std::vector<BusinessClock::Stretch> BusinessClock::blocks_of_week(local_days day) const {
    std::vector<Stretch> stretches;
    const unsigned weekday = std::chrono::weekday{day}.iso_encoding() - 1;
    for (const OpeningBlock& block : hours_.week[weekday]) {
        const auto edge = [&](int minutes) { return zone_.to_utc(day + std::chrono::minutes(minutes)); };
        if (const Stretch stretch{edge(block.from), edge(block.until)}; stretch.from < stretch.until) {
            stretches.push_back(stretch);
        }
    }
    return stretches;
}

local_days BusinessClock::day_of(record::Timestamp time) const {
    return std::chrono::floor<days>(zone_.to_local(time));
}

const BusinessClock::Year& BusinessClock::year_of(year asked) {
    Year& it = years_[static_cast<int>(asked)];
    if (it.before.empty()) {
        const local_days end = first_day(asked + std::chrono::years{1});
        Micros sum{};
        for (local_days day = first_day(asked); day < end; day += days{1}) {
            it.before.push_back(sum);
            for (const Stretch& block : blocks_of(day)) {
                sum += block.until - block.from;
            }
        }
        it.before.push_back(sum);
    }
    return it;
}

BusinessClock::Micros BusinessClock::until(record::Timestamp time) {
    const local_days day = day_of(time);
    const year in = year_in(day);
    const auto index = static_cast<std::size_t>((day - first_day(in)).count());
    const std::vector<Micros>& before = year_of(in).before;
    Micros sum = before[index];
    if (before[index + 1] == sum) {
        return sum; // closed, and cheaper to see here than in the list of holidays
    }
    for (const Stretch& block : blocks_of_week(day)) {
        sum += std::clamp(time, block.from, block.until) - block.from;
    }
    return sum;
}

bool BusinessClock::is_open(record::Timestamp time) const {
    const std::vector<Stretch> blocks = blocks_of(day_of(time));
    return std::any_of(blocks.begin(), blocks.end(),
                       [time](const Stretch& block) { return block.from <= time && time < block.until; });
}

BusinessClock::Micros BusinessClock::between(record::Timestamp from, record::Timestamp to) {
    if (to <= from || !ever_open()) {
        return Micros{};
    }
    Micros sum = until(to) - until(from);
    for (year in = year_in(day_of(from)); in < year_in(day_of(to)); in += std::chrono::years{1}) {
        sum += year_of(in).before.back();
    }
    return sum;
}

std::optional<record::Timestamp> BusinessClock::add(record::Timestamp from, Micros span) const {
    if (!ever_open()) {
        return std::nullopt;
    }
    local_days day = day_of(from);
    for (local_days last_open = day; day - last_open <= kLongestClosure; day += days{1}) {
        for (const Stretch& block : blocks_of(day)) {
            const record::Timestamp begin = std::max(block.from, from);
            if (begin >= block.until) {
                continue;
            }
            if (span <= block.until - begin) {
                return begin + span;
            }
            span -= block.until - begin;
            last_open = day;
        }
    }
    return std::nullopt;
}

record::Timestamp Targets::due_at(record::Band band, record::Timestamp written) const {
    if (house_clock) {
        if (const auto due = BusinessClock(*house_clock).add(written, of(band))) {
            return *due;
        }
    }
    return written + of(band);
}

} // namespace kummerkasten::profile
