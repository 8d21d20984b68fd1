// SPDX-License-Identifier: Apache-2.0
// Signals: from rules, from the facts, from the reach of the author.
#include "classify/bare_case.hpp"
#include "classify/example_house.hpp"
#include "classify/judges.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using record::Signal;

TEST_CASE("a sentence that gives the signal, and one much like it that does not") {
    struct Row {
        Signal signal;
        std::string text, other;
    };
    const std::vector<Row> rows{
        {Signal::churn, "Jetzt reicht es, ich kündige.", "Wie kündige ich einen Termin an?"},
        {Signal::churn, "I will cancel my contract.", "The concert was cancelled."},
        {Signal::legal, "Das übergebe ich meinem Anwalt.", "Das ist mein gutes Recht."},
        {Signal::legal, "You will hear from my lawyer.", "You will hear from me."},
        {Signal::press, "Damit gehe ich zur Zeitung.", "Die Zeitung kam heute nicht."},
        {Signal::safety, "Aus der Box kommt Rauch.", "Aus der Box kommt kein Ton."},
        {Signal::safety, "Meine Mutter kann keinen Notruf absetzen.", "Meine Mutter kann keinen Film sehen."},
        {Signal::health, "Ich musste wegen euch ins Krankenhaus.", "Ich musste wegen euch in den Laden."},
        {Signal::discrimination, "Wegen meiner Hautfarbe wurde ich nicht bedient.",
         "Wegen der Schlange wurde ich nicht bedient."},
        {Signal::data_leak, "Ich sehe in der App die Rechnungen anderer Kunden.",
         "Ich sehe in der App meine Rechnungen."},
        {Signal::data_leak, "I can see other customers' invoices in the app.", "I can see my invoices in the app."},
        {Signal::self_harm, "Ich will nicht mehr leben.", "Ich will nicht mehr warten."},
        {Signal::threat, "Ich komme vorbei und schlage euch die Zähne ein.", "Ich komme vorbei und hole die Box."},
        {Signal::repeat_contact, "Ich rufe jetzt zum dritten Mal an.", "Ich rufe morgen an."},
        {Signal::repeat_contact, "This is the third time I contact you.", "This is the first time I am here."},
        {Signal::long_wait, "Ich warte seit drei Wochen auf eine Antwort.", "Ich warte auf eine Antwort."},
        {Signal::deadline, "Ich brauche das Internet bis morgen, da habe ich eine Prüfung.",
         "Das Internet ist seit gestern weg."},
        {Signal::money, "Ihr habt 49,90 € zu viel abgebucht.", "Ihr habt zu viel abgebucht."},
        {Signal::vulnerable, "Meine Mutter ist 84 und allein, ohne Telefon.", "Meine Mutter ist im Laden."},
        {Signal::resolved, "Seit eben läuft wieder alles, danke.", "Es läuft nicht, danke."},
    };
    for (const Row& row : rows) {
        const std::string name(record::name_of(row.signal));
        CAPTURE(name);
        CAPTURE(row.text);
        CHECK(judge("@wiesenpieper " + row.text).signals.contains(row.signal));
        CHECK_FALSE(judge("@wiesenpieper " + row.other).signals.contains(row.signal));
    }
    CHECK(judge("@wiesenpieper Wann macht der Laden auf?").signals.empty());
}

TEST_CASE("reach: from which number on a post is seen by many") {
    struct Row {
        std::string name;
        std::function<void(record::Post&)> change;
        bool viral;
    };
    const std::vector<Row> rows{
        {"nothing is known", [](record::Post&) {}, false},
        {"followers", [](record::Post& p) { p.author.followers = 10'000; }, true},
        {"one less", [](record::Post& p) { p.author.followers = 9'999; }, false},
        {"views", [](record::Post& p) { p.engagement.views = 100'000; }, true},
        {"one less", [](record::Post& p) { p.engagement.views = 99'999; }, false},
        {"reposts", [](record::Post& p) { p.engagement.reposts = 100; }, true},
        {"one less", [](record::Post& p) { p.engagement.reposts = 99; }, false},
        {"quotes", [](record::Post& p) { p.engagement.quotes = 100; }, true},
        {"likes do not spread", [](record::Post& p) { p.engagement.likes = 1'000'000; }, false},
        {"nonsense", [](record::Post& p) { p.engagement.reposts = -5; }, false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        row.change(post.record);
        post.ask(classify::judge_signals);
        CHECK(post.out.signals.contains(Signal::viral) == row.viral);
    }
}

TEST_CASE("a sum of money counts in posts about the house only") {
    for (const auto ownership : {record::Ownership::direct, record::Ownership::overheard, record::Ownership::foreign,
                                 record::Ownership::off_topic, record::Ownership::spam}) {
        BareCase post;
        post.out.ownership = ownership;
        post.out.facts.push_back({"amount", "50 €", {0, 5}});
        post.ask(classify::judge_signals);
        CHECK(post.out.signals.contains(Signal::money) == (ownership <= record::Ownership::overheard));
    }
}

TEST_CASE("a word of being over must be half sure, and not be negated") {
    for (const auto& [weight, found] : {std::pair(0.5F, true), {0.4F, false}, {0.0F, false}}) {
        BareCase post;
        post.say(classify::Category::resolved, weight);
        post.ask(classify::judge_signals);
        CHECK(post.out.signals.contains(Signal::resolved) == found);
    }
}
