// SPDX-License-Identifier: Apache-2.0
// What the writer of a mail says, apart from what they quote. Known are the customs of mail programs in German and English,
// and of others as far as they mark quoted lines with ">". Greeting and name stay: they tell who writes. Linear time.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::ingest {

struct ReplyText {
    std::string text;   ///< without quotation, signature ("-- ") and "sent from my ..."
    std::string quoted; ///< the quotation with its header; quoted lines without their first ">"
};

/// `text` has "\n" line breaks. Where everything is quotation, as in a mail that only forwards another, all of it is text.
[[nodiscard]] ReplyText split_reply(std::string_view text);

} // namespace kummerkasten::ingest
