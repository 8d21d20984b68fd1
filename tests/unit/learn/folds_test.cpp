// SPDX-License-Identifier: Apache-2.0
#include "learn/folds.hpp"

#include <doctest/doctest.h>

#include <array>
#include <numeric>

using namespace kummerkasten::learn;

TEST_CASE("each class is spread evenly over the folds") {
    std::vector<std::uint32_t> labels(100, 0);
    std::fill(labels.begin(), labels.begin() + 20, 1U); // 20 of one class, 80 of the other
    std::vector<std::uint64_t> contents(100);
    std::iota(contents.begin(), contents.end(), 0U);
    const std::vector<std::uint8_t> folds = stratified_folds(labels, contents, 5, 1);
    std::array<std::array<int, 5>, 2> counts{};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        ++counts[labels[i]][folds[i]];
    }
    for (std::size_t fold = 0; fold < 5; ++fold) {
        CHECK(counts[0][fold] == 16);
        CHECK(counts[1][fold] == 4);
    }
    CHECK(folds == stratified_folds(labels, contents, 5, 1));
    CHECK(folds != stratified_folds(labels, contents, 5, 2));
}

TEST_CASE("twins stay together") {
    const std::vector<std::uint32_t> labels(40, 0);
    std::vector<std::uint64_t> contents(40);
    for (std::size_t i = 0; i < contents.size(); ++i) {
        contents[i] = i % 10; // ten texts, each four times
    }
    const std::vector<std::uint8_t> folds = stratified_folds(labels, contents, 5, 1);
    for (std::size_t i = 10; i < folds.size(); ++i) {
        CHECK(folds[i] == folds[i - 10]);
    }
}
