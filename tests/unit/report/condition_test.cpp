// SPDX-License-Identifier: Apache-2.0
// What is no condition. What conditions mean: where_test.cpp.
#include "report/condition.hpp"

#include "base/error.hpp"
#include "stories.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

std::string complaint_about(const std::string& condition) {
    try {
        static_cast<void>(parse_condition(condition, at("2026-09-13T10:00:00Z"), record::TimeZone("Europe/Berlin")));
    } catch (const UsageError& problem) {
        return problem.what();
    }
    return "";
}

} // namespace

TEST_CASE("a wrong condition is told with its column and what there is") {
    struct Row {
        std::string condition, column, word;
    };
    const std::vector<Row> rows{
        {"topik=delay", "column 1:", "did you mean 'topic'"},
        {"Topic=delay", "column 1:", "did you mean 'topic'"}, // words of the record are written as there
        {"platform=x and foo=1", "column 16:", "there are id, platform"},
        {"anger>high", "column 7:", "a number"},
        {"anger>nan", "column 7:", "a number"}, // nothing is more or less than that
        {"anger<inf", "column 7:", "a number"},
        {"anger>" + std::string(70'000, '1'), "", "at most 65536"},
        {"intent=complaynt", "column 8:", "'complaint'"},
        {"needs_reply=maybe", "column 13:", "true or false"},
        {"created_at>soon", "column 12:", "yesterday"},
        {"platform>x", "column 9:", "allowed are =, !=, ~ and !~"},
        {"needs_reply<true", "column 12:", "allowed are =, !="},
        {"anger~5", "column 6:", "no text"},
        {"platform=", "column 10:", "expected a value"},
        {"platform=x y", "column 12:", "'and' or 'or'"},
        {"(platform=x", "column 1:", "without ')'"},
        {"platform=x)", "column 11:", "without '('"},
        {"text='abc", "column 6:", "not closed"},
        {"platform=x and", "column 15:", "ends here"},
        {"=x", "column 1:", "expected a field"},
        {"labels.=x", "column 1:", "labels.NAME"},
        {std::string(200, '('), "column 101:", "100 levels"},
        {"text~\xff", "", "UTF-8"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.condition);
        const std::string message = complaint_about(row.condition);
        CAPTURE(message);
        CHECK(message.starts_with("--where"));
        CHECK(message.find(row.column) != std::string::npos);
        CHECK(message.find(row.word) != std::string::npos);
    }
}
