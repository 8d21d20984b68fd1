// SPDX-License-Identifier: Apache-2.0
// What the posts before a post change. Verdicts are set by hand, so that each story depends on the memory alone; times are
// minutes since eight in the morning of 2026-09-13, and now is that evening, 20:00.
#include "classify/conversation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

using namespace kummerkasten;
using record::Intent;
using record::Route;
using record::Signal;

namespace {

const auto kEight = *record::parse_rfc3339("2026-09-13T08:00:00Z");
const auto kNow = *record::parse_rfc3339("2026-09-13T20:00:00Z");

struct Said {
    std::string id, author;
    int minute = 0;
    Intent intent = Intent::complaint;
    std::string thread = "x:t";
    std::string reply_to = {};
    std::vector<record::Fact> facts = {};
    std::string topic = "outage";
    record::Ownership ownership = record::Ownership::direct;
    std::string decide = {};
};

// Judges posts one after the other; the house is the author "house".
class Story {
public:
    explicit Story(std::size_t most = 100, std::size_t bytes = 1 << 20)
        : memory(profile::Targets{}, kNow, most, bytes) {}

    record::Triage say(const Said& said) {
        record::Post post;
        post.id = said.id;
        post.platform = "x";
        post.thread = said.thread;
        post.reply_to = said.reply_to;
        post.author.id = said.author;
        post.direction = said.author == "house" ? record::Direction::outbound : record::Direction::inbound;
        post.created_at = kEight + std::chrono::minutes(said.minute);
        record::Triage triage;
        triage.ownership = said.ownership;
        triage.intent = said.intent;
        triage.topics = {{said.topic, 0.8}};
        triage.facts = said.facts;
        triage.needs_reply = said.ownership == record::Ownership::direct && said.author != "house" &&
                             said.intent != Intent::other && said.intent != Intent::resolved;
        triage.decide = said.decide;
        triage.route = !said.decide.empty() ? Route::human : triage.needs_reply ? Route::reply : Route::none;
        memory.look_back(post, triage);
        return triage;
    }

    classify::Conversations memory;
};

std::string because(const record::Triage& triage) {
    std::string all;
    for (const record::Summand& summand : triage.urgency.because) {
        all += (all.empty() ? "" : ", ") + summand.what + " " + std::to_string(summand.points);
    }
    return all;
}

bool repeats(const record::Triage& triage) { return triage.signals.contains(Signal::repeat_contact); }

} // namespace

TEST_CASE("the first post of a thread is judged as if there were no memory") {
    Story story;
    const record::Triage first = story.say({"1", "berta"});
    CHECK(first.earlier.empty());
    CHECK(first.signals.empty());
    CHECK(first.reasons.empty());
}

