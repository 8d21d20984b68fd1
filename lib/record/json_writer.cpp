// SPDX-License-Identifier: Apache-2.0
#include "record/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kummerkasten::record {

namespace {

constexpr char kHex[] = "0123456789abcdef";

// True for the bytes that may not stand in a JSON string as they are: controls, the quote, the backslash.
constexpr std::array<bool, 256> kMustEscape = [] {
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i) {
        table[i] = true;
    }
    table['"'] = true;
    table['\\'] = true;
    return table;
}();

constexpr std::size_t kLongestEscape = 6;

std::string_view escape_of(unsigned char c, std::array<char, kLongestEscape>& memory) {
    switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    case '\b': return "\\b";
    case '\f': return "\\f";
    default: break;
    }
    memory = {'\\', 'u', '0', '0', kHex[c >> 4U], kHex[c & 0xFU]};
    return {memory.data(), memory.size()};
}

} // namespace

void append_json_string(std::string& out, std::string_view text) { JsonWriter(out).string(text); }

void JsonWriter::grow(std::size_t bytes) {
    out_.resize(
        std::max(size_ + bytes, size_ + size_ / 2)); // half as much again, so that long texts are copied few times
}

void JsonWriter::put_quoted(std::string_view text) {
    need_room(text.size() + 2);
    put('"');
    std::size_t begin = 0; // of the stretch that needs no escape and is copied whole
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (kMustEscape[c]) {
            put(text.substr(begin, i - begin));
            std::array<char, kLongestEscape> memory{};
            const std::string_view escape = escape_of(c, memory);
            need_room(escape.size() + text.size() - i + 1);
            put(escape);
            begin = i + 1;
        }
    }
    put(text.substr(begin));
    put('"');
}

JsonWriter& JsonWriter::key_escaped(std::string_view name) {
    separate(0);
    put_quoted(name);
    need_room(1);
    return colon();
}

JsonWriter& JsonWriter::string(std::string_view text) {
    separate(0);
    put_quoted(text);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    constexpr std::size_t kMostDigits = 20; // and a sign
    separate(kMostDigits);
    char* const begin = out_.data() + size_;
    size_ += static_cast<std::size_t>(std::to_chars(begin, begin + kMostDigits, value).ptr - begin);
    return *this;
}

// Scores are small: scaled to an integer they need no floating-point formatting, which costs ten times as much. What does
// not fit (beyond 10^15 after scaling) goes the long way.
JsonWriter& JsonWriter::number(double value, int decimals) {
    if (!std::isfinite(value)) {
        return null();
    }
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) {
        scale *= 10;
    }
    if (std::abs(value) * static_cast<double>(scale) >= 1e15) {
        std::array<char, 512> digits{};
        const auto [end, error] =
            std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 0);
        return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    const std::int64_t scaled = std::llround(value * static_cast<double>(scale));
    const std::int64_t whole = scaled / scale;
    std::int64_t fraction = std::abs(scaled % scale);
    if (scaled < 0 && whole == 0) { // "-0.25": the integer part has lost the sign
        raw("-0");
    } else {
        number(whole);
    }
    if (fraction == 0) {
        return *this;
    }
    need_room(1 + static_cast<std::size_t>(decimals));
    put('.');
    for (std::int64_t digit = scale / 10; fraction > 0; digit /= 10) {
        put(static_cast<char>('0' + fraction / digit));
        fraction %= digit;
    }
    return *this;
}

} // namespace kummerkasten::record
