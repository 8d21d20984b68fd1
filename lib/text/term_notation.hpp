// SPDX-License-Identifier: Apache-2.0
// The notation of a lexicon term (kummerkasten-data(5), LEXICON), checked where a person wrote it in a profile or an
// incident, so that a slip is told with its line. What a term matches is the business of the lexicon (classify/word_table.hpp).
#pragma once

#include "base/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kummerkasten::text {

/// Longest term in bytes, longest phrase in words: longer ones are rules.
inline constexpr std::size_t kLongestTerm = 64;
inline constexpr std::size_t kLongestPhrase = 5;
/// Fewest letters beside a "*": shorter stems match half the dictionary.
inline constexpr std::size_t kShortestStem = 4;
/// Most "~" in a phrase: each multiplies its entries by the number of endings.
inline constexpr std::size_t kMostTildes = 2;

/// Why `term` (valid UTF-8) is not a term, as the end of a sentence ("has a blank too many; …"); empty where it is one.
/// A face without letters (":*") has no notation in it.
[[nodiscard]] inline std::string_view wrong_term(std::string_view term) {
    const auto is_letter_like = [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    };
    if (term.empty()) {
        return "is empty; expected a word or a phrase";
    }
    if (term.size() > kLongestTerm) {
        return "is too long; expected at most 64 bytes";
    }
    const auto words = split(term, ' ');
    if (words.size() > kLongestPhrase) {
        return "is too long; expected a phrase of at most five words";
    }
    if (words.size() > 1 && static_cast<std::size_t>(std::count(term.begin(), term.end(), '~')) > kMostTildes) {
        return "has too many '~'; expected at most two in a phrase";
    }
    for (std::string_view word : words) {
        if (word.empty()) {
            return "has a blank too many; expected one between two words";
        }
        if (std::none_of(word.begin(), word.end(), is_letter_like)) {
            continue;
        }
        const bool star = word.front() == '*' || word.back() == '*';
        if (star && words.size() > 1) {
            return "has '*' in a phrase; expected it in single words only";
        }
        if (word.front() == '*') {
            word.remove_prefix(1);
        } else if (word.back() == '*' || word.back() == '~') {
            word.remove_suffix(1);
        }
        if (word.find_first_of("*~") != std::string_view::npos) {
            return "has '~' or '*' in the wrong place; expected '~' or '*' behind a word, or '*' before it";
        }
        if (star && count_characters(word) < kShortestStem) {
            return "is too short for '*'; expected at least four letters beside it";
        }
    }
    return {};
}

} // namespace kummerkasten::text
