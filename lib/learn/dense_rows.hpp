// SPDX-License-Identifier: Apache-2.0
// A model's rows of features that are known beforehand, such as "words in capitals": a caller numbers them, and their rows are
// found once. An example's value is then added without a hash, a look-up or a conversion. For groups that are not counted.
#pragma once

#include "learn/model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kummerkasten::learn {

class DenseRows {
public:
    /// The features by number. The model may change or go afterwards.
    DenseRows(const Model& model, std::span<const std::uint64_t> keys);

    /// Adds to what Model::look_up() of the same model left in the scratch; nothing where no head knows the feature.
    void add(std::size_t number, float value, Model::Scratch& scratch) const;

private:
    std::size_t columns_ = 0;         ///< a multiple of four
    std::size_t sums_at_ = 0;         ///< in the scratch
    std::vector<std::uint16_t> rows_; ///< by feature: number of the row; 0 for unknown ones, it holds zeros
    std::vector<float> weights_;      ///< by row and column
};

} // namespace kummerkasten::learn
