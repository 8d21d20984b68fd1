// SPDX-License-Identifier: Apache-2.0
#include "record/long_numbers.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::record;

TEST_CASE("blank_long_numbers") {
    struct Row {
        std::string name, line, blanked;
    };
    const std::vector<Row> rows{
        {"short numbers stay", R"([1,-2.5,0])", R"([1,-2.5,0])"},
        {"18 digits stay", R"({"a":123456789012345678})", R"({"a":123456789012345678})"},
        {"30 digits", R"({"a":123456789012345678901234567890})", R"({"a":0                             })"},
        {"an exponent", R"({"a":1e999,"b":2})", R"({"a":0    ,"b":2})"},
        {"in a string", R"({"a":"123456789012345678901234567890"})", R"({"a":"123456789012345678901234567890"})"},
        {"in a string behind an escaped quote", R"({"a":"\"1e999"})", R"({"a":"\"1e999"})"},
        {"leading zero is no number", R"([012345678901234567890])", R"([012345678901234567890])"},
        {"two points are no number", R"([12345678901234567890.1.2])", R"([12345678901234567890.1.2])"},
        {"nothing behind the point", R"([12345678901234567890.])", R"([12345678901234567890.])"},
        {"nothing behind the e", R"([1e,1e+])", R"([1e,1e+])"},
        {"minus alone", R"([-])", R"([-])"},
        {"a word behind", R"([1e9x])", R"([1e9x])"},
        {"minus and long", R"([-12345678901234567890])", R"([0                    ])"},
        {"a string that never closes", R"(["1e9)", R"(["1e9)"},
        {"a backslash at the end", "[\"\\", "[\"\\"},
        {"nothing", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        std::string copy = "what was here before";
        blank_long_numbers(row.line, copy);
        CHECK(copy == row.blanked);
    }
}
