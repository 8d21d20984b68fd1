// SPDX-License-Identifier: Apache-2.0
// Finds which of many literals stand in a text, in one pass, and from that which rules are worth trying.
//
// Departures from the plain way (a loop of find over the literals, which the tests keep as the reference), in the order of
// what they gain (scripts/bench, 2026-11; the shipped rules have 9,700 literals, a post of 110 bytes has 30 of them):
//   1. Literals that begin a word are only looked for where a word begins.
//   2. Only the element of a rule whose literals are longest, so rarest, is looked for; what else the rule requires ("ich",
//      "nicht", which stand in every second post) is asked when that was found.
//   3. Nor is a rule tried that needs a "?" or a digit where there is none.
//   4. A literal is filed under its first 4 bytes (its head; 3 or 2 where it is shorter). Most heads of a text are no
//      literal's, which one bit of a filter tells that stays in the first-level cache.
//   5. What is behind the head is at most 8 bytes, so that literals with the same head lie side by side and each costs one
//      masked comparison.
#pragma once

#include "text/literals.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::text {

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
        std::vector<std::uint32_t> candidates; ///< rules that may match, rising
        std::vector<Start> starts;             ///< of those that begin with a literal, where; rising

    private:
        friend class Prefilter;
        struct Place {
            std::uint32_t offset = 0;
            std::uint16_t head_size = 0;
            bool word_start = false;
        };
        std::string text;                       ///< with every digit as '0', and zeros behind it
        std::vector<Place> places;              ///< where heads of literals may stand, and room for more
        std::vector<std::uint32_t> word_starts; ///< offsets
        std::array<std::uint64_t, 64> heads{};  ///< which heads begin words: a bit for each, by hash
        std::uint64_t signs = 0;                ///< that stand in the text
        std::vector<std::uint8_t> met;          ///< by rule: a literal was found
        std::vector<std::uint32_t> touched;     ///< rules whose `met` is set
    };

    Prefilter() = default;

    /// Rule number i requires requirements[i].
    explicit Prefilter(std::span<const Requirement> requirements);

    /// Leaves the rules that may match `folded` in scratch.candidates and scratch.starts. Linear in the text and the
    /// literals met.
    void find(std::string_view folded, Scratch& scratch) const;

    /// Are the starts of this rule the places of the element that is looked for anyhow? Others have to be searched for.
    [[nodiscard]] static bool has_free_starts(const Requirement& requirement);

private:
    static constexpr std::size_t kFilterBits = std::size_t{1} << 16U;
    using Filter = std::array<std::uint64_t, kFilterBits / 64>;

    /// A literal, ready to be compared.
    struct Piece {
        std::uint64_t head = 0, rest = 0;
        std::uint8_t head_size = 0, rest_size = 0;
        bool word_start = false, word_end = false;

        explicit Piece(const Literal& literal);
        [[nodiscard]] bool stands_at(const char* text) const;
    };
    struct Range {
        std::uint32_t first = 0, size = 0;
    };
    struct RuleEntry {
        std::uint64_t signs = 0;      ///< that a match holds
        bool begins_with_key = false; ///< its matches begin where the filed element begins
        Range others;                 ///< of elements_: what it requires besides
        Range openings;               ///< of openings_: what its matches begin with; empty where that is not known
    };
    struct Filed {
        std::uint64_t rest = 0; ///< what the head has not
        std::uint32_t first_use = 0;
        std::uint16_t uses = 0;
        std::uint8_t rest_size = 0;
        bool word_end = false;
    };
    /// The literals that have one head.
    struct Slot {
        std::uint32_t head = 0;
        std::uint32_t first = 0;
        std::uint16_t literals = 0; ///< 0: the slot is free
        std::uint16_t head_size = 0;
    };
    /// Literals by head: an open-addressed hash table, a power of two, at most a quarter full.
    struct Index {
        std::vector<Slot> slots;
        Filter filter{};
    };
    struct Wish; // a literal to be filed, and the rule that requires it

    void add(std::uint32_t rule, const Requirement& requirement, std::vector<Wish>& wishes);
    void file(std::span<const Wish> wishes, Index& index);
    /// Fills word_starts, heads and places; returns the number of places.
    std::size_t find_places(std::size_t size, Scratch& scratch) const;
    void look_up(Scratch::Place place, Scratch& scratch) const;
    [[nodiscard]] bool others_met(const RuleEntry& rule, const Scratch& scratch) const;

    Index at_word_start_; ///< literals that begin a word: nearly all of them
    Index anywhere_;
    Filter anywhere_grams_{}; ///< the first three bytes of those in anywhere_
    std::vector<Filed> literals_;
    std::vector<std::uint32_t> uses_; ///< rules
    std::vector<RuleEntry> rules_;
    std::vector<Range> elements_;      ///< of heads_
    std::vector<std::uint16_t> heads_; ///< bits of Scratch::heads
    std::vector<Piece> openings_;
    std::vector<std::uint32_t> always_; ///< rules that require no literal
};

} // namespace kummerkasten::text
