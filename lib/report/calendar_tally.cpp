// SPDX-License-Identifier: Apache-2.0
#include "report/calendar_tally.hpp"

namespace kummerkasten::report {

namespace {

using std::chrono::local_days;
using Unit = CalendarTally::Unit;

local_days next_after(local_days begin, Unit unit) {
    using namespace std::chrono;
    const year_month_day date{begin};
    switch (unit) {
    case Unit::week: return begin + days{7};
    case Unit::month: return local_days{(date.year() / date.month() + months{1}) / 1};
    case Unit::year: return local_days{(date.year() + years{1}) / January / 1};
    case Unit::day: break;
    }
    return begin + days{1};
}

} // namespace

local_days CalendarTally::begin_of(local_days day, Unit unit) {
    using namespace std::chrono;
    const year_month_day date{day};
    switch (unit) {
    case Unit::week: return day - (weekday{day} - Monday);
    case Unit::month: return local_days{date.year() / date.month() / 1};
    case Unit::year: return local_days{date.year() / January / 1};
    case Unit::day: break;
    }
    return day;
}

void CalendarTally::add(record::Timestamp time, std::optional<record::Direction> direction) {
    using Quarters = std::chrono::duration<std::int64_t, std::ratio<900>>;
    const std::int64_t quarter = std::chrono::floor<Quarters>(time).time_since_epoch().count();
    if (last_day_ == nullptr || quarter != last_quarter_) {
        last_quarter_ = quarter;
        last_day_ = &days_[std::chrono::floor<std::chrono::days>(zone_.to_local(time))];
    }
    last_day_->add(direction);
}

void CalendarTally::merge(const CalendarTally& other) {
    for (const auto& [day, volume] : other.days_) {
        days_[day].merge(volume);
    }
}

CalendarTally::Rows CalendarTally::rows() const {
    Rows result;
    for (const Unit unit : {Unit::day, Unit::week, Unit::month, Unit::year}) {
        result = {unit, {}};
        for (const auto& [day, volume] : days_) {
            const local_days begin = begin_of(day, unit);
            if (result.rows.empty() || result.rows.back().begin != begin) {
                result.rows.push_back({begin, {}});
            }
            result.rows.back().volume.merge(volume);
        }
        if (result.rows.size() <= kMostRows) {
            break;
        }
    }
    // A day without posts is a fact too; but not thirty years of them between two typing errors.
    std::vector<Row> filled;
    for (const Row& row : result.rows) {
        while (!filled.empty() && filled.size() <= kMostRows &&
               next_after(filled.back().begin, result.unit) < row.begin) {
            filled.push_back({next_after(filled.back().begin, result.unit), {}});
        }
        filled.push_back(row);
    }
    if (filled.size() <= kMostRows) {
        result.rows = std::move(filled);
    }
    return result;
}

} // namespace kummerkasten::report
