// SPDX-License-Identifier: Apache-2.0
// A term of the lexicon (kummerkasten-data(5), LEXICON), from what a person wrote to what is looked up: `word` is the word
// alone, `word~` the word with any ending, `begin*` and `*end` a part of words, several words a phrase. In a phrase `~` is
// spelt out, one ending after the other: such phrases are few.
#pragma once

#include "base/place.hpp"
#include "text/term_notation.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// No word of a lexicon may be longer, and only so much of a token is looked at.
inline constexpr std::size_t kLongestWord = text::kLongestTerm;
inline constexpr std::size_t kMostWordsInPhrase = text::kLongestPhrase;
/// Shortest part in front of or behind a "*", in bytes.
inline constexpr std::size_t kShortestAffix = text::kShortestStem;

struct TermForm {
    /// Bits, since a word of the table may have several.
    enum Form : std::uint8_t { kWord = 1, kInflected = 2, kPrefix = 4, kSuffix = 8, kPhrase = 16 };
    Form form = kWord;
    std::string key; ///< folded, without notation; the words of a phrase with one blank between them
};

/// Appends the forms of `term`; `languages` are those whose endings a "~" in a phrase stands for. Throws DataError naming
/// `place` for a term that is none.
void read_term(std::string_view term, unsigned languages, const Place& place, std::vector<TermForm>& forms);

/// A name has no notation. Nothing where it is empty; throws DataError where it has no word, or too many.
[[nodiscard]] std::optional<TermForm> read_name(std::string_view name);

} // namespace kummerkasten::classify
