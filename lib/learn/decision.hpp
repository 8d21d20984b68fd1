// SPDX-License-Identifier: Apache-2.0
// From scores to a value and how sure it is. The class with the highest score plus bias is chosen; the biases move the
// choice towards macro-F1, which asks for more of the small classes than scores alone give. How sure: the distance to
// the second best, put through a sigmoid fitted on scores of examples that the model had not learnt from.
#pragma once

#include "learn/evaluation.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kummerkasten::learn {

/// One score a row and class, row by row.
struct Scores {
    std::vector<float> values;
    std::size_t classes = 0;

    [[nodiscard]] std::span<const float> row(std::size_t i) const {
        return std::span(values).subspan(i * classes, classes);
    }
    [[nodiscard]] std::size_t rows() const { return classes == 0 ? 0 : values.size() / classes; }
};

struct Choice {
    std::uint32_t best = 0;
    float margin = 0; ///< to the second best, biases included; never negative
};
[[nodiscard]] Choice choose(std::span<const float> scores, std::span<const float> biases);

[[nodiscard]] Figures figures_of(const Scores& scores, std::span<const std::uint32_t> labels,
                                 std::span<const float> biases);

/// Biases that make macro-F1 highest over `rows`, by exact search for one class after the other, twice around.
/// O(classes · rows · (classes + log rows)).
[[nodiscard]] std::vector<float> tune_biases(const Scores& scores, std::span<const std::uint32_t> labels,
                                             std::span<const std::uint32_t> rows);

/// Probability that the choice is right: 1 / (1 + exp(−(slope · margin + offset[best]))).
struct Calibration {
    double slope = 1;
    std::vector<float> offsets; ///< by class
};

/// Platt's sigmoid (slope and a common offset, by Newton's method), then an offset for each class, drawn towards the
/// common one where the class is rare.
[[nodiscard]] Calibration calibrate(const Scores& scores, std::span<const std::uint32_t> labels,
                                    std::span<const float> biases);

[[nodiscard]] double probability(const Calibration& calibration, const Choice& choice);

} // namespace kummerkasten::learn
