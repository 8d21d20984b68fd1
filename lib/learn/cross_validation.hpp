// SPDX-License-Identifier: Apache-2.0
// One setting, judged by cross-validation: learnt from all folds but one, tried on that one, for each. Threads share
// the work by fold and class; each piece is independent of the others, so their order changes nothing.
#pragma once

#include "learn/decision.hpp"
#include "learn/solver.hpp"
#include "learn/trainer.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace kummerkasten::learn {

/// Calls work(0…pieces-1), each once, from `workers` threads. The first exception is thrown on.
void share_out(std::size_t pieces, std::size_t workers, const std::function<void(std::size_t)>& work);

/// A setting, and how much its scores count in a mixture of several.
struct Share {
    Setting setting;
    float factor = 1;
};

/// What came out.
struct Judged {
    Trial trial;
    std::vector<Share> shares; ///< one, or several of a mixture
    Scores scores;             ///< of each row, by the weights that were learnt without it
    std::vector<float> biases; ///< mean of the folds'
    Figures figures;
};

class CrossValidation {
public:
    /// The seed decides the folds and the order of the solver.
    CrossValidation(const DataSet& set, std::size_t folds, std::uint64_t seed, std::size_t workers);

    [[nodiscard]] Judged judge(const Setting& setting);

    /// The mean of the scores of several, each brought to the same size. It costs nothing at work, since a sum of linear
    /// scores is one, and it errs less than its best part, which partly was best by chance.
    [[nodiscard]] Judged mix(std::span<const Judged> parts) const;

    /// The weights learnt from all rows, by column, group weights included; the last of each is the constant.
    [[nodiscard]] std::vector<std::vector<float>> learn(std::span<const Share> shares);

    /// Multiplications and additions of one judge(), roughly.
    [[nodiscard]] double work() const;

private:
    void judge_scores(Judged& judged) const;
    [[nodiscard]] const Matrix& matrix_for(const Setting& setting);
    [[nodiscard]] std::vector<float> fit_column(const Matrix& matrix, std::span<const std::uint32_t> rows,
                                                const Setting& setting, std::size_t column) const;

    const DataSet& set_;
    std::size_t folds_, workers_;
    std::uint64_t seed_;
    std::vector<std::uint8_t> fold_of_;
    std::vector<std::vector<std::uint32_t>> learnt_, held_; ///< rows by fold
    std::vector<float> matrix_weights_;
    Matrix matrix_;
};

} // namespace kummerkasten::learn
