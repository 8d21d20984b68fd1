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

void append_escape(std::string& out, unsigned char c) {
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: break;
    }
    out += "\\u00";
    out += kHex[c >> 4U];
    out += kHex[c & 0xFU];
}

} // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t begin = 0; // of the stretch that needs no escape and is copied whole
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (kMustEscape[c]) {
            out.append(text, begin, i - begin);
            append_escape(out, c);
            begin = i + 1;
        }
    }
    out.append(text, begin, std::string_view::npos);
    out += '"';
}

JsonWriter& JsonWriter::key_escaped(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_ += ':';
    need_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
    separate();
    append_json_string(out_, text);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    separate();
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), end);
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
        separate();
        std::array<char, 512> digits{};
        const auto [end, error] =
            std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 0);
        out_.append(digits.data(), end);
        return *this;
    }
    const std::int64_t scaled = std::llround(value * static_cast<double>(scale));
    const std::int64_t whole = scaled / scale;
    std::int64_t fraction = std::abs(scaled % scale);
    if (scaled < 0 && whole == 0) { // "-0.25": the integer part has lost the sign
        separate();
        out_ += "-0";
    } else {
        number(whole);
    }
    if (fraction == 0) {
        return *this;
    }
    out_ += '.';
    for (std::int64_t digit = scale / 10; fraction > 0; digit /= 10) {
        out_ += static_cast<char>('0' + fraction / digit);
        fraction %= digit;
    }
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    out_ += "null";
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
}

} // namespace kummerkasten::record
