// SPDX-License-Identifier: Apache-2.0
#include "draft/said.hpp"

#include "draft/word_finder.hpp"

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
        {"a platform, which is at every station", "Anzeige auf Gleis 7 falsch", {}},
        {"a station with the railway before its kind",
         "Da ist in Süd S-Bahnhof kein Licht, Nord S Bahnhof auch",
         {"place"}},
        {"a crossing", "Ostkreuz: die Rolltreppe steht", {"place"}},
        {"the station glued to its town", "Kein Licht vor LehrteHbf", {"place"}},
        {"a town in its short form", "stehe hier in ffm", {"place"}},
        {"an arrow", "RE99→Lehrte fällt aus", {"place"}},
        {"an arrow of two signs", "die 12 -> Lehrte fällt aus", {"place"}},
        {"an arrow to nowhere", "Fehler 7 -> nichts geht", {}},
        {"a hashtag in small letters that ends as places do", "zu laut #neuermarkt", {"place"}},
        {"a hashtag in small letters that does not", "zu laut #unfassbar", {}},
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

TEST_CASE("where somebody has it from is not what it is about") {
    struct Row {
        std::string name, said, rest;
    };
    const std::vector<Row> rows{
        {"according to", "laut anzeige fährt nix", "laut         fährt nix"},
        {"shortened", "lt. anzeige fährt nix", "lt.         fährt nix"},
        {"told by", "das kam per durchsage", "das kam per          "},
        {"a list", "laut app, ansage und anzeige voll", "laut    ,        und         voll"},
        {"the end of a sentence", "laut app. ansage kaputt", "laut    . ansage kaputt"},
        {"an article in between", "laut der anzeige", "laut der        "},
        {"another word in between", "laut heutiger anzeige", "laut          anzeige"},
        {"a compound with a hyphen", "laut bahnsteig-durchsage", "laut " + std::string(19, ' ')},
        {"the thing itself", "die anzeige ist kaputt", "die anzeige ist kaputt"},
        {"inside a word", "vorlaut anzeige, super anzeige", "vorlaut anzeige, super anzeige"},
        {"at the very end", "viel zu laut", "viel zu laut"},
        {"a space at the very end", "viel zu laut ", "viel zu laut "},
        {"empty", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(without_sources(row.said) == row.rest);
    }
}

TEST_CASE("a question is heard without its mark, too") {
    const auto asks = [](std::string_view text) {
        Said said(text);
        return asks_something(said);
    };
    CHECK(asks("Ist das so richtig?"));
    CHECK(asks("Warum sagt das keiner."));
    CHECK(asks("was ist mit der 7 los"));
    CHECK(asks("Was ist den mit der 7 los"));
    CHECK(asks("Wann fährt die nächste"));
    CHECK(asks("Können Sie mir sagen, woran das liegt"));
    CHECK_FALSE(asks("Wann immer ich komme, ist zu."));
    CHECK_FALSE(asks(""));
}

TEST_CASE("signs beside a word are no part of it") {
    for (const std::string text : {"gestorben…", "„gestorben“", "gestorben–", "gestorben😡", "»gestorben«"}) {
        CAPTURE(text);
        Said said(text);
        CHECK(said.folded().size() == text.size());
        CHECK(find_word(said.folded(), "gestorben") == text.find("gestorben"));
    }
    Said apostrophe("it can’t be ‘late’");
    CHECK(find_word(apostrophe.folded(), "can’t") == 3);
    CHECK(find_word(apostrophe.folded(), "late") != std::string::npos);
}

TEST_CASE("a platform alone is told from a place that only sounds like one") {
    using kummerkasten::draft::is_platform;
    for (const char* platform : {"Gleis 3", "gleis 2/3", "Bahnsteig 1", "Perron 4"}) {
        CAPTURE(platform);
        CHECK(is_platform(platform));
    }
    for (const char* place : {"Gleisdreieck", "Gleis 3 Lehrte Hbf", "Lehrte", ""}) {
        CAPTURE(place);
        CHECK_FALSE(is_platform(place));
    }
}

TEST_CASE("what stands in no case file is told from what a number leads to") {
    const auto wants_to_know = [](std::string_view text) {
        Said said(text);
        return kummerkasten::draft::asks_to_know(said);
    };
    CHECK(wants_to_know("Wie kann ich das ändern?"));
    CHECK(wants_to_know("can you tell me the charges for calls abroad"));
    CHECK(wants_to_know("please send me your email address"));
    CHECK(wants_to_know("please call me"));
    CHECK_FALSE(wants_to_know("Bitte ändert meine Adresse."));
    CHECK_FALSE(wants_to_know("can you check order 4711 for me"));
    Said why("why did they leave");
    CHECK(kummerkasten::draft::asks_why(why));
    CHECK_FALSE(kummerkasten::draft::asks_to_know(why));
}

TEST_CASE("who has sent a message or speaks of a number has given more than classify lists") {
    const auto gave = [](std::string_view text) {
        Said said(text);
        return kummerkasten::draft::has_written_privately(said) || kummerkasten::draft::names_number(said);
    };
    CHECK(gave("DM sent 4 hours ago"));
    CHECK(gave("Hab euch eine PN geschickt"));
    CHECK(gave("no answer to my complaint, ref. 8441"));
    CHECK(gave("locator: KARAAX"));
    CHECK_FALSE(gave("no answer to my complaint"));
    CHECK_FALSE(gave("I refuse to pay"));
}
