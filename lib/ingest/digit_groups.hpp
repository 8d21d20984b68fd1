// SPDX-License-Identifier: Apache-2.0
// Where digits stand in a text. Patterns for numbers are slow to run over all of a mail and quick to run near its digits.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

struct DigitGroup {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t in_word = 0;    ///< digits in all of the word, which ends at a blank
    bool behind_letter = false; ///< a letter stands in front, with at most three other signs between
};

using DigitGroups = std::vector<DigitGroup>;

/// All of them, rising. `groups` is reused.
void find_digit_groups(std::string_view text, DigitGroups& groups);

/// Which groups a pattern may be near to, and how far it reaches, in bytes.
struct Near {
    std::size_t fewest = 1;         ///< digits of the group
    std::size_t most = 64;          ///< digits of the group
    std::size_t fewest_in_word = 1; ///< digits of the word
    bool behind_letter = false;
    std::size_t back = 0;
    std::size_t ahead = 0;

    [[nodiscard]] bool wants(const DigitGroup& group) const {
        const std::size_t digits = group.end - group.begin;
        return digits >= fewest && digits <= most && group.in_word >= fewest_in_word &&
               (group.behind_letter || !behind_letter);
    }
};

} // namespace kummerkasten::ingest