TEST_CASE("who complains again after a reply, or an hour later, makes repeated contact") {
    struct Row {
        std::string name;
        std::vector<Said> before;
        Said now;
        bool repeats;
    };
    const std::vector<Row> rows{
        {"two messages in a row are one contact", {{"1", "berta", 0}}, {"2", "berta", 59}, false},
        {"an hour later it is another", {{"1", "berta", 0}}, {"2", "berta", 60}, true},
        {"so it is after a reply",
         {{"1", "berta", 0}, {"2", "house", 5, Intent::other, "x:t", "1"}},
         {"3", "berta", 10},
         true},
        {"a question about it is one too", {{"1", "berta", 0}}, {"2", "berta", 90, Intent::question}, true},
        {"thanks are none", {{"1", "berta", 0}}, {"2", "berta", 90, Intent::praise}, false},
        {"chat is none", {{"1", "berta", 0}}, {"2", "berta", 90, Intent::other}, false},
        {"a question before was no complaint", {{"1", "berta", 0, Intent::question}}, {"2", "berta", 90}, false},
        {"somebody else's complaint is theirs", {{"1", "carl", 0}}, {"2", "berta", 90}, false},
        {"what is resolved is settled",
         {{"1", "berta", 0}, {"2", "berta", 30, Intent::resolved}},
         {"3", "berta", 90},
         false},
        {"nobody knows who has no name", {{"1", "", 0}}, {"2", "", 90}, false},
        {"the same post once more is no contact", {{"1", "berta", 0}}, {"1", "berta", 90}, false},
        {"later on the clock, earlier in the input: no contact before this one",
         {{"2", "berta", 90}},
         {"1", "berta", 0},
         false},
        {"a complaint to another company",
         {{"1", "berta", 0}},
         {"2", "berta", 90, Intent::complaint, "x:t", "", {}, "outage", record::Ownership::foreign},
         false},
        {"another thread, same topic, two hours later",
         {{"1", "berta", 0, Intent::complaint, "x:s"}},
         {"2", "berta", 120},
         true},
        {"another topic", {{"1", "berta", 0, Intent::complaint, "x:s", "", {}, "billing"}}, {"2", "berta", 120}, false},
        {"the topic 'other' is none",
         {{"1", "berta", 0, Intent::complaint, "x:s", "", {}, "other"}},
         {"2", "berta", 120, Intent::complaint, "x:t", "", {}, "other"},
         false},
        {"another thread within the hour: told twice",
         {{"1", "berta", 0, Intent::complaint, "x:s"}},
         {"2", "berta", 59},
         false},
        {"without threads",
         {{"1", "berta", 0, Intent::complaint, ""}},
         {"2", "berta", 14 * 24 * 60, Intent::complaint, ""},
         true},
        {"more than 14 days ago",
         {{"1", "berta", 0, Intent::complaint, ""}},
         {"2", "berta", 14 * 24 * 60 + 1, Intent::complaint, ""},
         false},
        {"a question elsewhere is none",
         {{"1", "berta", 0, Intent::complaint, "x:s"}},
         {"2", "berta", 120, Intent::question},
         false},
        {"resolved elsewhere",
         {{"1", "berta", 0, Intent::complaint, ""}, {"2", "berta", 60, Intent::resolved, ""}},
         {"3", "berta", 120, Intent::complaint, ""},
         false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        Story story;
        for (const Said& said : row.before) {
            story.say(said);
        }
        const record::Triage triage = story.say(row.now);
        CHECK(repeats(triage) == row.repeats);
        CHECK((triage.earlier.complaints > 0 || !row.repeats));
        const bool told = std::any_of(triage.reasons.begin(), triage.reasons.end(), [](const record::Reason& reason) {
            return reason.label == "signals:repeat_contact";
        });
        CHECK(told == row.repeats);
    }
}

TEST_CASE("from the third contact on a person decides") {
    Story story;
    CHECK(story.say({"1", "berta", 0}).route == Route::reply);
    CHECK(story.say({"2", "berta", 90}).route == Route::reply);
    const record::Triage third = story.say({"3", "berta", 180});
    CHECK(third.earlier.complaints == 2);
    CHECK(third.route == Route::human);
    CHECK(third.decide == "what would settle it, since earlier contacts did not");
    CHECK(third.needs_reply);
}

TEST_CASE("facts of the same author, that this post does not repeat") {
    Story story;
    story.say({"1", "berta", 0, Intent::complaint, "x:t", "", {{"customer_no", "4711", {}}, {"place", "Rheine", {}}}});
    story.say({"2", "carl", 1, Intent::complaint, "x:t", "", {{"customer_no", "9999", {}}}});
    const record::Triage again = story.say(
        {"3", "berta", 2, Intent::question, "x:t", "", {{"place", "Rheine", {}}, {"date", "2026-09-12", {}}}});
    CHECK(again.earlier.facts == std::vector<record::EarlierFact>{{"customer_no", "4711", "1"}});
    CHECK(again.facts.size() == 2); // its own stay its own
    const record::Triage later = story.say({"4", "berta", 3, Intent::question});
    CHECK(later.earlier.facts == std::vector<record::EarlierFact>{{"customer_no", "4711", "1"},
                                                                  {"place", "Rheine", "1"},
                                                                  {"date", "2026-09-12", "3"}});
    CHECK(story.say({"5", "berta", 4, Intent::question, "x:u"}).earlier.empty()); // another thread
}

TEST_CASE("what the house asked for is owed a reply, of a case that is open") {
    const std::vector<record::Fact> number{{"customer_no", "4711", {}}};
    Story story;
    story.say({"1", "berta", 0});
    story.say({"2", "house", 5, Intent::other, "x:t", "1"});
    const record::Triage answer = story.say({"3", "berta", 6, Intent::other, "x:t", "2", number});
    CHECK(answer.needs_reply);
    CHECK(answer.route == Route::reply);
    CHECK(because(answer) == "intent:other 5, waiting 11");               // 13:54 h: 4 log2(7.95) = 11.96
    CHECK_FALSE(story.say({"4", "berta", 7, Intent::other}).needs_reply); // nothing told
    CHECK_FALSE(story.say({"5", "carl", 8, Intent::other, "x:t", "", number}).needs_reply); // nothing open
    const record::Triage doubted = story.say({"9", "berta", 9, Intent::other, "x:t", "", number, "outage",
                                              record::Ownership::direct, "what the author wants"});
    CHECK(doubted.route == Route::reply); // alone it was a riddle; here it is the answer to a question
    CHECK(doubted.decide.empty());
    story.say({"6", "berta", 9, Intent::resolved});
    CHECK_FALSE(story.say({"7", "berta", 10, Intent::other, "x:t", "", number}).needs_reply); // settled
}

TEST_CASE("waiting counts from the first post that the house has not replied to") {
    Story story;
    story.say({"1", "berta", 0});                                 // 12 hours before now: 4 log2(7) = 11.2
    const record::Triage second = story.say({"2", "berta", 600}); // by itself 2 hours: 4 log2(2) = 4
    CHECK(second.earlier.waiting_since == kEight);
    CHECK(because(second) == "intent:complaint 25, signals:repeat_contact 12, waiting 11");
    CHECK(second.urgency.score == 48);
    CHECK(second.urgency.due_at == kEight + std::chrono::minutes(600) + std::chrono::hours(4)); // of this post
    story.say({"3", "house", 605, Intent::other, "x:t", "2"});
    const record::Triage third = story.say({"4", "berta", 660, Intent::question});
    CHECK_FALSE(third.earlier.waiting_since);
    CHECK(third.earlier.house_replied_at == kEight + std::chrono::minutes(605));
    CHECK(because(third) == "intent:question 15, signals:repeat_contact 12, waiting 2"); // 1 h: 4 log2(1.5) = 2.3
}

TEST_CASE("a reply is for the author of the post that it answers") {
    Story story;
    story.say({"1", "berta", 0});
    story.say({"2", "carl", 1});
    story.say({"3", "house", 5, Intent::other, "x:t", "2"});
    story.say({"4", "house", 6, Intent::other, "x:t", "x:t"}); // to everybody: to whom, nobody can tell
    CHECK(story.say({"5", "berta", 10, Intent::question}).earlier.waiting_since == kEight);
    CHECK_FALSE(story.say({"6", "carl", 10, Intent::question}).earlier.waiting_since);
}

TEST_CASE("a reply from before the post is none to it, in whatever order they come") {
    Story story;
    story.say({"2", "berta", 60});
    story.say({"1", "house", 5, Intent::other, "x:t", ""});
    CHECK(story.say({"3", "berta", 70, Intent::question}).earlier.waiting_since == kEight + std::chrono::minutes(60));
}

TEST_CASE("posts by others within the hour before make growth") {
    Story story;
    for (int i = 0; i < 6; ++i) {
        story.say({"c" + std::to_string(i), "carl" + std::to_string(i), i * 10});
    }
    story.say({"b0", "berta", 55, Intent::other}); // her own do not count
    // At minute 70 those of minutes 20, 30, 40, 50 are less than an hour old (10 is just an hour): 4 log2(3) = 6.3.
    const record::Triage triage = story.say({"b1", "berta", 70});
    CHECK(triage.earlier.posts == 7);
    CHECK(triage.earlier.own_posts == 1);
    CHECK(because(triage) == "intent:complaint 25, waiting 10, growth 6"); // 10:50 h: 4 log2(6.42) = 10.7
}

TEST_CASE("what is remembered has limits, and the oldest goes first") {
    Story few(2);
    few.say({"1", "berta", 0, Intent::question, "x:1"});
    few.say({"2", "berta", 0, Intent::question, "x:2"});
    few.say({"3", "berta", 0, Intent::question, "x:3"});
    CHECK(few.memory.size() == 2);
    CHECK(few.say({"4", "berta", 1, Intent::question, "x:3"}).earlier.own_posts == 1);
    CHECK(few.say({"5", "berta", 1, Intent::question, "x:1"}).earlier.empty());

    Story small(1000, 4096);
    for (int i = 0; i < 1000; ++i) {
        const std::string n = std::to_string(i);
        small.say({n, "berta", 0, Intent::question, "x:" + n, "", {{"place", std::string(100, 'x') + n, {}}}});
    }
    CHECK(small.memory.size() < 20); // some 300 bytes each

    Story crowd;
    for (int i = 0; i < 40; ++i) {
        crowd.say({std::to_string(i), "guest" + std::to_string(i), 0, Intent::question});
    }
    CHECK(crowd.say({"y", "guest39", 1, Intent::question}).earlier.own_posts == 1);
    CHECK(crowd.say({"z", "guest20", 1, Intent::question}).earlier.own_posts == 0); // 16 later ones
    CHECK(crowd.say({"zz", "guest20", 1, Intent::question}).earlier.posts == 42);
}

TEST_CASE("without threads, replies lead back to the first post") {
    const std::vector<record::Fact> number{{"customer_no", "4711", {}}};
    Story story;
    story.say({"1", "berta", 0, Intent::complaint, "", "0", number}); // to a post that nobody has seen
    story.say({"2", "house", 5, Intent::other, "", "1"});
    const record::Triage third = story.say({"3", "berta", 6, Intent::question, "", "2"});
    CHECK(third.earlier.facts == std::vector<record::EarlierFact>{{"customer_no", "4711", "1"}});
    CHECK(third.earlier.house_replied_at == kEight + std::chrono::minutes(5));
    CHECK(story.say({"4", "berta", 7, Intent::question, "", "9"}).earlier.empty()); // another one

    record::Post first;
    first.id = "a";
    first.author.id = "berta";
    record::Triage triage;
    triage.facts = number;
    classify::Conversations memory(profile::Targets{}, kNow);
    for (const int replies : {0, 1}) { // the first post itself, only if it has replies
        first.engagement.replies = replies;
        memory.look_back(first, triage);
        record::Post reply = first;
        reply.id = "b" + std::to_string(replies);
        reply.reply_to = "a";
        record::Triage answer;
        memory.look_back(reply, answer);
        CHECK(answer.earlier.facts.size() == static_cast<std::size_t>(replies));
    }
}

TEST_CASE("who said nothing of use leaves no note") {
    classify::Note note;
    record::Post post;
    record::Triage triage;
    CHECK_FALSE(note.take(post, triage));
    post.author.name = "Berta"; // a name alone is nobody in particular, outside of a conversation
    triage.intent = Intent::complaint;
    CHECK_FALSE(note.take(post, triage));
    post.author.handle = "berta";
    CHECK(note.take(post, triage));
    triage.intent = Intent::question;
    CHECK_FALSE(note.take(post, triage));
    post.thread = "x:t";
    CHECK(note.take(post, triage));
    post.repost_of = "x:9";
    CHECK_FALSE(note.take(post, triage));
}
