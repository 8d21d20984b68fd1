// SPDX-License-Identifier: Apache-2.0
#include "base/recent_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace kummerkasten;

TEST_CASE("the one that was not used for longest goes first") {
    RecentTable<std::string> table(3);
    table[1] = "one";
    table[2] = "two";
    table[3] = "three";
    CHECK(table.oldest() == "one");
    REQUIRE(table.find(1) != nullptr); // which makes it the latest
    table[4] = "four";
    CHECK(table.size() == 3);
    CHECK(table.find(2) == nullptr);
    CHECK(*table.find(1) == "one");
    CHECK(*table.find(3) == "three");
    CHECK(*table.find(4) == "four");
    CHECK(table[2].empty()); // comes back as a new one; now 1 has waited longest
    CHECK(table.find(1) == nullptr);
}

TEST_CASE("keys that want the same slot, and the gaps that they leave") {
    RecentTable<int> table(4);
    // The upper half of a key finds the slot: all of these are at home in slot 0 of 64, and some differ below only.
    constexpr std::uint64_t kUpper = std::uint64_t{1} << 32;
    const std::uint64_t keys[] = {64 * kUpper, 128 * kUpper, 0, 1, 192 * kUpper, 64 * kUpper + 1};
    int value = 0;
    for (const std::uint64_t key : keys) {
        table[key] = value++;
    }
    CHECK(table.find(keys[0]) == nullptr);
    CHECK(table.find(keys[1]) == nullptr);
    for (int i = 2; i < 6; ++i) {
        REQUIRE(table.find(keys[i]) != nullptr);
        CHECK(*table.find(keys[i]) == i);
    }
}

TEST_CASE("it does what a plain list does, over fifty thousand random steps") {
    for (const std::size_t most : {1U, 2U, 31U, 300U}) {
        CAPTURE(most);
        RecentTable<std::uint64_t> table(most);
        std::vector<std::pair<std::uint64_t, std::uint64_t>> list; // key and value, the latest last
        std::mt19937 random(7);
        for (std::uint64_t step = 0; step < 50'000; ++step) {
            // Few different upper halves, so that slots collide.
            const std::uint64_t key = ((random() % (2 * most + 1)) * 37 % 101 * 64 << 32U) + random() % 3;
            const auto known =
                std::find_if(list.begin(), list.end(), [key](const auto& entry) { return entry.first == key; });
            if (random() % 3 == 0) {
                const std::uint64_t* found = table.find(key);
                REQUIRE((found != nullptr) == (known != list.end()));
                if (found != nullptr) {
                    REQUIRE(*found == known->second);
                    std::rotate(known, known + 1, list.end());
                }
                continue;
            }
            table[key] = step;
            if (known != list.end()) {
                std::rotate(known, known + 1, list.end());
                list.back().second = step;
            } else {
                if (list.size() == most) {
                    list.erase(list.begin());
                }
                list.emplace_back(key, step);
            }
            REQUIRE(table.size() == list.size());
            REQUIRE(table.oldest() == list.front().second);
        }
    }
}
