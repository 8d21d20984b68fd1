// SPDX-License-Identifier: Apache-2.0
#include "draft/circumstances.hpp"

#include "draft/said.hpp"

#include <doctest/doctest.h>

#include <string_view>

using kummerkasten::draft::Circumstances;
using kummerkasten::draft::circumstances;
using kummerkasten::draft::Said;

namespace {

Circumstances told(std::string_view text, std::string_view language = "de") {
    Said said(text);
    return circumstances(said, language);
}

struct Row {
    std::string_view post;
    std::string_view expected; ///< empty: nothing is told
};

} // namespace

TEST_CASE("how long, as a reply says it") {
    const Row rows[] = {
        {"Seit drei Tagen kein Netz", "seit drei Tagen"},
        {"seit 3 tagen steht der Aufzug", "seit 3 Tagen"},
        {"Seit über einer Woche defekt", "seit über einer Woche"},
        {"seit mehr als 2 Std. ohne Strom", "seit über 2 Stunden"},
        {"Seit fast fünf Monaten warte ich", "seit fünf Monaten"},
        {"seit ner halben Stunde", "seit einer halben Stunde"},
        {"wir stehen seit einer halben Stunde", "seit einer halben Stunde"},
        {"Schon seit Wochen dreckig", "seit Wochen"},
        {"seit Montag geht nichts", "seit Montag"},
        {"seit längerem defekt", "seit Längerem"},
        {"Seit 5 Minuten warte ich", ""},              // no long time
        {"Bin seit 20 Jahren Kunde, und nun das", ""}, // that is no trouble
        {"seit 1,5 Stunden", ""},                      // half a number would be another one
        {"warten seit 8 wo bleibt der Bus", ""},       // no weeks
        {"seit 2015 nur Ärger", ""},                   // a year is no number of anything
        {"in drei Tagen wollte er kommen", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.post);
        CHECK(told(row.post).how_long == row.expected);
    }
    const Row english[] = {
        {"waiting for over three weeks", "three weeks"},
        {"no internet, it has been 2 days", "2 days"},
        {"on hold for an hour", "an hour"},
        {"been down for half an hour", "half an hour"},
        {"a flight of 3 hours", ""},
        {"on hold 1hr 40", ""}, // an hour would make it small
        {"customer for ten years, waiting for three weeks", ""},
    };
    for (const Row& row : english) {
        CAPTURE(row.post);
        CHECK(told(row.post, "en").how_long == row.expected);
    }
}

TEST_CASE("how often") {
    const Row rows[] = {
        {"Zum dritten Mal diese Woche!", "zum dritten Mal"},
        {"zum 3. Mal in 24 h", "zum 3. Mal"},
        {"das 3 mal so teure Ticket", ""},
        {"zum x-ten Mal", "zum x-ten Mal"},
        {"Das fünfte Mal!", "zum fünften Mal"},
        {"jeden Tag zu spät", "jeden Tag"},
        {"ich fahre jeden Tag mit euch, heute kam nichts", ""}, // a habit of theirs
        {"schon wieder kaputt", "schon wieder"},
        {"ständig fällt was aus", "immer wieder"},
        {"zum ersten Mal", ""},
        {"heute kaputt", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.post);
        CHECK(told(row.post).how_often == row.expected);
    }
    const Row english[] = {
        {"third time this week", "a third time"},
        {"the 8th time", "an eighth time"},
        {"2nd time flying with you and it broke", ""},
        {"late every single day", "every day"},
        {"I take the train every day", ""},
        {"yet again no bus", "yet again"},
        {"my first time", ""},
    };
    for (const Row& row : english) {
        CAPTURE(row.post);
        CHECK(told(row.post, "en").how_often == row.expected);
    }
}

TEST_CASE("what is still so is no news") {
    for (const char* const post : {"Aufzug immer noch defekt", "noch immer kein Licht", "immernoch kaputt",
                                   "nach wie vor gesperrt", "seit März defekt"}) {
        CAPTURE(post);
        CHECK(told(post).is_long);
    }
    CHECK(told("still not working", "en").is_long);
    CHECK(told("seit März defekt").how_long == "seit März");
    CHECK(told("still isn't working", "en").is_long);
    CHECK(told("Seid Monaten kaputt").how_long == "seit Monaten");
    CHECK(told("3 Wochen kaputt, seit gestern auch dunkel").is_long);
    for (const char* const post :
         {"Aufzug defekt", "immer wieder", "noch ein Aufzug", "still waiting", "Wo bleibt mein Paket?",
          "Ihr seid Montag nicht gekommen", "Wir sind mehr als 10 Jahre Kunde, der Aufzug ist defekt"}) {
        CAPTURE(post);
        CHECK_FALSE(told(post).is_long);
        CHECK_FALSE(told(post, "en").is_long);
    }
}

TEST_CASE("how late, in the dative") {
    const Row rows[] = {
        {"RE5 mit 25min Verspätung", "25 Minuten"},
        {"eine Stunde zu spät in Lehrte", "einer Stunde"},
        {"Verspätung von 40 Minuten", "40 Minuten"},
        {"3 Minuten Verspätung", ""}, // nobody is sorry for that with a straight face
        {"25 Minuten Umweg", ""},
        {"der Bus kam 20 Minuten später", ""}, // than what, nobody says
    };
    for (const Row& row : rows) {
        CAPTURE(row.post);
        CHECK(told(row.post).delay == row.expected);
    }
    CHECK(told("a 4 hour delay", "en").delay == "4 hours");
    CHECK(told("40 min late again", "en").delay == "40 minutes");
    CHECK(told("delayed by two hours", "en").delay == "two hours");
}

TEST_CASE("texts of one word, of none, and of numbers alone") {
    for (const std::string_view text : {"", "seit", "zum", "every", "3", "3 3 3", "zum 3.", "seit 3", "half an"}) {
        CAPTURE(text);
        CHECK(told(text).how_long.empty());
        CHECK(told(text, "en").how_long.empty());
        CHECK(told(text).how_often.empty());
        CHECK(told(text, "en").how_often.empty());
    }
}
