// SPDX-License-Identifier: Apache-2.0
// The parser of patterns: which strings it reads, and that it says nothing where it does not know better.
#include "text/pattern_parser.hpp"

#include "classify/random_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::text;

TEST_CASE("patterns that stand for a few strings") {
    struct Row {
        std::string name, pattern;
        Strings strings;
    };
    const std::string b(1, kBoundary);
    const std::vector<Row> rows{
        {"letters and blanks", "kein netz", {"kein netz"}},
        {"capitals are folded as the text is", "NETZ", {"netz"}},
        {"each digit is a zero", "2026", {"0000"}},
        {"a boundary", R"(\bnetz\b)", {b + "netz" + b}},
        {"a quantifier binds to one letter", "netze?", {"netz", "netze"}},
        {"and to one letter of two bytes", "\u20AC?", {"", "\u20AC"}},
        {"a choice", "bus|bahn", {"bus", "bahn"}},
        {"a choice in a group", "(?:bus|bahn)hof", {"bushof", "bahnhof"}},
        {"a group that captures", "(bus)hof", {"bushof"}},
        {"a group with a name", "(?P<weg>bus)hof", {"bushof"}},
        {"an empty branch", "(?:alt|)bau", {"altbau", "bau"}},
        {"counted", "a{2,3}", {"aa", "aaa"}},
        {"counted once", "(?:ab){2}", {"abab"}},
        {"lazy is as many", "ab??", {"a", "ab"}},
        {"a brace that counts nothing is a letter", "a{x}", {"a{x}"}},
        {"an escaped sign", R"(2\.)", {"0."}},
        {"a line feed", R"((^|\n)netz)", {"netz", "\nnetz"}},
        {"a small class", "[sz]ug", {"sug", "zug"}},
        {"a class of digits", "[0-5]", {"0"}},
        {"a closing bracket first in its class", "[]a]", {"]", "a"}},
        {"begin and end are empty", "^netz$", {"netz"}},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const Known known = read_pattern(row.pattern);
        CHECK(known.is_exact);
        CHECK(known.heads == row.strings);
    }
}

TEST_CASE("what it does not know makes it say nothing of the whole") {
    const std::vector<std::string> patterns{
        "(?i)netz",   R"(\Qnetz\E)", R"(netz\x41)", "(netz",
        "netz)",      "[netz",       "(?P<netz",    "((((((((((((netz))))))))))))",
        R"(\pLnetz)", // known, but anything may stand there
    };
    for (const std::string& pattern : patterns) {
        CAPTURE(pattern);
        const Known known = read_pattern(pattern);
        CHECK_FALSE(known.is_exact);
        CHECK(known.heads == Strings{""});
        CHECK((known.required.empty() || pattern == R"(\pLnetz)"));
    }
}

TEST_CASE("the branches of a pattern") {
    struct Row {
        std::string name, pattern;
        std::vector<std::string_view> branches;
    };
    const std::vector<Row> rows{
        {"one", "netz", {"netz"}},
        {"two", "netz|strom", {"netz", "strom"}},
        {"a choice in a group is none", "(?:bus|bahn)|(?:(?:a|b)c|d)", {"(?:bus|bahn)", "(?:(?:a|b)c|d)"}},
        {"nor is one in a class", "[a|(]|b", {"[a|(]", "b"}},
        {"nor one that is escaped", R"(a\|b|\(c|d)", {R"(a\|b)", R"(\(c)", "d"}},
        {"empty ones", "a||", {"a", "", ""}},
        {"none of a group that is not closed", "(a|b", {"(a|b"}},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(branches_of(row.pattern) == row.branches);
    }
}

TEST_CASE("a group between word boundaries is opened") {
    struct Row {
        std::string name, pattern;
        std::vector<std::string> branches;
    };
    const std::vector<Row> rows{
        {"one", "netz", {"netz"}},
        {"a group alone", "(bus|bahn)", {"bus", "bahn"}},
        {"boundaries go to each branch", R"(\b(bus|bahn)\b)", {R"(\bbus\b)", R"(\bbahn\b)"}},
        {"one boundary", R"(\b(bus|bahn))", {R"(\bbus)", R"(\bbahn)"}},
        {"beside another branch", R"(zug|(bus|bahn)\b|steig)", {"zug", R"(bus\b)", R"(bahn\b)", "steig"}},
        {"groups inside stay", "((bus|bahn)hof|steig)", {"(bus|bahn)hof", "steig"}},
        {"two groups are none", "(bus|bahn)(hof|steig)", {"(bus|bahn)(hof|steig)"}},
        {"a repeated one is not opened", "(bus|bahn)+", {"(bus|bahn)+"}},
        {"nor one that begins with a question mark", "(?:bus|bahn)", {"(?:bus|bahn)"}},
        {"brackets in a class or escaped are none", R"(([)]|\)|bus))", {"[)]", R"(\))", "bus"}},
        {"nor one that is not closed", "(bus|bahn", {"(bus|bahn"}},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(opened_branches_of(row.pattern) == row.branches);
    }
}

TEST_CASE("any bytes are read to their end") {
    Chance chance(3);
    for (int i = 0; i < 20'000; ++i) {
        const std::string pattern = chance.letters("ab0|()[]{},?*+^$\\.-:P<>!pbw\xC3\xA4 ", 0, 24);
        const Known known = read_pattern(pattern); // RE2 may refuse it; this must only come back
        CHECK(known.heads.size() <= 128);
    }
}
