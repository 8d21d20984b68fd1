// SPDX-License-Identifier: Apache-2.0
// The three tests of the Early Aberration Reporting System, for series with a short history. Bounds as earsC of R's
// package surveillance computes them: one-sided, standard deviation with n - 1.
//   C1  mean + z·sd of the 7 values before; C2 the same after a gap of 2, so that a storm does not hide itself.
//   C3  adds up over three days: x - sd·(Σ max(0, C2 - 1) of the 2 days before - z), sd that of C2; never below 0.
// A value above its bound is an alarm. A bound on a flat series is its level itself, so users want a least count as well.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace kummerkasten::report {

struct EarsBounds {
    std::optional<double> c1, c2, c3; ///< nothing where there are too few values before
};

inline constexpr std::size_t kEarsBaseline = 7, kEarsGap = 2;
inline constexpr double kEarsAlpha = 0.001, kEarsAlphaC3 = 0.025;

/// Bounds for the last of `values`; C1 wants 7 values before it, C2 9, C3 11.
[[nodiscard]] EarsBounds ears_bounds(std::span<const double> values);

} // namespace kummerkasten::report
