// SPDX-License-Identifier: Apache-2.0
// Polarity: (P − N) / (P + N + 0.35 + 0.02 · words). All texts here have ten words, so the divisor is P + N + 0.55.
#include "classify/bare_case.hpp"
#include "classify/example_house.hpp"
#include "classify/judges.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using classify::Category;
using classify::RuleKind;
using record::Polarity;

TEST_CASE("the sum") {
    struct Row {
        std::string name;
        std::function<void(BareCase&)> change;
        double score, irony;
        Polarity polarity;
    };
    const std::vector<Row> rows{
        {"nothing of feeling", [](BareCase&) {}, 0, 0, Polarity::neutral},
        {"good: 0.6 / 1.15", [](BareCase& p) { p.say(Category::polarity, 0.6F); }, 0.52, 0, Polarity::positive},
        {"bad", [](BareCase& p) { p.say(Category::polarity, -0.6F); }, -0.52, 0, Polarity::negative},
        {"so little that it says nothing: 0.1 / 0.65", [](BareCase& p) { p.say(Category::polarity, 0.1F); }, 0.15, 0,
         Polarity::neutral},
        {"both, and both strong: nobody can tell",
         [](BareCase& p) {
             p.say(Category::polarity, 1);
             p.say(Category::polarity, -1, 1);
         },
         0, 0, Polarity::undefined},
        {"both, and both weak",
         [](BareCase& p) {
             p.say(Category::polarity, 0.5F);
             p.say(Category::polarity, -0.5F, 1);
         },
         0, 0, Polarity::neutral},
        {"anger counts half: -0.4 / 0.95", [](BareCase& p) { p.say(Category::anger, 0.8F); }, -0.42, 0,
         Polarity::negative},
        {"of one word the strongest counts",
         [](BareCase& p) {
             p.say(Category::anger, 0.8F);     // 0.4
             p.say(Category::profanity, 0.6F); // 0.24
         },
         -0.42, 0, Polarity::negative},
        {"and its own polarity before all: -0.5 / 1.05",
         [](BareCase& p) {
             p.say(Category::polarity, -0.5F);
             p.say(Category::abuse, 1);
         },
         -0.48, 0, Polarity::negative},
        {"praise counts half: 0.4 / 0.95", [](BareCase& p) { p.say(Category::praise, 0.8F); }, 0.42, 0,
         Polarity::positive},
        {"resolved a third: 0.3 / 0.85", [](BareCase& p) { p.say(Category::resolved, 1); }, 0.35, 0,
         Polarity::positive},
        {"a rule: -0.9 / 1.45", [](BareCase& p) { p.rule(RuleKind::polarity, Polarity::negative, 0.9F); }, -0.62, 0,
         Polarity::negative},
        {"irony turns its share: (0.2 - 0.8) / 1.55",
         [](BareCase& p) {
             p.say(Category::polarity, 1);
             p.say(Category::irony, 0.8F, 1);
         },
         -0.39, 0.8, Polarity::negative},
        {"a little irony turns nothing: 1 / 1.55",
         [](BareCase& p) {
             p.say(Category::polarity, 1);
             p.say(Category::irony, 0.4F, 1);
         },
         0.65, 0.4, Polarity::positive},
        {"two hints of irony: (0.25 - 0.75) / 1.55",
         [](BareCase& p) {
             p.say(Category::polarity, 1);
             p.say(Category::irony, 0.5F, 1);
             p.rule(RuleKind::irony, 0, 0.5F);
         },
         -0.32, 0.75, Polarity::negative},
        {"irony makes nothing bad worse",
         [](BareCase& p) {
             p.say(Category::polarity, -0.6F);
             p.say(Category::irony, 0.8F, 1);
         },
         -0.52, 0.8, Polarity::negative},
        {"sixty words: 0.6 / 2.15",
         [](BareCase& p) {
             p.say(Category::polarity, 0.6F);
             p.evidence.shape.words = 60;
         },
         0.28, 0, Polarity::positive},
        {"more words count no further",
         [](BareCase& p) {
             p.say(Category::polarity, 0.6F);
             p.evidence.shape.words = 600;
         },
         0.28, 0, Polarity::positive},
        {"a language that nobody reads",
         [](BareCase& p) {
             p.evidence.language = {"fr", 0.9, false, false};
         },
         0, 0, Polarity::undefined},
        {"but a face in it: 0.6 / 1.15",
         [](BareCase& p) {
             p.evidence.language = {"fr", 0.9, false, false};
             p.say(Category::polarity, 0.6F);
         },
         0.52, 0, Polarity::positive},
        {"nothing to read", [](BareCase& p) { p.evidence.shape.words = 0; }, 0, 0, Polarity::undefined},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        row.change(post);
        post.ask(classify::judge_polarity);
        CHECK(post.out.polarity_score == doctest::Approx(row.score).epsilon(0.0001));
        CHECK(post.out.irony == doctest::Approx(row.irony).epsilon(0.0001));
        CHECK(record::name_of(post.out.polarity) == record::name_of(row.polarity));
        CHECK((post.out.confidence.polarity > 0 && post.out.confidence.polarity < 1));
    }
}

