// SPDX-License-Identifier: Apache-2.0
// Folding makes spellings equal that mean the same: "Ärger", "aerger", "ÄRGER". Words are looked up and rules are matched
// on folded text.
//
// The invariant that the whole program leans on: folding keeps the LENGTH IN BYTES of every character, so a byte offset
// in the folded text is one in the text. German makes this easy, since "ä" and "ae" are both two bytes. The odd ones:
// "ẞ" (3 bytes) becomes "sss", which squeezing turns into "ss" on look-up; a letter whose lower case has another length
// (a handful, none of them German) stays as it is; a no-break space becomes two blanks.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::text {

/// Writes the folded form of `text` (valid UTF-8) into `out`, which gets the same size. Linear; ASCII is the fast path.
void fold(std::string_view text, std::string& out);
[[nodiscard]] std::string fold(std::string_view text);

/// Runs of three or more equal letters cut to two: "soooo" → "soo", "grosss" → "gross". Appends to `out`.
void append_squeezed(std::string& out, std::string_view folded);

/// Folded and squeezed: the form in which dictionaries keep a word.
[[nodiscard]] std::string dictionary_form(std::string_view word);

} // namespace kummerkasten::text
