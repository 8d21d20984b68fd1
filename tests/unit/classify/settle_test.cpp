// SPDX-License-Identifier: Apache-2.0
// Polarity, once the intent is known.
#include "classify/bare_case.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using record::Intent;
using record::Polarity;

TEST_CASE("what an intent tells of the polarity") {
    struct Row {
        std::string name;
        Intent intent;
        double confidence;
        Polarity before;
        std::function<void(BareCase&)> change;
        Polarity after;
        double score;
    };
    const auto nothing = [](BareCase&) {};
    const auto smile = [](BareCase& post) {
        post.say(classify::Category::polarity, 0.5F);
        post.evidence.hits.back().symbol = true;
    };
    const auto word = [](BareCase& post) { post.say(classify::Category::polarity, 0.5F); };
    const std::vector<Row> rows{
        {"a complaint", Intent::complaint, 0.6, Polarity::neutral, nothing, Polarity::negative, -0.2},
        {"one that is a guess", Intent::complaint, 0.4, Polarity::neutral, nothing, Polarity::neutral, 0.1},
        {"one of two minds", Intent::complaint, 0.6, Polarity::undefined, nothing, Polarity::negative, -0.2},
        {"praise", Intent::praise, 0.6, Polarity::neutral, nothing, Polarity::positive, 0.2},
        {"a question", Intent::question, 0.6, Polarity::neutral, nothing, Polarity::neutral, 0.1},
        {"a question with a smile", Intent::question, 0.6, Polarity::positive, smile, Polarity::neutral, 0},
        {"with a friendly word", Intent::question, 0.6, Polarity::positive, word, Polarity::positive, 0.1},
        {"a complaint with a smile", Intent::complaint, 0.6, Polarity::positive, smile, Polarity::negative, -0.2},
        {"a smile alone", Intent::other, 0.6, Polarity::positive, smile, Polarity::positive, 0.1},
        {"who leaves", Intent::other, 0.6, Polarity::positive,
         [](BareCase& post) { post.out.signals.insert(record::Signal::churn); }, Polarity::negative, -0.2},
        {"who leaves and says why", Intent::complaint, 0.4, Polarity::positive,
         [](BareCase& post) { post.out.signals.insert(record::Signal::churn); }, Polarity::negative, -0.2},
        {"a complaint to nobody we know", Intent::complaint, 0.6, Polarity::neutral,
         [](BareCase& post) { post.without_profile = true; }, Polarity::neutral, 0.1},
        {"one that is sure", Intent::complaint, 0.8, Polarity::neutral,
         [](BareCase& post) { post.without_profile = true; }, Polarity::negative, -0.2},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        post.out.intent = row.intent;
        post.out.confidence.intent = row.confidence;
        post.out.polarity = row.before;
        post.out.polarity_score = 0.1;
        row.change(post);
        post.ask(classify::settle_polarity);
        CHECK(record::name_of(post.out.polarity) == record::name_of(row.after));
        CHECK(post.out.polarity_score == doctest::Approx(row.score));
    }
}

TEST_CASE("the reasons of the polarity that was are forgotten, and the intent is the new one") {
    BareCase post;
    post.out.intent = Intent::complaint;
    post.out.confidence.intent = 0.6;
    post.out.polarity = Polarity::positive;
    post.say(classify::Category::polarity, 0.5F);
    post.evidence.hits.back().symbol = true;
    post.reasons.add({"polarity", "positive"}, post.evidence.hits.back());
    post.ask(classify::settle_polarity);
    std::vector<record::Reason> reasons;
    post.reasons.write(reasons);
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].label == "polarity:negative");
    CHECK(reasons[0].by == "intent:complaint");
}

TEST_CASE("what an intent tells of anger, at least") {
    struct Row {
        std::string name;
        Intent intent;
        Polarity polarity;
        double before;
        bool polite;
        double after;
    };
    const std::vector<Row> rows{
        {"a complaint without a word of anger", Intent::complaint, Polarity::negative, 0, false, 0.36},
        {"said politely, half of it", Intent::complaint, Polarity::negative, 0, true, 0.18},
        {"courtesy in anger is none", Intent::complaint, Polarity::negative, 0.5, true, 0.5},
        {"an angry one", Intent::complaint, Polarity::negative, 0.7, false, 0.7},
        {"grumbling", Intent::other, Polarity::negative, 0.1, false, 0.3},
        {"a question in trouble", Intent::question, Polarity::negative, 0, false, 0},
        {"a complaint that sounds neutral", Intent::complaint, Polarity::neutral, 0, false, 0},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        post.out.intent = row.intent;
        post.out.polarity = row.polarity;
        post.out.anger = row.before;
        if (row.polite) {
            post.say(classify::Category::polite, 0.5F);
        }
        post.ask(classify::settle_anger);
        CHECK(post.out.anger == doctest::Approx(row.after));
    }
}
