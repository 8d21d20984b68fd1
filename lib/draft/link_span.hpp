// SPDX-License-Identifier: Apache-2.0
// Where a link stands in a text, as far as counting needs it. The rules are those that X and Mastodon share for what we
// write ourselves; a link that they would not see is counted as its letters, which is never too few.
#pragma once

#include <cstddef>
#include <string_view>

namespace kummerkasten::draft {

struct LinkSpan {
    std::size_t end = 0;     ///< behind the link; the offset asked about where no link begins there
    bool has_scheme = false; ///< "https://…" rather than "example.de"
};

/// The link that begins exactly at `at`, which must not be inside a word. The host has labels of 1–63 characters; its last
/// label is no number. A path goes on to white space, without the punctuation at its end.
[[nodiscard]] LinkSpan link_at(std::string_view text, std::size_t at);

} // namespace kummerkasten::draft
