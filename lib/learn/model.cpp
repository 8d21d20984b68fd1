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

// A byte for a head's largest weight in a row: powers of 2^(1/8) from 2^-24 to 2^7.9. Rounded up, so that ±127 holds all
// of it. 0 means that the head does not know the feature.
float scale_of(std::size_t byte) { return static_cast<float>(std::exp2(static_cast<double>(byte) / 8 - 24) / 127); }
std::uint8_t scale_byte(float largest) {
    if (largest <= 0) {
        return 1;
    }
    return static_cast<std::uint8_t>(std::clamp(std::ceil((std::log2(double{largest}) + 24) * 8), 1.0, 255.0));
}

std::uint32_t fingerprint(std::uint64_t key) { return std::max(static_cast<std::uint32_t>(key), 1U); } // 0: free

std::uint32_t read_fingerprint(const std::uint8_t* row) {
    std::uint32_t value = 0;
    std::memcpy(&value, row, sizeof(value));
    return value;
}

} // namespace

Model::Model(ModelParts parts, std::vector<LearntHead> heads) : parts_(std::move(parts)) {
    if (heads.empty() || heads.size() > kMostHeads) {
        throw error<DataError>("{} labels in one model, expected 1 to {}", heads.size(), kMostHeads);
    }
    std::vector<std::uint64_t> keys;
    for (LearntHead& learnt : heads) {
        keys.insert(keys.end(), learnt.keys.begin(), learnt.keys.end());
        parts_.heads.push_back(std::move(learnt.head));
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    features_ = keys.size();
    slots_ = features_ * 10 / 7 + 1; // seven tenths full: a look-up of an unknown key ends after three rows on average
    set_up();
    table_.resize(slots_ * row_size_);
    std::vector<std::uint8_t*> rows(features_);
    for (std::size_t i = 0; i < features_; ++i) {
        rows[i] = row_for(keys[i]);
    }
    for (std::size_t h = 0; h < heads.size(); ++h) {
        const LearntHead& learnt = heads[h];
        for (std::size_t i = 0; i < learnt.keys.size(); ++i) {
            const auto found = std::lower_bound(keys.begin(), keys.end(), learnt.keys[i]);
            std::uint8_t* bytes = rows[static_cast<std::size_t>(found - keys.begin())] + places_[h].offset;
            float largest = 0;
            for (const std::vector<float>& column : learnt.weights) {
                largest = std::max(largest, std::fabs(column[i]));
            }
            bytes[0] = idf_byte(learnt.idf[i]);
            bytes[1] = scale_byte(largest);
            for (std::size_t c = 0; c < learnt.weights.size(); ++c) {
                const long rounded = std::lround(learnt.weights[c][i] / scale_values_[bytes[1]]);
                bytes[2 + c] = static_cast<std::uint8_t>(static_cast<std::int8_t>(std::clamp(rounded, -127L, 127L)));
            }
        }
    }
}

void Model::set_up() {
    std::size_t offset = sizeof(std::uint32_t);
    for (const Head& head : parts_.heads) {
        const std::size_t columns = columns_of(head.classes.size());
        places_.push_back({offset, columns, columns_, classes_});
        offset += 2 + columns;
        columns_ += columns;
        classes_ += head.classes.size();
    }
    row_size_ = offset + offset % 2;
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

// The row of a key that is not in the table yet; marks it as taken. Keys that differ in what no row holds share the
// first one's row at work, once in thousands of millions.
std::uint8_t* Model::row_for(std::uint64_t key) {
    std::size_t slot = first_slot(key);
    while (read_fingerprint(table_.data() + slot * row_size_) != 0) {
        slot = slot + 1 == slots_ ? 0 : slot + 1;
    }
    std::uint8_t* row = table_.data() + slot * row_size_;
    const std::uint32_t print = fingerprint(key);
    std::memcpy(row, &print, sizeof(print));
    return row;
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

// What a feature counts before the inverse document frequency, which each head has its own of.
float Model::value_of(const Feature& feature) const {
    return parts_.groups[feature.group].counted && feature.value != 1 ? 1 + std::log(feature.value) : feature.value;
}

// The plain way: look up a feature, add its weights. What is departed from: all features of a group are summed first
// and divided by the group's length at the end, since the length is only known then.
std::span<const Prediction> Model::predict(std::span<const Feature> features, Scratch& scratch) const {
    const std::size_t groups = parts_.groups.size();
    const std::size_t heads = places_.size();
    scratch.sums.assign(groups * columns_, 0);
    scratch.factors.assign(groups * heads, 0); // squares of the lengths, at first
    find_rows(features, scratch);
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Feature& feature = features[i];
        const std::uint8_t* row = scratch.rows[i];
        if (row == nullptr) {
            continue;
        }
        const bool counted = parts_.groups[feature.group].counted;
        const float plain = value_of(feature);
        float* sums = scratch.sums.data() + feature.group * columns_;
        float* squares = scratch.factors.data() + feature.group * heads;
        for (std::size_t h = 0; h < heads; ++h) {
            const Place& place = places_[h];
            const std::uint8_t* bytes = row + place.offset;
            if (bytes[1] == 0) {
                continue;
            }
            const float value = counted ? plain * idf_values_[bytes[0]] : plain;
            squares[h] += value * value;
            const float factor = value * scale_values_[bytes[1]];
            for (std::size_t c = 0; c < place.columns; ++c) {
                sums[place.first_column + c] += factor * static_cast<float>(static_cast<std::int8_t>(bytes[2 + c]));
            }
        }
    }
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t h = 0; h < heads; ++h) {
            float& factor = scratch.factors[g * heads + h];
            factor = parts_.groups[g].counted && factor > 0 ? 1 / std::sqrt(factor) : 1;
        }
    }
    scratch.scores.resize(classes_);
    scratch.predictions.resize(heads);
    for (std::size_t h = 0; h < heads; ++h) {
        scratch.predictions[h] = decide(h, scratch);
    }
    return scratch.predictions;
}

