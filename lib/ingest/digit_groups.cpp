// SPDX-License-Identifier: Apache-2.0
#include "ingest/digit_groups.hpp"

#include "base/strings.hpp"

namespace kummerkasten::ingest {

namespace {

bool is_letter_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

bool letter_before(std::string_view text, std::size_t at) {
    for (std::size_t i = 1; i <= 4 && i <= at; ++i) {
        if (is_letter_byte(text[at - i])) {
            return true;
        }
    }
    return false;
}

} // namespace

void find_digit_groups(std::string_view text, DigitGroups& groups) {
    groups.clear();
    std::size_t word = 0; // first group of the word
    const auto end_word = [&] {
        std::size_t digits = 0;
        for (std::size_t i = word; i < groups.size(); ++i) {
            digits += groups[i].end - groups[i].begin;
        }
        for (; word < groups.size(); ++word) {
            groups[word].in_word = digits;
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_digit(text[at])) {
            const std::size_t begin = at;
            while (at < text.size() && is_ascii_digit(text[at])) {
                ++at;
            }
            groups.push_back({begin, at, 0, letter_before(text, begin)});
        } else if (word == groups.size()) { // no word with digits is open
            while (at < text.size() && !is_ascii_digit(text[at])) {
                ++at;
            }
        } else {
            if (is_ascii_space(text[at])) {
                end_word();
            }
            ++at;
        }
    }
    end_word();
}

} // namespace kummerkasten::ingest
