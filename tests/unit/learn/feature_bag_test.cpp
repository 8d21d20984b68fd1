// SPDX-License-Identifier: Apache-2.0
#include "learn/feature_bag.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten::learn;

TEST_CASE("a key that comes again adds to its value and keeps its first place") {
    FeatureBag bag;
    bag.add(7, 0, 3);
    bag.add(8, 1, 4, 0.5F);
    bag.add(7, 0, 9);
    REQUIRE(bag.features().size() == 2);
    CHECK(bag.features()[0].value == 2);
    CHECK(bag.features()[0].place == 3);
    CHECK(bag.features()[1].value == 0.5F);
    CHECK(bag.features()[1].group == 1);
}

TEST_CASE("a cleared bag has forgotten, and a bag grows past its first size") {
    FeatureBag bag;
    for (int round = 0; round < 3; ++round) {
        bag.clear();
        CHECK(bag.features().empty());
        for (int twice = 0; twice < 2; ++twice) {
            for (std::uint64_t key = 1; key <= 10'000; ++key) {
                bag.add(spread(key), 0, 0);
            }
        }
        REQUIRE(bag.features().size() == 10'000);
        CHECK(bag.features()[9'999].key == spread(10'000));
        CHECK(bag.features()[9'999].value == 2);
    }
}
