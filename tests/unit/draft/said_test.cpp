// SPDX-License-Identifier: Apache-2.0
#include "draft/said.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

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
        Said said(row.text);
        CHECK(mentioned_kinds(said) == row.kinds);
    }
}

TEST_CASE("a post is heard without accounts and links, and every byte keeps its place") {
    const std::string text = "@Bahn_Öffi Straße zu, siehe https://example.org/Aufzug heute";
    Said said(text);
    CHECK(said.text() == text);
    CHECK(said.folded().size() == text.size());
    CHECK(said.folded().find("strasse") == text.find("Straße"));
    CHECK(said.folded().find("bahn") == std::string::npos);
    CHECK(said.folded().find("aufzug") == std::string::npos);
}

TEST_CASE("who speaks of themselves") {
    struct Row {
        std::string text;
        bool of_oneself;
    };
    for (const Row& row : {Row{"Wo bleibt mein Paket?", true}, Row{"Wie schnell liefert ihr?", false},
                           Row{"Where can I see it?", true}, Row{"How long does it take?", false}}) {
        CAPTURE(row.text);
        Said said(row.text);
        CHECK(speaks_of_oneself(said) == row.of_oneself);
    }
}
