// SPDX-License-Identifier: Apache-2.0
// Small services for putting phrases together: capitals where sentences begin, blanks where slots stayed empty, Swiss
// spelling, and texts of others made fit for one line. All take and return valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kummerkasten::draft {

/// With a capital first letter; what is no small letter stays.
[[nodiscard]] std::string capitalised(std::string_view text);

/// One blank instead of several, none in front of a comma, full stop, colon or question mark: what an empty slot leaves.
void tidy_blanks(std::string& text);

/// As the Swiss write: "ss" for "ß". Links stay as they are.
[[nodiscard]] std::string swiss(std::string_view text);

/// A text from a profile, incident or post for use in a slot: control and invisible characters and braces removed, white
/// space made single blanks, trimmed. Empty where it would be longer than `most` bytes.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t most);

/// `text` without a full stop, comma or blank at its end, for a slot that is followed by one.
[[nodiscard]] std::string_view without_full_stop(std::string_view text);

/// Characters that no public text of ours may hold: controls but for the line break, marks of direction, separators,
/// private use, the replacement character.
[[nodiscard]] bool is_unprintable(char32_t character);

} // namespace kummerkasten::draft
