// SPDX-License-Identifier: Apache-2.0
// Topics: 0.75 of a word's weight, the whole of a rule's, added as 1 − (1−a)(1−b); the best three from 0.2 on.
#include "classify/bare_case.hpp"
#include "classify/example_house.hpp"
#include "classify/judges.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using classify::Category;

TEST_CASE("the score of a topic, and which three are told") {
    // The topics of a bare case: 0 outage, 1 billing, 2 staff, 3 price.
    const auto word = [](BareCase& post, std::uint16_t topic, float weight) {
        post.say(Category::topic, weight, static_cast<std::uint32_t>(post.evidence.hits.size()), topic);
    };
    struct Row {
        std::string name;
        std::function<void(BareCase&)> change;
        std::string topics;
        double best;
    };
    const std::vector<Row> rows{
        {"none", [](BareCase&) {}, "", 0},
        {"a word: 0.75 times 0.8", [&](BareCase& p) { word(p, 1, 0.8F); }, "billing", 0.6},
        {"two words: 1 - 0.4 times 0.4",
         [&](BareCase& p) {
             word(p, 1, 0.8F);
             word(p, 1, 0.8F);
         },
         "billing", 0.84},
        {"too weak: 0.75 times 0.38", [&](BareCase& p) { word(p, 1, 0.38F); }, "", 0},
        {"just enough: 0.75 times 0.44", [&](BareCase& p) { word(p, 1, 0.44F); }, "billing", 0.33},
        {"less than half of the best: 0.3 beside 0.75",
         [&](BareCase& p) {
             word(p, 0, 0.44F);
             word(p, 1, 1);
         },
         "billing", 0.75},
        {"a word among fifty: 0.3 + 0.01 times 30 is asked",
         [&](BareCase& p) {
             word(p, 1, 0.76F); // 0.57
             p.evidence.shape.words = 50;
         },
         "", 0},
        {"two of them: 1 - 0.43 times 0.43",
         [&](BareCase& p) {
             word(p, 1, 0.76F);
             word(p, 1, 0.76F);
             p.evidence.shape.words = 50;
         },
         "billing", 0.82},
        {"a word in a report: 0.3 + 0.3 times 0.9 is asked",
         [&](BareCase& p) {
             word(p, 1, 0.72F); // 0.54
             p.findings.report = 0.9;
         },
         "", 0},
        {"what is not about us has no topic of ours",
         [&](BareCase& p) {
             word(p, 1, 1);
             p.out.ownership = record::Ownership::off_topic;
         },
         "", 0},
        {"a rule in full", [&](BareCase& p) { p.rule(classify::RuleKind::topic, 2, 0.9F); }, "staff", 0.9},
        {"the best first",
         [&](BareCase& p) {
             word(p, 0, 0.4F);
             word(p, 3, 0.8F);
         },
         "price outage", 0.6},
        {"of four the weakest is left out",
         [&](BareCase& p) {
             word(p, 0, 0.4F);
             word(p, 1, 0.6F);
             word(p, 2, 0.5F);
             word(p, 3, 0.8F);
         },
         "price billing staff", 0.6},
        {"of four equals the last of the taxonomy",
         [&](BareCase& p) {
             for (std::uint16_t topic = 4; topic-- > 0;) {
                 word(p, topic, 0.8F);
             }
         },
         "outage billing staff", 0.6},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        row.change(post);
        post.ask(classify::judge_topics);
        CHECK(topic_names(post.out) == row.topics);
        CHECK(post.out.confidence.topics == doctest::Approx(row.best).epsilon(0.0001));
    }
}

TEST_CASE("a sentence for each topic, in words of its own") {
    struct Row {
        std::string topic, text;
    };
    const std::vector<Row> rows{
        {"outage", "Seit heute früh kein Internet, alles tot."},
        {"outage", "The internet is down again."},
        {"delay", "Der Techniker kam zwei Stunden zu spät."},
        {"delivery", "Mein Paket ist immer noch nicht da."},
        {"defect", "Die Box ist kaputt."},
        {"quality", "Das Bild ruckelt und die Verbindung ist total langsam."},
        {"billing", "Ihr habt mir den Monat doppelt abgebucht, die Rechnung ist falsch."},
        {"billing", "You charged me twice, the invoice is wrong."},
        {"price", "Viel zu teuer, eure Preise."},
        {"refund", "Ich möchte mein Geld zurück."},
        {"contract", "Wie kündige ich meinen Vertrag?"},
        {"waiting", "Seit 40 Minuten in der Warteschleife."},
        {"staff", "Die Mitarbeiterin war sehr unfreundlich."},
        {"information", "Niemand informiert uns, jeder sagt etwas anderes."},
        {"app_website", "Eure App stürzt dauernd ab."},
        {"account", "Ich komme nicht mehr in mein Konto, das Passwort geht nicht."},
        {"privacy", "Meine Daten gehen euch nichts an, Datenschutz ist ein Fremdwort."},
        {"safety", "Da hängt ein Kabel offen, Stromschlag droht, lebensgefährlich."},
        {"advertising", "Hört auf mit dieser Werbung."},
        {"accessibility", "Mit dem Rollstuhl kommt man nicht in den Laden, keine Rampe."},
        {"facility", "Im Laden ist es dreckig und die Toilette verschmutzt."},
        {"capacity", "Der Laden war völlig überfüllt."},
        {"datenvolumen", "Mein Datenvolumen ist schon wieder weg."}, // the house's own
        {"rufnummernmitnahme", "Die Rufnummernmitnahme klappt nicht."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const record::Triage triage = judge("@wiesenpieper " + row.text);
        const std::string found = topic_names(triage);
        CAPTURE(found);
        CHECK(has_topic(triage, row.topic));
        CHECK(triage.topics.size() <= 3);
    }
    CHECK(judge("@wiesenpieper Guten Morgen zusammen.").topics.empty());
}

TEST_CASE("an account is no topic, whatever its name says") {
    CHECK(judge("@wiesenpieper @Werbung_Kampagne guten Morgen zusammen.").topics.empty());
    CHECK(has_topic(judge("@wiesenpieper hört auf mit der Werbung."), "advertising"));
}
