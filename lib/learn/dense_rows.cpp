// SPDX-License-Identifier: Apache-2.0
#include "learn/dense_rows.hpp"

#include "learn/four_floats.hpp"

namespace kummerkasten::learn {

DenseRows::DenseRows(const Model& model, std::span<const std::uint64_t> keys)
    : columns_(model.padded_columns_),
      sums_at_(model.parts_.groups.size() * model.padded_columns_),
      rows_(keys.size()),
      weights_(columns_) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::uint32_t number = model.find(keys[i]);
        if (number == Model::kNoRow) {
            continue;
        }
        rows_[i] = static_cast<std::uint16_t>(weights_.size() / columns_);
        for (std::size_t c = 0; c < columns_; ++c) {
            weights_.push_back(model.weight(model.row(number), c));
        }
    }
}

void DenseRows::add(std::size_t number, float value, Model::Scratch& scratch) const {
    if (number >= rows_.size() || rows_[number] == 0) {
        return;
    }
    const float* weights = weights_.data() + rows_[number] * columns_;
    float* sums = scratch.sums.data() + sums_at_;
    for (std::size_t c = 0; c < columns_; c += 4) {
        store_four(load_four(sums + c) + value * load_four(weights + c), sums + c);
    }
}

} // namespace kummerkasten::learn
