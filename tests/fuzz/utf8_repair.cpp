// SPDX-License-Identifier: Apache-2.0
// The gate for bytes: what it lets through is UTF-8 for every other decoder too, and what was UTF-8 is not touched.
#include "text/utf8.hpp"

#include "fuzz.hpp"
#include "ingest/encoding.hpp"
#include "ingest/mime.hpp"

using namespace kummerkasten;

namespace {

/// RFC 3629, written down a second time.
bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto byte = [&](std::size_t i) {
            return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
        };
        const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
        const unsigned lead = byte(0);
        if (lead < 0x80) {
            at += 1;
        } else if (lead >= 0xC2 && lead <= 0xDF && follows(1)) {
            at += 2;
        } else if (lead >= 0xE0 && lead <= 0xEF && follows(1) && follows(2) && (lead != 0xE0 || byte(1) >= 0xA0) &&
                   (lead != 0xED || byte(1) < 0xA0)) {
            at += 3;
        } else if (lead >= 0xF0 && lead <= 0xF4 && follows(1) && follows(2) && follows(3) &&
                   (lead != 0xF0 || byte(1) >= 0x90) && (lead != 0xF4 || byte(1) < 0x90)) {
            at += 4;
        } else {
            return false;
        }
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::view(data, size);
    const bool valid = text::is_valid_utf8(bytes);
    fuzz::require(valid == is_utf8(bytes), "UTF-8 is what RFC 3629 says");

    const text::Repaired once = text::repair_utf8(bytes);
    fuzz::require(is_utf8(once.text), "repaired bytes are UTF-8");
    fuzz::require(valid == (once.replacements == 0), "replacements are counted");
    fuzz::require(!valid || once.text == bytes, "UTF-8 is left alone");
    fuzz::require(valid || (once.first_invalid < size && is_utf8(bytes.substr(0, once.first_invalid))),
                  "the first invalid byte is told");
    fuzz::require(text::repair_utf8(once.text).replacements == 0, "a second repair finds nothing");

    std::string again;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < once.text.size(); ++characters) {
        text::append_utf8(again, text::next_character(once.text, at));
    }
    fuzz::require(again == once.text, "decoding and encoding change nothing");
    fuzz::require(characters == text::count_characters(once.text), "characters are counted");
    const std::string_view half = text::prefix(once.text, size / 2);
    fuzz::require(half.size() <= size / 2 && fuzz::is_boundary(once.text, half.size()),
                  "a prefix ends with a character");

    fuzz::require(is_utf8(ingest::decode_windows_1252(bytes)), "decoded Windows-1252 is UTF-8");
    static_cast<void>(ingest::looks_like_windows_1252(bytes));
    static const bool kSetUp =
        ingest::parse_mail("", std::nullopt).ok(); // GMime, whose names of charsets are used below
    static_cast<void>(kSetUp);
    // A mail says its charset itself: the first line.
    const std::string_view charset = bytes.substr(0, bytes.find('\n'));
    std::vector<Problem> warnings;
    fuzz::require(is_utf8(ingest::mail_text_to_utf8(bytes.substr(charset.size()), charset, warnings)),
                  "a mail's text is UTF-8, whatever its charset");
    return 0;
}
