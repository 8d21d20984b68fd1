// SPDX-License-Identifier: Apache-2.0
// Parts for cross-validation: each class is spread evenly over them, equal examples of a class stay in one part (a
// copied post must not be tested on its twin), and the same seed gives the same parts on any machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kummerkasten::learn {

/// The fold of each row, 0…folds-1. `contents` are equal where examples are the same.
[[nodiscard]] std::vector<std::uint8_t> stratified_folds(std::span<const std::uint32_t> labels,
                                                         std::span<const std::uint64_t> contents, std::size_t folds,
                                                         std::uint64_t seed);

} // namespace kummerkasten::learn
