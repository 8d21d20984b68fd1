// SPDX-License-Identifier: Apache-2.0
#include "learn/evaluation.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten::learn;

TEST_CASE("figures agree with a table counted by hand") {
    // truth ↓ said →   a  b  c      precision  recall      F1
    //            a     3  1  0      3/4        3/4         0.75
    //            b     1  1  0      1/3        1/2         2/5
    //            c     0  1  0      0          0           0
    Confusion confusion(3);
    for (int i = 0; i < 3; ++i) {
        confusion.add(0, 0);
    }
    confusion.add(0, 1);
    confusion.add(1, 0);
    confusion.add(1, 1);
    confusion.add(2, 1);
    const Figures figures = confusion.figures();
    CHECK(figures.n == 7);
    CHECK(figures.accuracy == doctest::Approx(4.0 / 7));
    CHECK(figures.macro_f1 == doctest::Approx((0.75 + 0.4 + 0) / 3));
    CHECK(figures.classes[0].precision == doctest::Approx(0.75));
    CHECK(figures.classes[1].precision == doctest::Approx(1.0 / 3));
    CHECK(figures.classes[1].recall == doctest::Approx(0.5));
    CHECK(figures.classes[1].f1 == doctest::Approx(0.4));
    CHECK(figures.classes[1].support == 2);
    CHECK(figures.classes[2].f1 == 0);
}

TEST_CASE("a class that neither occurs nor is said does not count") {
    Confusion confusion(3);
    confusion.add(0, 0);
    confusion.add(1, 1);
    CHECK(confusion.figures().macro_f1 == doctest::Approx(1));
    CHECK(Confusion(2).figures().macro_f1 == 0); // nothing at all is no success
}
