// SPDX-License-Identifier: Apache-2.0
// Sixty invented sentences and all facts in them, as they come out: kind and value, by position. The post is of Sunday,
// 2026-09-13, nine in the evening in Berlin; of the same week Monday was the 7th.
#include "classify/example_house.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

struct Row {
    std::string text, facts;
};

const std::vector<Row> kSentences{
    // days
    {"Seit Montag ist hier alles tot.", "date 2026-09-07"},
    {"Seit letztem Mittwoch warte ich auf Antwort.", "date 2026-09-09"},
    {"Letzten Sonntag ging es noch.", "date 2026-09-06"},
    {"Letzte Woche Donnerstag war der Techniker da.", "date 2026-09-03"},
    {"Am Freitagabend fiel alles aus.", "date 2026-09-11"},
    {"Bis Mittwoch muss das laufen!", "date 2026-09-16"},
    {"Nächsten Dienstag ziehe ich um.", "date 2026-09-15"},
    {"Vorgestern kam die Mahnung.", "date 2026-09-11"},
    {"Gestern Abend war wieder Ende.", "date 2026-09-12"},
    {"Vor drei Tagen habe ich geschrieben.", "date 2026-09-10"},
    {"Vor einer Woche bestellt, nichts da.", "date 2026-09-06"},
    {"Seit zwei Wochen kein Netz.", "date 2026-08-30"},
    {"Vor 2 Monaten gekündigt.", "date 2026-07-13"},
    {"Letzte Woche lief es noch.", "date 2026-W36"}, // Sunday, the 13th, is the end of week 37
    {"Letzten Monat war es dasselbe.", "date 2026-08"},
    {"Übermorgen kommt der Bote, sagt ihr.", "date 2026-09-15"},
    {"Am 3. Juni hat er geklingelt.", "date 2026-06-03"},
    {"Die Rechnung vom 12.08.2026 stimmt nicht.", "date 2026-08-12"},
    {"Vorhin ging gar nichts.", "date 2026-09-13"},
    {"Bis morgen brauche ich eine Antwort.", "date 2026-09-14"},
    {"Seit einigen Tagen geht nichts.", ""},
    // times
    {"Gestern um acht war die Leitung weg.", "date 2026-09-12 time 08:00"},
    {"Gestern Abend um acht war die Leitung weg.", "date 2026-09-12 time 20:00"},
    {"Heute früh gegen halb acht stand der Zug.", "date 2026-09-13 time 07:30"},
    {"Um 17 Uhr 30 sollte er kommen.", "time 17:30"},
    {"Um viertel nach acht war Schluss.", "time 08:15"},
    {"Um dreiviertel acht rief keiner an.", "time 07:45"},
    {"Seit 20 Uhr ist Ruhe im Netz.", "time 20:00"},
    {"Abfahrt war 06:40, gekommen ist nichts.", "time 06:40"},
    {"Um 8 Uhr abends ging das Licht aus.", "time 20:00"},
    {"Vor zwei Stunden kam eure Mail.", "time 19:00"},
    {"Kurz nach neun war alles vorbei.", "time 09:00"},
    {"Es geht um zwei Pakete.", ""},
    // English
    {"No internet since Monday, thanks for nothing.", "date 2026-09-07"},
    {"Your driver came three days ago.", "date 2026-09-10"},
    {"Last night the line was dead again.", "date 2026-09-12"},
    {"My flight left at 5:30 pm without me.", "time 17:30"},
    {"It broke at half past seven this morning.", "time 07:30"},
    {"I ordered on March 3rd, 2026.", "date 2026-03-03"},
    {"Next Friday I will be gone.", "date 2026-09-18"},
    // numbers of all kinds
    {"Bestellnummer 4471 0932 11 ist offen.", "order_no 4471093211"},
    {"Meine Kundennr. lautet K-20931.", "customer_no K-20931"},
    {"Ticket #884213 wurde einfach geschlossen.", "ticket_no 884213"},
    {"Sendungsnummer 00340434161094015902 wird nicht gefunden.", "tracking_no 00340434161094015902"},
    {"Rechnungsnummer RE-2026-118 ist doppelt.", "order_no RE-2026-118"},
    {"Vertragsnummer 77-12345 läuft weiter.", "customer_no 77-12345"},
    {"Order number 44710932 has not arrived.", "order_no 44710932"},
    // places
    {"Am Halle Hbf ist der Aufzug aus.", "place Halle Hbf"},
    {"In Rheine ist kein Netz.", "place Rheine"},
    {"Zwischen Köln und Bonn steht der Zug.", "place Köln place Bonn"},
    {"Von Münster nach Osnabrück fährt nichts.", "place Münster place Osnabrück"},
    {"An Gleis 7 kommt keiner hoch.", "place Gleis 7"},
    {"Das Essen war kalt, das Wort im Bus auch.", ""},
    // lines, trains, flights
    {"Der ICE 571 ist ausgefallen.", "line ICE 571"},
    {"Die S8 kam nie, und Linie 12 auch nicht.", "line S8 line Linie 12"},
    {"Flug LH123 wurde gestrichen.", "line LH123"},
    // money
    {"Abgebucht wurden 29,99 € und CHF 12.50.", "amount 29,99 € amount CHF 12.50"},
    {"Das Gerät für 1.299,- Euro ist Schrott.", "amount 1.299,- Euro"},
    {"Dreißig Euro Mahngebühr, ernsthaft?", "amount Dreißig Euro"},
    // devices and products
    {"Mein iPhone 13 findet die Trällerbox nicht.", "device iPhone 13 product Trällerbox"},
};

std::string shown(const record::Triage& triage) {
    std::string all;
    for (const record::Fact& fact : triage.facts) {
        all += (all.empty() ? "" : " ") + fact.kind + " " + fact.value;
    }
    return all;
}

} // namespace

TEST_CASE("all facts of sixty sentences") {
    CHECK(kSentences.size() == 60);
    for (const Row& row : kSentences) {
        CAPTURE(row.text);
        const record::Post post = post_of(row.text);
        const record::Triage triage = judge(post);
        CHECK(shown(triage) == row.facts);
        for (const record::Fact& fact : triage.facts) {
            REQUIRE(fact.span.end <= post.text.size());
            CHECK(fact.span.start < fact.span.end);
            CHECK_FALSE(text::is_continuation(post.text[fact.span.start]));
            CHECK((fact.span.end == post.text.size() || !text::is_continuation(post.text[fact.span.end])));
        }
    }
}
