// SPDX-License-Identifier: Apache-2.0
// Growth: is a count more than this hour of this weekday usually has, and more than chance would have it?
//
//   expected   m = (s + h) / (w + 1): the mean of the same weekday and time of day in the weeks before, at most kWeeks, with the mean of
//              that time of day over all days, h = (s' + a) / (d + 1), as if it were one week more, and in it the overall mean a as if it
//              were one day more. So there is an expectation from the second day on, and it turns to the weekday's own with time.
//   variance   v = f·m·(1 + 1 / (w + 1)) + (kUnknownDay·m / (w + 1))². f >= 1 is the over-dispersion: the squared errors of these expectations
//              so far over what a Poisson count would have; the second summand is what an unknown weekday may be off.
//   surprise   p = P(X >= x), X negative binomial with m and v; for the last 1, 2 and 4 bins together, the smallest.
//   alarm      where 3p < alpha, x >= least_count, x >= least_ratio·m, and the last bin alone is above m + sqrt(v).
//
// A bin counts for later expectations with at most m + 3·sqrt(v), so that a storm does not become what is usual at once.
// Alarms that are less than the cool-down apart are one. Alpha is the
// chance of a false alarm in a bin, over all series: 1e-3 and bins of an hour are at most two in twelve weeks. What comes
// of it is measured by tests/unit/report/storm_simulation_test.cpp.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kummerkasten::report {

inline constexpr std::size_t kWeeks = 8;
inline constexpr double kUnknownDay = 0.3;
inline constexpr std::array<std::size_t, 3> kWindows{1, 2, 4}; ///< bins

struct GrowthOptions {
    double alpha = 1e-3;
    std::uint32_t least_count = 5;
    double least_ratio = 1.5;
    std::size_t cool_down = 6; ///< bins
};

/// Where a bin lies in the week, on the clock of the house.
struct Slot {
    std::uint8_t weekday = 0;      ///< 0: Monday
    std::uint16_t time_of_day = 0; ///< in bins
};

struct Expectation {
    double mean = 0, variance = 0;
};

/// One storm: from its first alarming bin to its last.
struct Growth {
    std::size_t first = 0, last = 0; ///< bins
    std::size_t peak = 0;            ///< the last bin of the window with the smallest p
    std::size_t window = 1;          ///< bins of it
    std::uint64_t observed = 0;      ///< in that window
    double expected = 0;
    double deviation = 0; ///< sqrt(v) of it
    double p = 1;
};

/// Steps through a series. `expectations` gets one per bin; a mean of 0 means: too early to say.
[[nodiscard]] std::vector<Growth> find_growth(std::span<const std::uint32_t> counts, std::span<const Slot> slots,
                                              std::size_t bins_per_day, const GrowthOptions& options,
                                              std::vector<Expectation>& expectations);

/// 1 … 10: one more than twice the binary logarithm of how many times the expected it is, with one post to spare. Three
/// times is 4, five times 6, ten times 8.
[[nodiscard]] int severity_of(std::uint64_t observed, double expected);

} // namespace kummerkasten::report
