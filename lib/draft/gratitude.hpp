// SPDX-License-Identifier: Apache-2.0
// What kind of thanks a post of praise is. "Ok, danke" is no hymn, and whoever answers it with one sounds like a machine; "thanks,
// I'll send it now" is no end. Words of German and English alike, since thanks are short and often mixed. Linear in the text.
#pragma once

#include <string_view>

namespace kummerkasten::draft {

struct Gratitude {
    bool only_thanks = false; ///< thanks to no one in particular and no word of praise, or few words at all
    bool bare = false; ///< thanks, and what people put around them ("alles klar, danke für die Info"): not a word more
    bool goes_on = false;   ///< asks, hopes, or takes something back: then thanks are not all that it wants
    bool of_person = false; ///< somebody has earned it, a driver or "Frau Berger"
};

/// What `said`, folded, is.
[[nodiscard]] Gratitude gratitude_in(std::string_view said);

} // namespace kummerkasten::draft
