// SPDX-License-Identifier: Apache-2.0
#include "ingest/encoding.hpp"

#include "text/utf8.hpp"

#include <array>

namespace kummerkasten::ingest {

namespace {

// 0x80 to 0x9F; above, the byte is the code point. https://encoding.spec.whatwg.org/index-windows-1252.txt, but that the
// bytes without a meaning (0x81, 0x8D, 0x8F, 0x90, 0x9D) have none here.
constexpr std::array<char32_t, 32> kHigh{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                         0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

char32_t character_of(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 && value < 0xA0 ? kHigh[value - 0x80U] : value;
}

} // namespace

bool looks_like_windows_1252(std::string_view sample) {
    std::size_t sound = 0;
    std::size_t damaged = 0;
    for (std::size_t i = 0; i < sample.size();) {
        if (static_cast<unsigned char>(sample[i]) < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = text::sequence_length(sample[i]);
        if (length > 1 && i + length <= sample.size() && text::is_valid_utf8(sample.substr(i, length))) {
            ++sound;
            i += length;
            continue;
        }
        if (character_of(sample[i]) == 0xFFFD) {
            return false;
        }
        ++damaged;
        ++i;
    }
    return damaged > sound * 4;
}

std::string decode_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        text::append_utf8(text, character_of(byte));
    }
    return text;
}

} // namespace kummerkasten::ingest
