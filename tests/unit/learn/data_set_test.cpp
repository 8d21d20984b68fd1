// SPDX-License-Identifier: Apache-2.0
#include "learn/data_set.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace kummerkasten::learn;

TEST_CASE("features of one row are dropped, counted groups get length 1, others keep their values") {
    DataSetBuilder builder({{"words", true}, {"scores", false}});
    builder.add(std::vector<Feature>{{11, 1, 0, 0}, {12, 3, 0, 0}, {99, 1, 0, 0}, {50, 0.25F, 0, 1}}, "b", 1);
    builder.add(std::vector<Feature>{{12, 1, 0, 0}, {11, 1, 0, 0}, {50, 2, 0, 1}}, "a", 2);
    const DataSet set = builder.finish();
    CHECK(set.keys == std::vector<std::uint64_t>{11, 12, 50});
    CHECK(set.classes == std::vector<std::string>{"a", "b"});
    CHECK(set.labels == std::vector<std::uint32_t>{1, 0});
    // Both words are in both rows: idf = 1 + ln(3/3) = 1. Row 1: 1 and 1 + ln 3, divided by the length of the two.
    const double second = 1 + std::log(3.0);
    const double length = std::sqrt(1 + second * second);
    REQUIRE(set.row(0).size() == 3);
    CHECK(set.row(0)[0].value == doctest::Approx(1 / length));
    CHECK(set.row(0)[1].value == doctest::Approx(second / length));
    CHECK(set.row(0)[2].value == 0.25F);
    CHECK(set.row(1)[2].value == 2);
    CHECK(set.row(1)[0].value == doctest::Approx(std::sqrt(0.5)));
}

TEST_CASE("the inverse document frequency falls with the rows that have the feature") {
    CHECK(inverse_document_frequency(99, 99) == doctest::Approx(1));
    CHECK(inverse_document_frequency(99, 9) == doctest::Approx(1 + std::log(10.0))); // (1 + 99) / (1 + 9)
}
