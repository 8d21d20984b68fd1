// SPDX-License-Identifier: Apache-2.0
#include "record/json_problem.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::record;

TEST_CASE("what is wrong with a text that is no JSON, for people") {
    struct Row {
        std::string name, text;
        bool depth;
        std::string kind, message;
    };
    const std::vector<Row> rows{
        {"deep", "{[[[", true, "too-deep", "nested deeper than 64 levels"},
        {"bytes of Latin-1", "{\"a\":\"\xFC\"}", false, "invalid-utf8", "invalid UTF-8"},
        {"a sentence", "Guten Tag", false, "json", "not JSON, it begins with 'Guten Tag'"},
        {"a long one is cut", "Guten Tag, ich warte seit Wochen", false, "json",
         "not JSON, it begins with 'Guten Tag, ich warte…'"},
        {"nothing", "  ", false, "json", "not JSON, it begins with ''"},
        {"cut off", R"({"text":"Guten)", false, "json",
         "not valid JSON, it ends in 'text\":\"Guten' and may be cut off"},
        {"cut off behind an umlaut", "{\"text\":\"Gäääää", false, "json",
         "not valid JSON, it ends in '\"Gäääää' and may be cut off"},
        {"array cut off", "[1,2", false, "json", "not valid JSON, it ends in '[1,2' and may be cut off"},
        {"the wrong bracket closes", "{\"a\":1]", false, "json",
         "not valid JSON, it ends in '{\"a\":1]' and may be cut off"},
        {"whole but wrong", R"({"a":1,})", false, "json",
         "not valid JSON: a comma, quote or bracket is missing or too many"},
        {"controls are escaped", "\x1b[2J", false, "json", "not JSON, it begins with '\\x1b[2J'"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Problem problem = json_problem(row.text, row.depth);
        CHECK(problem.kind == row.kind);
        CHECK(problem.message == row.message);
    }
}
