// SPDX-License-Identifier: Apache-2.0
// Normal forms are forms: making one of one changes nothing. Folding keeps the length of each character.
#include "fuzz.hpp"
#include "text/display_width.hpp"
#include "text/fold.hpp"
#include "text/language.hpp"
#include "text/safe_text.hpp"
#include "text/unicode.hpp"

using namespace kummerkasten;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::valid_text(fuzz::view(data, size));

    const std::string nfc = text::to_nfc(bytes);
    fuzz::require(text::is_valid_utf8(nfc), "a normal form is UTF-8");
    fuzz::require(text::to_nfc(nfc) == nfc, "the normal form of one is itself");
    fuzz::require(nfc.size() <= bytes.size() * 3, "a normal form is at most three times as long");

    const std::string folded = text::fold(bytes);
    fuzz::require(folded.size() == bytes.size() && text::is_valid_utf8(folded),
                  "folded text is UTF-8 of the same length");
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        // A character of several bytes may become several of fewer, but none may reach over its end.
        fuzz::require(text::is_continuation(bytes[at]) || !text::is_continuation(folded[at]),
                      "folding keeps boundaries");
    }
    const std::string form = text::dictionary_form(bytes);
    fuzz::require(text::is_valid_utf8(form), "a dictionary form is UTF-8");
    fuzz::require(text::dictionary_form(form) == form, "the dictionary form of one is itself", form);

    const std::size_t graphemes = text::count_graphemes(bytes);
    fuzz::require(graphemes <= text::count_characters(bytes), "there are no more graphemes than characters");
    fuzz::require(text::offset_after_graphemes(bytes, graphemes) == bytes.size(), "all graphemes are all of the text");
    const std::size_t half = text::offset_after_graphemes(bytes, graphemes / 2);
    fuzz::require(fuzz::is_boundary(bytes, half), "a grapheme ends with a character");
    return 0;
}
