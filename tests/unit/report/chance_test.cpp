// SPDX-License-Identifier: Apache-2.0
// Reference values: the defining sums in decimal arithmetic with 60 digits; they are what R's functions give.
#include "report/chance.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace kummerkasten::report;

TEST_CASE("normal_quantile") {
    CHECK(normal_quantile(0.999) == doctest::Approx(3.090232306167813).epsilon(1e-12));
    CHECK(normal_quantile(0.975) == doctest::Approx(1.9599639845400536).epsilon(1e-12));
    CHECK(normal_quantile(0.5) == doctest::Approx(0).epsilon(1e-12));
    CHECK(normal_quantile(0.025) == doctest::Approx(-1.9599639845400536).epsilon(1e-12));
}

TEST_CASE("poisson_tail") {
    struct Row {
        std::uint64_t count;
        double mean, tail;
    };
    for (const Row& row : std::vector<Row>{{10, 4, 8.132242796934e-03},
                                           {1, 0.5, 3.934693402874e-01},
                                           {30, 10, 2.509951201528e-07},
                                           {100, 20, 3.488878669690e-37}, // not lost to 1 - 1
                                           {3, 5, 8.753479805169e-01},    // below the mean
                                           {0, 3, 1}}) {
        CAPTURE(row.count);
        CHECK(poisson_tail(row.count, row.mean) / row.tail == doctest::Approx(1).epsilon(1e-9));
    }
}

TEST_CASE("count_tail: size is mean² / (variance - mean)") {
    struct Row {
        std::uint64_t count;
        double mean, size, tail;
    };
    for (const Row& row : std::vector<Row>{{10, 4, 2, 7.514662963527e-02},
                                           {30, 10, 5, 3.919433658214e-03},
                                           {100, 20, 3.5, 3.076272093702e-05},
                                           {1, 0.5, 1, 3.333333333333e-01},
                                           {2, 5, 1.5, 7.612290250954e-01}}) {
        CAPTURE(row.count);
        const double variance = row.mean + row.mean * row.mean / row.size;
        CHECK(count_tail(row.count, row.mean, variance) / row.tail == doctest::Approx(1).epsilon(1e-9));
    }
    CHECK(count_tail(30, 10, 10) == poisson_tail(30, 10));
    CHECK(count_tail(30, 10, 3) == poisson_tail(30, 10)); // fewer surprises than Poisson are not believed
}
