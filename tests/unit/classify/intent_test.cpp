// SPDX-License-Identifier: Apache-2.0
// What the author wants: sentences through the whole classifier, and the arithmetic of the choice on a bare case.
#include "classify/bare_case.hpp"
#include "classify/example_house.hpp"
#include "classify/judges.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using classify::RuleKind;
using record::Intent;
using record::Ownership;
using record::Signal;

TEST_CASE("sentences") {
    struct Row {
        std::string text;
        Intent intent;
    };
    const std::vector<Row> rows{
        {"Seit drei Tagen kein Internet, ich bin so sauer.", Intent::complaint},
        {"Danke für nichts, wieder kein Netz.", Intent::complaint},
        {"Wie lange soll das noch so gehen? Seit Stunden kein Netz!", Intent::complaint},
        {"My internet has been down for two days, this is ridiculous.", Intent::complaint},
        {"kein Netz", Intent::complaint}, // terse, calm and about one's own trouble all the same
        {"Internet weg", Intent::complaint},
        {"Mein Paket ist nicht da", Intent::complaint},
        {"Wo bleibt mein Techniker", Intent::complaint},
        {"niemand geht ans Telefon", Intent::complaint},
        {"WLAN ständig weg", Intent::complaint},
        {"Wann wird die Leitung repariert?", Intent::question},
        {"Was kostet der Pieper-Pass?", Intent::question},
        {"When will the store open?", Intent::question},
        {"Bitte schickt mir eine neue Rechnung.", Intent::request},
        {"Bitte kündigen Sie meinen Vertrag zum Monatsende.", Intent::request},
        {"Bitte rufen Sie mich zurück.", Intent::request},
        {"Ich kündige zum Monatsende.", Intent::request},
        {"Ich kündige nicht, keine Sorge", Intent::other},
        {"Kann mir jemand helfen", Intent::request},
        {"Kann mir jemand sagen, wann der Laden öffnet?", Intent::question},
        {"Please send me a new router.", Intent::request},
        {"Vielen Dank für die schnelle Hilfe, super Service!", Intent::praise},
        {"Thank you so much, great service!", Intent::praise},
        {"Läuft wieder, danke!", Intent::resolved},
        {"Hat sich erledigt.", Intent::resolved},
        {"It works again, thanks.", Intent::resolved},
        {"Guten Morgen", Intent::other},
        {"Die Box steht im Flur.", Intent::other},
        {"😡😡", Intent::other}, // a feeling, and nothing that went wrong
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(record::name_of(judge("@wiesenpieper " + row.text).intent) == record::name_of(row.intent));
    }
    CHECK(judge("Wiesenpieper kauft Drosselfunk, meldet die Zeitung.").intent == Intent::other);
    CHECK(judge("Heute kein Netz im Wald, so schön.").intent == Intent::other); // not about the house
}

