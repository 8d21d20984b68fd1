// SPDX-License-Identifier: Apache-2.0
// A day written by its number and month: 2026-09-12 · 12.9. · 12.09.26 · 12. September 2026 · 12th of June · March 3rd.
// Without a year it is the day nearest to the post, since people write of the last and the coming weeks.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace kummerkasten::classify {

/// `folded` must be such a day from its first letter to its last. Nothing where it is none, or where the year is missing and
/// `today` too.
[[nodiscard]] std::optional<std::chrono::year_month_day> calendar_day(std::string_view folded,
                                                                      std::optional<std::chrono::sys_days> today);

/// The month, 1 to 12, whose name `word` begins with; German or English, short or whole.
[[nodiscard]] std::optional<unsigned> month_of(std::string_view word);

} // namespace kummerkasten::classify
