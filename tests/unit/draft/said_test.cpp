// SPDX-License-Identifier: Apache-2.0
#include "draft/said.hpp"

#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
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
        {"empty text", "", "app", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK((find_word(text::fold(row.text), row.word) != std::string::npos) == row.found);
    }
}

TEST_CASE("what a post seems to hold is not asked for") {
    struct Row {
        std::string name, text;
        std::vector<std::string_view> kinds;
    };
    const std::vector<Row> rows{
        {"a town behind a preposition", "Der Aufzug in Pankow steht", {"place"}},
        {"a station behind its kind", "Bhf Babelsberg: alles dunkel", {"place"}},
        {"a quarter of the sky behind a name", "Friedrichsfelde Ost ist es duster", {"place"}},
        {"a street", "Rolltreppe Bismarckstr ohne Strom", {"place"}},
        {"a hashtag", "Aufzug kaputt #Emmendingen", {"place"}},
        {"a platform", "Anzeige auf Gleis 7 falsch", {"place"}},
        {"a station with the railway before its kind",
         "Da ist in Süd S-Bahnhof kein Licht, Nord S Bahnhof auch",
         {"place"}},
        {"a crossing", "Ostkreuz: die Rolltreppe steht", {"place"}},
        {"the station glued to its town", "Kein Licht vor LehrteHbf", {"place"}},
        {"a town in its short form", "stehe hier in ffm", {"place"}},
        {"an arrow", "RE99→Lehrte fällt aus", {"place"}},
        {"an arrow of two signs", "die 12 -> Lehrte fällt aus", {"place"}},
        {"an arrow to nowhere", "Fehler 7 -> nichts geht", {}},
        {"an everyday noun is no place", "Ich sitze im Zug und friere, in Ordnung ist das nicht", {}},
        {"a month is no place", "Das war in November", {}},
        {"an account is no place", "nach @Pankow_Info und dann nichts", {}},
        {"a clock time", "Abfahrt war um 19:01 geplant", {"time"}},
        {"a word of time", "Der Aufzug steht seit Wochen", {"time"}},
        {"a device", "auf dem iPhone stürzt sie ab", {"device"}},
        {"nothing", "Das ist doch kein Zustand!", {}},
        {"nothing at all", "", {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(mentioned_kinds(row.text, text::fold(row.text)) == row.kinds);
    }
}

TEST_CASE("where somebody has it from is not what it is about") {
    struct Row {
        std::string name, text, word;
        bool source;
    };
    const std::vector<Row> rows{
        {"according to", "laut Anzeige fährt nichts", "anzeige", true},
        {"shortened", "lt. Anzeige fährt nichts", "anzeige", true},
        {"told by", "das kam per Durchsage", "durchsage", true},
        {"another word in between", "laut der Anzeige fährt nichts", "anzeige", false},
        {"the thing itself", "die Anzeige ist kaputt", "anzeige", false},
        {"a loud one", "Schlecht verlaut Anzeige", "anzeige", false},
        {"at the beginning", "Anzeige kaputt", "anzeige", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const std::string said = text::fold(row.text);
        CHECK(is_source(said, find_word(said, row.word)) == row.source);
    }
}

TEST_CASE("a question is heard without its mark, too") {
    CHECK(asks_something(text::fold("Ist das so richtig?")));
    CHECK(asks_something(text::fold("Warum sagt das keiner.")));
    CHECK(asks_something(text::fold("was ist mit der 7 los")));
    CHECK(asks_something(text::fold("Wann fährt die nächste")));
    CHECK_FALSE(asks_something(text::fold("Wann immer ich komme, ist zu.")));
    CHECK_FALSE(asks_something(""));
}
