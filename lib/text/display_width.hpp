// SPDX-License-Identifier: Apache-2.0
// How many columns of a terminal a text takes: letters one, CJK and emoji two, combining marks none, an emoji sequence (skin
// tone, joiner, flag) two as a whole. Terminals differ in the fine print; this is what the common ones agree on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kummerkasten::text {

/// `text` is valid UTF-8 without control characters (see clean_line).
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text, or as much of it as fits in `columns` with "…" behind it. Never cuts within a cluster.
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t columns);

/// Appends `text` and blanks up to `columns`, the blanks in front where `right`. Longer text is not cut.
void append_padded(std::string& out, std::string_view text, std::size_t columns, bool right = false);

} // namespace kummerkasten::text
