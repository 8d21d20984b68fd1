// SPDX-License-Identifier: Apache-2.0
// How surprising a count is. Upper tails are summed from the count upwards, so that a chance of 1e-37 is one and not 0.
#pragma once

#include <cstdint>

namespace kummerkasten::report {

/// The z with P(Z <= z) = p for a standard normal Z; 0 < p < 1. R: qnorm.
[[nodiscard]] double normal_quantile(double p);

/// P(X >= count) for a Poisson X; mean > 0. R: ppois(count - 1, mean, lower.tail = FALSE).
[[nodiscard]] double poisson_tail(std::uint64_t count, double mean);

/// P(X >= count) for a negative binomial X with this mean and variance; for variance <= mean, Poisson's.
/// R: pnbinom(count - 1, size = mean² / (variance - mean), mu = mean, lower.tail = FALSE).
[[nodiscard]] double count_tail(std::uint64_t count, double mean, double variance);

} // namespace kummerkasten::report
