// SPDX-License-Identifier: Apache-2.0
#include "learn/model.hpp"

#include "base/error.hpp"
#include "learn/four_floats.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace kummerkasten::learn {

namespace {

constexpr std::size_t kStepSize = sizeof(float);
constexpr std::size_t kLine = 64;

std::size_t padded(std::size_t count) { return (count + 3) / 4 * 4; }

// A byte for the inverse document frequency: from 1 on 1…13.7 in steps of a twentieth; ln of a million rows is 13.8. 0: the
// head does not know the feature, which then counts nothing. No table: it is worked out for four heads at once.
template <class Floats> Floats idf_of(Floats byte) {
    const Floats known = byte * 0.05F + 0.95F;
    return known < byte ? known : byte;
}
std::uint8_t idf_byte(float idf) {
    return idf == 0 ? 0 : static_cast<std::uint8_t>(std::clamp(std::lround((idf - 0.95F) / 0.05F), 1L, 255L));
}

// Of weights with their frequency; no trainer makes larger ones.
constexpr float kLargestWeight = 4096;
constexpr float kMostSteps = 32767;

std::uint32_t fingerprint(std::uint64_t key) { return std::max(static_cast<std::uint32_t>(key), 1U); } // 0: free

float step_of(const std::uint8_t* row) {
    float step = 0;
    std::memcpy(&step, row, kStepSize);
    return step;
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
    set_up();
    // Half full: a look-up of an unknown key ends after two and a half slots on average.
    slots_.resize(keys.size() * 2 + 1);
    std::vector<std::vector<std::uint32_t>> places(heads.size(), std::vector<std::uint32_t>(keys.size(), kNoRow));
    for (std::size_t h = 0; h < heads.size(); ++h) {
        for (std::size_t i = 0; i < heads[h].keys.size(); ++i) {
            const auto found = std::lower_bound(keys.begin(), keys.end(), heads[h].keys[i]);
            places[h][static_cast<std::size_t>(found - keys.begin())] = static_cast<std::uint32_t>(i);
        }
    }
    std::vector<float> idf(padded_heads_), weights(padded_columns_);
    for (std::size_t row = 0; row < keys.size(); ++row) {
        std::fill(idf.begin(), idf.end(), 0.0F);
        std::fill(weights.begin(), weights.end(), 0.0F);
        for (std::size_t h = 0; h < heads.size(); ++h) {
            const std::uint32_t place = places[h][row];
            for (std::size_t c = 0; place != kNoRow && c < places_[h].columns; ++c) {
                idf[h] = heads[h].idf[place];
                weights[places_[h].first + c] = heads[h].weights[c][place];
            }
        }
        write(add_row(keys[row]), idf, weights);
    }
}

void Model::set_up() {
    std::size_t columns = 0;
    for (const Head& head : parts_.heads) {
        places_.push_back({columns, head.classes.size() == 2 ? 1 : head.classes.size()});
        columns += places_.back().columns;
    }
    padded_heads_ = padded(parts_.heads.size());
    padded_columns_ = padded(columns);
    const std::size_t size = kStepSize + padded_heads_ + 2 * padded_columns_;
    row_size_ = size <= kLine ? std::bit_ceil(size) : (size + kLine - 1) / kLine * kLine;
}

// Weights as training knows them, without their frequencies. Each is kept to 1 in 32767 of the largest of the row.
void Model::write(std::size_t number, std::span<const float> idf, std::span<const float> weights) {
    std::uint8_t* bytes = rows_.data()->bytes + number * row_size_;
    std::vector<float> whole(padded_columns_);
    float largest = 0;
    for (std::size_t h = 0; h < places_.size(); ++h) {
        bytes[kStepSize + h] = idf_byte(idf[h]);
        for (std::size_t c = places_[h].first; c < places_[h].first + places_[h].columns; ++c) {
            whole[c] = std::clamp(weights[c] * idf_of(static_cast<float>(bytes[kStepSize + h])), -kLargestWeight,
                                  kLargestWeight);
            largest = std::max(largest, std::fabs(whole[c]));
        }
    }
    const float step = largest / kMostSteps;
    std::memcpy(bytes, &step, kStepSize);
    for (std::size_t c = 0; c < whole.size(); ++c) {
        const float steps = step == 0 ? 0 : std::clamp(whole[c] / step, -kMostSteps, kMostSteps);
        const auto weight = static_cast<std::int16_t>(std::lround(steps));
        std::memcpy(bytes + kStepSize + padded_heads_ + 2 * c, &weight, sizeof(weight));
    }
}

void Model::read(std::size_t number, std::span<float> idf, std::span<float> weights) const {
    const std::uint8_t* bytes = row(number);
    for (std::size_t h = 0; h < places_.size(); ++h) {
        idf[h] = idf_of(static_cast<float>(bytes[kStepSize + h]));
        for (std::size_t c = places_[h].first; c < places_[h].first + places_[h].columns; ++c) {
            weights[c] = idf[h] == 0 ? 0 : weight(bytes, c) / idf[h];
        }
    }
}

std::optional<Model::Row> Model::row_of(std::uint64_t key, std::size_t head) const {
    const std::uint32_t number = find(key);
    if (number == kNoRow) {
        return std::nullopt;
    }
    std::vector<float> idf(padded_heads_), weights(padded_columns_);
    read(number, idf, weights);
    if (idf[head] == 0) {
        return std::nullopt;
    }
    const auto begin = weights.begin() + static_cast<std::ptrdiff_t>(places_[head].first);
    return Row{idf[head], {begin, begin + static_cast<std::ptrdiff_t>(places_[head].columns)}};
}

bool Model::set_row(std::uint64_t key, std::size_t head, const Row& row) {
    std::vector<float> idf(padded_heads_), weights(padded_columns_);
    std::uint32_t number = find(key);
    if (number != kNoRow) {
        read(number, idf, weights);
    } else if ((features_ + 1) * 20 > slots_.size() * 19) { // a look-up of an unknown key ends at a free slot
        return false;
    } else {
        number = add_row(key);
    }
    idf[head] = row.idf;
    std::copy(row.weights.begin(), row.weights.end(),
              weights.begin() + static_cast<std::ptrdiff_t>(places_[head].first));
    write(number, idf, weights);
    return true;
}

std::uint32_t Model::find(std::uint64_t key) const {
    const std::uint32_t print = fingerprint(key);
    for (std::size_t at = first_slot(key);; at = next_slot(at)) { // ends: a table is never full
        if (slots_[at].print == print) {
            return slots_[at].row;
        }
        if (slots_[at].print == 0) {
            return kNoRow;
        }
    }
}

// An empty row for a key that has none yet. Keys that differ in what no slot holds share the first one's row at work, once
// in thousands of millions.
std::uint32_t Model::add_row(std::uint64_t key) {
    std::size_t at = first_slot(key);
    while (slots_[at].print != 0) {
        at = next_slot(at);
    }
    slots_[at] = {fingerprint(key), static_cast<std::uint32_t>(features_++)};
    rows_.resize((features_ * row_size_ + kLine - 1) / kLine);
    return slots_[at].row;
}

// Of a table that came from a file: no slot names a row that is not there, and no row makes a score infinite.
bool Model::is_sound() const {
    std::size_t used = 0;
    for (const Slot& slot : slots_) {
        used += slot.print != 0 ? 1 : 0;
        if (slot.print != 0 && slot.row >= features_) {
            return false;
        }
    }
    for (std::size_t number = 0; number < features_; ++number) {
        const float step = step_of(row(number));
        if (!(step >= 0 && step <= kLargestWeight / kMostSteps)) {
            return false;
        }
    }
    return used == features_;
}

// A look-up is a cache miss, and its address is known long before it is needed: asking for it some features ahead hides
// most of the wait. The rows are asked for as soon as they are known, and needed when all are.
void Model::look_up(std::span<const Feature> features, Scratch& scratch) const {
    constexpr std::size_t kAhead = 12;
    std::vector<Scratch::Known>& known = scratch.known;
    known.clear();
    const std::size_t mask = std::bit_ceil(2 * features.size() + 1) - 1;
    scratch.met.assign(mask + 1, 0);
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (i + kAhead < features.size()) {
            __builtin_prefetch(slots_.data() + first_slot(features[i + kAhead].key));
        }
        const Feature& feature = features[i];
        const std::uint32_t number = find(feature.key);
        if (number == kNoRow || feature.group >= parts_.groups.size()) {
            continue;
        }
        std::size_t at = number & mask;
        while (scratch.met[at] != 0 && known[scratch.met[at] - 1].row != number) {
            at = (at + 1) & mask;
        }
        if (scratch.met[at] != 0) {
            known[scratch.met[at] - 1].value += feature.value;
            continue;
        }
        __builtin_prefetch(row(number));
        known.push_back({number, feature.value, feature.place, feature.group});
        scratch.met[at] = static_cast<std::uint32_t>(known.size());
    }
    add_up(scratch);
}

