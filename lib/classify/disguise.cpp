// SPDX-License-Identifier: Apache-2.0
#include "classify/disguise.hpp"

#include "base/strings.hpp"

#include <cstddef>

namespace kummerkasten::classify {

namespace {

constexpr std::size_t kLeastLetters = 3;
constexpr std::size_t kLeastApart = 4; ///< fewer are a list ("Gleis A B C")
constexpr std::size_t kMostDigits = 3; ///< a longer run is a number

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_small(c) || is_capital(c) || static_cast<unsigned char>(c) >= 0x80; }

// What belongs to one word, or joins words to an address, a tag or a number of an order.
bool is_inside(char c) {
    return is_letter(c) || is_ascii_digit(c) || std::string_view("@#_/.:-+&=").find(c) != std::string_view::npos;
}

char letter_of(char digit) {
    constexpr std::string_view kLetters = "oizeasgtbg"; // 0 to 9
    return digit == '1' ? 'i' : kLetters[static_cast<std::size_t>(digit - '0')];
}

bool is_disguised(std::string_view word) {
    std::size_t letters = 0;
    std::size_t digits = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (is_ascii_digit(word[i])) {
            ++digits;
        } else if (is_letter(word[i]) && !(is_capital(word[i]) && i > 0)) {
            ++letters;
        } else {
            return false;
        }
    }
    const std::size_t leading = word.find_first_not_of("0123456789");
    return digits > leading && digits <= kMostDigits && letters >= kLeastLetters && letters > digits &&
           !is_ascii_digit(word.back());
}

// Behind the run of single letters that begins at `first`, a blank between each: "i d i o t". `first` if there is none.
std::size_t behind_apart(std::string_view text, std::size_t first) {
    const auto is_plain = [](char c) { return is_small(c) || is_capital(c); };
    std::size_t end = first;
    std::size_t letters = 0;
    while (end < text.size() && is_plain(text[end])) {
        ++letters;
        if (end + 2 >= text.size() || text[end + 1] != ' ' || !is_plain(text[end + 2])) {
            ++end;
            break;
        }
        end += 2;
    }
    // What stands before a longer word is no letter of the run.
    const bool whole = end == text.size() || !is_inside(text[end]);
    return letters >= kLeastApart && whole ? end : first;
}

// "i d i o t" → "idiot    "
bool join_apart(std::string_view text, std::string& plain) {
    bool found = false;
    for (std::size_t at = 0; at + 2 * kLeastApart - 1 <= text.size(); ++at) {
        const bool begins = text[at + 1] == ' ' && text[at + 3] == ' ' && (at == 0 || text[at - 1] == ' ');
        const std::size_t end = begins ? behind_apart(text, at) : at;
        if (end == at) {
            continue;
        }
        if (!found) {
            plain.assign(text);
            found = true;
        }
        std::size_t to = at;
        for (std::size_t i = at; i < end; i += 2) {
            plain[to++] = text[i];
        }
        for (; to < end; ++to) {
            plain[to] = ' ';
        }
        at = end - 1;
    }
    return found;
}

} // namespace

bool read_disguised(std::string_view text, std::string& plain) {
    bool found = join_apart(text, plain);
    for (std::size_t at = 0; at < text.size();) {
        if (!is_ascii_digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t first = at;
        while (first > 0 && is_inside(text[first - 1])) {
            --first;
        }
        std::size_t end = at + 1;
        while (end < text.size() && is_inside(text[end])) {
            ++end;
        }
        std::string_view word = text.substr(first, end - first);
        while (!word.empty() && (word.back() == '.' || word.back() == ':')) {
            word.remove_suffix(1); // of the sentence
        }
        if (is_disguised(word)) {
            if (!found) {
                plain.assign(text);
                found = true;
            }
            for (std::size_t i = first; i < first + word.size(); ++i) {
                plain[i] = is_ascii_digit(text[i]) ? letter_of(text[i]) : text[i];
            }
        }
        at = end;
    }
    return found;
}

} // namespace kummerkasten::classify
