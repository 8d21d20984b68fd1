// SPDX-License-Identifier: Apache-2.0
// A mail's text is parted into reply and quotation: both are stretches of it, and no mail with words in it becomes an empty one.
#include "ingest/reply_text.hpp"

#include "base/strings.hpp"
#include "fuzz.hpp"
#include "ingest/mime.hpp"

using namespace kummerkasten;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::valid_text(fuzz::view(data, size));
    for (const bool delete_space : {false, true}) {
        const std::string joined = ingest::unflow(text, delete_space);
        fuzz::require(text::is_valid_utf8(joined), "joined lines are UTF-8");
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        fuzz::require(joined.size() <= text.size() + lines + 1, "joined lines are longer by blanks behind '>' only",
                      joined);
    }
    const ingest::ReplyText parts = ingest::split_reply(text);
    fuzz::require(text::is_valid_utf8(parts.text) && text::is_valid_utf8(parts.quoted), "both parts are UTF-8");
    fuzz::require(parts.text.size() + parts.quoted.size() <= text.size() + 2, "nothing is added");
    fuzz::require(trim(text).empty() || !(trim(parts.text).empty() && trim(parts.quoted).empty()),
                  "words do not vanish");
    return 0;
}
