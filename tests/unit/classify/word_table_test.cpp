// SPDX-License-Identifier: Apache-2.0
// The notation of the lexicon term by term. tests/unit/classify/word_table_reference_test.cpp has the random words.
#include "classify/word_table.hpp"

#include "base/error.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

Sense german(float weight, Category category = Category::polarity) { return {weight, 0, category, Source::german}; }

void add(WordTable& table, std::string_view term, const Sense& sense) { table.add(term, sense, {"lexicon.tsv", 1}); }

// The weights of what is found, in the order in which it is found.
std::vector<float> weights(const WordTable& table, std::string_view word) {
    std::vector<Sense> found;
    table.find(word, found);
    std::vector<float> all;
    for (const Sense& sense : found) {
        all.push_back(sense.weight);
    }
    return all;
}

using Weights = std::vector<float>;

std::string letters(std::size_t size) {
    std::string word;
    while (word.size() < size) {
        word += static_cast<char>('a' + word.size() % 26);
    }
    return word;
}

} // namespace

TEST_CASE("which words a term stands for") {
    struct Row {
        std::string name, term, word;
        bool found;
    };
    const std::vector<Row> rows{
        {"a word is itself", "netz", "netz", true},
        {"and nothing longer", "netz", "netze", false},
        {"capitals and umlauts are folded", "Störung", "stoerung", true},
        {"a stretched word is squeezed", "nöööö", "noeoeoeoe", true},
        {"blanks around it are no part", "  netz ", "netz", true},
        {"inflected: the bare form", "langsam~", "langsam", true},
        {"inflected: an ending", "langsam~", "langsamer", true},
        {"inflected: a long ending", "langsam~", "langsamsten", true},
        {"inflected: no ending", "langsam~", "langsamung", false},
        {"inflected: an English ending on a German word", "langsam~", "langsamly", false},
        {"inflected: one byte more is another word", "langsam~", "elangsame", false},
        {"prefix: itself", "server*", "server", true},
        {"prefix: any continuation", "server*", "serverraumtuer", true},
        {"prefix: not inside", "server*", "webserver", false},
        {"suffix: any compound", "*ausfall", "netzausfall", true},
        {"suffix: not alone", "*ausfall", "ausfall", false},
        {"suffix: not with more behind", "*ausfall", "netzausfalls", false},
        {"four letters before a star are enough", "netz*", "netzwerk", true},
        {"a face that ends in a star", ":*", ":*", true},
        {"an emoji", "😡", "😡", true},
        {"a number", "0800", "0800", true},
        {"64 bytes, all that is looked at", letters(64), letters(64), true},
        {"a longer word is taken for its first 64 bytes", letters(64), letters(70), true},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        WordTable table;
        add(table, row.term, german(1));
        CHECK(weights(table, row.word).size() == (row.found ? 1U : 0U));
    }
}

TEST_CASE("terms that are none, or stand there already, are refused with their place") {
    WordTable table;
    add(table, "netz", german(1));
    add(table, "kein netz", german(1));
    add(table, "schlecht~", german(1));
    const std::vector<std::pair<std::string, std::string>> rows{
        {"net*", "expected at least 4 letters before the *"}, // all others: term_forms_test.cpp
        {"NETZ", "stands in this category already"},
        {"Kein  Netz", "stands in this category already"}, // two blanks are one
        {"schlecht~", "stands in this category already"},
    };
    for (const auto& [term, why] : rows) {
        CAPTURE(term);
        try {
            add(table, term, german(0.5F));
            FAIL_CHECK("was taken");
        } catch (const DataError& error) {
            const std::string message = error.what();
            CAPTURE(message);
            CHECK(message.starts_with("lexicon.tsv:1: term "));
            CHECK(message.find(why) != std::string::npos);
        }
    }
    // Another category, source, reference or form is another sense.
    add(table, "netz", german(1, Category::insult));
    add(table, "netz", {1, 0, Category::polarity, Source::english});
    add(table, "netz", {1, 3, Category::polarity, Source::german});
    add(table, "netz~", german(1));
    table.add_name("NETZ", german(1)); // a name says nothing new, and that is no fault
}

TEST_CASE("of one category the nearest form counts: word, ending, longest prefix, longest suffix") {
    WordTable table;
    add(table, "*stelle", german(1));
    add(table, "*ladestelle", german(2));
    add(table, "server*", german(3));
    add(table, "serverlade*", german(4));
    add(table, "serverladest~", german(5));
    CHECK(weights(table, "netzstelle") == Weights{1});
    CHECK(weights(table, "netzladestelle") == Weights{2});
    CHECK(weights(table, "serverstelle") == Weights{3});
    CHECK(weights(table, "serverladestelle") == Weights{4});
    CHECK(weights(table, "serverladestem") == Weights{5}); // serverladest + em
    add(table, "serverladestem", german(6));
    CHECK(weights(table, "serverladestem") == Weights{6});
    // Other categories are not shut out, nor is the other language.
    add(table, "*stelle", german(7, Category::topic));
    table.add("servers*", {8, 0, Category::polarity, Source::english}, {"t", 1});
    CHECK(weights(table, "serverstelle") == Weights{8, 3, 7});
}

TEST_CASE("a function word is a whole word and nothing else") {
    WordTable table;
    add(table, "oder", german(1, Category::language));
    add(table, "od~", german(2));
    add(table, "oder*", german(3));
    CHECK(weights(table, "oder") == Weights{1, 3});
    add(table, "dies", german(1, Category::language));
    add(table, "die~", german(2));
    CHECK(weights(table, "dies") == Weights{1});
}

TEST_CASE("phrases: the longest of a category, of up to five words, with hyphens as words") {
    WordTable table;
    add(table, "nicht zu erreichen", german(3));
    add(table, "nicht zu", german(2));
    add(table, "nicht zu", german(4, Category::topic));
    add(table, "es geht gar nichts mehr", german(5));
    add(table, "Wi-Fi", german(6));
    add(table, "ganz~ lahm~", german(7));
    struct Row {
        std::string name;
        std::vector<std::string_view> words;
        std::vector<std::pair<float, std::size_t>> found;
    };
    const std::vector<Row> rows{
        {"both categories, each its longest", {"nicht", "zu", "erreichen", "ist"}, {{3.F, 3}, {4.F, 2}}},
        {"a phrase broken off", {"nicht", "zu"}, {{2.F, 2}, {4.F, 2}}},
        {"another word in between", {"nicht", "mehr", "zu", "erreichen"}, {}},
        {"five words", {"es", "geht", "gar", "nichts", "mehr"}, {{5.F, 5}}},
        {"a hyphen is a word of its own", {"wi", "-", "fi"}, {{6.F, 3}}},
        {"without it, it is another spelling", {"wi", "fi"}, {}},
        {"endings in a phrase", {"ganze", "lahmes"}, {{7.F, 2}}},
        {"bare forms", {"ganz", "lahm"}, {{7.F, 2}}},
        {"a link between the words", {"nicht", "", "zu"}, {}},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        std::vector<Sense> senses;
        REQUIRE(table.find(row.words[0], senses)); // says that a phrase may begin here
        std::vector<PhraseSense> found;
        table.find_phrases(row.words, found);
        std::vector<std::pair<float, std::size_t>> short_form;
        for (const PhraseSense& phrase : found) {
            short_form.emplace_back(phrase.sense.weight, phrase.words);
        }
        CHECK(short_form == row.found);
    }
    std::vector<Sense> senses;
    CHECK_FALSE(table.find("erreichen", senses));
}
