// SPDX-License-Identifier: Apache-2.0
// Which language a post is in. The function words of the lexicons decide in nearly all German and English posts, at no
// extra cost; only where they do not is CLD2 asked, which takes 5 µs, more than all the rest together.
#pragma once

#include "classify/evidence.hpp"

#include <string_view>

namespace kummerkasten::classify {

/// Reads the hits of category language, dialect and the shape. `hint`: the platform's opinion, BCP 47, or empty; it only
/// breaks a tie.
[[nodiscard]] Language find_language(std::string_view text, const Evidence& evidence, std::string_view hint);

} // namespace kummerkasten::classify
