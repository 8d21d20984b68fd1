// SPDX-License-Identifier: Apache-2.0
#include "report/percentile.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

Distribution distribution_of(std::vector<std::int64_t>& values) {
    if (values.empty()) {
        return {};
    }
    std::sort(values.begin(), values.end());
    const auto at = [&values](std::size_t percent) { return values[nearest_rank(values.size(), percent) - 1]; };
    return {values.size(), at(50), at(90), at(95), values.back()};
}

// With p = hits/n and z = 1.96: (p + z²/2n ± z·sqrt(p(1−p)/n + z²/4n²)) / (1 + z²/n).
Interval wilson_interval(std::uint64_t hits, std::uint64_t n) {
    if (n == 0) {
        return {};
    }
    constexpr double kZ = 1.959964; // the 97.5 % point of the normal distribution
    const auto count = static_cast<double>(n);
    const double p = static_cast<double>(hits) / count;
    const double centre = p + kZ * kZ / (2 * count);
    const double spread = kZ * std::sqrt(p * (1 - p) / count + kZ * kZ / (4 * count * count));
    const double scale = 1 + kZ * kZ / count;
    return {std::max(0.0, (centre - spread) / scale), std::min(1.0, (centre + spread) / scale)};
}

} // namespace kummerkasten::report
