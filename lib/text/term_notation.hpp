// SPDX-License-Identifier: Apache-2.0
// The notation of a lexicon term (kummerkasten-data(5), LEXICON), checked where a person wrote it: in a profile, an
// incident or the lexicon itself. What a term matches is the business of the lexicon.
#pragma once

#include "base/strings.hpp"
#include "text/utf8.hpp"

#include <cstddef>
#include <string_view>

namespace kummerkasten::text {

/// Longest phrase, in words: longer ones are rules.
inline constexpr std::size_t kLongestPhrase = 5;
/// Fewest letters beside a "*": shorter stems match half the dictionary.
inline constexpr std::size_t kShortestStem = 4;

/// Why `term` (valid UTF-8) is not a term, as the end of a sentence ("has two blanks in a row; …"); empty where it is one.
[[nodiscard]] inline std::string_view wrong_term(std::string_view term) {
    std::size_t words = 0;
    for (std::string_view word : split(term, ' ')) {
        if (word.empty()) {
            return term.empty() ? "is empty; expected a word or a phrase" : "has a blank too many; expected one between two words";
        }
        if (++words > kLongestPhrase) {
            return "is too long; expected a phrase of at most five words";
        }
        const bool star = word.front() == '*' || word.back() == '*';
        if (word.front() == '*') {
            word.remove_prefix(1);
        }
        if (word.ends_with('*') || word.ends_with('~')) {
            word.remove_suffix(1);
        }
        if (word.find_first_of("*~") != std::string_view::npos) {
            return "has '~' or '*' in the wrong place; expected '~' behind a word, '*' at one end of it";
        }
        if (word.empty() || (star && count_characters(word) < kShortestStem)) {
            return "is too short for '~' or '*'; expected a word, with '*' one of at least four letters";
        }
    }
    return {};
}

} // namespace kummerkasten::text
