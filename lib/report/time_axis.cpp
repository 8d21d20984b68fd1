// SPDX-License-Identifier: Apache-2.0
#include "report/time_axis.hpp"

#include <array>

namespace kummerkasten::report {

namespace {

// A Monday with its midnight: from here hours are counted, so that days and weeks begin where they should.
constexpr std::chrono::local_days kMonday{std::chrono::year{1970} / std::chrono::January / 5};
constexpr int kHoursOfDay = 24;

constexpr std::int64_t floor_divided(std::int64_t number, std::int64_t by) {
    return number / by - (number % by < 0 ? 1 : 0);
}

} // namespace

TimeAxis::TimeAxis(const record::TimeZone& zone, record::Timestamp first, record::Timestamp last, std::size_t most)
    : zone_(zone) {
    constexpr std::array<Step, 12> kSteps{{{false, 1},
                                           {false, 2},
                                           {false, 3},
                                           {false, 6},
                                           {false, kHoursOfDay / 2},
                                           {false, kHoursOfDay},
                                           {false, kHoursOfDay * 7},
                                           {true, 1},
                                           {true, 3},
                                           {true, 12},
                                           {true, 120},
                                           {true, 1200}}};
    for (const Step& step : kSteps) {
        step_ = step;
        first_ = number_of(zone_.to_local(first));
        size_ = static_cast<std::size_t>(number_of(zone_.to_local(last)) - first_ + 1);
        if (size_ <= most) {
            break;
        }
    }
}

std::int64_t TimeAxis::number_of(record::LocalTime local) const {
    using namespace std::chrono;
    if (step_.months) {
        const year_month_day date{floor<days>(local)};
        return floor_divided(12 * int{date.year()} + static_cast<int>(unsigned{date.month()}) - 1, step_.length);
    }
    return floor_divided(floor<hours>(local - kMonday).count(), step_.length);
}

record::Timestamp TimeAxis::begin(std::size_t index) const {
    using namespace std::chrono;
    const std::int64_t number = (first_ + static_cast<std::int64_t>(index)) * step_.length;
    if (step_.months) {
        const year begin{static_cast<int>(floor_divided(number, 12))};
        const month of{static_cast<unsigned>(number - 12 * floor_divided(number, 12)) + 1};
        return zone_.to_utc(local_days{begin / of / 1});
    }
    return zone_.to_utc(kMonday + hours{number});
}

std::optional<std::size_t> TimeAxis::index_of(record::LocalTime local) const {
    const std::int64_t index = number_of(local) - first_;
    if (index < 0 || index >= static_cast<std::int64_t>(size_)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(index);
}

} // namespace kummerkasten::report
