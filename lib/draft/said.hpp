// SPDX-License-Identifier: Apache-2.0
// What a customer has said, in their own words: enough to name their problem (condition "says" of the phrase book) and to
// keep from asking what already stands there (care rule M1). Guesses of the second kind err on the side of "has been said":
// a question left out costs less than one that was answered. Linear in the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// Where `word` stands in `said`, or npos. Both folded. "wort" is the word or words alone, "wort*" may go on, "*wort" may end
/// a compound.
[[nodiscard]] std::size_t find_word(std::string_view said, std::string_view word, std::size_t from = 0);

/// Is what stands at `at` named only as where somebody has it from: "laut Anzeige", "per Durchsage"?
[[nodiscard]] bool is_source(std::string_view said, std::size_t at);

/// Does `said` ask something? A question mark, or what hardly anybody writes without meaning one ("warum", "was ist mit").
[[nodiscard]] bool asks_something(std::string_view said);

/// The kinds of facts that `text` seems to hold, beside those that classify was sure enough to list: place, time, device.
/// `said` is `text`, folded.
[[nodiscard]] std::vector<std::string_view> mentioned_kinds(std::string_view text, std::string_view said);

} // namespace kummerkasten::draft
