// SPDX-License-Identifier: Apache-2.0
// A reply as a thread of posts, for channels where people write so: what is too long for one post goes on in the next, each
// numbered "1/2" at its end, as care teams do it on X. Breaks stand between pieces, never within a word.
#pragma once

#include "draft/channel.hpp"
#include "record/post.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// Nobody reads on behind the third.
inline constexpr std::size_t kMostPosts = 3;

/// Packs `pieces` (sentences, in order) into as few posts as will do, each within the channel's limit with its number. A piece
/// that has no room in one post is broken between words. The last two pieces stay together, so that no post is a bare
/// signature. Empty where one post or more than kMostPosts would be needed, a word has no room, or the channel does not thread.
[[nodiscard]] std::vector<std::string> thread_of(const Channel& channel, const std::vector<std::string>& pieces);

/// The same for a reply to `post` that is written already: its sentences are the pieces. Handles in front of it that take no room
/// (draft/reply_prefix.hpp) stay there.
[[nodiscard]] std::vector<std::string> thread_of(const Channel& channel, const record::Post& post,
                                                 std::string_view reply);

/// The sentences of a text, without the blanks between them. A full stop behind a number, a single letter ("z. B.") or a usual
/// abbreviation ends none.
[[nodiscard]] std::vector<std::string> sentences_of(std::string_view text);

} // namespace kummerkasten::draft
