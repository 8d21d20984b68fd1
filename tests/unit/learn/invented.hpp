// SPDX-License-Identifier: Apache-2.0
// Invented examples: each class has a few features that mostly occur in it, among many that occur anywhere.
#pragma once

#include "learn/data_set.hpp"
#include "learn/feature_bag.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

struct Invented {
    std::vector<std::vector<kummerkasten::learn::Feature>> rows;
    std::vector<std::string> labels;

    /// `sizes[c]` rows of class "c0", "c1" …; of ten rows of a class one has the features of the next class instead.
    explicit Invented(const std::vector<std::size_t>& sizes) {
        std::uint64_t state = 1;
        const auto random = [&state](std::uint64_t below) {
            state = kummerkasten::learn::spread(state + 1);
            return state % below;
        };
        for (std::size_t c = 0; c < sizes.size(); ++c) {
            for (std::size_t i = 0; i < sizes[c]; ++i) {
                const std::size_t speaks_for = i % 10 == 9 ? (c + 1) % sizes.size() : c;
                kummerkasten::learn::FeatureBag bag;
                for (int k = 0; k < 3; ++k) {
                    bag.add(kummerkasten::learn::spread(1000 * (speaks_for + 1) + random(8)), 0, 0);
                }
                for (int k = 0; k < 10; ++k) {
                    bag.add(kummerkasten::learn::spread(500'000 + random(200)), 0, 1);
                }
                bag.add(kummerkasten::learn::spread(900'000 + random(5)), 1, 2, 0.5F);
                rows.emplace_back(bag.features().begin(), bag.features().end());
                labels.push_back("c" + std::to_string(c));
            }
        }
    }

    [[nodiscard]] kummerkasten::learn::DataSet data_set() const {
        kummerkasten::learn::DataSetBuilder builder({{"counts", true}, {"scores", false}});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            builder.add(rows[i], labels[i], i);
        }
        return builder.finish();
    }
};
