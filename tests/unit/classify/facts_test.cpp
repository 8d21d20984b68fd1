// SPDX-License-Identifier: Apache-2.0
// What the customer has said already. The post is of Sunday, 2026-09-13, nine in the evening in Berlin.
#include "classify/example_house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

TEST_CASE("facts by kind") {
    struct Row {
        std::string kind, text;
        std::vector<std::string> values;
    };
    const std::vector<Row> rows{
        {"order_no", "Bestellnr. WP-20260912", {"WP-20260912"}},
        {"order_no", "Bestellnummer 4471 0932 11, seit gestern nichts.", {"4471093211"}},
        {"order_no", "Auftragsnummer 123456, ich wiederhole, Auftragsnummer 123456", {"123456"}},
        {"order_no", "Order number 44710932 has not arrived", {"44710932"}},
        {"order_no", "Meine Bestellung fehlt noch", {}},
        {"customer_no", "Kundennummer: 44710932", {"44710932"}},
        {"customer_no", "Kundennummer 4471 0932, bitte melden", {"44710932"}},
        {"ticket_no", "Ticket #884213 ist immer noch offen", {"884213"}},
        {"tracking_no", "Sendungsnummer 00340434161094015902", {"00340434161094015902"}},
        {"amount", "Rechnung über 49,90 € und noch einmal 120 Euro", {"49,90 €", "120 Euro"}},
        {"amount", "Rechnung mit 49 Seiten", {}},
        {"phone", "Meine Nummer ist 0251 23125, bitte um Rückruf", {"025123125"}},
        {"email", "Schreibt an anna.beispiel@example.org", {"anna.beispiel@example.org"}},
        {"date", "heute kein Netz, gestern kein Netz", {"2026-09-13", "2026-09-12"}},
        {"date", "am 3.9. um 20:15 Uhr", {"2026-09-03"}},
        {"date", "am 12. September 2026", {"2026-09-12"}},
        {"date", "seit Montag", {"2026-09-07"}},
        {"time", "am 3.9. um 20:15 Uhr", {"20:15"}},
        {"time", "Wir haben 3:1 gewonnen", {}},
        {"product", "NestNetz ist weg, und die Tralerbox blinkt", {"NestNetz", "Trällerbox"}},
        {"device", "Mein iPhone 13 hat kein Netz", {"iPhone 13"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const record::Post post = post_of("@wiesenpieper " + row.text);
        const record::Triage triage = judge(post);
        CHECK(values_of(triage, row.kind) == row.values);
        std::uint32_t last = 0;
        for (const record::Fact& fact : triage.facts) { // by position, and in the text
            CHECK(fact.span.start >= last);
            CHECK(fact.span.end <= post.text.size());
            last = fact.span.start;
        }
    }
}

TEST_CASE("the span is the customer's own spelling") {
    const std::string text = "@wiesenpieper Größe egal, Kundennummer 4471 0932!";
    const record::Triage triage = judge(text);
    REQUIRE(triage.facts.size() == 1);
    const record::Span span = triage.facts[0].span;
    CHECK(text.substr(span.start, span.end - span.start) == "4471 0932");
}

TEST_CASE("'today' of a post an hour before midnight in UTC is tomorrow in Berlin") {
    record::Post post = post_of("@wiesenpieper heute kein Netz");
    post.created_at = record::parse_rfc3339("2026-09-13T23:00:00Z");
    CHECK(values_of(judge(post), "date") == std::vector<std::string>{"2026-09-14"});
    post.created_at.reset();
    CHECK(values_of(judge(post), "date") == std::vector<std::string>{"heute"});
}

TEST_CASE("of two claims to the same number the surer one wins: no number is two facts") {
    for (const std::string text :
         {"Kundennummer 44710932", "Bestellnummer 20260912", "Sendungsnummer 00340434161094015902", "Ticket #025123125",
          "Rechnungsnummer 12.09.2026-77"}) {
        CAPTURE(text);
        const record::Triage triage = judge("@wiesenpieper " + text);
        for (std::size_t i = 1; i < triage.facts.size(); ++i) {
            CHECK(triage.facts[i].span.start >= triage.facts[i - 1].span.end);
        }
        CHECK(!triage.facts.empty());
    }
}

TEST_CASE("a post with more than sixteen facts is a list: the rest is left out") {
    std::string text = "@wiesenpieper";
    for (int i = 10; i < 18; ++i) {
        const std::string n = std::to_string(i);
        text += " Bestellnummer WP-" + n + "99, " + n + ",50 €, " + n + ":15 Uhr, a" + n + "@example.org.";
    }
    CHECK(judge(text).facts.size() == 16); // of 8 * 4
}
