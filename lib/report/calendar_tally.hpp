// SPDX-License-Identifier: Apache-2.0
// Posts by day on the wall clock of a place, shown by day, week, month or year, whichever is the finest that stays readable.
#pragma once

#include "record/time.hpp"
#include "report/tallies.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::report {

class CalendarTally {
public:
    enum class Unit : std::uint8_t { day, week, month, year };
    struct Row {
        std::chrono::local_days begin; ///< first day of the unit; a week begins on Monday
        Volume volume;
    };
    struct Rows {
        Unit unit = Unit::day;
        std::vector<Row> rows; ///< rising; units without a post are there where all fit
    };

    explicit CalendarTally(record::TimeZone zone) : zone_(zone) {}
    CalendarTally(const CalendarTally&) = delete; // remembers a place in its own map
    CalendarTally& operator=(const CalendarTally&) = delete;

    [[nodiscard]] const record::TimeZone& zone() const { return zone_; }

    /// Posts of the same quarter of an hour cost a comparison, others a look into the time zone.
    void add(record::Timestamp time, std::optional<record::Direction> direction);
    /// `other` must have the same zone.
    void merge(const CalendarTally& other);
    template <class Archive> void visit(Archive& archive) { archive(days_); }

    /// The finest unit of which at most kMostRows have posts; years where no unit is coarse enough.
    [[nodiscard]] Rows rows() const;
    static constexpr std::size_t kMostRows = 31;

    /// The first day of the unit that a day lies in.
    [[nodiscard]] static std::chrono::local_days begin_of(std::chrono::local_days day, Unit unit);

private:
    record::TimeZone zone_;
    std::map<std::chrono::local_days, Volume> days_;
    // Every zone's offset is a multiple of a quarter of an hour nowadays, and days begin with one; so all moments of a quarter
    // fall on one day. (Offsets before the zones were introduced are odd; the error is minutes around midnight, then.)
    std::int64_t last_quarter_ = -1;
    Volume* last_day_ = nullptr;
};

} // namespace kummerkasten::report
