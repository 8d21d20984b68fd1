// SPDX-License-Identifier: Apache-2.0
// Times as exports spell them.
#pragma once

#include "record/time.hpp"

#include <optional>
#include <string_view>

namespace kummerkasten::ingest {

/// RFC 3339; "2021-11-16 12:43[:12[.5]] [±hhmm|±hh:mm|UTC|Z]"; "2023-10-15"; "11.09.2026[ 22:14[:05]]"; "14-Mar-2021[ 08:32[PM]]";
/// "12. September 2026[, 20:14 Uhr]"; "Sep 12, 2026[, 8:14 PM]"; "Tue Oct 31 22:10:47 +0000 2017"; "Tue, 31 Oct 2017 22:10:47
/// +0100" (RFC 5322); seconds or milliseconds since 1970. Months are named in English or German. A time without a zone is one
/// of `zone`, or UTC where there is none. A date alone is midnight. Nothing for anything else: "12/09/2026" may be two days.
[[nodiscard]] std::optional<record::Timestamp> parse_any_time(std::string_view text,
                                                              const std::optional<record::TimeZone>& zone);

} // namespace kummerkasten::ingest
