// SPDX-License-Identifier: Apache-2.0
// Who deals with a post: the decisions at the top of lib/classify/route.cpp, one row each.
#include "classify/bare_case.hpp"
#include "classify/judges.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

using namespace kummerkasten;
using record::Intent;
using record::Offence;
using record::Ownership;
using record::Polarity;
using record::Route;
using record::Signal;

namespace {

struct Row {
    std::string name;
    Ownership ownership;
    Intent intent;
    std::function<void(BareCase&)> change;
    Route route;
    bool needs_reply;
    std::string decide; ///< begins so
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        BareCase post;
        post.record.direction = record::Direction::inbound;
        post.out.ownership = row.ownership;
        post.out.intent = row.intent;
        post.out.confidence.intent = 0.8;
        post.findings.own_trouble = false;
        row.change(post);
        post.ask(classify::judge_route);
        CHECK(record::name_of(post.out.route) == record::name_of(row.route));
        CHECK(post.out.needs_reply == row.needs_reply);
        CHECK(post.out.decide.starts_with(row.decide));
        CHECK(post.out.decide.empty() == row.decide.empty());
    }
}

void nothing(BareCase&) {}
std::function<void(BareCase&)> with(Signal signal) {
    return [signal](BareCase& post) { post.out.signals.insert(signal); };
}

} // namespace

TEST_CASE("posts to the house") {
    const Ownership direct = Ownership::direct;
    check({
        {"a complaint", direct, Intent::complaint, nothing, Route::reply, true, ""},
        {"a question", direct, Intent::question, nothing, Route::reply, true, ""},
        {"a request", direct, Intent::request, nothing, Route::reply, true, ""},
        {"praise", direct, Intent::praise, nothing, Route::praise, true, ""},
        {"it works again", direct, Intent::resolved, nothing, Route::close, false, ""},
        {"chat", direct, Intent::other, nothing, Route::none, false, ""},
        {"venting", direct, Intent::other, [](BareCase& p) { p.out.polarity = Polarity::negative; }, Route::watch,
         false, ""},
        {"not sure what is wanted", direct, Intent::complaint, [](BareCase& p) { p.out.confidence.intent = 0.39; },
         Route::human, true, "what the author wants"},
        {"sure enough", direct, Intent::complaint, [](BareCase& p) { p.out.confidence.intent = 0.4; }, Route::reply,
         true, ""},
        {"not sure that nothing is wanted", direct, Intent::other, [](BareCase& p) { p.out.confidence.intent = 0.39; },
         Route::human, false, "what the author wants"},
        {"not sure, but it is said to somebody else", direct, Intent::other,
         [](BareCase& p) {
             p.out.confidence.intent = 0.39;
             p.evidence.shape.words = 9;
             p.findings.to_others = true;
         },
         Route::none, false, ""},
        {"a word or a face, which no person could tell more of", direct, Intent::other,
         [](BareCase& p) {
             p.out.confidence.intent = 0.1;
             p.evidence.shape.words = 1;
         },
         Route::none, false, ""},
        {"a language that nobody reads", direct, Intent::complaint,
         [](BareCase& p) {
             p.evidence.language = {"fr", 0.9, false, false};
         },
         Route::human, true, "who can read"},
        {"two words of it tell nothing", direct, Intent::complaint,
         [](BareCase& p) {
             p.evidence.language = {"fr", 0.9, false, false};
             p.evidence.shape.words = 2;
         },
         Route::reply, true, ""},
    });
}

TEST_CASE("what is grave goes to a person, the gravest question first") {
    const Ownership direct = Ownership::direct;
    check({
        {"self-harm", direct, Intent::other, with(Signal::self_harm), Route::human, false, "how to reach a person"},
        {"ill, and nothing asked", direct, Intent::other, with(Signal::health), Route::human, false,
         "what the author wants"},
        {"safety", direct, Intent::complaint, with(Signal::safety), Route::human, true, "what to do about a danger"},
        {"threat", direct, Intent::other, with(Signal::threat), Route::human, false, "how to react to announced"},
        {"data leak", direct, Intent::complaint, with(Signal::data_leak), Route::human, true, "whether personal data"},
        {"discrimination", direct, Intent::complaint, with(Signal::discrimination), Route::human, true,
         "how to answer a charge"},
        {"lawyer", direct, Intent::complaint, with(Signal::legal), Route::human, true, "who answers where lawyers"},
        {"press", direct, Intent::question, with(Signal::press), Route::human, true, "who answers where the press"},
        {"press and danger: the danger", direct, Intent::complaint,
         [](BareCase& p) {
             p.out.signals.insert(Signal::press);
             p.out.signals.insert(Signal::safety);
         },
         Route::human, true, "what to do about a danger"},
        {"churn is no decision", direct, Intent::complaint, with(Signal::churn), Route::reply, true, ""},
        {"a rule asks", direct, Intent::request,
         [](BareCase& p) { p.rule(classify::RuleKind::decide, 0, 0.8F, "decide:goodwill"); }, Route::human, true,
         "goodwill"},
        {"abuse", direct, Intent::complaint, [](BareCase& p) { p.out.offence = Offence::abuse; }, Route::human, true,
         "whether abuse"},
        {"an insult is none", direct, Intent::complaint, [](BareCase& p) { p.out.offence = Offence::insult; },
         Route::reply, true, ""},
        {"overheard, and grave all the same", Ownership::overheard, Intent::other, with(Signal::safety), Route::human,
         false, "what to do about a danger"},
    });
}

TEST_CASE("what was overheard is answered by nobody unasked") {
    const Ownership overheard = Ownership::overheard;
    check({
        {"own trouble", overheard, Intent::complaint, [](BareCase& p) { p.findings.own_trouble = true; }, Route::human,
         false, "speak up or not"},
        {"a complaint without a case", overheard, Intent::complaint, nothing, Route::watch, false, ""},
        {"negative talk", overheard, Intent::other, [](BareCase& p) { p.out.polarity = Polarity::negative; },
         Route::watch, false, ""},
        {"praise", overheard, Intent::praise, nothing, Route::praise, false, ""},
        {"resolved", overheard, Intent::resolved, nothing, Route::close, false, ""},
        {"a question among others", overheard, Intent::question, nothing, Route::none, false, ""},
    });
}

TEST_CASE("whose post is not ours to answer has no route, whatever it says") {
    const auto danger = with(Signal::safety);
    check({
        {"another company's customer", Ownership::foreign, Intent::complaint, danger, Route::none, false, ""},
        {"about something else", Ownership::off_topic, Intent::other, danger, Route::none, false, ""},
        {"an advert", Ownership::spam, Intent::other, danger, Route::none, false, ""},
        {"our own post", Ownership::direct, Intent::complaint,
         [](BareCase& p) { p.record.direction = record::Direction::outbound; }, Route::none, false, ""},
        {"a repost", Ownership::direct, Intent::complaint, [](BareCase& p) { p.record.repost_of = "x:2"; }, Route::none,
         false, ""},
    });
}
