// SPDX-License-Identifier: Apache-2.0
#include "classify/lexicon.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

const TopicNames kTopics({"outage", "billing"});

// Empty where the rows load.
std::string complaint_of(const std::string& rows) {
    const WrittenFile file("lexicon.tsv", "#kummerkasten-lexicon 1\n" + rows);
    WordTable table;
    try {
        load_lexicon(file.path(), Source::german, kTopics, table);
    } catch (const DataError& error) {
        return file.relative(error.what());
    }
    return "";
}

} // namespace

TEST_CASE("a row is a term, its category and a weight") {
    const WrittenFile file("lexicon.tsv",
                           "#kummerkasten-lexicon 1\n# words\n\nMist\tprofanity\t0.5\nNetzausfall~\ttopic:outage\t0.9\n"
                           "rechnung*\ttopic:billing\t0.7\nsehr\tintensifier\t1.4\n😡\tanger\t0.7\n");
    WordTable table;
    load_lexicon(file.path(), Source::german, kTopics, table);
    struct Row {
        std::string word;
        Category category;
        std::uint16_t reference;
        float weight;
    };
    const Row rows[] = {{"mist", Category::profanity, 0, 0.5F},
                        {"netzausfalles", Category::topic, 0, 0.9F},
                        {"rechnungsstelle", Category::topic, 1, 0.7F},
                        {"sehr", Category::intensifier, 0, 1.4F},
                        {"😡", Category::anger, 0, 0.7F}};
    for (const Row& row : rows) {
        CAPTURE(row.word);
        std::vector<Sense> found;
        table.find(row.word, found);
        REQUIRE(found.size() == 1);
        CHECK(found[0].category == row.category);
        CHECK(found[0].reference == row.reference);
        CHECK(found[0].weight == row.weight);
        CHECK(found[0].source == Source::german);
    }
}

TEST_CASE("what is wrong with a row is said with its line") {
    struct Row {
        std::string name, rows, complaint;
    };
    const std::vector<Row> rows{
        {"a good one", "mist\tprofanity\t0.5\n", ""},
        {"unknown topic", "mist\ttopic:moor\t0.5\n",
         "lexicon.tsv:2: unknown topic 'moor'; topics stand in taxonomy.tsv"},
        {"a topic without its name", "mist\ttopic\t0.5\n",
         "lexicon.tsv:2: category 'topic' without a topic; write 'topic:outage' and the like"},
        {"category with a slip", "\nmist\tprofanty\t0.5\n",
         "lexicon.tsv:3: unknown category 'profanty'; did you mean 'profanity'?"},
        {"no number", "mist\tprofanity\tviel\n", "lexicon.tsv:2: "},
        {"decimal comma", "mist\tprofanity\t0,5\n", "lexicon.tsv:2: "},
        {"too much", "mist\tprofanity\t1.5\n", "lexicon.tsv:2: "},
        {"negative, but only polarity has two sides", "mist\tprofanity\t-0.5\n", "lexicon.tsv:2: "},
        {"negative polarity", "mist\tpolarity\t-0.5\n", ""},
        {"an intensifier that weakens", "sehr\tintensifier\t0.8\n", "lexicon.tsv:2: "},
        {"a diminisher that strengthens", "kaum\tdiminisher\t1.2\n", "lexicon.tsv:2: "},
        {"a negation is one or is none", "nicht\tnegation\t0.5\n", "lexicon.tsv:2: "},
        {"weight 0", "mist\tpolarity\t0\n", "lexicon.tsv:2: weight 0 says nothing; leave the row out"},
        {"twice", "mist\tprofanity\t0.5\nMIST\tprofanity\t0.4\n",
         "lexicon.tsv:3: term 'MIST': stands in this category already"},
        {"twice, with an umlaut and without", "übel\tpolarity\t-1\nuebel\tpolarity\t-1\n",
         "lexicon.tsv:3: term 'uebel'"},
        {"in two categories", "mist\tprofanity\t0.5\nmist\tpolarity\t-0.4\n", ""},
        {"a field is missing", "mist\tprofanity\n", "lexicon.tsv:2: field 3 of 3 is empty"},
        {"a field too many", "mist\tprofanity\t1\t1\n", "lexicon.tsv:2: 4 fields, expected at most 3"},
        {"three letters before a star", "net*\tpolarity\t-1\n", "lexicon.tsv:2: term 'net*'"},
        {"a long word", "rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzes\tpolarity\t-1\n",
         "lexicon.tsv:2: term "},
        {"a star behind a phrase", "kein netz*\tpolarity\t-1\n",
         "lexicon.tsv:2: term 'kein netz*' has '*' in a phrase"},
        {"a star before a phrase", "*netz weg\tpolarity\t-1\n", "lexicon.tsv:2: term '*netz weg' has '*' in a phrase"},
        {"both signs", "netz~*\tpolarity\t-1\n", "lexicon.tsv:2: term 'netz~*' has '~' or '*' in the wrong place"},
        {"five words", "es geht gar nichts mehr\tpolarity\t-1\n", ""},
        {"six words", "es geht ja gar nichts mehr\tpolarity\t-1\n",
         "lexicon.tsv:2: term 'es geht ja gar nichts mehr' is too long; expected a phrase of at most five words"},
        {"a face that ends in a star", ":*\tpolarity\t1\n", ""},
        {"a byte of Latin-1",
         "\xFC"
         "bel\tpolarity\t-1\n",
         "lexicon.tsv:2: not UTF-8"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const std::string complaint = complaint_of(row.rows);
        CAPTURE(complaint);
        CHECK(complaint.starts_with(row.complaint));
        CHECK(complaint.empty() == row.complaint.empty());
    }
}

TEST_CASE("another kind of file is not taken for a lexicon") {
    const WrittenFile file("lexicon.tsv", "#kummerkasten-rules 1\n");
    WordTable table;
    CHECK_THROWS_AS(load_lexicon(file.path(), Source::german, kTopics, table), DataError);
}

TEST_CASE("towns: one a line, each once") {
    const WrittenFile file("places.tsv", "#kummerkasten-places 1\nRheine\nBad Homburg\n");
    WordTable table;
    load_places(file.path(), table);
    std::vector<Sense> found;
    table.find("rheine", found);
    REQUIRE(found.size() == 1);
    CHECK(found[0].category == Category::place);
    const WrittenFile twice("places.tsv", "#kummerkasten-places 1\nRheine\nRheine\n");
    WordTable other;
    CHECK_THROWS_AS(load_places(twice.path(), other), DataError);
}
