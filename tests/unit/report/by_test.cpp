// SPDX-License-Identifier: Apache-2.0
#include "report/by_tally.hpp"

#include "base/error.hpp"
#include "report/render.hpp"
#include "stories.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

Options by(const std::string& fields) {
    Options it = options();
    it.views = {View::by};
    it.by = fields;
    return it;
}

// Anna's post on x has two topics and is answered after 30 minutes; Bert's waits; Carla's, on mastodon, was not judged.
void tell(Overview& overview) {
    record::Triage two = complaint(50, "11:00");
    two.topics = {{"delay", 0.8}, {"staff", 0.5}};
    two.anger = 0.9;
    const record::Triage one = complaint(50, "11:00"); // delay, anger 0.5
    overview.add(post("a", "anna", "09:00"), &two, nullptr);
    overview.add(reply("r", "a", "09:30"), nullptr, nullptr);
    overview.add(post("b", "bert", "10:00"), &one, nullptr);
    record::Post elsewhere = post("c", "carla", "10:10");
    elsewhere.platform = "mastodon";
    overview.add(elsewhere, nullptr, nullptr);
}

} // namespace

TEST_CASE("a post counts for each of its values; the house's posts do not count") {
    Overview overview(by("topic"), taxonomy(), nullptr);
    tell(overview);
    const Document document = overview.finish();
    REQUIRE(section(document, "by").table.rows.size() == 3);
    CHECK(name(document, "by", 0, "topic") == "delay");
    CHECK(cell(document, "by", 0, "n") == Cell(std::int64_t{2}));
    CHECK(std::get<double>(cell(document, "by", 0, "share")) == doctest::Approx(2.0 / 3)); // of three customers' posts
    CHECK(std::get<double>(cell(document, "by", 0, "anger")) == doctest::Approx(0.7));     // (0.9 + 0.5) / 2
    CHECK(cell(document, "by", 0, "needs_reply") == Cell(std::int64_t{2}));
    CHECK(cell(document, "by", 0, "unanswered") == Cell(std::int64_t{1}));
    CHECK(cell(document, "by", 0, "first_reply") == Cell(1800.0));
    CHECK(name(document, "by", 1, "topic").empty()); // equal numbers stand in the order of the name: "", "staff"
    CHECK(cell(document, "by", 1, "anger") == Cell());
    CHECK(name(document, "by", 2, "topic") == "staff");
}

TEST_CASE("by two fields; Prometheus has a label for each") {
    Overview overview(by("platform, intent"), taxonomy(), nullptr);
    tell(overview);
    const Document document = overview.finish();
    CHECK(name(document, "by", 0, "platform") == "x");
    CHECK(name(document, "by", 0, "intent") == "complaint");
    CHECK(cell(document, "by", 0, "n") == Cell(std::int64_t{2}));
    CHECK(name(document, "by", 1, "platform") == "mastodon");
    CHECK(render_prometheus(document).find("kummerkasten_by_n{platform=\"x\",intent=\"complaint\"} 2\n") !=
          std::string::npos);
}

TEST_CASE("by direction the house's posts count too") {
    Overview overview(by("direction"), taxonomy(), nullptr);
    tell(overview);
    const Document document = overview.finish();
    CHECK(name(document, "by", 1, "direction") == "outbound");
    CHECK(cell(document, "by", 1, "n") == Cell(std::int64_t{1}));
}

TEST_CASE("hours stand in their order, fractions by tenths; --top takes the largest") {
    Options it = by("hour");
    Overview hours(it, taxonomy(), nullptr);
    tell(hours);
    const Document document = hours.finish();
    CHECK(name(document, "by", 0, "hour") == "09");
    CHECK(name(document, "by", 1, "hour") == "10");
    it.top = 1;
    it.cut_tables = true;
    Overview largest(it, taxonomy(), nullptr);
    tell(largest);
    CHECK(name(largest.finish(), "by", 0, "hour") == "10");
    Overview anger(by("anger"), taxonomy(), nullptr);
    tell(anger);
    const Document tenths = anger.finish();
    CHECK(name(tenths, "by", 1, "by_anger") == "0.5");
    CHECK(name(tenths, "by", 2, "by_anger") == "0.9");
}

