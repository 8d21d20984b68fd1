// SPDX-License-Identifier: Apache-2.0
// International bank account numbers, ISO 13616: country, two check digits, and as much as the country likes.
#pragma once

#include "ingest/stretch.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kummerkasten::ingest {

/// Of the 15 signs of the shortest, Norway's, all but two are digits; Malta's has the fewest digits, 9 for sure.
inline constexpr std::size_t kFewestIbanDigits = 9;

/// The first number at or behind `from` that has the length of its country and is right modulo 97, or that the word "IBAN"
/// announces: with a slip of the pen it tells just as much. Upper or lower case, with blanks or without.
[[nodiscard]] std::optional<Stretch> next_iban(std::string_view text, std::size_t from);

} // namespace kummerkasten::ingest
