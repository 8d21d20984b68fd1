// SPDX-License-Identifier: Apache-2.0
#include "draft/check_words.hpp"

#include "draft/data_copy.hpp"
#include "draft/house.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

bool any_row(const CheckWord& /*row*/) { return true; }

} // namespace

TEST_CASE("both languages have rules of every kind; examples were tried at load") {
    for (const std::string language : {"de", "en"}) {
        CAPTURE(language);
        const CheckWords words(source_data(), language, CheckWords::Examples::tried);
        std::set<std::string> rules;
        for (const CheckWord& row : words.rows()) {
            rules.insert(row.rule.substr(0, row.rule.find(':')));
        }
        CHECK(rules == std::set<std::string>{"!apology-missing",
                                             "!next-step-missing",
                                             "advertising",
                                             "already-said",
                                             "apology-conditional",
                                             "asks-again",
                                             "belittling",
                                             "blame",
                                             "deflection",
                                             "denial",
                                             "doubt",
                                             "empty-phrase",
                                             "excuse",
                                             "humour",
                                             "irony",
                                             "jargon",
                                             "name-generic",
                                             "promise",
                                             "promise-vague",
                                             "refund",
                                             "rude",
                                             "rule-citing",
                                             "silencing",
                                             "snippy",
                                             "threat"});
    }
}

TEST_CASE("search gives rows in the order of the file and bytes of the text") {
    const CheckWords words(source_data(), "de", CheckWords::Examples::untried);
    const std::string text = "Grüße! Wir bitten um Ihr Verständnis, das ist doch lächerlich.";
    std::vector<CheckWords::Hit> hits;
    words.search(text::fold(text), any_row, hits);
    REQUIRE(hits.size() == 2);
    CHECK(words.rows()[hits[0].row].rule == "empty-phrase");
    CHECK(text.substr(hits[0].span.start, hits[0].span.end - hits[0].span.start) == "bitten um Ihr Verständnis");
    CHECK(words.rows()[hits[1].row].rule == "rude");
    CHECK(text.substr(hits[1].span.start, hits[1].span.end - hits[1].span.start) == "lächerlich");
}

TEST_CASE("rows that do not matter are not tried") {
    const CheckWords words(source_data(), "de", CheckWords::Examples::untried);
    std::vector<CheckWords::Hit> hits;
    words.search(
        text::fold("Wir bitten um Ihr Verständnis, das ist doch lächerlich."),
        [](const CheckWord& row) { return row.rule == "rude"; }, hits);
    REQUIRE(hits.size() == 1);
    CHECK(words.rows()[hits[0].row].rule == "rude");
}

TEST_CASE("a sentence is read with the sign before it, and remembered by each set of rules for itself") {
    const auto found = [](const std::string& pattern, const std::string& text) {
        const DataCopy data;
        data.write("de/checks.tsv", "#kummerkasten-checks 1\na\tblame\terror\t" + pattern + "\tx\ty\tm\th\n");
        const CheckWords words(data.path(), "de", CheckWords::Examples::untried);
        std::vector<CheckWords::Hit> hits;
        words.search(text, any_row, hits);
        words.search(text, any_row, hits); // what is remembered is the same
        REQUIRE(hits.size() < 2);
        return hits.empty() ? std::string() : text.substr(hits[0].span.start, hits[0].span.end - hits[0].span.start);
    };
    CHECK(found("[.!] punkt[.]", "so ist es. punkt. danke") == ". punkt.");
    CHECK(found("^punkt", "so ist es. punkt. danke").empty());
    CHECK(found("^so", "so ist es. so. danke") == "so");
    CHECK(found("danke", "punkt. danke. danke") == "danke");
    CHECK(found("punkt", "danke. danke").empty());
    CHECK(found("es. danke", "so ist es. danke").empty()); // no pattern spans two sentences
    const std::string long_one(400, 'a');
    CHECK(found("ab", long_one + "b. danke") == "ab"); // too long to be remembered
}

