// SPDX-License-Identifier: Apache-2.0
// What the readers of dates and times share: the words of a phrase, and numbers written as such. Everything is folded text
// (text/fold.hpp): lower case, umlauts as two letters.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// Cut at blanks; points and commas at the end of a word go, those inside stay.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view folded);

/// "7", "sieben", "einem", "seven" → 7; up to twelve in words.
[[nodiscard]] std::optional<int> number_of_word(std::string_view word);

/// Is `word` one of `words`, which are separated by single blanks?
[[nodiscard]] bool is_one_of(std::string_view word, std::string_view words);

} // namespace kummerkasten::classify
