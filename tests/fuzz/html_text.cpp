// SPDX-License-Identifier: Apache-2.0
// HTML becomes text in linear time, however it is nested; entities are resolved into characters that may stand in a text.
#include "ingest/html_text.hpp"

#include "fuzz.hpp"

using namespace kummerkasten;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string html = fuzz::valid_text(fuzz::view(data, size));
    const std::string text = ingest::html_to_text(html);
    fuzz::require(text::is_valid_utf8(text), "the text is UTF-8", text);
    fuzz::require(text.size() <= html.size() * 3, "the text is not much longer than its HTML", text);
    const std::string unescaped = ingest::unescape_entities(html);
    fuzz::require(text::is_valid_utf8(unescaped), "resolved entities are UTF-8", unescaped);
    fuzz::require(unescaped.size() <= html.size(), "resolved entities are not longer", unescaped);
    return 0;
}
