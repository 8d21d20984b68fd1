// SPDX-License-Identifier: Apache-2.0
// Puts the names of the house, its rivals and products, its own topics and the words of known incidents into the word
// table, so that they are found by the same look-up as everything else.
#pragma once

#include "classify/sense.hpp"
#include "classify/word_table.hpp"
#include "incident/incident.hpp"
#include "profile/profile.hpp"

#include <cstdint>
#include <vector>

namespace kummerkasten::classify {

/// For a handle on Mastodon that the profile gives with its server, the bare name is another form of the handle, which
/// holds only where a post names no server. Category own_handle and rival_handle say so by this weight.
inline constexpr float kHandleWithoutServer = 0.5F;

/// Adds names, handles, products and own topics (which get their numbers in `topics`). The reference of a rival or
/// product is its number in the profile.
void add_profile(const profile::Profile& profile, TopicNames& topics, WordTable& into);

/// Adds the words of all incidents. The reference of a word is its number in the result, which tells the number of the
/// incident that it belongs to. Throws DataError naming the incident where it has more words than fit.
[[nodiscard]] std::vector<std::uint16_t> add_incidents(const std::vector<incident::Incident>& incidents,
                                                       WordTable& into);

} // namespace kummerkasten::classify
