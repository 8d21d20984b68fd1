// SPDX-License-Identifier: Apache-2.0
// Stretches of digits with the separators that people put into long numbers, and what such a stretch may be: a telephone
// number, a card number, a date, a price.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// "+49 (0)30 / 231-25": groups 49, 0, 30, 231, 25.
struct DigitRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool plus = false;               ///< begins with "+"
    std::string digits;              ///< all of them, without separators
    std::vector<std::size_t> groups; ///< how many digits each group has
    std::vector<std::size_t> ends;   ///< where each group ends in the text
    std::string separators; ///< one sign for each gap between groups, the most telling: "/", "-", ".", ")", " "
};

/// The first run at or behind `from`; false where there is none. A line break, a tab, two blanks, another "+" and any letter
/// end a run.
[[nodiscard]] bool next_digit_run(std::string_view text, std::size_t from, DigitRun& run);

/// "030 123456 0170 1234567": where a run is too long for one telephone number, and a group within begins like an area code,
/// the run ends in front of that.
void cut_to_first_number(DigitRun& run);

/// What the words in front of a number say about it.
enum class Announced { no, weakly, clearly };

/// Does the run look like a telephone number of Germany, Austria, Switzerland, or with its country code? Where words
/// announce one, much more does. Times, dates, thousands and years do not.
[[nodiscard]] bool is_phone_number(const DigitRun& run, Announced announced);

inline constexpr std::size_t kFewestCardDigits = 13;

/// 13 to 19 digits under one of the prefixes of the card schemes, with the check digit of ISO/IEC 7812-1 (Luhn).
[[nodiscard]] bool is_card_number(const DigitRun& run);

} // namespace kummerkasten::ingest
