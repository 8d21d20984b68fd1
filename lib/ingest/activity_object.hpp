// SPDX-License-Identifier: Apache-2.0
// The parts of ActivityStreams objects, whose two versions name the same things differently.
// https://www.w3.org/TR/activitystreams-vocabulary/
#pragma once

#include "ingest/format.hpp"
#include "record/post.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace kummerkasten::ingest {

template <std::size_t size>
[[nodiscard]] bool is_among(std::string_view word, const std::array<std::string_view, size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

inline constexpr std::array<std::string_view, 4> kPassesOn{"announce", "share", "repost", "retweet"};

/// What an object is or, for an activity, what was done: in small letters, "Note" and "note" alike.
[[nodiscard]] std::string activity_type(Json value);

/// A reference is an address, an object with one, or a list of either; of several the first counts.
[[nodiscard]] Json first_reference(Json value);
[[nodiscard]] std::string_view activity_address(Json reference);

/// "activitystreams:…"; nothing stays nothing.
[[nodiscard]] std::string activity_id(std::string_view native);

/// A person, given as an object or as an address only: "https://server/users/kai" is "kai@server".
void read_actor(Json reference, record::Author& author);

/// All that an object says of itself; likes and reposts among its tags are counted as skipped.
void read_activity_object(Json object, record::Post& post, const Findings& found);

} // namespace kummerkasten::ingest
