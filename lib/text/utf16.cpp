// SPDX-License-Identifier: Apache-2.0
#include "text/utf16.hpp"

#include "text/utf8.hpp"

namespace kummerkasten::text {

namespace {

// Stands alone neither in UTF-8 nor in Windows-1252, for which a text with one such byte might be taken.
constexpr char kNoCharacter = '\x81';

bool is_high_half(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_half(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

} // namespace

std::optional<WideDecoder> WideDecoder::for_text(std::string_view start) {
    using namespace std::string_view_literals;
    if (start.starts_with("\xFF\xFE\0\0"sv)) { // before the mark of UTF-16, which it begins with
        return WideDecoder(4, false);
    }
    if (start.starts_with("\0\0\xFE\xFF"sv)) {
        return WideDecoder(4, true);
    }
    if (start.starts_with("\xFF\xFE"sv) || start.starts_with("\xFE\xFF"sv)) {
        return WideDecoder(2, start.front() == '\xFE');
    }
    return std::nullopt;
}

void WideDecoder::decode(std::string_view bytes, std::string& out) {
    for (const char byte : bytes) {
        unit_[filled_++] = static_cast<unsigned char>(byte);
        if (filled_ < width_) {
            continue;
        }
        filled_ = 0;
        char32_t unit = 0;
        for (std::size_t i = 0; i < width_; ++i) {
            unit = unit << 8U | unit_[big_endian_ ? i : width_ - 1 - i];
        }
        take(unit, out);
    }
}

void WideDecoder::take(char32_t unit, std::string& out) {
    if (high_ != 0) {
        const char32_t high = high_;
        high_ = 0;
        if (width_ == 2 && is_low_half(unit)) {
            append_utf8(out, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
            return;
        }
        out += kNoCharacter;
    }
    if (width_ == 2 && is_high_half(unit)) {
        high_ = unit;
    } else if (unit > 0x10FFFF || is_high_half(unit) || is_low_half(unit)) {
        out += kNoCharacter;
    } else {
        append_utf8(out, unit);
    }
}

void WideDecoder::finish(std::string& out) {
    out.append((high_ != 0 ? 1U : 0U) + (filled_ != 0 ? 1U : 0U), kNoCharacter);
    high_ = 0;
    filled_ = 0;
}

} // namespace kummerkasten::text
