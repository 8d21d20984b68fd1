// SPDX-License-Identifier: Apache-2.0
#include "learn/data_set.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace kummerkasten::learn {

namespace {

struct KeyItself { // keys are hashes already
    std::size_t operator()(std::uint64_t key) const { return key; }
};

// Values of the row's counted groups to weight × idf at length 1.
void scale_row(const DataSet& set, std::span<Cell> row) {
    std::array<double, kMostGroups> squares{};
    for (Cell& cell : row) {
        const std::uint8_t group = set.group_of[cell.feature];
        if (set.groups[group].counted) {
            cell.value = (1 + std::log(cell.value)) * set.idf[cell.feature];
            squares[group] += double{cell.value} * double{cell.value};
        }
    }
    for (Cell& cell : row) {
        const std::uint8_t group = set.group_of[cell.feature];
        if (set.groups[group].counted) {
            cell.value = static_cast<float>(cell.value / std::sqrt(squares[group]));
        }
    }
}

} // namespace

struct DataSetBuilder::Numbers : std::unordered_map<std::uint64_t, std::uint32_t, KeyItself> {};

DataSetBuilder::DataSetBuilder(std::vector<Group> groups) : numbers_(std::make_unique<Numbers>()) {
    set_.groups = std::move(groups);
    set_.begins.push_back(0);
}

DataSetBuilder::~DataSetBuilder() = default;

float inverse_document_frequency(std::size_t rows, std::size_t having) {
    return static_cast<float>(1 + std::log((1.0 + static_cast<double>(rows)) / (1.0 + static_cast<double>(having))));
}

void DataSetBuilder::add(std::span<const Feature> features, std::string_view label, std::uint64_t content) {
    for (const Feature& feature : features) {
        const auto [place, is_new] = numbers_->try_emplace(feature.key, static_cast<std::uint32_t>(set_.keys.size()));
        if (is_new) {
            if (set_.keys.size() >= std::numeric_limits<std::uint32_t>::max()) {
                throw DataError("too many different features; train on fewer or shorter texts");
            }
            set_.keys.push_back(feature.key);
            set_.group_of.push_back(feature.group);
            having_.push_back(0);
        }
        ++having_[place->second];
        set_.cells.push_back({place->second, feature.value});
    }
    set_.begins.push_back(set_.cells.size());
    set_.contents.push_back(content);
    labels_.emplace_back(label);
}

DataSet DataSetBuilder::finish(std::size_t least_rows) {
    numbers_->clear();
    constexpr std::uint32_t kDropped = std::numeric_limits<std::uint32_t>::max();
    const std::size_t rows = labels_.size();
    std::vector<std::uint32_t> renumbered(set_.keys.size(), kDropped);
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < set_.keys.size(); ++i) {
        if (having_[i] < least_rows) {
            continue;
        }
        const bool counted = set_.groups[set_.group_of[i]].counted;
        set_.idf.push_back(counted ? inverse_document_frequency(rows, having_[i]) : 1);
        set_.keys[kept] = set_.keys[i];
        set_.group_of[kept] = set_.group_of[i];
        renumbered[i] = kept++;
    }
    set_.keys.resize(kept);
    set_.keys.shrink_to_fit();
    set_.group_of.resize(kept);

    std::size_t end = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t begin = end;
        for (std::size_t k = set_.begins[i]; k < set_.begins[i + 1]; ++k) {
            const Cell cell = set_.cells[k];
            if (renumbered[cell.feature] != kDropped) {
                set_.cells[end++] = {renumbered[cell.feature], cell.value};
            }
        }
        set_.begins[i] = begin;
    }
    set_.begins[rows] = end;
    set_.cells.resize(end);
    set_.cells.shrink_to_fit();

    set_.classes = labels_;
    std::sort(set_.classes.begin(), set_.classes.end());
    set_.classes.erase(std::unique(set_.classes.begin(), set_.classes.end()), set_.classes.end());
    for (const std::string& label : labels_) {
        const auto found = std::lower_bound(set_.classes.begin(), set_.classes.end(), label);
        set_.labels.push_back(static_cast<std::uint32_t>(found - set_.classes.begin()));
    }
    for (std::size_t i = 0; i < rows; ++i) {
        std::span<Cell> row = std::span(set_.cells).subspan(set_.begins[i], set_.begins[i + 1] - set_.begins[i]);
        std::sort(row.begin(), row.end(), [](const Cell& a, const Cell& b) { return a.feature < b.feature; });
        scale_row(set_, row);
    }
    labels_.clear();
    having_.clear();
    return std::move(set_);
}

} // namespace kummerkasten::learn
