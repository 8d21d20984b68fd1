// SPDX-License-Identifier: Apache-2.0
#include "learn/decision.hpp"

#include <doctest/doctest.h>

#include <numeric>

using namespace kummerkasten::learn;

TEST_CASE("the choice is the highest sum of score and bias") {
    const std::vector<float> scores{0.5F, 0.2F, -1};
    const Choice plain = choose(scores, std::vector<float>{0, 0, 0});
    CHECK(plain.best == 0);
    CHECK(plain.margin == doctest::Approx(0.3));
    const Choice biased = choose(scores, std::vector<float>{0, 0.5F, 0});
    CHECK(biased.best == 1);
    CHECK(biased.margin == doctest::Approx(0.2));
}

TEST_CASE("biases find the threshold that a cautious score hides") {
    // A rare class whose scores are all below zero, yet above those of the others: no row is chosen without a bias.
    Scores scores;
    scores.classes = 2;
    std::vector<std::uint32_t> labels;
    for (int i = 0; i < 100; ++i) {
        const bool rare = i % 10 == 0;
        const float score = rare ? -0.2F : -0.8F;
        scores.values.insert(scores.values.end(), {-score, score});
        labels.push_back(rare ? 1 : 0);
    }
    std::vector<std::uint32_t> rows(labels.size());
    std::iota(rows.begin(), rows.end(), 0U);
    CHECK(figures_of(scores, labels, std::vector<float>{0, 0}).macro_f1 < 0.5);
    const std::vector<float> biases = tune_biases(scores, labels, rows);
    CHECK(figures_of(scores, labels, biases).macro_f1 == doctest::Approx(1));
    CHECK(biases[0] + biases[1] == doctest::Approx(0));
}

TEST_CASE("a calibrated probability is the share that is right") {
    // Margins of 0.2 are right in 6 of 10 rows, of 2 in 95 of 100; class 1 as class 0.
    Scores scores;
    scores.classes = 2;
    std::vector<std::uint32_t> labels;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const bool wide = i % 2 == 0;
        const std::uint32_t said = i / 2 % 2;
        const bool right = wide ? i / 4 % 100 < 95 : i / 4 % 10 < 6;
        const float half = (wide ? 1 : 0.1F) * (said == 1 ? 1.0F : -1.0F);
        scores.values.insert(scores.values.end(), {-half, half});
        labels.push_back(right ? said : 1 - said);
    }
    const std::vector<float> none{0, 0};
    const Calibration calibration = calibrate(scores, labels, none);
    CHECK(probability(calibration, {0, 2.0F}) == doctest::Approx(0.95).epsilon(0.01));
    CHECK(probability(calibration, {1, 0.2F}) == doctest::Approx(0.6).epsilon(0.02));
    CHECK(probability(calibration, {1, 0.0F}) < probability(calibration, {1, 0.1F}));
}
