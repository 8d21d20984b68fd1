// SPDX-License-Identifier: Apache-2.0
// The rows of the view sla. The figures over a whole corpus are checked by tests/check-sla; here are the small print: what is
// first, next and solved, and what each clock says of it.
#include "profile/opening_hours.hpp"
#include "report/stories.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

Options sla_options() {
    Options result = options();
    result.views = {View::sla};
    return result;
}

record::Triage solved() {
    record::Triage triage;
    triage.ownership = record::Ownership::direct;
    triage.intent = record::Intent::resolved;
    return triage;
}

record::Post answer_to(const std::string& id, const std::string& parent, const std::string& time) {
    record::Post post = test::post(id, "anna", time);
    post.reply_to = parent;
    return post;
}

double seconds(const Document& document, const std::string& section, std::size_t row, const std::string& key) {
    return std::get<double>(cell(document, section, row, key));
}

std::int64_t number(const Document& document, const std::string& section, std::size_t row, const std::string& key) {
    return std::get<std::int64_t>(cell(document, section, row, key));
}

// Saturday, 2026-09-12. Anna asks at 8:00 and, unanswered, at 8:10; ^an replies at 8:30. She asks again at 9:00, ^kr replies at
// 9:45; at 10:00 she says that it is solved, and at 11:00 once more. Bert asks at 11:30; now it is 12:00.
Document story(const profile::Profile* profile) {
    Overview overview(sla_options(), taxonomy(), profile);
    const record::Triage owed = complaint(60, "");
    const record::Triage done = solved();
    const auto signed_by = [](record::Post post, const std::string& initials) {
        post.text += " ^" + initials;
        return post;
    };
    overview.add(post("a1", "anna", "08:00"), &owed, nullptr);
    overview.add(answer_to("a2", "a1", "08:10"), &owed, nullptr);
    overview.add(signed_by(reply("h1", "a2", "08:30"), "an"), nullptr, nullptr);
    overview.add(answer_to("a3", "h1", "09:00"), &owed, nullptr);
    overview.add(signed_by(reply("h2", "a3", "09:45"), "kr"), nullptr, nullptr);
    overview.add(answer_to("a4", "h2", "10:00"), &done, nullptr);
    overview.add(answer_to("a5", "h2", "11:00"), &done, nullptr);
    overview.add(post("b1", "bert", "11:30"), &owed, nullptr);
    return overview.finish();
}

} // namespace

TEST_CASE("sla: measures on the calendar") {
    const Document document = story(nullptr);
    struct Row {
        std::string measure;
        std::int64_t n;
        double minutes;
        std::int64_t open;
    };
    const std::vector<Row> rows{
        {"first_reply", 1, 30, 1},      // from 8:00, not from 8:10; Bert waits
        {"next_reply", 1, 45, 0},       // 9:00 to 9:45
        {"resolution", 1, 120, 1},      // 8:00 to 10:00
        {"last_resolution", 1, 180, 1}, // … and 11:00
        {"last_reply", 1, 105, 1},      // 8:00 to 9:45
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].measure);
        CHECK(name(document, "sla", i, "measure") == rows[i].measure);
        CHECK(number(document, "sla", i, "n") == rows[i].n);
        CHECK(seconds(document, "sla", i, "median") == rows[i].minutes * 60);
        CHECK(number(document, "sla", i, "unanswered") == rows[i].open);
        CHECK(cell(document, "sla", i, "business_median") == Cell()); // nobody said when the house is open
    }
}

TEST_CASE("sla: the house opens at 8:20 and has a target of 20 minutes") {
    profile::Profile profile;
    profile.hours.time_zone = "UTC";
    profile.hours.week[5] = {profile::parse_opening_block("08:20-12:00").value()};
    profile.targets.first_reply.fill(std::chrono::minutes{20});
    profile.targets.resolution = std::chrono::minutes{110};
    profile.agents = {{"an", "Antje"}};
    const Document document = story(&profile);
    CHECK(seconds(document, "sla", 0, "median") == 30 * 60);
    CHECK(seconds(document, "sla", 0, "business_median") == 10 * 60); // 8:20 to 8:30
    // Of two that are replied to or past the target, on the calendar none was in time: Bert waits since 30 minutes.
    CHECK(std::get<double>(cell(document, "sla", 0, "within")) == 0);
    CHECK(std::get<double>(cell(document, "sla", 0, "business_within")) == 0.5);
    CHECK(seconds(document, "sla", 2, "business_median") == 100 * 60); // 8:20 to 10:00
    CHECK(std::get<double>(cell(document, "sla", 2, "within")) == 0);
    CHECK(std::get<double>(cell(document, "sla", 2, "business_within")) == 1);
    CHECK(name(document, "first_reply_by_agent", 0, "agent") == "Antje");
    CHECK(name(document, "first_reply_by_agent", 1, "agent").empty()); // nobody, for Bert
    CHECK(number(document, "first_reply_by_agent", 1, "unanswered") == 1);
    CHECK(name(document, "next_reply_by_agent", 0, "agent") == "^kr");
}

TEST_CASE("sla: by hour, weekday, topic and urgency") {
    const Document document = story(nullptr);
    CHECK(name(document, "first_reply_by_hour", 0, "hour") == "08");
    CHECK(name(document, "first_reply_by_hour", 1, "hour") == "11");
    CHECK(name(document, "first_reply_by_weekday", 0, "weekday") == "sat");
    CHECK(name(document, "first_reply_by_topic", 0, "topic") == "delay");
    CHECK(name(document, "next_reply_by_band", 0, "band") == "high");
    CHECK(section(document, "first_reply_by_hour").table.rows.size() == 2);
}

TEST_CASE("sla: without verdicts each post of a customer waits, and nobody knows what is solved") {
    Overview overview(sla_options(), taxonomy(), nullptr);
    overview.add(post("a", "anna", "08:00"), nullptr, nullptr);
    overview.add(reply("h", "a", "08:30"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(section(document, "sla").table.rows.size() == 2); // first and last reply
    CHECK(section(document, "resolution_by_hour").table.rows.empty());
    CHECK(section(document, "first_reply_by_band").table.rows.empty());
}

TEST_CASE("the queue says how long each has waited, on both clocks, and whether it is due soon") {
    profile::Profile profile;
    profile.hours.time_zone = "UTC";
    profile.hours.week[5] = {profile::parse_opening_block("11:00-12:00").value()};
    Options asked = options();
    asked.views = {View::queue};
    Overview overview(asked, taxonomy(), &profile);
    const record::Triage past = complaint(60, "11:00"), soon = complaint(60, "12:20"), later = complaint(60, "18:00");
    overview.add(post("late", "anna", "10:00"), &past, nullptr);
    overview.add(post("soon", "bert", "10:30"), &soon, nullptr); // 90 of 110 minutes are gone
    overview.add(post("calm", "carl", "11:45"), &later, nullptr);
    const Document document = overview.finish();
    CHECK(document.view == "queue");
    CHECK(queue(document) == "late soon calm");
    CHECK(seconds(document, "queue", 0, "waiting") == 2 * 3600);
    CHECK(seconds(document, "queue", 0, "business_waiting") == 3600);
    CHECK(name(document, "queue", 0, "state") == "overdue");
    CHECK(name(document, "queue", 1, "state") == "due_soon");
    CHECK(name(document, "queue", 2, "state") == "in_time");
}
