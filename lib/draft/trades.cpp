// SPDX-License-Identifier: Apache-2.0
#include "draft/trades.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "draft/word_finder.hpp"
#include "io/tsv.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace kummerkasten::draft {

Trades::Trades(const io::DataPath& data) {
    const io::TsvFile file(data / "trades.tsv", "trades", 2, 2);
    for (const io::TsvFile::Row& row : file.rows()) {
        if (std::find(names_.begin(), names_.end(), row.fields[0]) != names_.end()) {
            throw DataError(file.place(row), fmt::format("trade {} stands here twice", in_quotes(row.fields[0])));
        }
        names_.emplace_back(row.fields[0]);
        words_.emplace_back();
        for (const std::string_view word : split(row.fields[1], '|')) {
            if (!is_word_pattern(word)) {
                throw DataError(file.place(row), complaint_about_word(word));
            }
            words_.back().push_back(text::fold(word));
        }
    }
}

std::vector<bool> Trades::named_in(std::string_view industry) const {
    const std::string said = text::fold(industry);
    std::vector<bool> named;
    for (const std::vector<std::string>& words : words_) {
        named.push_back(std::any_of(words.begin(), words.end(), [&said](const std::string& word) {
            return find_word(said, word) != std::string_view::npos;
        }));
    }
    return named;
}

} // namespace kummerkasten::draft
