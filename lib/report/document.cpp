// SPDX-License-Identifier: Apache-2.0
#include "report/document.hpp"

#include <algorithm>

namespace kummerkasten::report {

std::vector<std::size_t> Table::columns_in_use() const {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].for_programs &&
            std::any_of(rows.begin(), rows.end(), [i](const std::vector<Cell>& row) { return row[i] != Cell(); })) {
            indices.push_back(i);
        }
    }
    return indices;
}

bool Section::empty() const {
    const auto says_nothing = [](const Fact& fact) {
        return fact.for_programs || fact.value == Cell() || fact.value == Cell(std::int64_t{0});
    };
    return paragraph.empty() && table.rows.empty() && notes.empty() &&
           std::all_of(facts.begin(), facts.end(), says_nothing);
}

} // namespace kummerkasten::report
