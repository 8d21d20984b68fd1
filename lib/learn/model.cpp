// SPDX-License-Identifier: Apache-2.0
#include "learn/model.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kummerkasten::learn {

namespace {

// A byte for the inverse document frequency: from 1 on 1…13.7 in steps of a twentieth; ln of a million rows is 13.8. 0: the
// head does not know the feature, which then counts nothing.
constexpr float kIdfStep = 0.05F;
float idf_of(std::size_t byte) { return byte == 0 ? 0 : 1 + kIdfStep * static_cast<float>(byte - 1); }
std::uint8_t idf_byte(float idf) {
    return static_cast<std::uint8_t>(std::clamp(std::lround((idf - 1) / kIdfStep) + 1, 1L, 255L));
}

// A byte for a head's largest weight in a row: powers of 2^(1/8) from 2^-24 to 2^7.9. Rounded up, so that ±127 holds all
// of it.
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
        std::vector<float> weights(learnt.weights.size());
        for (std::size_t i = 0; i < learnt.keys.size(); ++i) {
            const auto found = std::lower_bound(keys.begin(), keys.end(), learnt.keys[i]);
            for (std::size_t c = 0; c < learnt.weights.size(); ++c) {
                weights[c] = learnt.weights[c][i];
            }
            write(rows[static_cast<std::size_t>(found - keys.begin())], h, learnt.idf[i], weights);
        }
    }
}

// A head's bytes in a row.
void Model::write(std::uint8_t* row, std::size_t head, float idf, std::span<const float> weights) const {
    std::uint8_t* bytes = row + places_[head].offset;
    float largest = 0;
    for (const float weight : weights) {
        largest = std::max(largest, std::fabs(weight));
    }
    bytes[0] = idf_byte(idf);
    bytes[1] = scale_byte(largest);
    for (std::size_t c = 0; c < weights.size(); ++c) {
        const long rounded = std::lround(weights[c] / scale_values_[bytes[1]]);
        bytes[2 + c] = static_cast<std::uint8_t>(static_cast<std::int8_t>(std::clamp(rounded, -127L, 127L)));
    }
}

std::optional<Model::Row> Model::row_of(std::uint64_t key, std::size_t head) const {
    const std::uint8_t* row = find(key);
    const std::uint8_t* bytes = row == nullptr ? nullptr : row + places_[head].offset;
    if (bytes == nullptr || bytes[0] == 0) {
        return std::nullopt;
    }
    Row known;
    known.idf = idf_values_[bytes[0]];
    for (std::size_t c = 0; c < places_[head].columns; ++c) {
        known.weights.push_back(scale_values_[bytes[1]] * static_cast<float>(static_cast<std::int8_t>(bytes[2 + c])));
    }
    return known;
}

bool Model::set_row(std::uint64_t key, std::size_t head, const Row& row) {
    if (find(key) == nullptr) {
        if ((features_ + 1) * 20 > slots_ * 19) { // a look-up of an unknown key ends at a free slot
            return false;
        }
        write(row_for(key), head, row.idf, row.weights);
        ++features_;
        return true;
    }
    write(table_.data() + (find(key) - table_.data()), head, row.idf, row.weights);
    return true;
}

