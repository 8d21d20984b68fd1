// SPDX-License-Identifier: Apache-2.0
// The parts that facebook.cpp is made of: objects of the Graph API (facebook_graph.cpp) and what it sends of its own accord
// (facebook_webhook.cpp).
#pragma once

#include "ingest/mapper.hpp"

#include <optional>
#include <string_view>

namespace kummerkasten::ingest::facebook {

inline constexpr std::string_view kPlatform = "facebook";

void read_person(Json person, record::Author& author);

/// The stars of a rating, or 1 of 1 for a page that is recommended and 0 of 1 for one that is not.
[[nodiscard]] std::optional<record::Rating> read_recommendation(Json value, const Findings& found);

/// Is this a post, comment, rating or conversation of the Graph API?
[[nodiscard]] bool is_known(Json value);
/// One of them, with the comments or messages inside.
[[nodiscard]] Outcome map_object(Json value, const ReadOptions& options, const Findings& found);

/// {"object":"page","entry":[…]}
[[nodiscard]] bool is_webhook(Json value);
[[nodiscard]] Outcome map_webhook(Json value, const ReadOptions& options, const Findings& found);

} // namespace kummerkasten::ingest::facebook
