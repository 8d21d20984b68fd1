// SPDX-License-Identifier: Apache-2.0
// Exact percentiles by nearest rank: the p-th percentile of n values is the one at rank ceil(p·n/100), counted from 1 in
// rising order. It is always a value that occurred; the median of an even number of values is the lower middle one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kummerkasten::report {

/// Rank from 1 to n; n > 0, 0 < percent <= 100.
[[nodiscard]] constexpr std::size_t nearest_rank(std::size_t n, std::size_t percent) {
    return (percent * n + 99) / 100;
}

struct Distribution {
    std::size_t n = 0;
    std::int64_t median = 0, p90 = 0, p95 = 0, most = 0; ///< 0 where n is 0
};

/// Sorts `values`, whatever their unit. O(n log n).
[[nodiscard]] Distribution distribution_of(std::vector<std::int64_t>& values);

/// A 95 % interval for a proportion (Wilson's, which behaves at 0, at 1 and for small n).
struct Interval {
    double low = 0, high = 1;
};
[[nodiscard]] Interval wilson_interval(std::uint64_t hits, std::uint64_t n);

} // namespace kummerkasten::report
