// SPDX-License-Identifier: Apache-2.0
// Whether a post goes on about something else. German writes nouns with a capital, so that a thing in another clause can be seen
// without knowing its name: "Klo kaputt, Bistro zu". A guess, which quotation marks and small letters escape. Linear in the
// text.
#pragma once

#include "record/triage.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// Does German `text` name a thing in another clause than the one at byte `at`? Places, times and numbers are none, be they among
/// `facts` or behind a word like "in" and "Bahnhof". A post in capitals, or without any, names nothing that can be seen.
[[nodiscard]] bool names_more(std::string_view text, std::size_t at, const std::vector<record::Fact>& facts);

} // namespace kummerkasten::draft
