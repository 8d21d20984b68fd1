// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include <doctest/doctest.h>

#include <cerrno>

using namespace kummerkasten;

TEST_CASE("errors say where and why") {
    CHECK(std::string(DataError({"rules.tsv", 88}, "weight 'abc' is not a number").what()) ==
          "rules.tsv:88: weight 'abc' is not a number");
    CHECK(std::string(DataError("whole").what()) == "whole");
    CHECK(std::string(IoError("cannot write standard output", ENOSPC).what()) ==
          "cannot write standard output: No space left on device");
    CHECK(std::string(error<UsageError>("unknown {} '{}'", "topic", "x").what()) == "unknown topic 'x'");
}

TEST_CASE("a broken pipe is no Error: there is nothing to report") {
    try {
        throw BrokenPipe();
    } catch (const Error&) {
        FAIL("taken for an Error");
    } catch (const std::exception& problem) {
        CHECK(std::string(problem.what()) == "broken pipe");
    }
}
