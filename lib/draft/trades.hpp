// SPDX-License-Identifier: Apache-2.0
// The trades that a house may be in, for words that mean one thing to an airline and another to a shop (data/trades.tsv). Read
// with the phrase book; a few dozen comparisons, once.
#pragma once

#include "io/data_path.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

class Trades {
public:
    /// Reads data/trades.tsv; DataError with file:line for a name that stands there twice or words that say nothing.
    explicit Trades(const io::DataPath& data);

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Which of names() `industry`, as the profile tells it, names; none of them: it may be any.
    [[nodiscard]] std::vector<bool> named_in(std::string_view industry) const;

private:
    std::vector<std::string> names_;
    std::vector<std::vector<std::string>> words_; ///< by name, folded, with their stars
};

} // namespace kummerkasten::draft
