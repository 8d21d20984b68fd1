// SPDX-License-Identifier: Apache-2.0
// Top domains: the last labels of a host, as the Public Suffix List knows them (libpsl).
#pragma once

#include <cstddef>
#include <string_view>

namespace kummerkasten::text {

/// Longest top domain in bytes; that in letters of other scripts has 33 now.
inline constexpr std::size_t kLongestTopDomain = 63;

/// Behind the top domain that `label` begins with: ASCII letters to their end, of another script the longest that is known
/// ("みんなです"). 0 where there is none. `label` has one character more than the label in hand, where there is one, and
/// `label_before` is what stands in front of its point.
[[nodiscard]] std::size_t top_domain_end(std::string_view label, std::string_view label_before);

/// Is what looks like a host, whose last label begins at `top`, the end of one sentence and the beginning of the next, or an
/// abbreviation? "schlecht.Am Montag", "bzw.in", "am 2.st"
[[nodiscard]] bool is_prose(std::string_view host, std::size_t top);

} // namespace kummerkasten::text
