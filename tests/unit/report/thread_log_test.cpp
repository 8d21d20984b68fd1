// SPDX-License-Identifier: Apache-2.0
#include "report/thread_log.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

constexpr std::int64_t kSecond = 1'000'000;

// A post in a story: "house" is the house, everybody else a customer, "" a customer without a name. `second` < 0: no time.
struct Told {
    std::string id{}, author{};
    int second = 0;
    std::string parent{}, thread{};
    std::string mentions{};
    bool owed = true;
};

Event event_of(const Told& told) {
    Event event;
    event.outbound = told.author == "house";
    event.inbound = !event.outbound;
    event.counted = true;
    event.owed = event.inbound && told.owed;
    event.person = hash_of_handle(event.outbound ? told.mentions : told.author);
    event.time = told.second < 0 ? kNoTime : told.second * kSecond;
    return event;
}

struct Outcome {
    std::vector<State> states;
    std::vector<std::string> waits; // "id first 60 s", "id later open", sorted
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

// Judges the story told in the order of `order`; states come back in the order of the story.
Outcome judged(const std::vector<Told>& story, const std::vector<std::size_t>& order) {
    ThreadLog log;
    for (const std::size_t i : order) {
        log.add(event_of(story[i]), story[i].id, story[i].parent, story[i].thread);
    }
    const Verdict verdict = log.judge();
    Outcome outcome;
    outcome.states.resize(story.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        outcome.states[order[i]] = verdict.states[i];
    }
    for (const Wait& wait : verdict.waits) {
        const std::string how = !wait.replied            ? "open"
                                : wait.micros == kNoTime ? "untimed"
                                                         : std::to_string(wait.micros / kSecond) + " s";
        outcome.waits.push_back(story[order[wait.event]].id + (wait.first ? " first " : " later ") + how);
    }
    std::sort(outcome.waits.begin(), outcome.waits.end());
    return outcome;
}

Outcome judged(const std::vector<Told>& story) {
    std::vector<std::size_t> order(story.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return judged(story, order);
}

constexpr State kFree = State::nothing_owed;
constexpr State kOpen = State::open;
constexpr State kDone = State::answered;

} // namespace

TEST_CASE("who is answered, and after how long") {
    struct Row {
        std::string name;
        std::vector<Told> story;
        std::vector<State> states;
        std::vector<std::string> waits;
    };
    const std::vector<Row> rows{
        {"nobody replies", {{"a", "anna", 0}}, {kOpen}, {"a first open"}},
        {"a reply by reply_to", {{"a", "anna", 0}, {"b", "house", 90, "a"}}, {kDone, kFree}, {"a first 90 s"}},
        {"a reply by thread",
         {{"a", "anna", 0, "", "t"}, {"b", "house", 90, "", "t"}},
         {kDone, kFree},
         {"a first 90 s"}},
        {"the thread is called by its first post",
         {{"t", "anna", 0}, {"b", "house", 5, "", "t"}},
         {kDone, kFree},
         {"t first 5 s"}},
        {"a post that owes nothing starts no clock",
         {{"a", "anna", 0, "", "", "", false}, {"b", "house", 90, "a"}},
         {kFree, kFree},
         {}},
        {"the clock starts at the first unanswered post",
         {{"a", "anna", 0, "", "t"}, {"b", "anna", 50, "", "t"}, {"c", "house", 60, "", "t"}},
         {kDone, kDone, kFree},
         {"a first 60 s"}},
        {"later replies are told apart",
         {{"a", "anna", 0, "", "t"},
          {"b", "house", 60, "", "t"},
          {"c", "anna", 100, "", "t"},
          {"d", "house", 107, "", "t"},
          {"e", "anna", 200, "", "t"}},
         {kDone, kFree, kDone, kFree, kOpen},
         {"a first 60 s", "c later 7 s", "e later open"}},
        {"what the house says first answers nothing",
         {{"a", "house", 0, "", "t"}, {"b", "anna", 10, "", "t"}, {"c", "house", 30, "", "t"}},
         {kFree, kDone, kFree},
         {"b first 20 s"}},
        {"two customers under one post: a reply to one leaves the other open",
         {{"p", "house", 0}, {"a", "anna", 10, "p"}, {"b", "bert", 20, "p"}, {"c", "house", 30, "a"}},
         {kFree, kDone, kOpen, kFree},
         {"a first 20 s", "b first open"}},
        {"a comment of the house under its own post is for all",
         {{"p", "house", 0}, {"a", "anna", 10, "p"}, {"b", "bert", 20, "p"}, {"c", "house", 30, "p"}},
         {kFree, kDone, kDone, kFree},
         {"a first 20 s", "b first 10 s"}},
        {"without reply_to the mention decides",
         {{"a", "anna", 0, "", "t"}, {"b", "bert", 0, "", "t"}, {"c", "house", 30, "", "t", "Bert"}},
         {kOpen, kDone, kFree},
         {"a first open", "b first 30 s"}},
        {"a reply to a post that is not there is for nobody where there are several",
         {{"a", "anna", 0, "", "t"}, {"b", "bert", 0, "", "t"}, {"c", "house", 30, "gone", "t"}},
         {kOpen, kOpen, kFree},
         {"a first open", "b first open"}},
        {"but for the only customer",
         {{"a", "anna", 0, "", "t"}, {"c", "house", 30, "gone", "t"}},
         {kDone, kFree},
         {"a first 30 s"}},
        {"a reply in two parts: the second part opens and closes nothing",
         {{"a", "anna", 0}, {"b", "house", 10, "a"}, {"c", "house", 11, "b"}},
         {kDone, kFree, kFree},
         {"a first 10 s"}},
        {"the chain leads to the customer through the house's own reply",
         {{"a", "anna", 0},
          {"x", "bert", 1, "a"},
          {"b", "house", 10, "a"},
          {"d", "anna", 20, "b"},
          {"c", "house", 30, "b"}},
         {kDone, kOpen, kFree, kDone, kFree},
         {"a first 10 s", "d later 10 s", "x first open"}},
        {"clocks disagree: the reply is not before the post",
         {{"a", "anna", 10}, {"b", "house", 8, "a"}},
         {kDone, kFree},
         {"a first 0 s"}},
        {"same second", {{"a", "anna", 10, "", "t"}, {"b", "house", 10, "", "t"}}, {kDone, kFree}, {"a first 0 s"}},
        {"a post without a time is answered, but not timed",
         {{"a", "anna", -1}, {"b", "house", 8, "a"}},
         {kDone, kFree},
         {"a first untimed"}},
        {"a reply without a time", {{"a", "anna", 3}, {"b", "house", -1, "a"}}, {kDone, kFree}, {"a first untimed"}},
        {"customers without a name are one per thread",
         {{"a", "", 0, "", "t"}, {"b", "", 5, "", "t"}, {"c", "house", 30, "b"}},
         {kDone, kDone, kFree},
         {"a first 30 s"}},
        {"an id seen twice counts once",
         {{"a", "anna", 0}, {"a", "anna", 0}, {"b", "house", 7, "a"}},
         {State::repeated, kDone, kFree},
         {"a first 7 s"}},
        {"reply_to to itself and in a circle ends",
         {{"a", "anna", 0, "a"}, {"b", "house", 1, "c"}, {"c", "house", 2, "b"}},
         {kOpen, kFree, kFree},
         {"a first open"}},
        {"two threads do not mix",
         {{"a", "anna", 0, "", "t"}, {"b", "house", 5, "", "u"}},
         {kOpen, kFree},
         {"a first open"}},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const Outcome outcome = judged(row.story);
        CHECK(outcome.states == row.states);
        CHECK(outcome.waits == row.waits);
    }
}

TEST_CASE("the order of the input makes no difference") {
    const std::vector<Told> story{
        {"p", "house", 0},           {"a", "anna", 10, "p"},  {"b", "bert", 20, "p"},      {"c", "house", 30, "a"},
        {"d", "anna", 40, "c"},      {"e", "house", 45, "d"}, {"f", "carla", 50, "", "t"}, {"g", "house", 61, "", "t"},
        {"h", "carla", 70, "", "t"}, {"i", "dora", 80},
    };
    const Outcome told = judged(story);
    CHECK(told.waits == std::vector<std::string>{"a first 20 s", "b first open", "d later 5 s", "f first 11 s",
                                                 "h later open", "i first open"});
    std::vector<std::size_t> order(story.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::uint32_t state = 1; // a small generator of our own: std::shuffle differs between libraries
    for (int round = 0; round < 200; ++round) {
        for (std::size_t i = order.size() - 1; i > 0; --i) {
            state = state * 1664525U + 1013904223U;
            std::swap(order[i], order[(state >> 16U) % (i + 1)]);
        }
        CAPTURE(round);
        CHECK(judged(story, order) == told);
    }
}

TEST_CASE("without triage each counted post of a customer waits") {
    ThreadLog log;
    Told told{"a", "anna", 0, "", "", "", false};
    log.add(event_of(told), "a", "", "");
    Event outside = event_of(told);
    outside.counted = false;
    log.add(outside, "b", "", "");
    CHECK(log.judge().waits.empty());
    CHECK(log.judge(true).waits.size() == 1);
    CHECK(log.judge(true).states == std::vector<State>{State::open, State::nothing_owed});
}

TEST_CASE("of an edited post the last version counts, unless only an earlier one was judged") {
    struct Row {
        std::string name;
        std::vector<bool> judged, owed;
        std::vector<State> states;
    };
    constexpr State kRepeated = State::repeated;
    const std::vector<Row> rows{
        {"praise became a complaint", {true, true}, {false, true}, {kRepeated, kOpen}},
        {"a complaint became praise", {true, true}, {true, false}, {kRepeated, kFree}},
        {"three versions", {true, true, true}, {true, true, true}, {kRepeated, kRepeated, kOpen}},
        {"the last was not judged", {true, false}, {true, false}, {kOpen, kRepeated}},
        {"only the middle one was judged", {false, true, false}, {false, true, false}, {kRepeated, kOpen, kRepeated}},
        {"none was judged", {false, false}, {false, false}, {kRepeated, kFree}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        ThreadLog log;
        for (std::size_t i = 0; i < row.judged.size(); ++i) {
            Event event = event_of({"a", "anna", 0});
            event.judged = row.judged[i];
            event.owed = row.owed[i];
            log.add(event, "a", "", "");
        }
        CHECK(log.judge().states == row.states);
    }
}

TEST_CASE("a merged log judges as one") {
    ThreadLog first;
    ThreadLog second;
    first.add(event_of({"a", "anna", 0}), "a", "", "");
    Event reply = event_of({"b", "house", 9});
    reply.platform = 1;
    second.add(reply, "b", "a", "");
    first.merge(second, {NameTable::kRest, 7}, {NameTable::kRest}, {NameTable::kRest});
    const Verdict verdict = first.judge();
    CHECK(verdict.states == std::vector<State>{State::answered, State::nothing_owed});
    CHECK(verdict.waits.at(0).micros == 9 * kSecond);
    CHECK(first[1].platform == 7);
}

TEST_CASE("a busy thread of many customers and replies to all stays fast") {
    // 20 000 customers and 20 000 comments of the house under its own post. Each comment closes what is open and no more;
    // a quadratic walk would take 4·10^8 steps here.
    ThreadLog log;
    log.add(event_of({"p", "house", 0}), "p", "", "");
    for (int i = 1; i <= 20'000; ++i) {
        const std::string number = std::to_string(i);
        log.add(event_of({"", "kunde" + number, 2 * i}), "in" + number, "p", "");
        log.add(event_of({"", "house", 2 * i + 1}), "out" + number, "p", "");
    }
    const Verdict verdict = log.judge();
    CHECK(verdict.waits.size() == 20'000);
    CHECK(std::all_of(verdict.waits.begin(), verdict.waits.end(),
                      [](const Wait& wait) { return wait.micros == kSecond; }));
}

TEST_CASE("handles are compared without regard to case") {
    CHECK(hash_of_handle("Anna") == hash_of_handle("aNNA"));
    CHECK(hash_of_handle("anna") != hash_of_handle("anne"));
    CHECK(hash_of_handle("") == 0);
    const std::string head(64, 'A');
    CHECK(hash_of_handle(head + "b") == hash_of_handle(std::string(64, 'a') + "b"));
    CHECK(hash_of_handle(head + "b") != hash_of_handle(head + "c"));
}
