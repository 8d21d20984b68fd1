// SPDX-License-Identifier: Apache-2.0
// What can be said about the texts that a part of a pattern matches, and how that of a whole follows from that of its
// parts: one after the other, one of several, repeated. The same idea as RE2's own prefilter, with beginnings, ends and
// word boundaries.
#pragma once

#include "text/literals.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kummerkasten::text {

/// Stands for \b in Strings; no pattern and no text of ours holds this byte.
inline constexpr char kBoundary = '\1';

using Strings = std::vector<std::string>;

/// Where a part can stand for a few strings only (`is_exact`), these are both its heads and its tails; else each match
/// begins with one of the heads, ends with one of the tails (unless it may be empty and is), and holds one alternative
/// of each element of `required`.
struct Known {
    bool is_exact = false;
    bool may_be_empty = false; ///< "(?:\w+ )*": then there are no heads
    Strings heads;             ///< {""}: it can begin with anything
    Strings tails;             ///< not looked at where is_exact
    std::vector<Alternatives> required;
    std::uint64_t signs = 0; ///< that stand in each match; not looked at where is_exact, see signs_of
};

[[nodiscard]] Known exactly(Strings strings);
[[nodiscard]] Known anything();
[[nodiscard]] Known one_of(std::vector<Known> branches);
/// `least` to `most` copies; npos for any number.
[[nodiscard]] Known repeated(const Known& piece, std::size_t least, std::size_t most);

/// Parts one after the other.
class Sequence {
public:
    /// `at_boundary`: a word is known to begin or end where the sequence begins.
    explicit Sequence(bool at_boundary = false);

    void add(const Known& piece);
    [[nodiscard]] bool ends_at_boundary() const;
    /// The whole; leaves the sequence empty.
    [[nodiscard]] Known take();

private:
    Known whole_;
    std::uint64_t signs_ = 0; ///< of all pieces
    Strings run_{""};         ///< how what was read so far can end
};

/// The strings as literals, without their boundary marks; empty where one of them is too short to be looked for, or where
/// they are too many. Blanks at the ends are left out, since they only tell that a word begins or ends there.
[[nodiscard]] Alternatives literals_of(const Strings& strings);

/// Bits of the signs that stand in each match; see sign_bit.
[[nodiscard]] std::uint64_t signs_of(const Known& known);

/// How much the alternatives tell together, and the one that tells least.
[[nodiscard]] double rareness(const Alternatives& alternatives);
[[nodiscard]] double commonest(const Alternatives& alternatives);

} // namespace kummerkasten::text
