// SPDX-License-Identifier: Apache-2.0
// Points in time as people say them, for --since, --until and --where: "yesterday", "7 days ago", "7d", a date, RFC 3339.
#pragma once

#include "record/time.hpp"

#include <optional>
#include <string_view>

namespace kummerkasten::report {

inline constexpr std::string_view kWhenForms =
    "expected a time such as 2026-09-13T20:00:00Z, a date such as 2026-09-13, today, yesterday, '7 days ago' or 7d";

/// The moment that `text` means, on the wall clock of `zone`; nothing where it means none.
///   RFC 3339                       that moment
///   2026-09-13                     the begin of that day; today, yesterday, tomorrow likewise
///   N days|weeks|months ago        the begin of that day; N is at most 9999, a month has no day that its month lacks
///   N hours|minutes ago, 90m, 7d   so long before `now`, to the second
[[nodiscard]] std::optional<record::Timestamp> parse_when(std::string_view text, record::Timestamp now,
                                                          const record::TimeZone& zone);

} // namespace kummerkasten::report
