// SPDX-License-Identifier: Apache-2.0
// The Unicode questions that need tables, answered by utf8proc: normal form, grapheme clusters, classes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kummerkasten::text {

/// NFC of valid UTF-8. Text without any character that could change (the everyday case) is returned as it is, as is text
/// with more than 30 marks on one letter, which no language writes.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// Extended grapheme clusters (UAX #29): what a person counts as characters, and Bluesky and Mastodon too.
[[nodiscard]] std::size_t count_graphemes(std::string_view text);

/// Byte offset behind the first `most` grapheme clusters.
[[nodiscard]] std::size_t offset_after_graphemes(std::string_view text, std::size_t most);

[[nodiscard]] bool is_letter(char32_t character);
[[nodiscard]] bool is_mark(char32_t character);
[[nodiscard]] bool is_digit(char32_t character); ///< of any script
[[nodiscard]] bool is_upper(char32_t character);
[[nodiscard]] bool is_space(char32_t character);
[[nodiscard]] char32_t to_lower(char32_t character);

/// A pictograph that people use as emoji (blocks of emoji-data.txt; digits, # and * are not counted).
[[nodiscard]] bool is_emoji(char32_t character);
/// Parts that only change the emoji before them: variation selectors, skin tones, joiners, tags, keycap.
[[nodiscard]] bool is_emoji_modifier(char32_t character);

} // namespace kummerkasten::text
