// SPDX-License-Identifier: Apache-2.0
#include "draft/punycode.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace kummerkasten::draft {

namespace {

// The parameters of RFC 3492, section 5.
constexpr std::uint64_t kBase = 36, kLeastThreshold = 1, kMostThreshold = 26, kSkew = 38, kDamp = 700, kFirstBias = 72;
constexpr char32_t kFirstExtended = 0x80;
constexpr std::size_t kLongestLabel = 63;

std::uint64_t adapted_bias(std::uint64_t delta, std::uint64_t handled, bool first) {
    delta = first ? delta / kDamp : delta / 2;
    delta += delta / handled;
    std::uint64_t k = 0;
    while (delta > (kBase - kLeastThreshold) * kMostThreshold / 2) {
        delta /= kBase - kLeastThreshold;
        k += kBase;
    }
    return k + kBase * delta / (delta + kSkew);
}

// Digits of one delta as a number of variable length.
std::size_t digits_of(std::uint64_t delta, std::uint64_t bias) {
    std::size_t digits = 1;
    for (std::uint64_t k = kBase;; k += kBase) {
        const std::uint64_t threshold = k <= bias ? kLeastThreshold : std::min(k - bias, kMostThreshold);
        if (delta < threshold) {
            return digits;
        }
        delta = (delta - threshold) / (kBase - threshold);
        ++digits;
    }
}

} // namespace

std::size_t punycode_length(std::string_view label) {
    std::u32string characters;
    for (std::size_t i = 0; i < label.size() && characters.size() <= kLongestLabel;) {
        characters += text::next_character(label, i);
    }
    const auto basic = static_cast<std::size_t>(
        std::count_if(characters.begin(), characters.end(), [](char32_t c) { return c < kFirstExtended; }));
    if (basic == characters.size() || characters.size() > kLongestLabel) {
        return characters.size();
    }
    std::size_t length = std::string_view("xn--").size() + basic + (basic > 0 ? 1 : 0);
    std::uint64_t delta = 0;
    std::uint64_t bias = kFirstBias;
    std::uint64_t handled = basic;
    for (char32_t at = kFirstExtended; handled < characters.size(); ++at, ++delta) {
        char32_t least = 0x10FFFF;
        for (const char32_t c : characters) {
            least = c >= at ? std::min(least, c) : least;
        }
        delta += (least - at) * (handled + 1);
        at = least;
        for (const char32_t c : characters) {
            if (c < at) {
                ++delta;
            } else if (c == at) {
                length += digits_of(delta, bias);
                bias = adapted_bias(delta, handled + 1, handled == basic);
                delta = 0;
                ++handled;
            }
        }
    }
    return length;
}

} // namespace kummerkasten::draft
