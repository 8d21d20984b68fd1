// SPDX-License-Identifier: Apache-2.0
// The gate for bytes: everything behind it is valid UTF-8. Invalid parts become U+FFFD, as many as the Unicode standard
// recommends (one for each maximal subpart, section 3.9) and as ICU and browsers do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kummerkasten::text {

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

struct Repaired {
    std::string text;
    std::size_t replacements = 0;
    std::size_t first_invalid = 0; ///< byte offset in the input; only where replacements > 0
};
[[nodiscard]] Repaired repair_utf8(std::string_view bytes);

/// Decodes the character at `offset` of valid UTF-8 and moves `offset` behind it.
[[nodiscard]] char32_t next_character(std::string_view text, std::size_t& offset);
void append_utf8(std::string& out, char32_t character);

/// Bytes of the character that `lead` begins; 1 for a continuation byte.
[[nodiscard]] constexpr std::size_t sequence_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}
[[nodiscard]] constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The longest prefix of at most `most` bytes that ends on a character boundary.
[[nodiscard]] std::string_view prefix(std::string_view text, std::size_t most);

/// Number of characters (code points) in valid UTF-8.
[[nodiscard]] std::size_t count_characters(std::string_view text);

} // namespace kummerkasten::text
