// SPDX-License-Identifier: Apache-2.0
#include "classify/rule_pattern.hpp"

#include "base/error.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

const Place kHere{"rules.tsv", 7};

std::string complaint_about(const std::string& pattern, const PatternParts& parts = {}) {
    try {
        return "taken: " + fold_pattern(with_parts(pattern, parts, kHere), kHere);
    } catch (const DataError& problem) {
        return problem.what();
    }
}

} // namespace

TEST_CASE("a part stands for its choice; braces that count stay") {
    const PatternParts parts{{"rail", "zug|tram"}, {"two_words", "a b"}};
    struct Row {
        std::string name, pattern, expected;
    };
    const std::vector<Row> rows{
        {"no part", "zug", "zug"},
        {"one", "\\b{rail}\\b", "\\b(?:zug|tram)\\b"},
        {"two", "{rail} {two_words}", "(?:zug|tram) (?:a b)"},
        {"a count", "[0-9]{2,5}", "[0-9]{2,5}"},
        {"a counted part", "{rail}{2}", "(?:zug|tram){2}"},
        {"a brace that is not closed", "{rail", "{rail"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(with_parts(row.pattern, parts, kHere) == row.expected);
    }
}

TEST_CASE("an umlaut becomes its two letters, which stay together under a quantifier") {
    struct Row {
        std::string name, pattern, expected;
    };
    const std::vector<Row> rows{
        {"plain", "störung", "stoerung"},
        {"may be missing", "kü?ndigung", "k(?:ue)?ndigung"},
        {"any number", "ß+", "(?:ss)+"},
        {"counted", "ä{2}", "(?:ae){2}"},
        {"before a group", "stöß(?:t|en)", "stoess(?:t|en)"},
        {"classes and escapes stay", "\\S[a-z]\\bß", "\\S[a-z]\\bss"},
        {"a group with a name", "(?P<no>[0-9])", "(?P<no>[0-9])"},
        {"a character that folding leaves alone", "😡+", "😡+"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(fold_pattern(row.pattern, kHere) == row.expected);
    }
}

TEST_CASE("what may not stand in a pattern is said with its place") {
    CHECK(complaint_about("{moor}").starts_with("rules.tsv:7: pattern: no part is called {moor}"));
    CHECK(complaint_about("Netz").starts_with("rules.tsv:7: pattern: capital 'N'; the text is folded"));
    CHECK(complaint_about("(P").starts_with("rules.tsv:7: pattern: capital 'P'"));
    CHECK(complaint_about("st[öo]rung").starts_with("rules.tsv:7: pattern: only ASCII inside [ ]"));
    // Eleven times 3,000 letters are more than 32 KiB.
    const PatternParts parts{{"long", std::string(3000, 'a')}};
    std::string pattern;
    for (int i = 0; i < 11; ++i) {
        pattern += "{long}";
    }
    CHECK(complaint_about(pattern, parts) == "rules.tsv:7: pattern: more than 32768 bytes with its parts");
}
