// SPDX-License-Identifier: Apache-2.0
#include "base/result.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace kummerkasten;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0) {
        return Problem{"odd", "the number is odd"};
    }
    return number / 2;
}

} // namespace

TEST_CASE("a result is a value or a problem") {
    const Result<int> good = half(4);
    CHECK(good.ok());
    CHECK(static_cast<bool>(good));
    CHECK(*good == 2);
    CHECK(good.value() == 2);

    const Result<int> bad = half(3);
    CHECK_FALSE(bad.ok());
    CHECK(bad.problem().kind == "odd");
    CHECK(bad.problem().message == "the number is odd");
}

TEST_CASE("a result can be used in place, also where it cannot be copied") {
    Result<std::string> text(std::string("a"));
    *text += "b";
    CHECK(text->size() == 2);
    CHECK(text.value() == "ab");
    Result<std::unique_ptr<int>> owner(std::make_unique<int>(7));
    CHECK(**owner == 7);
}

TEST_CASE("no outcome means done") {
    const Outcome done;
    CHECK_FALSE(done);
    const Outcome failed = Problem{"json", "broken"};
    CHECK(failed->kind == "json");
}