TEST_CASE("parts counted apart give the whole") {
    Overview whole(by("topic,platform"), taxonomy(), nullptr), first(by("topic,platform"), taxonomy(), nullptr),
        second(by("topic,platform"), taxonomy(), nullptr);
    tell(whole);
    whole.add(post("d", "dora", "11:00"), nullptr, nullptr);
    second.add(post("d", "dora", "11:00"), nullptr, nullptr);
    tell(first);
    first.merge(second);
    CHECK(render_json(first.finish()) == render_json(whole.finish()));
}

TEST_CASE("strangers cannot make the table grow beyond its limit") {
    ByTally tally;
    const std::vector<FieldReference> fields = parse_by("author.handle");
    const record::TimeZone zone("UTC");
    for (int i = 0; i < 3000; ++i) {
        const record::Post it = post("p", "name" + std::to_string(i), "09:00");
        tally.add({it, nullptr, nullptr, it.direction, zone}, fields, static_cast<EventIndex>(i));
    }
    CHECK(tally.groups.size() == ByTally::kMostGroups + 1);
    CHECK(tally.groups[tally.keys.find(ByTally::kRestKey)->second].posts == 2000);
}

TEST_CASE("parse_by") {
    CHECK(parse_by("topics, labels.team").back().name() == "labels.team");
    CHECK_THROWS_WITH_AS(parse_by("created_at"), doctest::Contains("weekday"), UsageError);
    CHECK_THROWS_WITH_AS(parse_by("topic,"), doctest::Contains("unknown field ''"), UsageError);
    CHECK_THROWS_WITH_AS(parse_by("platfrom"), doctest::Contains("'platform'"), UsageError);
    CHECK_THROWS_WITH_AS(parse_by("day,hour,topic,intent"), doctest::Contains("at most 3"), UsageError);
}

TEST_CASE("a post with thousands of mentions and hashtags counts in a thousand groups at most") {
    Overview overview(by("mention,hashtag"), taxonomy(), nullptr);
    record::Post it = post("a", "anna", "09:00");
    for (int i = 0; i < 3000; ++i) {
        it.mentions.push_back("m" + std::to_string(i));
        it.hashtags.push_back("h" + std::to_string(i));
    }
    overview.add(it, nullptr, nullptr);
    const Document document = overview.finish();
    // 100 mentions by 100 hashtags would be 10,000 groups; 1000 of them count, and none is left for "further names".
    for (const auto& row : section(document, "by").table.rows) {
        CHECK_FALSE(std::get<Label>(row[0]).name.empty());
    }
    CHECK(section(document, "by").notes.front().find(std::to_string(1000 - options().top)) != std::string::npos);
}

TEST_CASE("a field that has the name of a figure keeps both keys apart") {
    Overview overview(by("anger"), taxonomy(), nullptr);
    tell(overview);
    const Document document = overview.finish();
    CHECK(name(document, "by", 0, "by_anger").size() <= 3);
    CHECK(section(document, "by").table.columns.front().heading == "anger");
    CHECK_THROWS_AS((void)parse_by("topic,intent,topic"), UsageError);
}

TEST_CASE("weeks before weekdays: each week in its own order") {
    Overview overview(by("week,weekday"), taxonomy(), nullptr);
    record::Post monday = post("b", "b", "08:00"); // 2026-09-12 is a Saturday
    *monday.created_at += std::chrono::hours(48);
    overview.add(monday, nullptr, nullptr);
    overview.add(post("a", "a", "08:00"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(name(document, "by", 0, "week") == "2026-09-07");
    CHECK(name(document, "by", 1, "week") == "2026-09-14");
}

TEST_CASE("Prometheus: the name of an own label may hold what names there may not") {
    Overview overview(by("labels.a-b"), taxonomy(), nullptr);
    tell(overview);
    const std::string text = render_prometheus(overview.finish());
    CHECK(text.find("kummerkasten_by_n{labels_a_b=\"\"} 3\n") != std::string::npos);
}