void Model::set_up() {
    std::size_t offset = sizeof(std::uint32_t);
    for (const Head& head : parts_.heads) {
        const std::size_t columns = columns_of(head.classes.size());
        places_.push_back({offset, columns});
        offset += 2 + columns;
    }
    row_size_ = offset + offset % 2;
    for (std::size_t byte = 0; byte < 256; ++byte) {
        idf_values_[byte] = idf_of(byte);
        scale_values_[byte] = scale_of(byte);
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
void Model::look_up(std::span<const Feature> features, Scratch& scratch) const {
    constexpr std::size_t kAhead = 12;
    scratch.known.clear();
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (i + kAhead < features.size()) {
            __builtin_prefetch(table_.data() + first_slot(features[i + kAhead].key) * row_size_);
        }
        const Feature& feature = features[i];
        const std::uint8_t* row = feature.group < parts_.groups.size() ? find(feature.key) : nullptr;
        if (row != nullptr) {
            const bool damped = parts_.groups[feature.group].counted && feature.value != 1;
            const float value = damped ? 1 + std::log(feature.value) : feature.value;
            scratch.known.push_back({row, value, feature.place, feature.group});
        }
    }
}

// Sums of the known features' weights by group and column, and of their squares by group. Features of a group mostly stand
// together, so that their sums stay in registers until another group comes.
template <std::size_t kColumns> void Model::add_up(Place place, Scratch& scratch, Squares& squares) const {
    std::array<float, kColumns> sums{};
    float square = 0;
    std::size_t group = 0;
    const auto store = [&] {
        for (std::size_t c = 0; c < kColumns; ++c) {
            scratch.sums[group * kColumns + c] += sums[c];
        }
        squares[group] += square;
        sums.fill(0);
        square = 0;
    };
    for (const Scratch::Known& known : scratch.known) {
        if (known.group != group) {
            store();
            group = known.group;
        }
        const std::uint8_t* bytes = known.row + place.offset;
        const float value = known.value * idf_values_[bytes[0]];
        square += value * value;
        const float factor = value * scale_values_[bytes[1]];
        for (std::size_t c = 0; c < kColumns; ++c) {
            sums[c] += factor * static_cast<float>(static_cast<std::int8_t>(bytes[2 + c]));
        }
    }
    store();
}

// The same for any number of columns.
void Model::add_up_all(Place place, Scratch& scratch, Squares& squares) const {
    for (const Scratch::Known& known : scratch.known) {
        const std::uint8_t* bytes = known.row + place.offset;
        const float value = known.value * idf_values_[bytes[0]];
        squares[known.group] += value * value;
        const float factor = value * scale_values_[bytes[1]];
        float* sums = scratch.sums.data() + known.group * place.columns;
        for (std::size_t c = 0; c < place.columns; ++c) {
            sums[c] += factor * static_cast<float>(static_cast<std::int8_t>(bytes[2 + c]));
        }
    }
}

// The plain way: look up a feature, add its weights. What is departed from: all features of a group are summed first
// and divided by the group's length at the end, since the length is only known then.
Prediction Model::predict(std::size_t number, Scratch& scratch) const {
    const Head& head = parts_.heads[number];
    const Place place = places_[number];
    const std::size_t groups = parts_.groups.size();
    scratch.sums.assign(groups * place.columns, 0);
    Squares squares{};
    switch (place.columns) { // the usual numbers as constants: four times as fast
    case 1: add_up<1>(place, scratch, squares); break;
    case 3: add_up<3>(place, scratch, squares); break;
    case 6: add_up<6>(place, scratch, squares); break;
    default: add_up_all(place, scratch, squares); break;
    }
    scratch.scores.assign(head.constants.begin(), head.constants.end());
    for (std::size_t g = 0; g < groups; ++g) {
        scratch.factors[g] = parts_.groups[g].counted && squares[g] > 0 ? 1 / std::sqrt(squares[g]) : 1;
        for (std::size_t c = 0; c < place.columns; ++c) {
            scratch.scores[c] += scratch.sums[g * place.columns + c] * scratch.factors[g];
        }
    }
    if (place.columns == 1) { // class 1 is the positive one
        scratch.scores.push_back(scratch.scores[0]);
        scratch.scores[0] = -scratch.scores[0];
    }
    const Choice choice = choose(scratch.scores, head.biases);
    return {choice.best, probability(head.calibration, choice)};
}

void Model::explain(std::size_t head, std::size_t label, const Scratch& scratch, std::span<float> by_place) const {
    const Place place = places_[head];
    const float sign = place.columns == 1 && label == 0 ? -1.0F : 1.0F;
    const std::size_t column = place.columns == 1 ? 0 : label;
    for (const Scratch::Known& known : scratch.known) {
        if (known.place < by_place.size()) {
            const std::uint8_t* bytes = known.row + place.offset;
            by_place[known.place] += sign * known.value * idf_values_[bytes[0]] * scale_values_[bytes[1]] *
                                     static_cast<float>(static_cast<std::int8_t>(bytes[2 + column])) *
                                     scratch.factors[known.group];
        }
    }
}

} // namespace kummerkasten::learn