TEST_CASE("sentences") {
    struct Row {
        std::string text;
        Polarity polarity;
        bool irony;
    };
    const std::vector<Row> rows{
        {"Die Box steht im Flur.", Polarity::neutral, false},
        {"Der Film ist wirklich schön.", Polarity::positive, false},
        {"Das ist nicht gut.", Polarity::negative, false},
        {"Ihr seid eine Katastrophe.", Polarity::negative, false},
        {"Vielen Dank für die schnelle Hilfe, super Service!", Polarity::positive, false},
        {"Danke für nichts, wieder kein Netz.", Polarity::negative, true},
        {"Tolle Leistung, wieder zwei Stunden ohne Netz, ganz großes Kino.", Polarity::negative, true},
        {"😡😡", Polarity::negative, false},
        {"😊", Polarity::positive, false},
        {"Thank you so much, great service!", Polarity::positive, false},
        {"This is not good.", Polarity::negative, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const record::Triage triage = judge("@wiesenpieper " + row.text);
        CHECK(record::name_of(triage.polarity) == record::name_of(row.polarity));
        CHECK((triage.irony >= 0.5) == row.irony);
    }
}

TEST_CASE("words, tones of the model and a report: the score by hand") {
    using classify::Question;
    // No words: 0.6 · (0.9 − 0.05) + 0.8 · (0.1 − 0.2) + 0.2 · (0.5 − 0.3) = 0.51 − 0.08 + 0.04.
    BareCase post;
    post.think(Question::positive, 0.9);
    post.think(Question::negative, 0.05);
    post.think(Question::satisfied, 0.1);
    post.think(Question::dissatisfied, 0.2);
    post.think(Question::pleased, 0.5);
    post.think(Question::displeased, 0.3);
    post.ask(classify::judge_polarity);
    CHECK(post.out.polarity_score == doctest::Approx(0.47));
    CHECK(post.out.polarity == Polarity::positive);
    // A tenth of it is left of what a newspaper writes.
    post.findings.report = 1;
    post.ask(classify::judge_polarity);
    CHECK(post.out.polarity_score == doctest::Approx(0.05));
    CHECK(post.out.polarity == Polarity::neutral);
}

TEST_CASE("praise with nothing but failures behind it is meant the other way round") {
    for (const std::string text : {"@wiesenpieper Prima Arbeit: Leitung gekappt, Termin vergessen.",
                                   "@wiesenpieper Der Abend ist gerettet, kein Netz, kein Film, kein Ton."}) {
        CAPTURE(text);
        CHECK(judge(text).irony >= 0.5);
        CHECK(judge(text).polarity == Polarity::negative);
    }
    for (const std::string text : {"@wiesenpieper Prima Arbeit: Leitung schnell gelegt, alles sauber.",
                                   "@wiesenpieper Der Abend ist gerettet, kein Ausfall mehr."}) {
        CAPTURE(text);
        CHECK(judge(text).irony < 0.5);
        CHECK(judge(text).polarity != Polarity::negative);
    }
}
