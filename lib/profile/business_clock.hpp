// SPDX-License-Identifier: Apache-2.0
// The house's clock: runs while the house is open and stands still else. Interval counting on the opening blocks of a
// week in a time zone, without public holidays and the house's own closed days; half open, so 09:00-17:00 ends with 17:00.
// A day of 23 or 25 hours is as long as it is: blocks begin and end on the wall clock, and what lies between is counted in
// real seconds. A block edge that the spring gap skips is the end of the gap; one that autumn repeats, the first of the two.
//
// Whoever asks for a due time (add) and for a waiting time (between) gets answers that agree: between(t, add(t, d)) == d.
// For between(), days are worked out once and kept by year, 8 bytes each; after that a call is a few look-ups in the
// time zone. It alone is not for several threads at once.
#pragma once

#include "profile/profile.hpp"
#include "record/time.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace kummerkasten::profile {

class BusinessClock {
public:
    using Micros = std::chrono::microseconds;

    /// `hours` must outlive the clock. Throws DataError for an unknown time zone.
    explicit BusinessClock(const Hours& hours) : hours_(hours), zone_(hours.time_zone) {}

    /// Is there any opening time at all? Without it the clock never runs, and the two questions below have no answer.
    [[nodiscard]] bool ever_open() const;
    [[nodiscard]] bool is_open(record::Timestamp time) const;

    /// The earliest instant at which `span` > 0 of opening time has passed since `from`. Nothing for a house that is never
    /// open, or not within two years.
    [[nodiscard]] std::optional<record::Timestamp> add(record::Timestamp from, Micros span) const;
    /// Opening time between the two; nought where `to` is not after `from`.
    [[nodiscard]] Micros between(record::Timestamp from, record::Timestamp to);

    /// Is the house closed on that day, whatever its week says?
    [[nodiscard]] bool is_closed_day(std::chrono::local_days day) const;

private:
    struct Year {
        std::vector<Micros> before; ///< of each day, and behind the last day the whole
    };
    struct Stretch {
        record::Timestamp from, until;
    };
    [[nodiscard]] std::vector<Stretch> blocks_of(std::chrono::local_days day) const;
    [[nodiscard]] std::vector<Stretch> blocks_of_week(std::chrono::local_days day) const; ///< whether closed or not
    [[nodiscard]] const Year& year_of(std::chrono::year year);
    [[nodiscard]] Micros until(record::Timestamp time); ///< opening time of the year so far
    [[nodiscard]] std::chrono::local_days day_of(record::Timestamp time) const;

    const Hours& hours_;
    record::TimeZone zone_;
    std::map<int, Year> years_;
};

} // namespace kummerkasten::profile
