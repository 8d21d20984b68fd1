// SPDX-License-Identifier: Apache-2.0
// What kind of thanks a post of praise is. "Ok, danke" is no hymn, and whoever answers it with one sounds like a machine; "thanks,
// I'll send it now" is no end. Words of German and English alike, since thanks are short and often mixed. Linear in the text.
#pragma once

#include <string_view>

namespace kummerkasten::draft {

/// `said`, folded, thanks and has no word of praise, or few words at all.
[[nodiscard]] bool only_thanks(std::string_view said);

/// `said` goes on, hopes, or takes something back: then thanks are not all that it wants.
[[nodiscard]] bool leaves_something_open(std::string_view said);

} // namespace kummerkasten::draft
