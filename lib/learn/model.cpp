// SPDX-License-Identifier: Apache-2.0
#include "learn/model.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kummerkasten::learn {

namespace {

// A byte for the inverse document frequency: 1…13.75 in steps of a twentieth; ln of a million rows is 13.8.
constexpr float kIdfStep = 0.05F;
float idf_of(std::size_t byte) { return 1 + kIdfStep * static_cast<float>(byte); }
std::uint8_t idf_byte(float idf) {
    return static_cast<std::uint8_t>(std::clamp(std::lround((idf - 1) / kIdfStep), 0L, 255L));
}

// A byte for the largest weight of a row: powers of 2^(1/8) from 2^-24 to 2^7.9. Rounded up, so that ±127 holds all of
// it.
float scale_of(std::size_t byte) { return static_cast<float>(std::exp2(static_cast<double>(byte) / 8 - 24) / 127); }
std::uint8_t scale_byte(float largest) {
    if (largest <= 0) {
        return 0;
    }
    return static_cast<std::uint8_t>(std::clamp(std::ceil((std::log2(double{largest}) + 24) * 8), 0.0, 255.0));
}

std::uint32_t fingerprint(std::uint64_t key) { return std::max(static_cast<std::uint32_t>(key), 1U); } // 0: free

std::uint32_t read_fingerprint(const std::uint8_t* row) {
    std::uint32_t value = 0;
    std::memcpy(&value, row, sizeof(value));
    return value;
}

} // namespace

Model::Model(ModelParts parts, std::span<const std::uint64_t> keys, std::span<const float> idf,
             std::span<const std::vector<float>> weights)
    : parts_(std::move(parts)), features_(keys.size()) {
    slots_ = features_ * 10 / 7 + 1; // seven tenths full: a look-up of an unknown key ends after three rows on average
    set_up();
    table_.resize(slots_ * row_size_);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::uint8_t* row = slot_for(keys[i]);
        const std::uint32_t print = fingerprint(keys[i]);
        float largest = 0;
        for (const std::vector<float>& column : weights) {
            largest = std::max(largest, std::fabs(column[i]));
        }
        std::memcpy(row, &print, sizeof(print));
        row[4] = idf_byte(idf[i]);
        row[5] = scale_byte(largest);
        for (std::size_t c = 0; c < weights.size(); ++c) {
            const long rounded = std::lround(weights[c][i] / scale_values_[row[5]]);
            row[6 + c] = static_cast<std::uint8_t>(static_cast<std::int8_t>(std::clamp(rounded, -127L, 127L)));
        }
    }
}

void Model::set_up() {
    row_size_ = row_size(columns());
    for (std::size_t byte = 0; byte < 256; ++byte) {
        idf_values_.push_back(idf_of(byte));
        scale_values_.push_back(scale_of(byte));
    }
}

const std::uint8_t* Model::find(std::uint64_t key) const {
    const std::uint32_t print = fingerprint(key);
    std::size_t slot = first_slot(key);
    for (;;) { // ends: a table is never full
        const std::uint8_t* row = table_.data() + slot * row_size_;
        const std::uint32_t held = read_fingerprint(row);
        if (held == print) {
            return row;
        }
        if (held == 0) {
            return nullptr;
        }
        slot = slot + 1 == slots_ ? 0 : slot + 1;
    }
}

std::uint8_t* Model::slot_for(std::uint64_t key) {
    std::size_t slot = first_slot(key);
    while (read_fingerprint(table_.data() + slot * row_size_) != 0) {
        slot = slot + 1 == slots_ ? 0 : slot + 1;
    }
    return table_.data() + slot * row_size_;
}

// A look-up is a cache miss, and its address is known long before it is needed: asking for it some features ahead hides
// most of the wait.
void Model::find_rows(std::span<const Feature> features, Scratch& scratch) const {
    constexpr std::size_t kAhead = 12;
    scratch.rows.resize(features.size());
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (i + kAhead < features.size()) {
            __builtin_prefetch(table_.data() + first_slot(features[i + kAhead].key) * row_size_);
        }
        scratch.rows[i] = features[i].group < parts_.groups.size() ? find(features[i].key) : nullptr;
    }
}

// The plain way: look up a feature, add its weights. What is departed from: all features of a group are summed first
// and divided by the group's length at the end, since the length is only known then.
Prediction Model::predict(std::span<const Feature> features, Scratch& scratch) const {
    const std::size_t columns = this->columns();
    const std::size_t groups = parts_.groups.size();
    scratch.sums.assign(groups * columns, 0);
    std::array<float, kMostGroups> squares{};
    find_rows(features, scratch);
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Feature& feature = features[i];
        const std::uint8_t* row = scratch.rows[i];
        if (row == nullptr) {
            continue;
        }
        float value = feature.value;
        if (parts_.groups[feature.group].counted) {
            value = (value == 1 ? 1 : 1 + std::log(value)) * idf_values_[row[4]];
            squares[feature.group] += value * value;
        }
        const float factor = value * scale_values_[row[5]];
        float* sums = scratch.sums.data() + feature.group * columns;
        for (std::size_t c = 0; c < columns; ++c) {
            sums[c] += factor * static_cast<float>(static_cast<std::int8_t>(row[6 + c]));
        }
    }
    scratch.scores.assign(parts_.constants.begin(), parts_.constants.end());
    for (std::size_t g = 0; g < groups; ++g) {
        scratch.factors[g] = parts_.groups[g].counted && squares[g] > 0 ? 1 / std::sqrt(squares[g]) : 1;
        for (std::size_t c = 0; c < columns; ++c) {
            scratch.scores[c] += scratch.sums[g * columns + c] * scratch.factors[g];
        }
    }
    if (columns == 1) { // class 1 is the positive one
        scratch.scores.push_back(scratch.scores[0]);
        scratch.scores[0] = -scratch.scores[0];
    }
    const Choice choice = choose(scratch.scores, parts_.biases);
    return {choice.best, probability(parts_.calibration, choice)};
}

void Model::explain(std::span<const Feature> features, const Prediction& prediction, Scratch& scratch,
                    std::span<float> by_place) const {
    const bool one_column = columns() == 1;
    const float sign = one_column && prediction.label == 0 ? -1.0F : 1.0F;
    const std::size_t column = one_column ? 0 : prediction.label;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Feature& feature = features[i];
        const std::uint8_t* row = scratch.rows[i];
        if (row == nullptr || feature.place >= by_place.size()) {
            continue;
        }
        float value = feature.value;
        if (parts_.groups[feature.group].counted) {
            value = (value == 1 ? 1 : 1 + std::log(value)) * idf_values_[row[4]];
        }
        by_place[feature.place] += sign * value * scale_values_[row[5]] *
                                   static_cast<float>(static_cast<std::int8_t>(row[6 + column])) *
                                   scratch.factors[feature.group];
    }
}

} // namespace kummerkasten::learn
