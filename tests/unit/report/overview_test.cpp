// SPDX-License-Identifier: Apache-2.0
#include "report/overview.hpp"

#include "base/error.hpp"
#include "report/render.hpp"
#include "stories.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

profile::Profile house() {
    profile::Profile profile;
    profile.house.name = "Rheinwelle";
    profile.hours.time_zone = "Europe/Berlin";
    profile.agents = {{"an", "Anna Nissen"}};
    profile.handles["x"] = {"haus"};
    return profile;
}

} // namespace

TEST_CASE("no input gives a friendly document, in each language") {
    Options it = options();
    CHECK(render_text(Overview(it, taxonomy(), nullptr).finish(), {}).find("There are no posts in the input.") !=
          std::string::npos);
    it.language = "de";
    const std::string german = render_text(Overview(it, taxonomy(), nullptr).finish(), {});
    CHECK(german.find("In der Eingabe stehen keine Beiträge.") != std::string::npos);
    CHECK(german.find("Ursachen") == std::string::npos); // nothing to say, no heading
}

TEST_CASE("an unknown time zone is an error; without one the profile decides") {
    Options it = options();
    it.time_zone = "Europe/Atlantis";
    CHECK_THROWS_AS(Overview(it, taxonomy(), nullptr), DataError);
    it.time_zone.clear();
    const profile::Profile profile = house();
    CHECK(Overview(it, taxonomy(), &profile).finish().time_zone == "Europe/Berlin");
    CHECK(Overview(it, taxonomy(), nullptr).finish().time_zone == "UTC");
}

TEST_CASE("since is in, until is out; a reply after until still answers") {
    Options it = options();
    it.since = at_clock("09:00");
    it.until = at_clock("10:00");
    Overview overview(it, taxonomy(), nullptr);
    const record::Triage triage = complaint(50, "11:00");
    overview.add(post("before", "anna", "08:59"), &triage, nullptr);
    overview.add(post("first", "bert", "09:00"), &triage, nullptr);
    overview.add(post("last", "carla", "09:59"), &triage, nullptr);
    overview.add(post("until", "dora", "10:00"), &triage, nullptr);
    overview.add(post("when", "emil", ""), &triage, nullptr);
    overview.add(reply("r", "first", "10:30"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "headline", "posts") == 2);
    CHECK(fact(document, "headline", "answered") == 1);
    CHECK(queue(document) == "last");
    CHECK(fact(document, "missing", "outside_period") == 3); // before, until, the reply
    CHECK(fact(document, "missing", "no_created_at") == 1);
    CHECK(std::get<double>(cell(document, "reply_times", 0, "median")) == 5400); // 09:00 to 10:30
    CHECK(document.first == at_clock("09:00"));
    CHECK(document.last == at_clock("09:59"));
}

TEST_CASE("a period without posts is told from an empty input") {
    Options it = options();
    it.since = at("2030-01-01T00:00:00Z");
    Overview overview(it, taxonomy(), nullptr);
    overview.add(post("a", "anna", "09:00"), nullptr, nullptr);
    CHECK(section(overview.finish(), "headline").paragraph == "No post of the input falls into the period asked for.");
}

TEST_CASE("near-identical posts and reposts are counted apart") {
    Overview overview(options(), taxonomy(), nullptr);
    const record::Triage triage = complaint(50, "11:00");
    record::Triage passed_on = triage;
    passed_on.needs_reply = false;
    record::Post copy = post("b", "bert", "09:01");
    copy.duplicate_of = "a";
    record::Post repost = post("c", "carla", "09:02");
    repost.repost_of = "a";
    overview.add(post("a", "anna", "09:00"), &triage, nullptr);
    overview.add(copy, &triage, nullptr);
    overview.add(repost, &passed_on, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "headline", "posts") == 3);
    CHECK(fact(document, "missing", "duplicates") == 1);
    CHECK(fact(document, "missing", "reposts") == 1);
    CHECK(std::get<std::int64_t>(cell(document, "causes", 0, "posts")) == 1);
    CHECK(queue(document) == "a b"); // the copy's author waits too
}

