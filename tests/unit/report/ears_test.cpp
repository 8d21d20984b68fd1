// SPDX-License-Identifier: Apache-2.0
#include "report/ears.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace kummerkasten::report;

namespace {

const std::vector<double> kSeries{5, 6, 4, 7, 5, 6, 5, 6, 30, 8, 7, 25, 9, 6};

EarsBounds bounds_at(std::size_t day) { // from 1, as R counts
    return ears_bounds(std::span(kSeries).first(day));
}

} // namespace

TEST_CASE("ears_bounds: as R's surveillance::earsC") {
    CHECK(*bounds_at(8).c1 == doctest::Approx(8.444329).epsilon(1e-6));
    CHECK(*bounds_at(9).c1 == doctest::Approx(8.587187).epsilon(1e-6)); // 30 is an alarm
    CHECK(*bounds_at(12).c1 == doctest::Approx(37.603381).epsilon(1e-6));
    CHECK(*bounds_at(12).c2 == doctest::Approx(37.768497).epsilon(1e-6));
    CHECK(*bounds_at(12).c3 == doctest::Approx(23.707690).epsilon(1e-6));
    CHECK(kSeries[11] > *bounds_at(12).c3); // the 25 that the 30 hides from C1 and C2
}

TEST_CASE("ears_bounds: too short a history") {
    CHECK_FALSE(bounds_at(7).c1);
    CHECK(bounds_at(8).c1);
    CHECK_FALSE(bounds_at(9).c2);
    CHECK(bounds_at(10).c2);
    CHECK_FALSE(bounds_at(11).c3);
    CHECK(bounds_at(12).c3);
}

TEST_CASE("ears_bounds: a flat series") {
    const std::vector<double> flat(14, 3.0);
    CHECK(*ears_bounds(flat).c1 == doctest::Approx(3)); // 3 is not above it
    CHECK(*ears_bounds(flat).c3 == doctest::Approx(3));
}
