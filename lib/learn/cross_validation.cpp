// SPDX-License-Identifier: Apache-2.0
#include "learn/cross_validation.hpp"

#include "learn/folds.hpp"

#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <numeric>
#include <thread>

namespace kummerkasten::learn {

namespace {

// High costs take a hundred passes and more to the solver's tolerance, but what comes after the thirtieth moves no
// macro-F1 by more than chance does (0.001 on PotTS and GAHD at cost 0.9, 2026-11).
constexpr std::size_t kMostPasses = 30;

} // namespace

void share_out(std::size_t pieces, std::size_t workers, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex guard;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < pieces; i = next++) {
                work(i);
            }
        } catch (...) {
            const std::lock_guard lock(guard);
            failure = failure ? failure : std::current_exception();
            next = pieces;
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < std::min(workers, pieces); ++i) {
        threads.emplace_back(run);
    }
    run();
    for (std::thread& thread : threads) {
        thread.join();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

CrossValidation::CrossValidation(const DataSet& set, std::size_t folds, std::uint64_t seed, std::size_t workers)
    : set_(set),
      folds_(folds),
      workers_(workers),
      seed_(seed),
      fold_of_(stratified_folds(set.labels, set.contents, folds, seed)),
      learnt_(folds),
      held_(folds) {
    for (std::uint32_t row = 0; row < set.rows(); ++row) {
        for (std::size_t fold = 0; fold < folds; ++fold) {
            (fold_of_[row] == fold ? held_ : learnt_)[fold].push_back(row);
        }
    }
}

double CrossValidation::work() const {
    const std::size_t columns = set_.classes.size() == 2 ? 1 : set_.classes.size();
    return static_cast<double>(set_.cells.size()) * static_cast<double>(folds_ - 1) * static_cast<double>(columns);
}

const Matrix& CrossValidation::matrix_for(const Setting& setting) {
    if (matrix_weights_ != setting.group_weights) {
        matrix_ = weighted(set_, setting.group_weights);
        matrix_weights_ = setting.group_weights;
    }
    return matrix_;
}

std::vector<float> CrossValidation::fit_column(const Matrix& matrix, std::span<const std::uint32_t> rows,
                                               const Setting& setting, std::size_t column) const {
    BinaryProblem problem{matrix, rows, set_.labels};
    problem.positive = static_cast<std::uint32_t>(set_.classes.size() == 2 ? 1 : column);
    std::size_t positives = 0;
    for (const std::uint32_t row : rows) {
        positives += set_.labels[row] == problem.positive ? 1 : 0;
    }
    const auto weight = [&](std::size_t count) {
        return std::pow(static_cast<double>(rows.size()) / (2 * static_cast<double>(std::max<std::size_t>(count, 1))),
                        setting.balance);
    };
    problem.positive_cost = setting.cost * weight(positives);
    problem.negative_cost = setting.cost * weight(rows.size() - positives);
    problem.seed = seed_ + column;
    problem.most_passes = kMostPasses;
    return fit(problem);
}

Judged CrossValidation::judge(const Setting& setting) {
    const Matrix& matrix = matrix_for(setting);
    const std::size_t classes = set_.classes.size();
    const std::size_t columns = classes == 2 ? 1 : classes;
    Judged judged;
    judged.scores.classes = classes;
    judged.scores.values.resize(set_.rows() * classes);
    share_out(folds_ * columns, workers_, [&](std::size_t piece) {
        const std::size_t fold = piece / columns;
        const std::size_t column = piece % columns;
        const std::vector<float> weights = fit_column(matrix, learnt_[fold], setting, column);
        for (const std::uint32_t row : held_[fold]) {
            const float score = dot(weights, matrix.row(row));
            float* scores = judged.scores.values.data() + row * classes;
            if (columns == 1) {
                scores[0] = -score;
                scores[1] = score;
            } else {
                scores[column] = score;
            }
        }
    });
    judged.trial.setting = setting;
    judged.shares.push_back({setting});
    judge_scores(judged);
    return judged;
}

Judged CrossValidation::mix(std::span<const Judged> parts) const {
    Judged mixed;
    mixed.scores.classes = set_.classes.size();
    mixed.scores.values.resize(parts.front().scores.values.size());
    for (const Judged& part : parts) {
        double squares = 0;
        for (const float value : part.scores.values) {
            squares += double{value} * double{value};
        }
        const double size = std::sqrt(squares / static_cast<double>(part.scores.values.size()));
        const auto factor = static_cast<float>(1 / (std::max(size, 1e-9) * static_cast<double>(parts.size())));
        for (std::size_t i = 0; i < mixed.scores.values.size(); ++i) {
            mixed.scores.values[i] += factor * part.scores.values[i];
        }
        mixed.shares.push_back({part.trial.setting, factor});
    }
    mixed.trial.setting = parts.front().trial.setting;
    judge_scores(mixed);
    mixed.trial.settings = parts.size();
    return mixed;
}

void CrossValidation::judge_scores(Judged& judged) const {
    const std::size_t classes = set_.classes.size();
    std::vector<std::vector<float>> biases(folds_);
    share_out(folds_, workers_,
              [&](std::size_t fold) { biases[fold] = tune_biases(judged.scores, set_.labels, learnt_[fold]); });
    Confusion confusion(classes);
    judged.biases.assign(classes, 0);
    for (std::size_t fold = 0; fold < folds_; ++fold) {
        for (const std::uint32_t row : held_[fold]) {
            confusion.add(set_.labels[row], choose(judged.scores.row(row), biases[fold]).best);
        }
        for (std::size_t c = 0; c < classes; ++c) {
            judged.biases[c] += biases[fold][c] / static_cast<float>(folds_);
        }
    }
    judged.figures = confusion.figures();
    const Figures plain = figures_of(judged.scores, set_.labels, std::vector<float>(classes));
    if (plain.macro_f1 >= judged.figures.macro_f1) { // biases that do not carry over to other rows are left out
        judged.figures = plain;
        judged.biases.assign(classes, 0);
    }
    judged.trial.macro_f1 = judged.figures.macro_f1;
    judged.trial.accuracy = judged.figures.accuracy;
    judged.trial.plain_macro_f1 = plain.macro_f1;
}

std::vector<std::vector<float>> CrossValidation::learn(std::span<const Share> shares) {
    std::vector<std::uint32_t> rows(set_.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    const std::size_t columns = set_.classes.size() == 2 ? 1 : set_.classes.size();
    std::vector<std::vector<float>> sum(columns, std::vector<float>(set_.keys.size() + 1));
    for (const Share& share : shares) {
        const Matrix& matrix = matrix_for(share.setting);
        share_out(columns, workers_, [&](std::size_t column) {
            const std::vector<float> weights = fit_column(matrix, rows, share.setting, column);
            for (std::size_t i = 0; i < set_.keys.size(); ++i) {
                sum[column][i] += share.factor * weights[i] * share.setting.group_weights[set_.group_of[i]];
            }
            sum[column].back() += share.factor * weights.back();
        });
    }
    return sum;
}

} // namespace kummerkasten::learn
