// SPDX-License-Identifier: Apache-2.0
// Finds the @mentions, #hashtags and links that stand in a text, as the platforms themselves do: after the rules that X
// publishes with its library twitter-text, whose tests tests/unit/text/entities_suite_test.cpp runs. Apart from the tokens of
// tokenise.hpp, which judge words and may be more generous. One pass, linear time.
//
// Departures, each for the sake of German posts:
//   a link may hold umlauts in its query, and a host whose last label nobody knows is one behind "https://"
//   "schlecht.Am Montag", "bzw.in" and "rechnung.zip" are no addresses, though "am", "in" and "zip" are top domains
//   an account whose list is named ("@kunde/liste") is mentioned
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kummerkasten::text {

enum class EntityKind : std::uint8_t { mention, hashtag, link };

struct Entity {
    std::uint32_t start = 0; ///< byte offsets of the whole, with "@" or "#"
    std::uint32_t end = 0;
    EntityKind kind = EntityKind::link;

    /// Without "@" or "#".
    [[nodiscard]] std::string_view name(std::string_view text) const;
};

/// Which characters an account's name may have.
enum class Names : std::uint8_t {
    x,   ///< letters, digits, "_"; "@a@b" is nobody
    any, ///< also "." and "-" inside, and the server of "@name@server"
};

/// Fills `entities` (cleared first) in the order of the text, which is valid UTF-8. What lies behind kMaxJudgedBytes is left out,
/// as is a link that was cut ("https://t.co/hP4…").
void find_entities(std::string_view text, Names names, std::vector<Entity>& entities);

} // namespace kummerkasten::text
