// SPDX-License-Identifier: Apache-2.0
// Small helpers on byte strings that the standard library lacks. ASCII only; text of people belongs to lib/text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten {

[[nodiscard]] constexpr bool is_ascii_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool is_ascii_alnum(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
[[nodiscard]] constexpr char to_ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

[[nodiscard]] std::string to_ascii_lower(std::string_view text);
[[nodiscard]] constexpr char to_ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
[[nodiscard]] bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);

/// Without ASCII white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// All fields, empty ones included; "" gives one empty field.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// Text of strangers made safe to print on one line of a terminal: control characters (C0, DEL, and C1 in UTF-8)
/// as \n, \t or \xNN. Everything else unchanged.
[[nodiscard]] std::string escape_controls(std::string_view text);

/// 'text' in single quotes, controls escaped, cut after `most` bytes on a character boundary with "…".
[[nodiscard]] std::string in_quotes(std::string_view text, std::size_t most = 60);

/// The candidate nearest to `word` by edit distance, where at most a third of its letters differ: for "did you mean".
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

/// "a, b or c", for messages that say what is allowed.
[[nodiscard]] std::string list_of(std::span<const std::string_view> words);

/// "1 post", "3 posts".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun);

} // namespace kummerkasten
