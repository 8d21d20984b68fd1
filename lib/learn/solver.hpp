// SPDX-License-Identifier: Apache-2.0
// A linear classifier of two classes: the support vector machine with squared hinge loss and L2 regularisation,
//     minimise over w:  |w|²/2 + Σ cost_i · max(0, 1 − y_i · (s_i + w·x_i))²
// where s_i is a score that the row has already, mostly none, by coordinate descent in its dual (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for
// Large-scale Linear SVM, ICML 2008), which is what liblinear does with -s 1.
//
// Why not liblinear itself: it shuffles with rand(), one state for the whole process, so that two threads would give
// another model each time; it wants 16 bytes a cell, and a copy of the rows for every fold. Here any number of threads
// share one matrix. solver_test holds the result to the dual gap, which proves how near to the optimum it is.
#pragma once

#include "learn/data_set.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kummerkasten::learn {

/// Rows of cells; what a DataSet holds, with the groups weighted.
struct Matrix {
    std::span<const std::size_t> begins;
    std::vector<Cell> cells;
    std::size_t features = 0;

    [[nodiscard]] std::span<const Cell> row(std::size_t i) const {
        return std::span(cells).subspan(begins[i], begins[i + 1] - begins[i]);
    }
};

/// The matrix of `set`, which it refers to, with each group's values multiplied by its weight.
[[nodiscard]] Matrix weighted(const DataSet& set, std::span<const float> group_weights);

struct BinaryProblem {
    const Matrix& matrix;
    std::span<const std::uint32_t> rows;   ///< which rows of it to learn from
    std::span<const std::uint32_t> labels; ///< by row of the matrix
    std::uint32_t positive = 0;            ///< the label that counts as +1; all others are −1
    double positive_cost = 1, negative_cost = 1;
    std::span<const float> scores{}; ///< s by row of the matrix; empty: none
    bool constant = true;            ///< learn a weight for the constant 1, too
    std::uint64_t seed = 0;
    double tolerance = 0.1; ///< largest violation of the optimality conditions; liblinear's default
    std::size_t most_passes = 200;
};

/// One weight a feature, then one for the constant 1. Deterministic. `alphas`, where given, gets the dual variables,
/// for tests.
[[nodiscard]] std::vector<float> fit(const BinaryProblem& problem, std::vector<float>* alphas = nullptr);

/// w·x, with the constant.
[[nodiscard]] float dot(std::span<const float> weights, std::span<const Cell> row);

} // namespace kummerkasten::learn