TEST_CASE("the choice") {
    const auto rule = [](BareCase& post, Intent intent, float weight) { post.rule(RuleKind::intent, intent, weight); };
    struct Row {
        std::string name;
        std::function<void(BareCase&)> change;
        Intent intent;
        double confidence;
    };
    // Somebody speaks (first person), so nothing is damped. Confidence: 0.2 + best - second / 2; of
    // other, judged by words alone, 0.5 - 1.4 * second.
    const std::vector<Row> rows{
        {"nothing: 0.5 times (0.4 + 0.6)", [](BareCase&) {}, Intent::other, 0.5},
        {"a complaint from 0.3", [&](BareCase& p) { rule(p, Intent::complaint, 0.3F); }, Intent::complaint, 0.5},
        {"below it is none", [&](BareCase& p) { rule(p, Intent::complaint, 0.25F); }, Intent::other, 0.15},
        {"a question needs more; 0.01 is not below 0.05", [&](BareCase& p) { rule(p, Intent::question, 0.35F); },
         Intent::other, 0.05},
        {"a question", [&](BareCase& p) { rule(p, Intent::question, 0.6F); }, Intent::question, 0.8},
        {"a request that is stronger than the complaint around it",
         [&](BareCase& p) {
             rule(p, Intent::request, 0.7F);
             rule(p, Intent::complaint, 0.4F); // 0.4 < 0.7 * 0.7
         },
         Intent::request, 0.8}, // a request: 0.3 + 0.7 - 0.2
        {"one that is not",
         [&](BareCase& p) {
             rule(p, Intent::request, 0.7F);
             rule(p, Intent::complaint, 0.5F);
         },
         Intent::complaint, 0.45}, // 0.2 + 0.5 * (1 - 1 / 2): the other is even stronger
        {"two rules for one: 1 - 0.5 times 0.5, and no surer than 0.88",
         [&](BareCase& p) {
             rule(p, Intent::request, 0.5F);
             rule(p, Intent::request, 0.5F);
         },
         Intent::request, 0.88},
        {"contacted again", [](BareCase& p) { p.out.signals.insert(Signal::repeat_contact); }, Intent::complaint, 0.55},
        {"a question mark at the end",
         [](BareCase& p) {
             p.evidence.shape.question_marks = 1;
             p.evidence.shape.ends_in_question = true;
         },
         Intent::question, 0.7},
        {"resolved, 0.85 of the word", [](BareCase& p) { p.say(classify::Category::resolved, 0.8F); }, Intent::resolved,
         0.88},
        {"off topic is nothing, whatever a rule says",
         [&](BareCase& p) {
             rule(p, Intent::complaint, 0.9F);
             p.out.ownership = Ownership::off_topic;
         },
         Intent::other, 0.9},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        post.out.ownership = Ownership::direct;
        post.findings.first_person = 1;
        post.findings.speaks = true;
        row.change(post);
        post.ask(classify::judge_intent);
        CHECK(record::name_of(post.out.intent) == record::name_of(row.intent));
        CHECK(post.out.confidence.intent == doctest::Approx(row.confidence).epsilon(0.0001));
    }
}

TEST_CASE("who speaks neither for themselves nor to anybody reports the news") {
    const auto intent_of = [](bool speaks) {
        BareCase post;
        post.out.ownership = Ownership::overheard;
        post.findings.first_person = speaks ? 1 : 0;
        post.findings.speaks = speaks;
        post.rule(RuleKind::intent, Intent::complaint, 0.5F); // of which 0.55 is left, 0.275
        post.ask(classify::judge_intent);
        return post.out.intent;
    };
    CHECK(intent_of(true) == Intent::complaint);
    CHECK(intent_of(false) == Intent::other);
}

TEST_CASE("own trouble: a complaint in the first person about a topic that goes wrong") {
    const auto own = [](std::uint32_t first_person, std::size_t topic) {
        BareCase post;
        post.out.ownership = Ownership::overheard;
        post.out.polarity = record::Polarity::negative;
        post.out.polarity_score = -0.6;
        post.findings.first_person = first_person;
        post.findings.speaks = true;
        post.findings.addresses.push_back({0, record::Address::ihr, 1});
        post.findings.topic_scores[topic] = 0.8F;
        post.rule(RuleKind::intent, Intent::complaint, 0.5F);
        post.ask(classify::judge_intent);
        return post.findings.own_trouble;
    };
    CHECK(own(1, 0));
    CHECK_FALSE(own(0, 0));
    CHECK_FALSE(own(1, 3)); // the price is no trouble in a bare case
}

TEST_CASE("the model is heard where the house is addressed") {
    for (const Ownership ownership : {Ownership::direct, Ownership::overheard}) {
        BareCase post;
        post.out.ownership = ownership;
        post.think(classify::Question::request, 0.8); // 0.7 · 0.8 = 0.56
        post.ask(classify::judge_intent);
        CHECK(post.out.intent == (ownership == Ownership::direct ? Intent::request : Intent::other));
    }
}

