// SPDX-License-Identifier: Apache-2.0
// A post's text for a person's eyes: wrapped, with the words that decided marked, and with nothing in it that could repaint
// a terminal or turn its letters round. Linear in the text.
#pragma once

#include "record/triage.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// The sheet that is written on.
struct Sheet {
    std::size_t width = 80; ///< columns
    bool colour = false;    ///< marks by bold and underline; otherwise [[words]] stand in brackets
};

/// Narrower sheets are written on as if they had this many columns.
inline constexpr std::size_t kLeastWidth = 40;

inline constexpr std::string_view kMarkOn = "\x1b[1;4m";
inline constexpr std::string_view kPaintOff = "\x1b[0m";

/// Appends `text` (valid UTF-8) in lines, each behind `indent` blanks and ended by a line feed. Its own line breaks stay, of
/// several empty lines one. `marks` are spans of `text` in any order; those that meet or overlap become one. What is
/// invisible is shown as \x1b or \u{202e}; of a pile of combining marks four stay; a word longer than a line is cut.
void append_marked(std::string& out, std::string_view text, std::vector<record::Span> marks, std::size_t indent,
                   const Sheet& sheet);

} // namespace kummerkasten::classify
