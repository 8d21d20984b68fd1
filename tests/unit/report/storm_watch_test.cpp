// SPDX-License-Identifier: Apache-2.0
#include "report/monitoring.hpp"
#include "report/stories.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;
using namespace std::chrono_literals;

namespace {

const record::TimeZone kUtc("UTC");
const record::Timestamp kBegin = at("2026-08-03T00:00:00Z"); // a Monday

// Fills a watch, and a log beside it, as an overview does.
struct Scenery {
    explicit Scenery(StormOptions options = {}) : watch(kUtc, options, 30) {}

    void add(record::Timestamp time, const record::Triage* triage = nullptr, const std::string& text = "Hallo") {
        record::Post post;
        post.id = "x:" + std::to_string(log.size());
        post.created_at = time;
        post.text = text;
        Event event;
        event.inbound = event.counted = true;
        event.owed = triage != nullptr && triage->needs_reply;
        watch.add(post, triage, log.add(event, post.id, {}, {}));
    }
    // `each` posts an hour for so many hours.
    void quiet(int hours, int each, const record::Triage* triage = nullptr) {
        for (int hour = 0; hour < hours; ++hour) {
            for (int i = 0; i < each; ++i) {
                add(kBegin + std::chrono::hours(hour) + std::chrono::minutes(i), triage);
            }
        }
    }
    StormFindings judge(record::Timestamp now, std::optional<record::Timestamp> since = {}) {
        return watch.judge(log.judge(false), now, since);
    }

    StormWatch watch;
    ThreadLog log;
};

record::Triage about(const std::string& topic, record::Ownership whose = record::Ownership::direct) {
    record::Triage triage = complaint(60, "");
    triage.ownership = whose;
    triage.topics = {{topic, 0.9}};
    return triage;
}

record::Triage danger(record::Signal signal) {
    record::Triage triage = complaint(90, "");
    triage.signals.insert(signal);
    return triage;
}

} // namespace

TEST_CASE("growth: forty posts where four are usual") {
    Scenery scenery;
    scenery.quiet(15 * 24, 4);
    const record::Timestamp storm = kBegin + 15 * 24h;
    for (int i = 0; i < 40; ++i) {
        scenery.add(storm + std::chrono::minutes(i));
    }
    const StormFindings findings = scenery.judge(storm + 45min);
    REQUIRE(findings.growth.size() == 1);
    const GrowthAlarm& alarm = findings.growth[0];
    CHECK(alarm.id == "growth:all:2026-08-18T00:00:00Z");
    CHECK(alarm.observed == 40);
    CHECK(alarm.expected == doctest::Approx(4).epsilon(0.02));
    CHECK(alarm.severity == 7); // 1 + 2·log2(40 / 5) = 7
    CHECK(alarm.surprise > 10);
    CHECK(alarm.current);
    CHECK(alarm.at_peak == 40);
    CHECK(*alarm.c1 == doctest::Approx(4)); // the same hour of the seven days before had four each
    CHECK(*alarm.burst == storm);
    CHECK(findings.observed_now == 40);
    CHECK(*findings.expected_now == doctest::Approx(4).epsilon(0.02));

    CHECK_FALSE(scenery.judge(storm + 2h).growth.at(0).current); // it is over
    CHECK(scenery.judge(storm + 2h).growth.at(0).id == alarm.id);
    CHECK(scenery.judge(storm + 2h, storm + 1h).growth.empty()); // before what was asked for
    CHECK(scenery.judge(storm - 1min).growth.empty());           // and nobody knows the future
    CHECK(scenery.judge(storm - 1min).in_future == 40);
}

TEST_CASE("growth: two alarms within the cool-down are one, later ones are two") {
    for (const auto& [gap, alarms] : std::vector<std::pair<std::chrono::hours, std::size_t>>{{4h, 1}, {12h, 2}}) {
        CAPTURE(gap.count());
        Scenery scenery;
        scenery.quiet(16 * 24, 4);
        for (const auto begin : {kBegin + 15 * 24h, kBegin + 15 * 24h + gap}) {
            for (int i = 0; i < 40; ++i) {
                scenery.add(begin + std::chrono::minutes(i));
            }
        }
        CHECK(scenery.judge(kBegin + 17 * 24h).growth.size() == alarms);
    }
}

TEST_CASE("growth: fewer than the least count are no storm, however rare") {
    for (const auto& [posts, alarms] : std::vector<std::pair<int, std::size_t>>{{4, 0}, {12, 1}}) {
        CAPTURE(posts);
        Scenery scenery;
        scenery.add(kBegin);
        for (int i = 0; i < posts; ++i) {
            scenery.add(kBegin + 20 * 24h + std::chrono::minutes(i));
        }
        CHECK(scenery.judge(kBegin + 20 * 24h + 30min).growth.size() == alarms);
    }
}

TEST_CASE("growth: a topic may storm in a sea that stays as it is; what is not ours does not count") {
    Scenery scenery;
    const record::Triage delay = about("delay"), outage = about("outage");
    const record::Triage foreign = about("outage", record::Ownership::foreign);
    scenery.quiet(15 * 24, 40, &delay);
    const record::Timestamp storm = kBegin + 15 * 24h;
    for (int i = 0; i < 40; ++i) {
        scenery.add(storm + std::chrono::minutes(i), i < 15 ? &outage : &delay);
        scenery.add(storm + std::chrono::minutes(i), &foreign);
    }
    const StormFindings findings = scenery.judge(storm + 45min);
    REQUIRE(findings.growth.size() == 1);
    CHECK(findings.growth[0].series == "topic:outage");
    CHECK(findings.growth[0].observed == 15);
}

