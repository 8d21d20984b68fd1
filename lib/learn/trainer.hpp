// SPDX-License-Identifier: Apache-2.0
// From labelled examples to a model. Tries settings by cross-validation, keeps the one with the best macro-F1, and
// learns it from all rows. Deterministic: the same rows in the same order and the same seed give the same bytes,
// whatever the number of threads; how many settings are tried follows from the size of the matrix, not from a clock.
#pragma once

#include "learn/data_set.hpp"
#include "learn/evaluation.hpp"
#include "learn/model.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kummerkasten::learn {

/// More than this hardly ever found anything better.
inline constexpr std::size_t kMostTrials = 24;

/// What cross-validation chooses.
struct Setting {
    double cost = 0.3;                ///< of an error, against the size of the weights
    double balance = 0.5;             ///< class weights (rows / rows of the class) ^ balance: 0 none, 1 full
    std::vector<float> group_weights; ///< 0 leaves a group out
    friend bool operator==(const Setting&, const Setting&) = default;
};

/// A setting and how well it did on rows that it had not learnt from. The biases, too, come from other rows.
struct Trial {
    Setting setting;
    double macro_f1 = 0;
    double accuracy = 0;
    double plain_macro_f1 = 0; ///< without biases
    std::size_t settings = 1;  ///< more than 1: the mean of the scores of so many, of which `setting` is the best
};

struct TrainOptions {
    std::string label;
    std::uint64_t seed = 1;
    std::size_t workers = 1;
    std::size_t folds = 5;
    std::vector<float> group_weights; ///< to begin with; empty: 1 each
    std::size_t most_trials = kMostTrials;
    /// Called in the calling thread after each trial with how many there will be at most.
    std::function<void(const Trial&, std::size_t number, std::size_t most)> progress;
    /// Asked between trials; true ends the training by StoppedTraining.
    std::function<bool()> stop;
};

/// Thrown where options.stop said so.
class StoppedTraining : public std::exception {};

/// Of predictions with a score in [from, to): how many there are, their mean score, and the share that was right.
struct Reliability {
    double from = 0, to = 0, mean_score = 0, right = 0;
    std::size_t rows = 0;
};

struct Training {
    LearntHead learnt;
    std::string card; ///< for people: how it was trained and how well it did
    std::vector<Trial> trials;
    std::size_t chosen = 0;
    Figures figures; ///< of the chosen trial, cross-validated
    std::vector<Reliability> reliability;
};

/// Fewest rows of a class that cross-validation can do with: one to learn from, one to test on.
inline constexpr std::size_t kLeastRowsOfClass = 2;

/// Throws DataError with a sentence where there are fewer than 2 or more than kMostClasses classes, or a class with
/// fewer than kLeastRowsOfClass rows.
void check_trainable(const DataSet& set);

[[nodiscard]] Training train(const DataSet& set, const TrainOptions& options);

} // namespace kummerkasten::learn
