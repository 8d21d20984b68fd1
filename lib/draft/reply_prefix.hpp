// SPDX-License-Identifier: Apache-2.0
// The handles with which X begins a reply by itself: of the author whom it answers, and of those whom that post mentions. They
// take no room ("@names that are added at the start of a reply"); a handle that X would not add there counts like any word, as
// do all of them where the reply begins a conversation of its own. Linear in the text, for each handle of the post.
#pragma once

#include "draft/channel.hpp"
#include "record/post.hpp"

#include <cstddef>
#include <string_view>

namespace kummerkasten::draft {

/// Bytes at the begin of `text`, a reply to `post` on `channel`, that X does not count: handles and the blanks behind them. 0 on
/// other channels, for direct messages, and where the post is not on X.
[[nodiscard]] std::size_t reply_prefix(const Channel& channel, const record::Post& post, std::string_view text);

/// The text without them: what draft/length.hpp measures.
[[nodiscard]] inline std::string_view counted_part(const Channel& channel, const record::Post& post,
                                                   std::string_view text) {
    return text.substr(reply_prefix(channel, post, text));
}

} // namespace kummerkasten::draft
