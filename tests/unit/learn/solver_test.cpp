// SPDX-License-Identifier: Apache-2.0
#include "learn/solver.hpp"

#include "invented.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

using namespace kummerkasten::learn;

namespace {

struct Objectives {
    double primal = 0, dual = 0;
};

// The primal and the dual objective of a solution, straight from their formulas. No solution has a primal below the
// optimum, none a dual above it: where they meet, both are there.
Objectives objectives_of(const BinaryProblem& problem, const std::vector<float>& weights,
                         const std::vector<float>& alphas) {
    Objectives objectives;
    double squares = 0;
    for (const float weight : weights) {
        squares += double{weight} * double{weight};
    }
    objectives.primal = squares / 2;
    objectives.dual = -squares / 2;
    for (std::size_t i = 0; i < problem.rows.size(); ++i) {
        const std::uint32_t row = problem.rows[i];
        const bool positive = problem.labels[row] == problem.positive;
        const double cost = positive ? problem.positive_cost : problem.negative_cost;
        const double y = positive ? 1 : -1;
        const double loss = std::max(0.0, 1 - y * double{dot(weights, problem.matrix.row(row))});
        const double alpha = double{alphas[i]};
        objectives.primal += cost * loss * loss;
        objectives.dual += alpha - alpha * alpha / (4 * cost);
    }
    return objectives;
}

} // namespace

TEST_CASE("the solution is near the optimum: the dual gap is small") {
    const DataSet set = Invented({150, 60, 30}).data_set();
    const Matrix matrix = weighted(set, std::vector<float>{1, 1});
    std::vector<std::uint32_t> rows(set.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    for (const double cost : {0.03, 0.3, 3.0}) {
        BinaryProblem problem{matrix, rows, set.labels};
        problem.positive_cost = 2 * cost;
        problem.negative_cost = cost;
        problem.tolerance = 0.001;
        problem.most_passes = 2000;
        std::vector<float> alphas;
        const std::vector<float> weights = fit(problem, &alphas);
        const Objectives objectives = objectives_of(problem, weights, alphas);
        CHECK(objectives.primal >= objectives.dual * 0.9999);
        CHECK(objectives.primal - objectives.dual < 0.001 * objectives.primal);
        CHECK(weights == fit(problem)); // and the same again
    }
}

TEST_CASE("two rows, two features: weights worked out by hand") {
    // x1 = (1, 0), y = +1; x2 = (0, 1), y = −1; cost 1. By symmetry w = (a, −a), constant 0. The objective
    // a² + 2 (1 − a)² is least where 2a = 4 (1 − a): a = 2/3.
    DataSet set;
    set.groups = {{"all", false}};
    set.keys = {1, 2};
    set.group_of = {0, 0};
    set.labels = {1, 0};
    set.begins = {0, 1, 2};
    set.cells = {{0, 1}, {1, 1}};
    const Matrix matrix = weighted(set, std::vector<float>{1});
    const std::vector<std::uint32_t> rows{0, 1};
    BinaryProblem problem{matrix, rows, set.labels};
    problem.positive = 1;
    problem.tolerance = 1e-5;
    const std::vector<float> weights = fit(problem);
    CHECK(weights[0] == doctest::Approx(2.0 / 3).epsilon(0.001));
    CHECK(weights[1] == doctest::Approx(-2.0 / 3).epsilon(0.001));
    CHECK(weights[2] == doctest::Approx(0).epsilon(0.001));
}
