// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <simdjson.h>

namespace kummerkasten::text {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

// Length of the well-formed sequence at `i` as a positive number, or of the maximal ill-formed subpart there as a
// negative one. The ranges are those of table 3-7 of the Unicode standard.
int sequence_at(std::string_view bytes, std::size_t i) {
    const unsigned lead = byte_at(bytes, i);
    if (lead < 0x80) {
        return 1;
    }
    int length = 0;
    unsigned least = 0x80;
    unsigned most = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        least = lead == 0xE0 ? 0xA0 : 0x80; // no overlong forms
        most = lead == 0xED ? 0x9F : 0xBF;  // no surrogates
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        least = lead == 0xF0 ? 0x90 : 0x80;
        most = lead == 0xF4 ? 0x8F : 0xBF; // nothing above U+10FFFF
    } else {
        return -1;
    }
    for (int k = 1; k < length; ++k) {
        const std::size_t at = i + static_cast<std::size_t>(k);
        if (at >= bytes.size() || byte_at(bytes, at) < least || byte_at(bytes, at) > most) {
            return -k;
        }
        least = 0x80;
        most = 0xBF;
    }
    return length;
}

} // namespace

bool is_valid_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

Repaired repair_utf8(std::string_view bytes) {
    Repaired repaired;
    repaired.text.reserve(bytes.size() + 16);
    for (std::size_t i = 0; i < bytes.size();) {
        const int length = sequence_at(bytes, i);
        if (length > 0) {
            repaired.text += bytes.substr(i, static_cast<std::size_t>(length));
            i += static_cast<std::size_t>(length);
            continue;
        }
        if (repaired.replacements++ == 0) {
            repaired.first_invalid = i;
        }
        repaired.text += kReplacement;
        i += static_cast<std::size_t>(-length);
    }
    return repaired;
}

char32_t next_character(std::string_view text, std::size_t& offset) {
    const unsigned lead = byte_at(text, offset);
    const std::size_t length = sequence_length(text[offset]);
    if (length == 1 || offset + length > text.size()) {
        ++offset;
        return lead;
    }
    char32_t character = lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
        character = (character << 6U) | (byte_at(text, offset + k) & 0x3FU);
    }
    offset += length;
    return character;
}

void append_utf8(std::string& out, char32_t c) {
    const auto byte = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0U | (c >> 6U));
        byte(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        byte(0xE0U | (c >> 12U));
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    } else {
        byte(0xF0U | (c >> 18U));
        byte(0x80U | ((c >> 12U) & 0x3FU));
        byte(0x80U | ((c >> 6U) & 0x3FU));
        byte(0x80U | (c & 0x3FU));
    }
}

std::string_view prefix(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return text;
    }
    while (most > 0 && is_continuation(text[most])) {
        --most;
    }
    return text.substr(0, most);
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) {
        count += is_continuation(c) ? 0 : 1;
    }
    return count;
}

} // namespace kummerkasten::text
