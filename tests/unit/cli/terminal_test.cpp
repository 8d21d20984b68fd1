// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include "captured.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten::cli;

TEST_CASE("colour") {
    const Captured standard_output(STDOUT_FILENO); // a file, no terminal
    CHECK(wants_colour("always"));
    CHECK_FALSE(wants_colour("never"));
    CHECK_FALSE(wants_colour("auto"));
}

TEST_CASE("width of what is no terminal") {
    const Captured standard_output(STDOUT_FILENO);
    CHECK(terminal_width() == 80);
}