// A weight with its head's frequency.
float Model::weight(const std::uint8_t* row, std::size_t column) const {
    std::int16_t steps = 0;
    std::memcpy(&steps, row + kStepSize + padded_heads_ + 2 * column, sizeof(steps));
    return step_of(row) * static_cast<float>(steps);
}

// The plain way: look up a feature, add its weights. What is departed from: all features of a counted group are summed
// first and divided by the group's length at the end, since the length is only known then; and all heads are summed,
// asked or not: four at a time, nine heads cost what three did one by one.
void Model::add_up(Scratch& scratch) const {
    const std::size_t groups = parts_.groups.size();
    scratch.sums.assign((groups + 1) * padded_columns_, 0);
    scratch.squares.assign((groups + 1) * padded_heads_, 0);
    std::array<std::size_t, kMostGroups> kinds{};
    for (std::size_t g = 0; g < groups; ++g) {
        kinds[g] = parts_.groups[g].counted ? g : groups;
    }
    for (Scratch::Known& known : scratch.known) {
        const std::size_t kind = kinds[known.group];
        if (known.value != 1 && kind != groups) {
            known.value = 1 + std::log(known.value);
        }
        const std::uint8_t* bytes = row(known.row) + kStepSize;
        float* squares = scratch.squares.data() + kind * padded_heads_;
        for (std::size_t h = 0; h < padded_heads_; h += 4) {
            const FourFloats value = known.value * idf_of(four_bytes(bytes + h));
            store_four(load_four(squares + h) + value * value, squares + h);
        }
        bytes += padded_heads_;
        const float step = known.value * step_of(row(known.row)) / kShortIsTimes;
        float* sums = scratch.sums.data() + kind * padded_columns_;
        for (std::size_t c = 0; c < padded_columns_; c += 4) {
            store_four(load_four(sums + c) + step * four_shorts(bytes + 2 * c), sums + c);
        }
    }
}