TEST_CASE("what the model leaves is for other, and the rules may still say more") {
    const auto intent = [](double complaint, double question, float rule) {
        BareCase post;
        post.out.ownership = Ownership::direct;
        post.findings.speaks = true;
        post.think(classify::Question::complaint, complaint);
        post.think(classify::Question::question, question);
        if (rule > 0) {
            post.rule(RuleKind::intent, Intent::complaint, rule);
        }
        post.ask(classify::judge_intent);
        return post.out.intent;
    };
    CHECK(intent(0.45, 0.25, 0) == Intent::complaint);  // 0.7 · 0.45 = 0.315; other 0.1 + 0.9 · 0.7 · 0.3 = 0.289
    CHECK(intent(0.45, 0.1, 0) == Intent::other);       // 0.315; other 0.1 + 0.9 · 0.7 · 0.45 = 0.3835
    CHECK(intent(0.1, 0.1, 0.3F) == Intent::complaint); // 0.349; other 0.604, but the rule is enough
    CHECK(intent(0.1, 0.1, 0.2F) == Intent::other);     // 0.256; a hint is not
}

TEST_CASE("what people ask one another in our thread must be plain") {
    for (const bool to_others : {false, true}) {
        BareCase post;
        post.out.ownership = Ownership::direct;
        post.findings.to_others = to_others;
        post.think(classify::Question::question, 0.6); // 0.42; to others 0, against 0.45
        post.ask(classify::judge_intent);
        CHECK(post.out.intent == (to_others ? Intent::other : Intent::question));
    }
}

TEST_CASE("the confidence of what the model was asked grows with the lead") {
    const auto confidence = [](double complaint, double question) {
        BareCase post;
        post.out.ownership = Ownership::direct;
        post.think(classify::Question::complaint, complaint);
        post.think(classify::Question::question, question);
        post.ask(classify::judge_intent);
        CHECK(post.out.intent == Intent::complaint);
        return post.out.confidence.intent;
    };
    CHECK(confidence(0.9, 0.1) == doctest::Approx(0.86)); // 0.5 + 0.67 · (0.63 − 0.1) = 0.8551; other starts with 0.1
    CHECK(confidence(0.55, 0.45) == doctest::Approx(0.55)); // 0.5 + 0.67 · 0.07 = 0.5469
}

TEST_CASE("a negation that a rule does not ask for takes its match back") {
    CHECK(judge("@wiesenpieper Ich bin von euch enttäuscht.").intent == Intent::complaint);
    CHECK(judge("@wiesenpieper Ich bin von euch nicht enttäuscht.").intent != Intent::complaint);
    CHECK(judge("@wiesenpieper Das Netz läuft wieder.").intent == Intent::resolved);
    CHECK(judge("@wiesenpieper Das Netz läuft wieder nicht.").intent == Intent::complaint);
    CHECK(judge("@wiesenpieper Bitte den Anschluss nicht sperren!").intent != Intent::complaint); // a request stays one
}

TEST_CASE("a lack is a complaint of whom it hit") {
    CHECK(judge("@wiesenpieper Der Rückruf kam nie.").intent == Intent::complaint);
    CHECK(judge("@wiesenpieper Das Netz macht keine Probleme.").intent !=
          Intent::complaint);                                                           // the denial of something bad
    CHECK(judge("@wiesenpieper Ich wechsle den Tarif nicht.").intent == Intent::other); // one's own doing
}

TEST_CASE("what the house is said to be is an opinion, what happened is a complaint") {
    CHECK(judge("@wiesenpieper Ihr seid eine einzige Enttäuschung.").intent == Intent::other);
    CHECK(judge("@wiesenpieper Das ist wirklich sehr ärgerlich für uns.").intent == Intent::complaint);
}

TEST_CASE("who complains is not content, and a smile in a question is courtesy") {
    CHECK(judge("@wiesenpieper Der Rückruf kam nie.").polarity == record::Polarity::negative);
    CHECK(judge("@wiesenpieper Wann öffnet der Laden? :-)").polarity == record::Polarity::neutral);
}
