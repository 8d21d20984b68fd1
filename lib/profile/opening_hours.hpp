// SPDX-License-Identifier: Apache-2.0
// Times of day and regions as a profile writes them. Pure functions on texts; file and line are added by the loader.
#pragma once

#include "profile/profile.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace kummerkasten::profile {

/// "08:00-12:00"; two digits each, a hyphen, no blanks, 24:00 only as an end. Nothing for anything else, and for a block
/// that does not end after it begins: one over midnight is two blocks.
[[nodiscard]] std::optional<OpeningBlock> parse_opening_block(std::string_view text);

/// Have the two a minute in common? 08:00-12:00 and 12:00-13:00 have none.
[[nodiscard]] constexpr bool overlap(const OpeningBlock& a, const OpeningBlock& b) {
    return a.from < b.until && b.from < a.until;
}

/// "2026-05-15", or "12-24" for each year. Nothing for a day that does not exist.
[[nodiscard]] std::optional<ClosedDay> parse_closed_day(std::string_view text);

/// A country whose holidays are known, or one of its states (ISO 3166-2): DE, DE-NW, AT, AT-9, CH, CH-ZH; or "none".
[[nodiscard]] bool is_region(std::string_view region);

} // namespace kummerkasten::profile
