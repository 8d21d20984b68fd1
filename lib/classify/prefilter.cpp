// SPDX-License-Identifier: Apache-2.0
#include "classify/prefilter.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace kummerkasten::classify {

namespace {

constexpr std::array<unsigned, 5> kHeadSizes{8, 6, 4, 3, 2};
static_assert(kShortestLiteral == 3); // of two bytes only at the beginning of a word

std::uint64_t load(const char* at, std::size_t size) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, size);
    return bytes;
}
// The first `size` of eight bytes as they lie in memory, the others zero. (On a big-endian machine literal and text would
// be cut at the same other end, and still agree.)
constexpr std::uint64_t cut(std::uint64_t bytes, unsigned size) {
    return size == 8 ? bytes : bytes & ((std::uint64_t{1} << (8 * size)) - 1);
}
constexpr std::uint64_t hash_of(std::uint64_t head, unsigned size) {
    const std::uint64_t mixed = (head + size) * 0x9E3779B97F4A7C15;
    return mixed ^ (mixed >> 32);
}

void set_bit(std::vector<std::uint64_t>& bits, std::uint64_t bit) { bits[bit / 64] |= std::uint64_t{1} << (bit % 64); }
bool has_bit(const std::vector<std::uint64_t>& bits, std::uint64_t bit) {
    return (bits[bit / 64] >> (bit % 64) & 1U) != 0;
}

constexpr std::array<bool, 256> word_bytes() {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 128; ++c) {
        table[c] = is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)) || c == '_';
    }
    return table;
}
constexpr std::array<bool, 256> kWordBytes = word_bytes();
bool is_word(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

} // namespace

Prefilter::Prefilter() : anywhere_grams_(kFilterBits / 64) {
    for (Index* index : {&at_word_start_, &anywhere_}) {
        index->filter.assign(kFilterBits / 64, 0);
        index->first.assign(kBuckets, kNone);
    }
}

void Prefilter::add(std::uint32_t rule, const Requirement& requirement) {
    wanted_.resize(rule + 1);
    begins_.resize(rule + 1);
    begins_[rule] = requirement.begins_with_first ? 1 : 0;
    if (requirement.elements.empty()) {
        always_.push_back(rule);
        return;
    }
    for (std::size_t i = 0; i < requirement.elements.size() && i < 8; ++i) {
        const auto bit = static_cast<std::uint8_t>(1U << i);
        wanted_[rule] = static_cast<std::uint8_t>(wanted_[rule] | bit);
        for (const Literal& literal : requirement.elements[i]) {
            add_literal(literal, rule, bit);
        }
    }
}

void Prefilter::add_literal(const Literal& literal, std::uint32_t rule, std::uint8_t bit) {
    const std::string_view text = literal.text;
    const unsigned size =
        *std::find_if(kHeadSizes.begin(), kHeadSizes.end() - 1, [&](unsigned n) { return text.size() >= n; });
    const std::uint64_t head = load(text.data(), size);
    const std::string_view rest = text.substr(size);
    Index& index = literal.word_start ? at_word_start_ : anywhere_;
    const std::uint64_t hash = hash_of(head, size);
    std::uint32_t& bucket = index.first[hash % kBuckets];
    std::uint32_t found = bucket;
    while (found != kNone && !(literals_[found].head == head && literals_[found].head_size == size &&
                               literals_[found].word_end == literal.word_end && literals_[found].rest == rest)) {
        found = literals_[found].next;
    }
    if (found == kNone) {
        found = static_cast<std::uint32_t>(literals_.size());
        literals_.push_back(
            {std::string(rest), head, bucket, kNone, static_cast<std::uint8_t>(size), literal.word_end});
        bucket = found;
        set_bit(index.filter, hash % kFilterBits);
        if (!literal.word_start) {
            set_bit(anywhere_grams_, hash_of(cut(head, 3), 3) % kFilterBits);
        }
    }
    uses_.push_back({rule, literals_[found].first_use, bit});
    literals_[found].first_use = static_cast<std::uint32_t>(uses_.size() - 1);
}

void Prefilter::search(const Index& index, const std::string& text, std::size_t at, std::uint64_t bytes,
                       Scratch& scratch) const {
    for (const unsigned size : kHeadSizes) {
        const std::uint64_t head = cut(bytes, size);
        const std::uint64_t hash = hash_of(head, size);
        if (!has_bit(index.filter, hash % kFilterBits)) {
            continue;
        }
        for (std::uint32_t i = index.first[hash % kBuckets]; i != kNone; i = literals_[i].next) {
            const Filed& literal = literals_[i];
            const std::size_t end = at + size + literal.rest.size();
            if (literal.head != head || literal.head_size != size || end >= text.size() ||
                text.compare(at + size, literal.rest.size(), literal.rest) != 0 ||
                (literal.word_end && is_word(text[end]))) {
                continue;
            }
            for (std::uint32_t use = literal.first_use; use != kNone; use = uses_[use].next) {
                const auto [rule, next, bit] = uses_[use];
                std::uint8_t& met = scratch.met[rule];
                if (met == 0) {
                    scratch.touched.push_back(rule);
                }
                met = static_cast<std::uint8_t>(met | bit);
                if (bit == 1 && begins_[rule] != 0) {
                    scratch.starts.push_back({rule, static_cast<std::uint32_t>(at)});
                }
            }
        }
    }
}

void Prefilter::find(std::string_view folded, Scratch& scratch) const {
    scratch.met.resize(wanted_.size());
    scratch.touched.clear();
    scratch.starts.clear();
    scratch.candidates.assign(always_.begin(), always_.end());
    std::string& text = scratch.searched;
    text.assign(folded);
    for (char& c : text) {
        c = is_ascii_digit(c) ? kAnyDigit : c;
    }
    text.append(kPadding, '\0'); // holds nothing that a literal has, so none reaches into it
    bool inside = false;         // a word
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const std::uint64_t bytes = load(text.data() + i, 8);
        const bool word = is_word(text[i]);
        if (word && !inside) {
            search(at_word_start_, text, i, bytes, scratch);
        }
        inside = word;
        if (has_bit(anywhere_grams_, hash_of(cut(bytes, 3), 3) % kFilterBits)) {
            search(anywhere_, text, i, bytes, scratch);
        }
    }
    for (const std::uint32_t rule : scratch.touched) {
        if (scratch.met[rule] == wanted_[rule]) {
            scratch.candidates.push_back(rule);
        }
    }
    std::sort(scratch.candidates.begin(), scratch.candidates.end());
    std::erase_if(scratch.starts, [&](const Start& start) { return scratch.met[start.rule] != wanted_[start.rule]; });
    std::sort(scratch.starts.begin(), scratch.starts.end());
    scratch.starts.erase(std::unique(scratch.starts.begin(), scratch.starts.end()), scratch.starts.end());
    for (const std::uint32_t rule : scratch.touched) {
        scratch.met[rule] = 0;
    }
}

} // namespace kummerkasten::classify
