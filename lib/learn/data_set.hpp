// SPDX-License-Identifier: Apache-2.0
// Labelled examples as a sparse matrix. A feature that only one example has says nothing about others and is dropped.
// Two kinds of groups: of a counted group (n-grams) the values become 1 + ln(count), times the inverse document
// frequency, scaled so that the group has length 1 in each example, which keeps long texts and large groups from
// drowning the others; the values of other groups (scores, shares) stay as they are.
//
// Memory: 8 bytes a feature and example, and while it is built 24 for each different feature; 5,000 posts take about
// 60 MB.
#pragma once

#include "learn/feature_bag.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::learn {

struct Group {
    std::string name;
    bool counted = true;
};

inline constexpr std::size_t kMostGroups = 16;
inline constexpr std::size_t kMostClasses = 100;

struct Cell {
    std::uint32_t feature = 0;
    float value = 0;
};

struct DataSet {
    std::vector<Group> groups;
    std::vector<std::string> classes; ///< sorted
    // By feature.
    std::vector<std::uint64_t> keys;
    std::vector<std::uint8_t> group_of;
    std::vector<float> idf; ///< 1 in groups that are not counted
    // By row.
    std::vector<std::uint32_t> labels;
    std::vector<std::uint64_t> contents; ///< equal where the examples are the same
    std::vector<std::size_t> begins;     ///< rows + 1
    std::vector<Cell> cells;

    [[nodiscard]] std::size_t rows() const { return labels.size(); }
    [[nodiscard]] std::span<const Cell> row(std::size_t i) const {
        return std::span(cells).subspan(begins[i], begins[i + 1] - begins[i]);
    }
};

/// The inverse document frequency of a feature that `having` of `rows` examples have.
[[nodiscard]] float inverse_document_frequency(std::size_t rows, std::size_t having);

class DataSetBuilder {
public:
    explicit DataSetBuilder(std::vector<Group> groups);
    ~DataSetBuilder();

    void add(std::span<const Feature> features, std::string_view label, std::uint64_t content);

    [[nodiscard]] std::size_t rows() const { return labels_.size(); }

    /// Leaves the builder empty. `least_rows`: features of fewer rows are dropped.
    [[nodiscard]] DataSet finish(std::size_t least_rows = 2);

private:
    struct Numbers;
    std::unique_ptr<Numbers> numbers_; ///< number of each key
    DataSet set_;
    std::vector<std::uint32_t> having_; ///< by feature: rows
    std::vector<std::string> labels_;
};

} // namespace kummerkasten::learn
