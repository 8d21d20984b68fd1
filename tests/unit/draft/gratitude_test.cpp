// SPDX-License-Identifier: Apache-2.0
#include "draft/gratitude.hpp"

#include <doctest/doctest.h>

using kummerkasten::draft::leaves_something_open;
using kummerkasten::draft::only_thanks;

TEST_CASE("bare thanks are told from praise") {
    CHECK(only_thanks("ok, danke fuer die hilfe"));
    CHECK(only_thanks("thank you for your help :)"));
    CHECK_FALSE(only_thanks("vielen dank, das war super"));
    CHECK(only_thanks("perfect! thank you!"));
    CHECK_FALSE(only_thanks("thanks a lot, you guys rock"));
    CHECK_FALSE(only_thanks("so ein schoener bahnhof")); // praise without thanks
    CHECK_FALSE(only_thanks(""));
}

TEST_CASE("thanks that go on are no end") {
    CHECK(leaves_something_open("thanks, i'll send it now"));
    CHECK(leaves_something_open("danke, ich hoffe, es klappt"));
    CHECK(leaves_something_open("danke! und wann?"));
    CHECK(leaves_something_open("danke, aber der zug war voll"));
    CHECK_FALSE(leaves_something_open("vielen dank, das ging schnell"));
    CHECK_FALSE(leaves_something_open("guten morgen, vielen dank"));
    CHECK_FALSE(leaves_something_open(""));
}
