// SPDX-License-Identifier: Apache-2.0
#include "report/percentile.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten::report;

TEST_CASE("nearest rank: ceil(p·n/100), counted from 1") {
    struct Row {
        std::string name;
        std::size_t n, percent, rank;
    };
    const std::vector<Row> rows{
        {"one value is every percentile", 1, 50, 1},          {"one value, high", 1, 95, 1},
        {"median of two is the lower one", 2, 50, 1},         {"median of three", 3, 50, 2},
        {"median of four is the lower middle one", 4, 50, 2}, {"p90 of ten: 9", 10, 90, 9},
        {"p90 of eleven: 9.9 up to 10", 11, 90, 10},          {"p95 of twenty: 19", 20, 95, 19},
        {"p95 of nineteen: 18.05 up to 19", 19, 95, 19},      {"p100 is the last", 7, 100, 7},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(nearest_rank(row.n, row.percent) == row.rank);
    }
}

TEST_CASE("a distribution sorts and names values that occurred") {
    // Sorted: 1 2 3 5 8 13 21 34 55 89. Ranks of n = 10: median 5 → 8; p90 9 → 55; p95 ceil(9.5) = 10 → 89.
    std::vector<std::int64_t> values{34, 1, 89, 5, 2, 55, 13, 3, 21, 8};
    const Distribution d = distribution_of(values);
    CHECK(d.n == 10);
    CHECK(d.median == 8);
    CHECK(d.p90 == 55);
    CHECK(d.p95 == 89);
    CHECK(d.most == 89);
}

TEST_CASE("a distribution of nothing") {
    std::vector<std::int64_t> none;
    CHECK(distribution_of(none).n == 0);
    CHECK(distribution_of(none).most == 0);
}

TEST_CASE("Wilson's interval") {
    // p = 0.5, n = 4, z² = 3.8414588: centre (0.5 + 0.4801824) / 1.9603647 = 0.5;
    // spread 1.959964·sqrt(0.0625 + 0.0600228) / 1.9603647 = 0.3499611.
    const Interval half = wilson_interval(2, 4);
    CHECK(half.low == doctest::Approx(0.1500389));
    CHECK(half.high == doctest::Approx(0.8499611));
    // p = 0, n = 10: centre = spread, so low is 0; high z²/(n + z²) = 3.8414588 / 13.8414588.
    const Interval none = wilson_interval(0, 10);
    CHECK(none.low == doctest::Approx(0));
    CHECK(none.high == doctest::Approx(0.2775328));
    CHECK(wilson_interval(0, 0).high == 1);
}
