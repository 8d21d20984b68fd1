// SPDX-License-Identifier: Apache-2.0
#include "report/bursts.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace kummerkasten::report;

// The example of the packages bursts (R) and pybursts: posts at 4, 17, 23 …, s = 2, gamma = 0.1. They work on gaps: state i
// costs that of an exponential gap with s^i times the overall rate, and there are 8 states, since
// 1 + log2(88) + log2(1 / 1) = 7.46. Our automaton gets these costs.
TEST_CASE("cheapest_states: the published example on gaps") {
    const std::vector<double> gaps{13, 6, 4, 6, 2, 2, 39, 1, 5, 2, 4, 2, 2};
    const double rate = 13.0 / 88; // 13 gaps from 4 to 92
    const auto states = cheapest_states(gaps.size(), 8, 0.1, [&](std::size_t t, std::size_t state) {
        const double faster = rate * std::pow(2.0, static_cast<double>(state));
        return faster * gaps[t] - std::log(faster);
    });
    CHECK(states == std::vector<std::uint8_t>{0, 0, 0, 0, 1, 1, 0, 2, 1, 1, 1, 1, 1});
}

TEST_CASE("batch_bursts: the storm from the fourth bin on") {
    const std::vector<std::uint32_t> about{0, 2, 1, 6, 7, 4, 5, 1, 0, 2, 0, 0, 3, 1};
    const std::vector<std::uint32_t> total{9, 11, 12, 10, 10, 9, 11, 10, 12, 12, 9, 10, 12, 9};
    CHECK(batch_bursts(about, total, 2, 1) == std::vector<std::uint8_t>{0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0});
    // A step up must pay for itself: with a price this high nothing does.
    CHECK(batch_bursts(about, total, 2, 9) == std::vector<std::uint8_t>(14));
}

TEST_CASE("batch_bursts: all or nothing") {
    const std::vector<std::uint32_t> none{0, 0, 0}, all{3, 4, 5};
    CHECK(batch_bursts(none, all, 2, 1) == std::vector<std::uint8_t>(3));
    CHECK(batch_bursts(all, all, 2, 1) == std::vector<std::uint8_t>(3));
    CHECK(batch_bursts({}, {}, 2, 1).empty());
}

TEST_CASE("rate_bursts: twice, then four times the expected, then over") {
    const std::vector<std::uint32_t> counts{10, 9, 11, 20, 22, 41, 40, 10, 9};
    const std::vector<double> expected(9, 10.0);
    CHECK(rate_bursts(counts, expected, 2, 1, 3) == std::vector<std::uint8_t>{0, 0, 0, 1, 1, 2, 2, 0, 0});
}
