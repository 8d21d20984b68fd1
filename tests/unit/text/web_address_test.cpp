// SPDX-License-Identifier: Apache-2.0
// More in entities_test.cpp and entities_suite_test.cpp; here is what each of the two functions answers.
#include "text/web_address.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

TEST_CASE("where an address ends") {
    struct Row {
        std::string text, with_scheme, without;
    };
    const std::vector<Row> rows{
        {"https://haus.example/a?b=c#d, und", "https://haus.example/a?b=c#d", ""},
        {"HTTP://haus.example", "HTTP://haus.example", ""},
        {"haus.example/a.", "", "haus.example/a"},
        {"haus.example:8080/a", "", "haus.example:8080/a"},
        {"haus.example:", "", "haus.example"},
        {"https://a_b.haus.example", "https://a_b.haus.example", ""},
        {"https://haus_b.example", "", ""}, // what somebody owns has no underscore
        {"https://", "", ""},
        {"https://t.co/abc's", "https://t.co/abc", ""},
        {"https://t.co/" + std::string(41, 'a'), "", ""}, // 40 is the longest key
        {std::string(63, 'a') + ".example", "", std::string(63, 'a') + ".example"},
        {std::string(64, 'a') + ".example", "", ""},
        {"kai@haus.example", "", ""},
        {"kai.k.de@haus.example", "", ""},
        {"haus", "", ""},
        {"", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(row.text.substr(0, address_with_scheme(row.text, 0)) == row.with_scheme);
        CHECK(row.text.substr(0, address_without_scheme(row.text, 0)) == row.without);
    }
}
