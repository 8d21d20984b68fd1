// SPDX-License-Identifier: Apache-2.0
// Messages as the webhooks of Facebook and Instagram send them: both say the same in the same way.
// https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages
#pragma once

#include "ingest/format.hpp"

#include <string_view>

namespace kummerkasten::ingest {

/// Hands on the message in `event`, an element of "messaging"; `account` is the page's or account's number. An event without
/// a message (delivered, read, a button) and a message without words, or taken back, are counted.
void map_meta_message(Json event, std::string_view platform, std::string_view account, const ReadOptions& options,
                      const Findings& found);

} // namespace kummerkasten::ingest
