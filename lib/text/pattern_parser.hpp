// SPDX-License-Identifier: Apache-2.0
// Reads a pattern in RE2 syntax, as far as rules use it, for what it says about the texts that it matches. What it does
// not know (flags, \Q, \x41 …) makes it say nothing. RE2 alone decides whether a pattern is valid.
#pragma once

#include "text/pattern_strings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::text {

/// Linear in the pattern but for groups that are repeated, which are read twice.
[[nodiscard]] Known read_pattern(std::string_view pattern);

/// "a|(?:b|c)|d" → "a", "(?:b|c)", "d": what the "|" outside of groups and classes part.
[[nodiscard]] std::vector<std::string_view> branches_of(std::string_view pattern);

/// The same where a branch is one group between word boundaries: "\b(a|b)\b|c" → "\ba\b", "\bb\b", "c". A pattern finds
/// what the leftmost match of its branches is, of those that begin together the first one's.
[[nodiscard]] std::vector<std::string> opened_branches_of(std::string_view pattern);

} // namespace kummerkasten::text
