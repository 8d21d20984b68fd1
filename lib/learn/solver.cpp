// SPDX-License-Identifier: Apache-2.0
#include "learn/solver.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace kummerkasten::learn {

namespace {

// xorshift64*: enough to shuffle with, and the same everywhere, which std::uniform_int_distribution is not.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(spread(seed + 0x9E3779B97F4A7C15U) | 1U) {}
    std::size_t below(std::size_t limit) {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        return static_cast<std::size_t>(((state_ * 0x2545F4914F6CDD1DU) >> 32U) * limit >> 32U);
    }

private:
    std::uint64_t state_;
};

double squared_length(std::span<const Cell> row, bool constant) {
    double sum = constant ? 1 : 0;
    for (const Cell& cell : row) {
        sum += double{cell.value} * double{cell.value};
    }
    return sum;
}

void add_to(std::vector<float>& weights, std::span<const Cell> row, bool constant, float factor) {
    for (const Cell& cell : row) {
        weights[cell.feature] += factor * cell.value;
    }
    weights.back() += constant ? factor : 0;
}

} // namespace

Matrix weighted(const DataSet& set, std::span<const float> group_weights) {
    Matrix matrix;
    matrix.begins = set.begins;
    matrix.features = set.keys.size();
    matrix.cells.reserve(set.cells.size());
    for (const Cell& cell : set.cells) {
        matrix.cells.push_back({cell.feature, cell.value * group_weights[set.group_of[cell.feature]]});
    }
    return matrix;
}

float dot(std::span<const float> weights, std::span<const Cell> row) {
    float sum = weights.back();
    for (const Cell& cell : row) {
        sum += weights[cell.feature] * cell.value;
    }
    return sum;
}

std::vector<float> fit(const BinaryProblem& problem, std::vector<float>* alphas) {
    struct Dual {
        float alpha = 0, curvature = 0, diagonal = 0, sign = 0, score = 0;
    };
    const std::size_t count = problem.rows.size();
    std::vector<float> weights(problem.matrix.features + 1);
    std::vector<Dual> duals(count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t row = problem.rows[i];
        const bool positive = problem.labels[row] == problem.positive;
        Dual& dual = duals[i];
        dual.sign = positive ? 1.0F : -1.0F;
        dual.score = problem.scores.empty() ? 0 : problem.scores[row];
        dual.diagonal = static_cast<float>(0.5 / (positive ? problem.positive_cost : problem.negative_cost));
        dual.curvature = static_cast<float>(squared_length(problem.matrix.row(row), problem.constant)) + dual.diagonal;
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    Random random(problem.seed);
    // Shrinking: a row at its bound whose gradient lies beyond what the last pass saw as the largest is left out,
    // until the rest is done; then all are looked at once more.
    std::size_t active = count;
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    double bound = kInfinity;
    for (std::size_t pass = 0; pass < problem.most_passes; ++pass) {
        double highest = -kInfinity;
        double lowest = kInfinity;
        for (std::size_t k = 0; k < active; ++k) {
            std::swap(order[k], order[k + random.below(active - k)]);
        }
        for (std::size_t k = 0; k < active; ++k) {
            Dual& dual = duals[order[k]];
            const std::span<const Cell> row = problem.matrix.row(problem.rows[order[k]]);
            const double gradient = double{dual.sign} * double{dot(weights, row) + dual.score} - 1 +
                                    double{dual.diagonal} * double{dual.alpha};
            double projected = gradient;
            if (dual.alpha == 0) {
                if (gradient > bound) {
                    std::swap(order[k--], order[--active]);
                    continue;
                }
                projected = std::min(gradient, 0.0);
            }
            highest = std::max(highest, projected);
            lowest = std::min(lowest, projected);
            if (std::fabs(projected) > 1e-12) {
                const float old = dual.alpha;
                dual.alpha = std::max(old - static_cast<float>(gradient) / dual.curvature, 0.0F);
                add_to(weights, row, problem.constant, (dual.alpha - old) * dual.sign);
            }
        }
        if (highest - lowest <= problem.tolerance) {
            if (active == count) {
                break;
            }
            active = count;
            bound = kInfinity;
            continue;
        }
        bound = highest > 0 ? highest : kInfinity;
    }
    if (alphas != nullptr) {
        alphas->clear();
        for (const Dual& dual : duals) {
            alphas->push_back(dual.alpha);
        }
    }
    return weights;
}

} // namespace kummerkasten::learn
