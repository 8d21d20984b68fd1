// SPDX-License-Identifier: Apache-2.0
// Time on the wall clock of a place, cut into stretches that are equal to the eye: hours, days, weeks from Monday, months,
// years; the shortest of which there are not too many. An hour that autumn repeats counts with its twin.
#pragma once

#include "record/time.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace kummerkasten::report {

class TimeAxis {
public:
    /// From the stretch of `first` to that of `last`, at most `most` (100 or more) of them.
    TimeAxis(const record::TimeZone& zone, record::Timestamp first, record::Timestamp last, std::size_t most);

    [[nodiscard]] std::size_t size() const { return size_; }
    /// Of the stretch with that index; of `size()`: the end of the last.
    [[nodiscard]] record::Timestamp begin(std::size_t index) const;
    /// Nothing outside the axis.
    [[nodiscard]] std::optional<std::size_t> index_of(record::LocalTime local) const;

private:
    struct Step {
        bool months; // else hours
        int length;
    };
    [[nodiscard]] std::int64_t number_of(record::LocalTime local) const;
    record::TimeZone zone_;
    Step step_{};
    std::int64_t first_ = 0; // number of the first stretch
    std::size_t size_ = 0;
};

} // namespace kummerkasten::report