TEST_CASE("the branches of a pattern find what the whole would find") {
    struct Row {
        std::string name, pattern, text, found; ///< nothing where found is empty
    };
    const std::vector<Row> rows{
        {"one of them", R"(\b(bahn|bus)\b)", "der bus", "bus"},
        {"the leftmost, though the other stands first in the pattern", R"(\b(bahn|bus)\b)", "bus und bahn", "bus"},
        {"the first in the pattern where both begin there", R"(\b(bus|bus und bahn))", "bus und bahn", "bus"},
        {"the longer one where it stands first", R"(\b(bus und bahn|bus))", "bus und bahn", "bus und bahn"},
        {"boundaries hold for each", R"(\b(bahn|bus)\b)", "busse und autobahn", ""},
        {"to the end of its sentence", R"(\b(nie|oft)\b[^?]*([.!]|$)|bus)", "oft, ja. nein", "oft, ja."},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const DataCopy data;
        data.write("de/checks.tsv", "#kummerkasten-checks 1\na\tblame\terror\t" + row.pattern + "\tx\ty\tm\th\n");
        std::vector<CheckWords::Hit> hits;
        CheckWords(data.path(), "de", CheckWords::Examples::untried).search(row.text, any_row, hits);
        const record::Span span = hits.empty() ? record::Span() : hits[0].span;
        CHECK(row.text.substr(span.start, span.end - span.start) == row.found);
        CHECK(hits.size() == (row.found.empty() ? 0 : 1));
    }
}

TEST_CASE("complaints name file and line") {
    struct Row {
        std::string name, line, message;
    };
    const std::vector<Row> rows{
        {"unknown rule", "a\tblaming\terror\tabc\tabc\txyz\tmessage\thint",
         "2: rule 'blaming' is unknown; allowed are advertising, already-said"},
        {"asks-again without a kind", "a\tasks-again\terror\tabc\tabc\txyz\tm\th", "2: rule 'asks-again' is unknown"},
        {"missing is a rule of its own kind", "a\tapology-missing\terror\tabc\tabc\txyz\tm\th",
         "2: rule 'apology-missing' is unknown"},
        {"no other rule can be missing", "a\t!blame\terror\tabc\tabc\txyz\tm\th", "2: rule '!blame' is unknown"},
        {"unknown level", "a\tblame\tfatal\tabc\tabc\txyz\tm\th",
         "2: level 'fatal' is unknown; allowed are info, warning or error"},
        {"bad pattern", "a\tblame\terror\tab(c\tabc\txyz\tm\th", "2: pattern 'ab(c': missing ): ab(c"},
        {"umlaut in a class", "a\tblame\terror\t[äö]h\täh\txyz\tm\th",
         "2: a letter beyond ASCII stands in [...]; write (ä|ö) instead"},
        {"example not found", "a\tblame\terror\tabc\tabd\txyz\tm\th", "2: the pattern does not find its example 'abd'"},
        {"counterexample found", "a\tblame\terror\tabc\tabc\txabcx\tm\th",
         "2: the pattern finds its counterexample 'xabcx'"},
        {"double id", "a\tblame\terror\tabc\tabc\txyz\tm\th\na\tblame\terror\tabc\tabc\txyz\tm\th",
         "3: id 'a' stands here a second time"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const DataCopy data;
        data.write("de/checks.tsv", "#kummerkasten-checks 1\n" + row.line + "\n");
        const std::string complaint =
            data.complaint([](const io::DataPath& path) { CheckWords words(path, "de", CheckWords::Examples::tried); });
        CHECK(complaint.substr(0, ("de/checks.tsv:" + row.message).size()) == "de/checks.tsv:" + row.message);
    }
}

TEST_CASE("an umlaut before a question mark is optional as a whole") {
    const DataCopy data;
    data.write("de/checks.tsv", "#kummerkasten-checks 1\na\tblame\terror\tspä?t\tspät\tspaet nicht spdt\tm\th\n");
    // "ä" folds to "ae" in the example as well: "spaet" is found, and so is "spt".
    CHECK(data.complaint([](const io::DataPath& path) { CheckWords words(path, "de", CheckWords::Examples::tried); }) ==
          "de/checks.tsv:2: the pattern finds its counterexample 'spaet nicht spdt'");
    data.write("de/checks.tsv", "#kummerkasten-checks 1\na\tblame\terror\tspä?t\tspt\tspat\tm\th\n");
    CHECK(data.complaint([](const io::DataPath& path) { CheckWords words(path, "de", CheckWords::Examples::tried); }) ==
          "no error");
}