TEST_CASE("growth: a day of posts is needed") {
    Scenery scenery;
    scenery.quiet(20, 4);
    CHECK_FALSE(scenery.judge(kBegin + 20h).growth_judged);
    scenery.quiet(26, 4);
    CHECK(scenery.judge(kBegin + 26h).growth_judged);
}

TEST_CASE("growth: a post of another century costs nothing and is told") {
    Scenery scenery;
    scenery.add(at("1907-01-01T00:00:00Z"));
    scenery.add(at("9999-12-31T23:59:59Z"));
    scenery.quiet(48, 4);
    const StormFindings findings = scenery.judge(kBegin + 48h);
    CHECK(findings.too_old == 1);
    CHECK(findings.in_future == 1);
    CHECK(findings.posts == 48 * 4);
}

TEST_CASE("gravity: one post is enough, until it is answered, at most a day or, of the gravest, a week") {
    Scenery scenery;
    const record::Triage safety = danger(record::Signal::safety), harm = danger(record::Signal::self_harm);
    const record::Triage money = danger(record::Signal::money);
    scenery.quiet(48, 1);
    scenery.add(kBegin + 40h, &safety, "Das Gerät brennt!");
    scenery.add(kBegin + 41h, &harm);
    scenery.add(kBegin + 42h, &money); // every day's trouble
    const StormFindings findings = scenery.judge(kBegin + 48h);
    REQUIRE(findings.grave.size() == 2);
    CHECK(findings.grave[0].severity == 10);
    CHECK(findings.grave[1].id == "gravity:x:48");
    CHECK(findings.grave[1].text == "Das Gerät brennt!");
    CHECK(findings.grave[1].current);
    CHECK(scenery.judge(kBegin + 65h).grave[1].current);              // 25 hours old, and of severity 9
    CHECK_FALSE(scenery.judge(kBegin + 40h + 169h).grave[1].current); // a week and an hour
    Event answer;
    answer.outbound = true;
    scenery.log.add(answer, "h", "x:48", {});
    const StormFindings later = scenery.judge(kBegin + 48h);
    CHECK(later.grave[1].answered);
    CHECK_FALSE(later.grave[1].current);
}

TEST_CASE("gravity: a post of less weight is current for a day; long ids and urls do not fill the memory") {
    Scenery scenery;
    const record::Triage health = danger(record::Signal::health);
    scenery.quiet(48, 1);
    scenery.add(kBegin + 40h, &health);
    CHECK(scenery.judge(kBegin + 64h).grave[0].current);
    CHECK_FALSE(scenery.judge(kBegin + 65h).grave[0].current);
    record::Post post;
    post.id = std::string(100'000, 'x');
    post.url = "https://example.org/" + std::string(100'000, 'x');
    post.created_at = kBegin + 41h;
    Event event;
    scenery.watch.add(post, &health, scenery.log.add(event, post.id, {}, {}));
    const StormFindings findings = scenery.judge(kBegin + 48h);
    CHECK(findings.grave[0].post_id == std::string(256, 'x'));
    CHECK(findings.grave[0].url.empty());
}

TEST_CASE("tell_monitoring") {
    const auto unknown_to_all = [](const std::string&) { return false; };
    StormFindings findings;
    const StormOptions options;
    const record::Timestamp now = kBegin;
    CHECK(tell_monitoring(findings, options, now, unknown_to_all).status == Status::unknown);

    findings.posts = 100;
    findings.growth_judged = true;
    findings.observed_now = 7;
    findings.expected_now = 6.5;
    findings.last = now - 90s;
    Told told = tell_monitoring(findings, options, now, unknown_to_all);
    CHECK(told.status == Status::ok);
    CHECK(told.line ==
          "STORM OK - no storm | 'alarms'=0;0;;0 'severity'=0;0;7;0;10 'posts'=7;;;0 'expected'=6.50;;;0 "
          "'age'=90s;;;0\n");

    GraveAlarm grave;
    grave.id = "gravity:x:1|\n2";
    grave.severity = 7;
    grave.signals = {record::Signal::health};
    findings.grave = {grave};
    CHECK(tell_monitoring(findings, options, now, unknown_to_all).status == Status::ok); // it is not current
    findings.grave[0].current = true;
    told = tell_monitoring(findings, options, now, unknown_to_all);
    CHECK(told.status == Status::warning);
    CHECK(told.line.find("STORM WARNING - health (severity 7, gravity:x:1/ 2) | 'alarms'=1;") == 0);
    CHECK(std::count(told.line.begin(), told.line.end(), '|') == 1); // nobody writes the data but we
    CHECK(std::count(told.line.begin(), told.line.end(), '\n') == 1);

    const auto known = [](const std::string& id) { return id == "gravity:x:1|\n2"; };
    CHECK(tell_monitoring(findings, options, now, known).status == Status::ok);
    findings.grave[0].severity = 9; // it became critical, which is news
    CHECK(tell_monitoring(findings, options, now, known).status == Status::critical);
}

TEST_CASE("severity_of: 1 + 2·log2 of how many times the expected it is, with one to spare") {
    CHECK(severity_of(10, 9) == 1);
    CHECK(severity_of(20, 9) == 3);
    CHECK(severity_of(50, 9) == 6); // 1 + 2 · 2.32
    CHECK(severity_of(100, 9) == 8);
    CHECK(severity_of(100000, 9) == 10);
    CHECK(severity_of(0, 9) == 1);
}
