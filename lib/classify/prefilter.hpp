// SPDX-License-Identifier: Apache-2.0
// Finds which of many literals stand in a text, in one pass, and from that which rules are worth trying.
//
// Departures from the plain way (a loop of find over the literals, which the tests keep as the reference): literals that
// begin a word are only looked for where a word begins; a literal is filed under its first 2, 3, 4, 6 or 8 bytes, so that
// the usual comparison is one of two machine words; most look-ups end at a bit of a filter that stays in the first-level
// cache. The shipped rules have some thousand literals.
#pragma once

#include "classify/literals.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

class Prefilter {
public:
    /// Where a match of a rule may begin.
    struct Start {
        std::uint32_t rule = 0;
        std::uint32_t offset = 0;
        friend auto operator<=>(const Start&, const Start&) = default;
    };

    /// A thread's memory for `find`, and its result.
    struct Scratch {
        std::string searched;          ///< the text with every digit as '0', and kPadding bytes behind it
        std::vector<std::uint8_t> met; ///< by rule: bit i is set where an alternative of element i was found
        std::vector<std::uint32_t> touched;
        std::vector<std::uint32_t> candidates; ///< rules that may match, rising
        std::vector<Start> starts;             ///< of those that begin with a literal, where; rising
    };

    Prefilter();

    /// Adds rule number `rule` with what it requires. Numbers rise by one from 0.
    void add(std::uint32_t rule, const Requirement& requirement);

    /// Leaves the rules that may match `folded` in scratch.candidates and scratch.starts. Linear in the text and the
    /// literals met.
    void find(std::string_view folded, Scratch& scratch) const;

    /// Are the starts of this rule known? Then it can begin nowhere else.
    [[nodiscard]] bool knows_starts(std::uint32_t rule) const { return begins_[rule] != 0; }

private:
    struct Use {
        std::uint32_t rule = 0;
        std::uint32_t next = kNone; ///< the next rule that wants the literal
        std::uint8_t bit = 0;       ///< of the element
    };
    struct Filed {
        std::string rest; ///< what the head has not
        std::uint64_t head = 0;
        std::uint32_t next = kNone; ///< the next one in the bucket
        std::uint32_t first_use = kNone;
        std::uint8_t head_size = 0;
        bool word_end = false;
    };
    /// Literals by the hash of their head.
    struct Index {
        std::vector<std::uint64_t> filter;
        std::vector<std::uint32_t> first;
    };
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    static constexpr std::size_t kFilterBits = std::size_t{1} << 17;
    static constexpr std::size_t kBuckets = std::size_t{1} << 14;
    static constexpr std::size_t kPadding = 8;

    void add_literal(const Literal& literal, std::uint32_t rule, std::uint8_t bit);
    void search(const Index& index, const std::string& text, std::size_t at, std::uint64_t bytes,
                Scratch& scratch) const;

    Index at_word_start_; ///< literals that begin a word: nearly all of them
    Index anywhere_;
    std::vector<std::uint64_t> anywhere_grams_; ///< filter on the first three bytes of those in anywhere_
    std::vector<Filed> literals_;
    std::vector<Use> uses_;
    std::vector<std::uint8_t> wanted_;  ///< by rule: the bits that make it a candidate
    std::vector<std::uint8_t> begins_;  ///< by rule: its matches begin with the first element
    std::vector<std::uint32_t> always_; ///< rules that require nothing
};

} // namespace kummerkasten::classify
