// SPDX-License-Identifier: Apache-2.0
// The endings that `word~` in a lexicon stands for. They are stripped on look-up instead of being added at load: 40
// endings for each of some thousand words would make a table that no longer fits into the second-level cache, and cost
// 10 ms at each start.
#pragma once

#include "classify/sense.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

inline constexpr std::size_t kLongestEnding = 5;

/// Bits of `endings_of`: in which languages a text is an ending.
inline constexpr unsigned kGermanEnding = 1;
inline constexpr unsigned kEnglishEnding = 2;

/// `ending` is folded. 0 where it is none.
[[nodiscard]] unsigned ending_languages(std::string_view ending);

/// Could a word that ends in `last` carry an ending? Spares most words the search.
[[nodiscard]] bool may_end_an_ending(char last);

/// All endings of a language, for terms that have to be spelt out (phrases).
[[nodiscard]] std::vector<std::string_view> all_endings(unsigned language);

/// The endings a sense of this source takes; names and words of the house take both.
[[nodiscard]] constexpr unsigned endings_of(Source source) {
    return source == Source::german    ? kGermanEnding
           : source == Source::english ? kEnglishEnding
                                       : kGermanEnding | kEnglishEnding;
}

} // namespace kummerkasten::classify
