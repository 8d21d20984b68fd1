// SPDX-License-Identifier: Apache-2.0
// What the classifier says of whole posts, with the shipped data and the invented house of data/example: the cases that
// must never go wrong, and texts that must not break it.
#include "classify/classifier.hpp"

#include "classify/example_house.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace kummerkasten;

TEST_CASE(
    "every rule of the shipped data matches its example, misses its counterexample, and is found by the prefilter") {
    for (const std::string& complaint : classify::check_rules(house().data, house().taxonomy)) {
        FAIL_CHECK(complaint);
    }
}

TEST_CASE("an insult with a real problem in it is a complaint, an insult and owed a reply (care rule R1)") {
    const record::Triage triage = judge(
        "SO! Jetzt hört mal zu @wiesenpieper, ihr Pfeifenköppe!! Wegen eurer Streaming-Panne ist mein Datenvolumen AM "
        "ARSCH!!");
    CHECK(triage.intent == record::Intent::complaint);
    CHECK(triage.offence == record::Offence::insult);
    CHECK(triage.offence_target == record::OffenceTarget::company);
    CHECK(triage.address == record::Address::ihr);
    CHECK(triage.needs_reply);
    CHECK(triage.anger >= 0.5); // 0.33 is annoyed, 0.66 angry: capitals, a curse, two exclamation marks
    CHECK(!triage.reasons.empty());
}

TEST_CASE("gravity goes to a person at a single post") {
    struct Row {
        std::string_view name, text;
        record::Signal signal;
    };
    const Row rows[] = {
        {"self-harm", "@wiesenpieper Ich kann nicht mehr und ich will auch nicht mehr.", record::Signal::self_harm},
        {"data leak", "@wiesenpieper In der App sehe ich die Rechnung einer fremden Frau.", record::Signal::data_leak},
        {"discrimination", "@wiesenpieper Mit Kopftuch bekommt meine Frau bei Ihnen keinen Vertrag.",
         record::Signal::discrimination},
        {"threat", "@wiesenpieper ich komm morgen in euren Laden und nehm alles auseinander", record::Signal::threat},
        {"press", "@wiesenpieper Wir berichten heute Abend darüber und bitten um Stellungnahme.",
         record::Signal::press},
        {"lawyer", "@wiesenpieper Ab jetzt spricht mein Anwalt mit Ihnen.", record::Signal::legal},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const record::Triage triage = judge(row.text);
        CHECK(triage.signals.contains(row.signal));
        CHECK(triage.route == record::Route::human);
        CHECK(!triage.decide.empty());
    }
}

TEST_CASE("whose post it is") {
    CHECK(judge("@wiesenpieper kein Netz").ownership == record::Ownership::direct);
    CHECK(judge("@drosselfunk kein Netz").ownership == record::Ownership::foreign);
    CHECK(judge("Bei Wiesenpieper geht seit Stunden nichts mehr, ich sitze hier ohne Netz").ownership ==
          record::Ownership::overheard);
    CHECK(judge("Heute im Moor gut vierzig Wiesenpieper auf dem Durchzug").ownership == record::Ownership::off_topic);
    CHECK_FALSE(judge("@drosselfunk kein Netz").needs_reply);
}

TEST_CASE("what ends a case, and what earns a thank-you") {
    CHECK(judge("@wiesenpieper läuft wieder, danke!").intent == record::Intent::resolved);
    CHECK(judge("@wiesenpieper läuft wieder, danke!").route == record::Route::close);
    CHECK(judge("@wiesenpieper Großes Lob an Ihren Techniker, super freundlich und schnell!").intent ==
          record::Intent::praise);
}

TEST_CASE("a greeting is no feeling") {
    CHECK(judge("@wiesenpieper Guten Morgen").polarity != record::Polarity::positive);
}

TEST_CASE("insult never lowers urgency") {
    const int plain = judge("@wiesenpieper seit drei Tagen kein Internet, es reicht").urgency.score;
    const int rude = judge("@wiesenpieper ihr Deppen, seit drei Tagen kein Internet, es reicht").urgency.score;
    CHECK(rude >= plain);
}

TEST_CASE("a customer number in two groups is one number") {
    const record::Triage triage = judge("@wiesenpieper Kundennummer 4471 0932, bitte melden");
    bool found = false;
    for (const record::Fact& fact : triage.facts) {
        found = found || (fact.kind == "customer_no" && fact.value == "44710932");
    }
    CHECK(found);
}

TEST_CASE("any text is judged: finite scores, spans on characters, the same answer twice") {
    std::string marks = "a";
    for (int i = 0; i < 10'000; ++i) {
        marks += "\u0301";
    }
    const std::string texts[] = {"",
                                 ".",
                                 " .",
                                 "A .",
                                 "a/b",
                                 "😡😡🤬",
                                 "👨‍👩‍👧 👍🏽 🇩🇪",
                                 std::string(60'000, 'a'),
                                 std::string(60'000, '!'),
                                 marks,
                                 "مرحبا بالعالم",
                                 "ẞẞẞ GROẞ",
                                 "\u00A0\u00A0",
                                 "@",
                                 "#",
                                 "@@@###",
                                 "nicht nicht nicht nicht",
                                 "🇩",
                                 "http://",
                                 "x@y",
                                 std::string(3000, '(')};
    for (const std::string& text : texts) {
        CAPTURE(text.substr(0, 40));
        const record::Triage triage = judge(text);
        const record::Triage again = judge(text);
        CHECK(std::isfinite(triage.polarity_score));
        CHECK(triage.polarity_score == again.polarity_score);
        CHECK(triage.intent == again.intent);
        CHECK((triage.anger >= 0 && triage.anger <= 1));
        CHECK((triage.urgency.score >= 0 && triage.urgency.score <= 100));
        for (const record::Reason& reason : triage.reasons) {
            CHECK(reason.span.end <= text.size());
            CHECK((reason.span.end == text.size() || !text::is_continuation(text[reason.span.end])));
            CHECK((reason.span.start >= text.size() || !text::is_continuation(text[reason.span.start])));
        }
    }
}
