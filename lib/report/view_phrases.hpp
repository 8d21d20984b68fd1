// SPDX-License-Identifier: Apache-2.0
// The words of the views that are asked for by name (by, causes, praise, followup, people, tone, quality, terms), in
// English and German; see report/phrases.hpp.
#pragma once

#include "report/phrases.hpp"

namespace kummerkasten::report::phrases {

// clang-format off
// Grouped by words of the record.
inline constexpr Phrase kByHeading{"By {}", "Nach {}"};
inline constexpr Phrase kNone{"(none)", "(ohne)"};
inline constexpr Phrase kReplyAfter{"Reply after", "Antwort nach"};
inline constexpr Phrase kByNote{"Of {} posts. One with several values counts for each. Reply after: the median of first replies.", "Von {} Beiträgen. Einer mit mehreren Werten zählt bei jedem. Antwort nach: der Median der ersten Antworten."};
inline constexpr Phrase kLeftOut{"Not what was asked for", "Nicht gefragt"};
// clang-format on

} // namespace kummerkasten::report::phrases
