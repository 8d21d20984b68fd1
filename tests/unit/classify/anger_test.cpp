// SPDX-License-Identifier: Apache-2.0
// Anger: 0.9 of the strongest word, 0.3 of each further one (together at most 0.6), offence, capitals and signs, each
// added as 1 − (1−a)(1−b). Reckoned by hand.
#include "classify/bare_case.hpp"
#include "classify/example_house.hpp"
#include "classify/judges.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using classify::Category;
using record::Offence;
using record::Polarity;

TEST_CASE("the sum") {
    struct Row {
        std::string name;
        std::function<void(BareCase&)> change;
        double anger;
    };
    const auto angry = [](BareCase& p) { p.say(Category::anger, 0.6F); }; // 0.54 alone
    const std::vector<Row> rows{
        {"calm", [](BareCase&) {}, 0},
        {"one word: 0.9 times 0.8", [](BareCase& p) { p.say(Category::anger, 0.8F); }, 0.72},
        {"a second one: 1 - 0.28 times 0.85",
         [](BareCase& p) {
             p.say(Category::anger, 0.8F);
             p.say(Category::anger, 0.5F);
         },
         0.76},
        {"in the other order",
         [](BareCase& p) {
             p.say(Category::anger, 0.5F);
             p.say(Category::anger, 0.8F);
         },
         0.76},
        {"ten words: the further nine are cut at 0.6, 1 - 0.55 times 0.4",
         [](BareCase& p) {
             for (std::uint32_t i = 0; i < 10; ++i) {
                 p.say(Category::anger, 0.5F, i);
             }
         },
         0.78},
        {"a negated word", [](BareCase& p) { p.say(Category::anger, 0); }, 0},
        {"a rule is as a word", [](BareCase& p) { p.rule(classify::RuleKind::anger, 0, 0.8F); }, 0.72},
        {"profanity", [](BareCase& p) { p.out.offence = Offence::profanity; }, 0.3},
        {"insult", [](BareCase& p) { p.out.offence = Offence::insult; }, 0.35},
        {"abuse", [](BareCase& p) { p.out.offence = Offence::abuse; }, 0.45},
        {"negative without a word of anger: 0.35 times 0.6",
         [](BareCase& p) {
             p.out.polarity = Polarity::negative;
             p.out.polarity_score = -0.6;
         },
         0.21},
        {"negative with one, half of it: 1 - 0.55 times 0.895",
         [](BareCase& p) {
             p.say(Category::anger, 0.5F);
             p.out.polarity = Polarity::negative;
             p.out.polarity_score = -0.6;
         },
         0.51},
        {"positive takes most of it: 0.4 times 0.45",
         [](BareCase& p) {
             p.say(Category::anger, 0.5F);
             p.out.polarity = Polarity::positive;
         },
         0.18},
        {"a third in capitals: 1 - 0.46 times 0.7",
         [&](BareCase& p) {
             angry(p);
             p.evidence.shape.shouted = 3;
         },
         0.68},
        {"one word in capitals: 1 - 0.46 times 0.94",
         [&](BareCase& p) {
             angry(p);
             p.evidence.shape.shouted = 1;
         },
         0.57},
        {"three exclamation marks: 1 - 0.46 times 0.85",
         [&](BareCase& p) {
             angry(p);
             p.evidence.shape.longest_exclamation = p.evidence.shape.exclamation_marks = 3;
         },
         0.61},
        {"four, each alone: 1 - 0.46 times 0.92",
         [&](BareCase& p) {
             angry(p);
             p.evidence.shape.longest_exclamation = 1;
             p.evidence.shape.exclamation_marks = 4;
         },
         0.58},
        {"a stretched word: 1 - 0.46 times 0.95",
         [&](BareCase& p) {
             angry(p);
             p.evidence.shape.stretched = 2;
         },
         0.56},
        {"capitals and signs without anger",
         [](BareCase& p) {
             p.evidence.shape.shouted = 10;
             p.evidence.shape.longest_exclamation = p.evidence.shape.exclamation_marks = 9;
         },
         0},
        {"capitals and signs of joy: 0.4 times 0.54 and no more",
         [&](BareCase& p) {
             angry(p);
             p.out.polarity = Polarity::positive;
             p.evidence.shape.shouted = 10;
             p.evidence.shape.longest_exclamation = p.evidence.shape.exclamation_marks = 9;
         },
         0.22},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        row.change(post);
        post.ask(classify::judge_anger);
        CHECK(post.out.anger == doctest::Approx(row.anger).epsilon(0.0001));
    }
}

TEST_CASE("sentences: calm below 0.2, annoyed up to 0.65, furious above 0.8") {
    struct Row {
        std::string text;
        double least, most;
    };
    const std::vector<Row> rows{
        {"Guten Tag, wann kommt der Techniker?", 0, 0},
        {"Danke, das ging schnell.", 0, 0},
        {"SUPER!!! DANKE EUCH!!!", 0, 0.2},
        {"Schon wieder kein Netz, das nervt.", 0.3, 0.65},
        {"Ich bin stinksauer, ihr Versager! KEIN NETZ SEIT TAGEN!!!", 0.8, 1},
        {"When does the shop open?", 0, 0},
        {"This is fucking ridiculous, I am FURIOUS!!!", 0.8, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const double anger = judge("@wiesenpieper " + row.text).anger;
        CHECK(anger >= row.least);
        CHECK(anger <= row.most);
    }
}

TEST_CASE("the model's certainty counts where the polarity is negative") {
    // 0.5 · (2 · 0.9 − 1) = 0.4, and of a polarity of −0.4 half of 0.35 · 0.4 more: 1 − 0.6 · 0.93.
    BareCase post;
    post.out.polarity = record::Polarity::negative;
    post.out.polarity_score = -0.4;
    post.think(classify::Question::angry, 0.9);
    post.ask(classify::judge_anger);
    CHECK(post.out.anger == doctest::Approx(0.44));
    post.out.polarity = record::Polarity::neutral;
    post.ask(classify::judge_anger);
    CHECK(post.out.anger == 0);
}
