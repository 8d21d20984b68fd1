// SPDX-License-Identifier: Apache-2.0
// Words whose letters hide behind digits or stand apart: "1d10t", "Arschl0ch", "i d i o t". Read as meant, byte for byte in the place
// of what was written, so that spans stay spans of the post.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::classify {

/// Writes the text with such words read as meant into `plain` and returns true; false, and nothing written, where there are
/// none (nearly always). A word counts if all its letters but the first are small, three of them at least, more than its
/// digits, and a digit stands inside, none at its end: "Tr0ttel" does; "RE5", "iphone13", "8uhr", "WP2026a" and addresses
/// do not. Four single letters or more with a blank between them are one word, with its blanks behind it.
/// Linear, one look at each byte.
[[nodiscard]] bool read_disguised(std::string_view text, std::string& plain);

} // namespace kummerkasten::classify
