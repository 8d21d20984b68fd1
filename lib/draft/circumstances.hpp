// SPDX-License-Identifier: Apache-2.0
// How long, how often and how late, in the customer's own figures: "seit drei Wochen", "zum vierten Mal", "25 Minuten". A reply
// that takes one of them up was plainly written to this post. Guesses err on the side of silence: whoever is told "seit 20 Jahren,
// das ist zu lang" about their time as a customer reads no further. Linear in the text.
#pragma once

#include "draft/said.hpp"

#include <string>
#include <string_view>

namespace kummerkasten::draft {

/// Each is empty where the post says nothing of the kind, and else a piece of a sentence that inflects nothing around it.
struct Circumstances {
    std::string
        how_long; ///< German "seit drei Wochen"; English, where "seit" has no word, the stretch alone: "three weeks"
    bool is_long = false;  ///< two days and more, or "still": no news to anybody
    std::string how_often; ///< "zum vierten Mal", "schon wieder"; "a fourth time", "yet again"
    std::string delay;     ///< the dative after "mit": "25 Minuten", "einer Stunde"; "25 minutes", "an hour"
};

/// What `said` tells in `language` (de or en).
[[nodiscard]] Circumstances circumstances(Said& said, std::string_view language);

} // namespace kummerkasten::draft
