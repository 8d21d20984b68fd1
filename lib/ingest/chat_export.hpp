// SPDX-License-Identifier: Apache-2.0
// Chats that a phone exported as text: a stamp, a name and a text, over as many lines as were written. What WhatsApp and
// Signal share; what each of them says in place of a text is theirs.
//
// Such exports hold no ids. The id of a message is made of the chat's first message, the stamp as written, the name, the
// text, and of how many equal ones stood before it under the same stamp: so a longer export of the same chat, made later on
// the same phone, gives the same ids, whatever lines were added, and two chats do not share one.
#pragma once

#include "ingest/format.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace kummerkasten::ingest {

/// Looks at the text of a message and may mend it. Gives the reason why it is no message, or nothing.
using ChatJudge = std::function<std::string_view(std::string& text)>;

/// Reads the source to its end. Memory: one message, and what it takes to find the order of day and month.
void read_chat(Source& source, const ReadOptions& options, Sink& sink, std::string_view platform,
               const ChatJudge& judge);

} // namespace kummerkasten::ingest