float Model::factor(std::size_t group, std::size_t head, const Scratch& scratch) const {
    const float square = scratch.squares[group * padded_heads_ + head];
    return parts_.groups[group].counted && square > 0 ? 1 / std::sqrt(square) : 1;
}

void Model::score(std::size_t number, Scratch& scratch) const {
    const Head& head = parts_.heads[number];
    const Place place = places_[number];
    const float* sums = scratch.sums.data() + place.first;
    scratch.scores.assign(head.constants.begin(), head.constants.end());
    for (std::size_t g = 0; g <= parts_.groups.size(); ++g, sums += padded_columns_) {
        const float share = g == parts_.groups.size() ? 1 : factor(g, number, scratch);
        for (std::size_t c = 0; c < place.columns; ++c) {
            scratch.scores[c] += share * sums[c];
        }
    }
    if (place.columns == 1) { // class 1 is the positive one
        scratch.scores.push_back(scratch.scores[0]);
        scratch.scores[0] = -scratch.scores[0];
    }
}

Prediction Model::predict(std::size_t number, Scratch& scratch) const {
    score(number, scratch);
    const Head& head = parts_.heads[number];
    const Choice choice = choose(scratch.scores, head.biases);
    return {choice.best, probability(head.calibration, choice)};
}

void Model::explain(std::size_t head, std::size_t label, const Scratch& scratch, std::span<float> by_place) const {
    const Place place = places_[head];
    const float sign = place.columns == 1 && label == 0 ? -1.0F : 1.0F;
    const std::size_t column = place.first + (place.columns == 1 ? 0 : label);
    std::array<float, kMostGroups> factors{};
    for (std::size_t g = 0; g < parts_.groups.size(); ++g) {
        factors[g] = sign * factor(g, head, scratch);
    }
    for (const Scratch::Known& known : scratch.known) {
        if (known.place < by_place.size()) {
            by_place[known.place] += factors[known.group] * known.value * weight(row(known.row), column);
        }
    }
}

} // namespace kummerkasten::learn
