// SPDX-License-Identifier: Apache-2.0
#include "classify/prefilter.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <cstring>

namespace kummerkasten::classify {

namespace {

// Literals are filed under their first four bytes, those of three bytes under three.
constexpr std::size_t kGram = 4;
static_assert(kShortestLiteral == kGram - 1);

std::uint32_t load_gram(const char* at) {
    std::uint32_t gram = 0;
    std::memcpy(&gram, at, kGram);
    return gram;
}
std::uint32_t load_short_gram(const char* at) {
    unsigned char bytes[3];
    std::memcpy(bytes, at, 3);
    return static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8U |
           static_cast<std::uint32_t>(bytes[2]) << 16U;
}
std::uint32_t hash_of(std::uint32_t gram) {
    gram *= 0x9E3779B1U;
    return gram ^ (gram >> 15U);
}

} // namespace

void Prefilter::add(std::uint32_t rule, const std::vector<Alternatives>& required) {
    wanted_.resize(rule + 1);
    if (required.empty()) {
        always_.push_back(rule);
        return;
    }
    for (std::size_t i = 0; i < required.size() && i < 8; ++i) {
        const auto bit = static_cast<std::uint8_t>(1U << i);
        wanted_[rule] = static_cast<std::uint8_t>(wanted_[rule] | bit);
        for (const std::string& text : required[i]) {
            add_literal(text, rule, bit);
        }
    }
}

void Prefilter::add_literal(const std::string& text, std::uint32_t rule, std::uint8_t bit) {
    const std::uint32_t hash = hash_of(text.size() >= kGram ? load_gram(text.data()) : load_short_gram(text.data()));
    std::uint32_t* link = &first_[hash % kBuckets];
    while (*link != kNone && literals_[*link].text != text) {
        link = &literals_[*link].next;
    }
    if (*link == kNone) {
        *link = static_cast<std::uint32_t>(literals_.size()); // before push_back, which may move what link points to
        literals_.push_back({text, kNone, {}});
        filter_[hash % kFilterBits / 64] |= std::uint64_t{1} << (hash % 64);
        literals_.back().rules.emplace_back(rule, bit);
    } else {
        literals_[*link].rules.emplace_back(rule, bit);
    }
}

void Prefilter::search(std::uint32_t hash, std::string_view rest, Scratch& scratch) const {
    for (std::uint32_t i = first_[hash % kBuckets]; i != kNone; i = literals_[i].next) {
        const Literal& literal = literals_[i];
        if (!rest.starts_with(literal.text)) {
            continue;
        }
        for (const auto& [rule, bit] : literal.rules) {
            if (scratch.met[rule] == 0) {
                scratch.touched.push_back(rule);
            }
            scratch.met[rule] = static_cast<std::uint8_t>(scratch.met[rule] | bit);
        }
    }
}

void Prefilter::find(std::string_view folded, Scratch& scratch) const {
    scratch.met.resize(wanted_.size());
    scratch.touched.clear();
    scratch.candidates.assign(always_.begin(), always_.end());
    scratch.searched.assign(folded);
    for (char& c : scratch.searched) {
        c = is_ascii_digit(c) ? kAnyDigit : c;
    }
    const std::string_view text = scratch.searched;
    const auto in_filter = [this](std::uint32_t hash) {
        return (filter_[hash % kFilterBits / 64] >> (hash % 64) & 1U) != 0;
    };
    for (std::size_t i = 0; i + kShortestLiteral <= text.size(); ++i) {
        const std::uint32_t three = hash_of(load_short_gram(text.data() + i));
        const bool short_one = in_filter(three);
        if (short_one) {
            search(three, text.substr(i), scratch);
        }
        if (i + kGram <= text.size()) {
            const std::uint32_t four = hash_of(load_gram(text.data() + i));
            if (in_filter(four) && !(short_one && four % kBuckets == three % kBuckets)) {
                search(four, text.substr(i), scratch);
            }
        }
    }
    for (const std::uint32_t rule : scratch.touched) {
        if (scratch.met[rule] == wanted_[rule]) {
            scratch.candidates.push_back(rule);
        }
        scratch.met[rule] = 0;
    }
    std::sort(scratch.candidates.begin(), scratch.candidates.end());
}

} // namespace kummerkasten::classify
