// SPDX-License-Identifier: Apache-2.0
#include "draft/word_finder.hpp"

#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

TEST_CASE("words are found whole, at the beginning or at the end of a compound") {
    struct Row {
        std::string name, text, word;
        bool found;
    };
    const std::vector<Row> rows{
        {"alone", "Die App spinnt", "app", true},
        {"alone, at the end", "nie wieder diese App", "app", true},
        {"alone, but it goes on", "Die Apparate spinnen", "app", false},
        {"goes on", "Die Aufzüge stehen", "aufzueg*", true},
        {"goes on, but stands inside", "Der Lastenaufzug steht", "aufzug*", false},
        {"ends a compound", "Der Lastenaufzug steht", "*aufzug", true},
        {"ends a compound, but goes on", "Die Lastenaufzuges", "*aufzug", false},
        {"several words", "Da geht nicht mal Licht an, kein Licht!", "kein licht", true},
        {"behind a hashtag", "#Rolltreppe kaputt", "rolltreppe*", true},
        {"behind a hyphen", "Die Bahn-App spinnt", "app", true},
        {"the second place counts, too", "Apparat und App", "app", true},
        {"eight letters at the very end", "kein Aufzuege", "aufzuege", true},
        {"longer than eight letters", "die Rolltreppe", "rolltreppe", true},
        {"of which only the first eight agree", "die Rolltrepfe", "rolltreppe", false},
        {"the text ends inside the word", "die Rolltr", "rolltreppe", false},
        {"empty text", "", "app", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const std::string said = text::fold(row.text);
        CHECK((find_word(said, row.word) != std::string::npos) == row.found);
        CHECK(WordFinder({{row.word, 0}}).find(said).front() == find_word(said, row.word));
    }
}

TEST_CASE("many words in one pass: each group where it is named first") {
    const WordFinder finder({{"lift*", 0}, {"aufzug*", 0}, {"licht", 1}, {"*beleuchtung*", 1}, {"kein licht*", 2}});
    CHECK(finder.find("der aufzug, der lift: kein licht, keine notbeleuchtung") == std::vector<std::size_t>{4, 27, 22});
    const std::vector<std::size_t> late = finder.find("notbeleuchtung kaputt, kein lichtlein");
    CHECK(late == std::vector<std::size_t>{std::string::npos, 3, 23});
    CHECK(finder.first_group("kein lichtlein, notbeleuchtung") == 1);
    CHECK(finder.first_group("alles gut") == std::string::npos);
    CHECK(finder.find("") == std::vector<std::size_t>(3, std::string::npos));
}

TEST_CASE("a word that would be found in every post is refused") {
    CHECK_THROWS_AS(WordFinder({{"a*", 0}}), std::logic_error);
    CHECK_THROWS_AS(WordFinder({{"*", 0}}), std::logic_error);
}