Prediction Model::decide(std::size_t number, Scratch& scratch) const {
    const Head& head = parts_.heads[number];
    const Place& place = places_[number];
    const std::span<float> scores = std::span(scratch.scores).subspan(place.first_class, head.classes.size());
    for (std::size_t c = 0; c < place.columns; ++c) {
        float score = head.constants[c];
        for (std::size_t g = 0; g < parts_.groups.size(); ++g) {
            score += scratch.sums[g * columns_ + place.first_column + c] * scratch.factors[g * places_.size() + number];
        }
        scores[c] = score;
    }
    if (place.columns == 1) { // class 1 is the positive one
        scores[1] = scores[0];
        scores[0] = -scores[0];
    }
    const Choice choice = choose(scores, head.biases);
    return {choice.best, probability(head.calibration, choice)};
}

void Model::explain(std::span<const Feature> features, std::size_t head, std::size_t label, const Scratch& scratch,
                    std::span<float> by_place) const {
    const Place& place = places_[head];
    const float sign = place.columns == 1 && label == 0 ? -1.0F : 1.0F;
    const std::size_t column = place.columns == 1 ? 0 : label;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Feature& feature = features[i];
        const std::uint8_t* row = scratch.rows[i];
        if (row == nullptr || feature.place >= by_place.size()) {
            continue;
        }
        const std::uint8_t* bytes = row + place.offset;
        const float idf = parts_.groups[feature.group].counted ? idf_values_[bytes[0]] : 1;
        by_place[feature.place] += bytes[1] == 0 ? 0
                                                 : sign * value_of(feature) * idf * scale_values_[bytes[1]] *
                                                       static_cast<float>(static_cast<std::int8_t>(bytes[2 + column])) *
                                                       scratch.factors[feature.group * places_.size() + head];
    }
}

} // namespace kummerkasten::learn
