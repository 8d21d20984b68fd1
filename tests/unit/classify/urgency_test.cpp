// SPDX-License-Identifier: Apache-2.0
// Urgency is a sum that anybody can check: here it is reckoned by hand from the table of kummerkasten(7), URGENCY.
#include "classify/bare_case.hpp"
#include "classify/judges.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace kummerkasten;
using record::Band;
using record::Intent;
using record::Signal;

namespace {

// "intent:complaint 25, anger 10"
std::string shown(const record::Urgency& urgency) {
    std::string all;
    for (const record::Summand& summand : urgency.because) {
        all += (all.empty() ? "" : ", ") + summand.what + " " + std::to_string(summand.points);
    }
    return all;
}

record::Urgency urgency_of(const std::function<void(BareCase&)>& change) {
    BareCase post;
    post.out.needs_reply = true;
    post.out.intent = Intent::complaint;
    change(post);
    post.ask(classify::judge_urgency);
    return post.out.urgency;
}

} // namespace

TEST_CASE("the summands, the sum and the band") {
    struct Row {
        std::string name;
        std::function<void(BareCase&)> change;
        std::string because;
        int score;
        Band band;
    };
    const std::vector<Row> rows{
        {"a calm complaint", [](BareCase&) {}, "intent:complaint 25", 25, Band::medium},
        {"a question", [](BareCase& p) { p.out.intent = Intent::question; }, "intent:question 15", 15, Band::low},
        {"praise", [](BareCase& p) { p.out.intent = Intent::praise; }, "intent:praise 5", 5, Band::low},
        {"anger counts twenty times its value, rounded", [](BareCase& p) { p.out.anger = 0.53; },
         "intent:complaint 25, anger 11", 36, Band::medium}, // 10.6
        {"so little anger that it is no point", [](BareCase& p) { p.out.anger = 0.02; }, "intent:complaint 25", 25,
         Band::medium},
        {"each signal counts",
         [](BareCase& p) {
             p.out.signals.insert(Signal::money);
             p.out.signals.insert(Signal::churn);
             p.out.signals.insert(Signal::long_wait);
         },
         "intent:complaint 25, signals:churn 12, signals:long_wait 10, signals:money 5", 52, Band::high},
        {"a resolved one loses points", [](BareCase& p) { p.out.signals.insert(Signal::resolved); },
         "intent:complaint 25, signals:resolved -15", 10, Band::low},
        {"cut at 0",
         [](BareCase& p) {
             p.out.intent = Intent::praise;
             p.out.signals.insert(Signal::resolved);
         },
         "intent:praise 5, signals:resolved -15", 0, Band::low},
        {"cut at 100",
         [](BareCase& p) {
             p.out.signals.insert(Signal::self_harm);
             p.out.signals.insert(Signal::safety);
         },
         "intent:complaint 25, signals:safety 80, signals:self_harm 80", 100, Band::urgent},
        {"a hundred followers are no reach", [](BareCase& p) { p.record.author.followers = 100; },
         "intent:complaint 25", 25, Band::medium},
        {"a thousand are one factor of ten", [](BareCase& p) { p.record.author.followers = 1000; },
         "intent:complaint 25, reach 4", 29, Band::medium},
        {"a hundred million are three", [](BareCase& p) { p.record.author.followers = 100'000'000; },
         "intent:complaint 25, reach 12", 37, Band::medium},
        {"waited two hours: 4 log2(2)", [](BareCase& p) { p.record.created_at = p.now - std::chrono::hours{2}; },
         "intent:complaint 25, waiting 4", 29, Band::medium},
        {"six hours: 4 log2(4)", [](BareCase& p) { p.record.created_at = p.now - std::chrono::hours{6}; },
         "intent:complaint 25, waiting 8", 33, Band::medium},
        {"a week: cut", [](BareCase& p) { p.record.created_at = p.now - std::chrono::hours{168}; },
         "intent:complaint 25, waiting 15", 40, Band::medium},
        {"written tomorrow", [](BareCase& p) { p.record.created_at = p.now + std::chrono::hours{24}; },
         "intent:complaint 25", 25, Band::medium},
        {"without a time", [](BareCase& p) { p.record.created_at.reset(); }, "intent:complaint 25", 25, Band::medium},
        {"an insult adds nothing", [](BareCase& p) { p.out.offence = record::Offence::insult; }, "intent:complaint 25",
         25, Band::medium},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const record::Urgency urgency = urgency_of(row.change);
        CHECK(shown(urgency) == row.because);
        CHECK(urgency.score == row.score);
        CHECK(urgency.band == row.band);
    }
}

