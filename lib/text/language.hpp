// SPDX-License-Identifier: Apache-2.0
// Which language a text is in, by CLD2. Short posts are hard: see the score, and be ready for "und".
#pragma once

#include <string_view>

namespace kummerkasten::text {

struct Language {
    std::string_view code = "und"; ///< BCP 47; a static string
    double score = 0;              ///< 0…1
};

/// `text` must be valid UTF-8 (CLD2 trusts it). About 5 µs for a post.
[[nodiscard]] Language detect_language(std::string_view text);

} // namespace kummerkasten::text