TEST_CASE("causes: volume, share, anger, negative share, open") {
    Overview overview(options(), taxonomy(), nullptr);
    record::Triage angry = complaint(50, "11:00");
    angry.anger = 0.9;
    record::Triage calm = complaint(50, "11:00");
    calm.anger = 0.2;
    calm.polarity = record::Polarity::neutral;
    calm.topics = {{"delay", 0.9}, {"refund", 0.4}};
    record::Triage foreign = angry;
    foreign.ownership = record::Ownership::foreign;
    foreign.needs_reply = false;
    overview.add(post("a", "anna", "09:00"), &angry, nullptr);
    overview.add(post("b", "bert", "09:00"), &calm, nullptr);
    overview.add(post("c", "carla", "09:00"), &foreign, nullptr);
    overview.add(reply("r", "a", "09:30"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(name(document, "causes", 0, "topic") == "delay");
    CHECK(std::get<std::int64_t>(cell(document, "causes", 0, "posts")) == 2);
    CHECK(std::get<double>(cell(document, "causes", 0, "share")) == 1);
    CHECK(std::get<double>(cell(document, "causes", 0, "anger")) == doctest::Approx(0.55)); // (0.9 + 0.2) / 2
    CHECK(std::get<double>(cell(document, "causes", 0, "negative")) == 0.5);
    CHECK(std::get<std::int64_t>(cell(document, "causes", 0, "open")) == 1);
    CHECK(name(document, "causes", 1, "topic") == "refund");
    CHECK(std::get<double>(cell(document, "causes", 1, "share")) == 0.5);
    CHECK(std::get<std::int64_t>(cell(document, "ownership", 1, "posts")) == 1);
}

TEST_CASE("net sentiment, and none where nobody has a mood") {
    Overview overview(options(), taxonomy(), nullptr);
    record::Triage triage = complaint(1, "");
    for (int i = 0; i < 3; ++i) {
        overview.add(post("n" + std::to_string(i), "anna", "09:00"), &triage, nullptr);
    }
    triage.polarity = record::Polarity::positive;
    overview.add(post("p", "anna", "09:00"), &triage, nullptr);
    triage.polarity = record::Polarity::undefined;
    overview.add(post("u", "anna", "09:00"), &triage, nullptr);
    const Document document = overview.finish();
    CHECK(std::get<double>(section(document, "polarity").facts[0].value) == -0.5); // (1 − 3) / (1 + 3)
    CHECK(fact(document, "polarity", "n") == 4);

    Overview silent(options(), taxonomy(), nullptr);
    silent.add(post("u", "anna", "09:00"), &triage, nullptr);
    CHECK(section(silent.finish(), "polarity").facts[0].value == Cell());
}

TEST_CASE("reply times by platform and by urgency, within the profile's targets") {
    const profile::Profile profile = house();
    Options it = options();
    Overview overview(it, taxonomy(), &profile);
    const record::Triage urgent = complaint(90, ""); // target 15 min
    const record::Triage low = complaint(10, "");    // target 24 h
    overview.add(post("a", "anna", "09:00"), &urgent, nullptr);
    overview.add(reply("ra", "a", "09:15"), nullptr, nullptr); // exactly in time
    overview.add(post("b", "bert", "09:00"), &urgent, nullptr);
    overview.add(reply("rb", "b", "09:16"), nullptr, nullptr);   // late
    overview.add(post("c", "carla", "09:00"), &urgent, nullptr); // past its target, unanswered
    record::Post mail = post("d", "dora", "09:00");
    mail.platform = "mail";
    overview.add(mail, &low, nullptr);
    overview.add(reply("rd", "d", "11:00"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(std::get<std::int64_t>(cell(document, "reply_times", 0, "n")) == 3);
    CHECK(std::get<double>(cell(document, "reply_times", 0, "median")) == 960); // 900, 960, 7200
    CHECK(std::get<double>(cell(document, "reply_times", 0, "max")) == 7200);
    CHECK(std::get<double>(cell(document, "reply_times", 0, "within")) == 0.5); // a and d of a, b, c, d
    CHECK(std::get<std::int64_t>(cell(document, "reply_times", 0, "unanswered")) == 1);
    CHECK(name(document, "reply_times_by_platform", 0, "platform") == "mail");
    CHECK(std::get<std::int64_t>(cell(document, "reply_times_by_platform", 1, "n")) == 2);
    CHECK(name(document, "reply_times_by_band", 0, "band") == "urgent");
    CHECK(std::get<double>(cell(document, "reply_times_by_band", 0, "target")) == 900);
    CHECK(std::get<double>(cell(document, "reply_times_by_band", 0, "within")) == doctest::Approx(1.0 / 3));
    // classify gave no due time, so the profile's target makes one: 09:00 + 15 min.
    CHECK(std::get<record::Timestamp>(cell(document, "queue", 0, "due_at")) == at_clock("09:15"));
}

TEST_CASE("public data without triage: what can be said, and what is missing") {
    Overview overview(options(), taxonomy(), nullptr);
    overview.add(post("a", "anna", "09:00"), nullptr, nullptr);
    overview.add(reply("r", "a", "09:05"), nullptr, nullptr);
    overview.add(post("b", "bert", "09:00"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "headline", "posts") == 3);
    CHECK(fact(document, "headline", "needs_reply") == -1); // not known, which is not none
    CHECK(fact(document, "missing", "no_triage") == 2);
    CHECK(section(document, "queue").paragraph.find("classify") != std::string::npos);
    CHECK(std::get<double>(cell(document, "reply_times", 0, "median")) == 300);
    CHECK(std::get<std::int64_t>(cell(document, "reply_times", 0, "unanswered")) == 1);
    CHECK(cell(document, "reply_times", 0, "within") == Cell());
    CHECK(section(document, "reply_times_by_band").table.rows.empty());
    CHECK(section(document, "reply_times").notes.size() == 2);
}

TEST_CASE("without posts by the house nothing is said about replies") {
    Overview overview(options(), taxonomy(), nullptr);
    overview.add(post("a", "anna", "09:00"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(section(document, "reply_times").table.rows.empty());
    CHECK_FALSE(section(document, "reply_times").paragraph.empty());
}

TEST_CASE("direction: unknown is counted apart, but a post that needs a reply is not lost; own accounts are known") {
    const profile::Profile profile = house();
    Overview overview(options(), taxonomy(), &profile);
    record::Post unknown = post("a", "anna", "09:00");
    unknown.direction.reset();
    const record::Triage triage = complaint(50, "10:00");
    overview.add(unknown, &triage, nullptr);
    CHECK(queue(overview.finish()) == "a");
    record::Post ours = reply("r", "a", "09:30");
    ours.direction.reset();
    overview.add(ours, nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "headline", "outbound") == 1);
    CHECK(fact(document, "headline", "inbound") == 0);
    CHECK(fact(document, "missing", "no_direction") == 1);
    CHECK(queue(document).empty());
}

TEST_CASE("a private conversation is one case, whoever writes in it") {
    Overview overview(options(), taxonomy(), nullptr);
    const record::Triage triage = complaint(50, "11:00");
    record::Post first = post("a", "anna", "09:00");
    record::Post second = post("b", "bert", "09:10");
    record::Post answer = reply("r", "b", "09:20");
    first.kind = second.kind = answer.kind = record::Kind::message;
    first.thread = second.thread = answer.thread = "case";
    overview.add(first, &triage, nullptr);
    overview.add(second, &triage, nullptr);
    overview.add(answer, nullptr, nullptr);
    CHECK(fact(overview.finish(), "headline", "answered") == 2);
}

TEST_CASE("praise, known problems, drafts") {
    const profile::Profile profile = house();
    Overview overview(options(), taxonomy(), &profile);
    record::Triage praise = complaint(5, "11:00");
    praise.intent = record::Intent::praise;
    record::Triage known = complaint(50, "11:00");
    known.incident = "INC-7";
    record::Draft draft;
    draft.reply_allowed = record::ReplyAllowed::yes;
    draft.ready = true;
    overview.add(post("a", "anna", "09:00", "Danke an Frau Nissen!"), &praise, &draft);
    overview.add(post("b", "bert", "09:00"), &known, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "praise", "posts") == 1);
    CHECK(name(document, "praise", 0, "name") == "Anna Nissen");
    CHECK(name(document, "incidents", 0, "name") == "INC-7");
    CHECK(fact(document, "headline", "drafts_ready") == 1);
}

TEST_CASE("the queue shows an edited post in its last words, and once") {
    Overview overview(options(), taxonomy(), nullptr);
    const record::Triage calm = complaint(20, "15:00");
    const record::Triage angry = complaint(90, "11:00");
    overview.add(post("a", "anna", "09:00", "Die Rechnung stimmt nicht."), &calm, nullptr);
    overview.add(post("b", "bert", "09:00", "Wo bleibt mein Paket?"), &calm, nullptr);
    overview.add(post("a", "anna", "09:00", "Die Rechnung stimmt nicht, ich kündige!"), &angry, nullptr);
    const Document document = overview.finish();
    CHECK(fact(document, "headline", "open") == 2);
    const std::string shown = render_text(document, {});
    CHECK(shown.find("ich kündige!") != std::string::npos);
    CHECK(shown.find("nicht.") == std::string::npos);
}

TEST_CASE("long lists end after the first few and say so") {
    Options few = options();
    few.top = 1;
    Overview overview(few, taxonomy(), nullptr);
    record::Triage known = complaint(50, "11:00");
    for (const char* incident : {"INC-1", "INC-2", "INC-2", "INC-3"}) {
        known.incident = incident;
        overview.add(post("a", "anna", "09:00"), &known, nullptr);
    }
    const Document document = overview.finish();
    CHECK(section(document, "incidents").table.rows.size() == 1);
    CHECK(name(document, "incidents", 0, "name") == "INC-2");
    CHECK(section(document, "incidents").notes == std::vector<std::string>{"2 more are not shown."});
    CHECK(fact(document, "missing", "repeated_ids") == 3); // the four posts have one id
}

TEST_CASE("parts counted apart and merged say the same as the whole") {
    const auto feed = [](Overview& overview, int from, int until) {
        for (int i = from; i < until; ++i) {
            const std::string id = std::to_string(i);
            record::Triage triage = complaint(i % 100, "11:" + std::to_string(10 + i % 50));
            triage.topics = {{i % 3 == 0 ? "delay" : "refund", 0.5}};
            triage.anger = (i % 7) / 7.0;
            record::Post it = post("p" + id, "kunde" + id, "09:" + std::to_string(10 + i % 50));
            it.platform = i % 2 == 0 ? "x" : "mail";
            overview.add(it, &triage, nullptr);
            if (i % 4 == 0) { // the answer to a post of the other part, sometimes
                overview.add(reply("r" + id, "p" + std::to_string((i * 7) % 120), "10:30"), nullptr, nullptr);
            }
        }
    };
    Overview whole(options(), taxonomy(), nullptr);
    feed(whole, 0, 120);
    Overview first(options(), taxonomy(), nullptr);
    Overview second(options(), taxonomy(), nullptr);
    feed(first, 0, 50);
    feed(second, 50, 120);
    first.merge(second);
    CHECK(render_json(first.finish()) == render_json(whole.finish()));
}