TEST_CASE("the edges of the bands: 20, 50 and 80 belong to the lower one") {
    // request 18 or complaint 25, and as much anger and signals as it takes
    struct Row {
        Intent intent;
        double anger;
        std::vector<Signal> signals;
        int score;
        Band band;
    };
    const std::vector<Row> rows{
        {Intent::request, 0.1, {}, 20, Band::low},
        {Intent::request, 0.15, {}, 21, Band::medium},
        {Intent::complaint, 0, {Signal::health}, 50, Band::medium},
        {Intent::complaint, 0.05, {Signal::health}, 51, Band::high},
        {Intent::complaint, 0.25, {Signal::health, Signal::legal}, 80, Band::high},
        {Intent::complaint, 0.3, {Signal::health, Signal::legal}, 81, Band::urgent},
    };
    for (const Row& row : rows) {
        CAPTURE(row.score);
        const record::Urgency urgency = urgency_of([&](BareCase& post) {
            post.out.intent = row.intent;
            post.out.anger = row.anger;
            for (const Signal signal : row.signals) {
                post.out.signals.insert(signal);
            }
        });
        CHECK(urgency.score == row.score);
        CHECK(urgency.band == row.band);
    }
}

TEST_CASE("what endangers people is urgent or high at a single calm post, whatever it asks for") {
    for (std::size_t i = 0; i < record::Names<Intent>::values.size(); ++i) {
        for (const auto& [signal, least] : std::vector<std::pair<Signal, Band>>{{Signal::self_harm, Band::urgent},
                                                                                {Signal::safety, Band::urgent},
                                                                                {Signal::data_leak, Band::high},
                                                                                {Signal::threat, Band::high},
                                                                                {Signal::discrimination, Band::high}}) {
            CAPTURE(record::name_of(signal));
            const record::Urgency urgency = urgency_of([&](BareCase& post) {
                post.out.intent = static_cast<Intent>(i);
                post.out.signals.insert(signal);
            });
            CHECK(urgency.band >= least);
        }
    }
}

TEST_CASE("due when the band's time has passed since the post, Sunday or not") {
    const auto sunday = *record::parse_rfc3339("2026-09-13T02:30:00Z");
    const auto due = [&](bool profile, double anger, std::vector<Signal> signals) {
        const record::Urgency urgency = urgency_of([&](BareCase& post) {
            post.record.created_at = sunday;
            post.now = sunday + std::chrono::hours{1}; // 2 points: 4 log2(1.5)
            post.profile.targets.first_reply[static_cast<std::size_t>(Band::medium)] = std::chrono::hours{2};
            post.without_profile = !profile;
            post.out.anger = anger;
            for (const Signal signal : signals) {
                post.out.signals.insert(signal);
            }
        });
        return record::format_rfc3339(urgency.due_at.value());
    };
    CHECK(due(true, 0, {}) == "2026-09-13T04:30:00Z");                  // medium: two hours in this house
    CHECK(due(false, 0, {}) == "2026-09-13T06:30:00Z");                 // four without a profile
    CHECK(due(true, 0, {Signal::resolved}) == "2026-09-14T02:30:00Z");  // low: a day
    CHECK(due(true, 1, {Signal::churn}) == "2026-09-13T03:30:00Z");     // high, 59: an hour
    CHECK(due(true, 0, {Signal::self_harm}) == "2026-09-13T02:45:00Z"); // urgent: a quarter of one
}

TEST_CASE("what is owed no reply has no due time, and a score only where a person decides") {
    const record::Urgency none = urgency_of([](BareCase& post) { post.out.needs_reply = false; });
    CHECK(none.score == 0);
    CHECK(none.because.empty());
    CHECK_FALSE(none.due_at);
    const record::Urgency human = urgency_of([](BareCase& post) {
        post.out.needs_reply = false;
        post.out.intent = Intent::other;
        post.out.route = record::Route::human;
        post.out.signals.insert(Signal::self_harm);
    });
    CHECK(shown(human) == "intent:other 5, signals:self_harm 80");
    CHECK(human.band == Band::urgent);
    CHECK_FALSE(human.due_at);
}
