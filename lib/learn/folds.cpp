// SPDX-License-Identifier: Apache-2.0
#include "learn/folds.hpp"

#include "learn/feature_bag.hpp"

#include <algorithm>
#include <tuple>

namespace kummerkasten::learn {

std::vector<std::uint8_t> stratified_folds(std::span<const std::uint32_t> labels,
                                           std::span<const std::uint64_t> contents, std::size_t folds,
                                           std::uint64_t seed) {
    struct Row {
        std::uint32_t label;
        std::uint64_t order;
        std::size_t number;
    };
    std::vector<Row> rows;
    rows.reserve(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        rows.push_back({labels[i], spread(contents[i] ^ spread(seed + 1)), i});
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::tie(a.label, a.order, a.number) < std::tie(b.label, b.order, b.number);
    });
    // The count runs on from class to class, so that small classes do not all begin in the first fold.
    std::vector<std::uint8_t> fold_of(labels.size());
    std::size_t turn = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool twin = i > 0 && rows[i].label == rows[i - 1].label && rows[i].order == rows[i - 1].order;
        turn += twin ? 0 : 1;
        fold_of[rows[i].number] = static_cast<std::uint8_t>(turn % folds);
    }
    return fold_of;
}

} // namespace kummerkasten::learn
