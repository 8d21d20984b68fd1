// SPDX-License-Identifier: Apache-2.0
// How long a reply is, as its channel counts: X weighs characters and links, Mastodon and Bluesky count what a person
// sees, an SMS counts septets. Linear in the text, no allocation for everyday text.
#pragma once

#include "draft/channel.hpp"
#include "record/draft.hpp"

#include <cstddef>
#include <string_view>

namespace kummerkasten::draft {

/// The length of `text` (valid UTF-8). That of an SMS is in septets ("gsm"), or in UTF-16 units ("ucs2") where a character is
/// not in the GSM alphabet, against what the channel's segments hold of them; `segments` is set for it alone.
[[nodiscard]] record::Length measure(const Channel& channel, std::string_view text);

/// Within the channel's limits, the one in bytes included.
[[nodiscard]] bool fits(const Channel& channel, std::string_view text);

/// twitter-text v3: NFC; 1 for U+0000–10FF, 2000–200D, 2010–201F, 2032–2037, else 2; an emoji sequence 2 (with
/// `emoji_as_one` false, as v2, each of its characters by itself); a link `url_length`. A bare domain ("example.de")
/// counts as a link or as its letters, whichever is more, since X decides by a list of top-level domains that changes.
[[nodiscard]] std::size_t weighted_length(std::string_view text, std::size_t url_length = 23, bool emoji_as_one = true);

} // namespace kummerkasten::draft
