// SPDX-License-Identifier: Apache-2.0
// Which pieces of text must stand in a post before a pattern can match it at all. Computed from the pattern's text
// (RE2 syntax) without compiling it: RE2 takes some 170 µs to compile a rule, this takes a few.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::text {

/// Shorter pieces stand in too many posts to help; one less will do where a word begins with it.
inline constexpr std::size_t kShortestLiteral = 3;
/// Longer ones tell hardly more, and many that begin alike become one.
inline constexpr std::size_t kLongestLiteral = 12;

/// In literals each digit is a '0', whichever it is: so "[0-9]{5}" is a literal too. Texts are searched in the same form.
inline constexpr char kAnyDigit = '0';

/// A piece of text, and whether it must begin or end a word (ASCII letters, digits and "_", as for RE2's \b).
struct Literal {
    std::string text;
    bool word_start = false;
    bool word_end = false;
    friend bool operator==(const Literal&, const Literal&) = default;
};

/// Of the alternatives at least one must stand in the text.
using Alternatives = std::vector<Literal>;

struct Requirement {
    /// Every text that the pattern matches contains at least one alternative of each element. Empty where nothing can be
    /// said; never wrong on the unsafe side: in doubt an element is left out.
    std::vector<Alternatives> elements;
    /// Each match begins where one of the alternatives of elements[0] begins: it need be tried there only.
    bool begins_with_first = false;
    /// Signs and, as '0', digits that every match holds, see sign_bit: "?" in "wann .{0,40}\?".
    std::uint64_t signs = 0;
};

/// The bit of a byte in Requirement::signs; 0 for letters, for blanks, which stand in every text, and beyond ASCII. Some
/// signs share a bit ("[" and "{"): then a rule is tried in vain, no more.
[[nodiscard]] constexpr std::uint64_t sign_bit(char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (byte <= ' ' || byte > '~' || letter) {
        return 0;
    }
    return std::uint64_t{1} << (byte < 64 ? byte : byte % 32); // 33 to 63 are taken, 0 to 31 free
}

/// A byte of a word in the sense of \b.
[[nodiscard]] bool is_word_byte(char c);

/// A pattern that RE2 would refuse gives anything.
[[nodiscard]] Requirement required_literals(std::string_view pattern);

} // namespace kummerkasten::text
