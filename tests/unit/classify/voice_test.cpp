// SPDX-License-Identifier: Apache-2.0
// Who is heard in a text: a person, or a newsroom, an advertiser, a machine.
#include "classify/bare_case.hpp"
#include "classify/example_house.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

using namespace kummerkasten;
using record::Intent;

TEST_CASE("how much a text reads like a report") {
    struct Row {
        std::string name;
        std::function<void(BareCase&)> change;
        double report;
    };
    const auto rule = [](BareCase& post, float weight) {
        post.rule(classify::RuleKind::intent, Intent::other, weight);
    };
    const std::vector<Row> rows{
        {"a few words", [](BareCase& p) { p.evidence.shape.words = 9; }, 0},
        {"a sentence without anybody", [](BareCase& p) { p.evidence.shape.words = 10; }, 0.25},
        {"a long text without anybody", [](BareCase& p) { p.evidence.shape.words = 35; }, 0.55},
        {"a headline with a link",
         [](BareCase& p) {
             p.evidence.shape.words = 4;
             p.write("Neues Netz für Neustadt https://zeitung.example.org/1");
             p.evidence.words.assign(p.document.tokens.size(), "x");
         },
         0.55},
        {"a remark with a link",
         [](BareCase& p) {
             p.evidence.shape.words = 3;
             p.write("Schau mal hier https://zeitung.example.org/1");
             p.evidence.words.assign(p.document.tokens.size(), "x");
         },
         0},
        {"somebody says ich: 0.3 of 0.55",
         [](BareCase& p) {
             p.evidence.shape.words = 35;
             p.findings.first_person = 1;
         },
         0.165},
        {"or shouts",
         [](BareCase& p) {
             p.evidence.shape.words = 35;
             p.evidence.shape.exclamation_marks = 1;
         },
         0.165},
        {"a rule in full, whoever speaks",
         [&](BareCase& p) {
             p.evidence.shape.words = 5;
             p.findings.first_person = 1;
             rule(p, 0.6F);
         },
         0.6},
        {"a rule and a sentence: 1 - 0.4 times 0.75",
         [&](BareCase& p) {
             p.evidence.shape.words = 10;
             rule(p, 0.6F);
         },
         0.7},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        post.out.ownership = record::Ownership::overheard;
        row.change(post);
        post.ask(classify::judge_voice);
        CHECK(post.findings.report == doctest::Approx(row.report).epsilon(0.0001));
    }
}

TEST_CASE("news of trouble is no complaint and has no feeling, trouble of one's own is and has") {
    const record::Triage news =
        judge("Wiesenpieper: Störung im Raum Neustadt, rund 300 Haushalte betroffen https://zeitung.example.org/2");
    CHECK(news.intent == Intent::other);
    CHECK(news.polarity == record::Polarity::neutral);
    const record::Triage own = judge("Schon wieder eine Störung bei Wiesenpieper, ich sitze seit Stunden im Dunkeln");
    CHECK(own.intent == Intent::complaint);
    CHECK(own.polarity == record::Polarity::negative);
}

TEST_CASE("a question to somebody else is not put to us") {
    CHECK(judge("@wiesenpieper Stimmt das so?").intent == Intent::question);
    CHECK(judge("@kim_aus_neustadt @wiesenpieper Stimmt das so?").intent == Intent::other);
    // Nor is one behind a quotation mark or a dot.
    CHECK(judge("\"@wiesenpieper Stimmt das so?\"").intent == Intent::question);
    CHECK(judge("\"@kim_aus_neustadt @wiesenpieper Stimmt das so?\"").intent == Intent::other);
    CHECK(judge(".@kim_aus_neustadt @wiesenpieper Stimmt das so?").intent == Intent::other);
}

TEST_CASE("the signature of an agent shows who wrote it") {
    CHECK(judge("Re: Wiesenpieper Leider gibt es dort eine Störung, die Kollegen sind dran. ^jb").intent ==
          Intent::other);
}
