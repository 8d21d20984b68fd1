// SPDX-License-Identifier: Apache-2.0
// Finds which of many literals stand in a text, in one pass, and from that which rules are worth trying. Most positions
// of a text end at one bit of a filter that lies in the first-level cache; the rest compare a few literals.
#pragma once

#include "classify/literals.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

class Prefilter {
public:
    /// A thread's memory for `candidates`.
    struct Scratch {
        std::string searched; ///< the text with every digit as '0'
        std::vector<std::uint8_t> met; ///< by rule: bit i is set where an alternative of element i was found
        std::vector<std::uint32_t> touched;
        std::vector<std::uint32_t> candidates;
    };

    Prefilter() : filter_(kFilterBits / 64), first_(kBuckets, kNone) {}

    /// Adds rule number `rule` with what it requires. Numbers rise by one from 0.
    void add(std::uint32_t rule, const std::vector<Alternatives>& required);

    /// Leaves the rules that may match `folded` in scratch.candidates, rising. Linear in the text and the literals met.
    void find(std::string_view folded, Scratch& scratch) const;

private:
    struct Literal {
        std::string text;
        std::uint32_t next = kNone; ///< the next one with the same beginning
        std::vector<std::pair<std::uint32_t, std::uint8_t>> rules; ///< rule, bit of the element
    };
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    static constexpr std::size_t kFilterBits = std::size_t{1} << 16;
    static constexpr std::size_t kBuckets = std::size_t{1} << 12;

    void add_literal(const std::string& text, std::uint32_t rule, std::uint8_t bit);
    void search(std::uint32_t hash, std::string_view rest, Scratch& scratch) const;

    std::vector<std::uint64_t> filter_;
    std::vector<std::uint32_t> first_; ///< by hash of the beginning
    std::vector<Literal> literals_;
    std::vector<std::uint8_t> wanted_; ///< by rule: the bits that make it a candidate
    std::vector<std::uint32_t> always_; ///< rules that require nothing
};

} // namespace kummerkasten::classify
