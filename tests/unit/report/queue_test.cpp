// SPDX-License-Identifier: Apache-2.0
// The queue, seen through the overview that holds it.
#include "report/overview_sections.hpp"

#include "stories.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

TEST_CASE("overdue first, by due time, then by urgency; answered ones are gone") {
    Overview overview(options(), taxonomy(), nullptr);
    const auto add = [&overview](const std::string& id, int score, const std::string& due) {
        const record::Triage triage = complaint(score, due);
        overview.add(post(id, "kunde_" + id, "09:00"), &triage, nullptr);
    };
    add("later", 99, "18:00");
    add("none", 99, "");
    add("overdue", 10, "11:00");
    add("answered", 90, "09:15");
    add("tie-low", 40, "13:00");
    add("tie-high", 60, "13:00");
    add("longest", 10, "10:00");
    overview.add(reply("r", "answered", "09:10"), nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(queue(document) == "longest overdue tie-high tie-low later none");
    CHECK(std::get<double>(cell(document, "queue", 0, "remaining")) == -7200); // due 10:00, now 12:00
    CHECK(std::get<double>(cell(document, "queue", 2, "remaining")) == 3600);
    CHECK(cell(document, "queue", 5, "remaining") == Cell());
    CHECK(fact(document, "headline", "needs_reply") == 7);
    CHECK(fact(document, "headline", "answered") == 1);
    CHECK(fact(document, "headline", "open") == 6);
    CHECK(fact(document, "headline", "overdue") == 2);
}

TEST_CASE("the answer may come before the post in the input") {
    Overview overview(options(), taxonomy(), nullptr);
    const record::Triage triage = complaint(90, "10:00");
    overview.add(reply("r", "a", "09:10"), nullptr, nullptr);
    overview.add(post("a", "anna", "09:00"), &triage, nullptr);
    CHECK(section(overview.finish(), "queue").table.rows.empty());
}

TEST_CASE("only the first few are shown, and how many more there are is said") {
    Options few = options();
    few.top = 2;
    Overview overview(few, taxonomy(), nullptr);
    for (int i = 0; i < 5; ++i) {
        const record::Triage triage = complaint(90 - i, "10:00");
        overview.add(post("p" + std::to_string(i), "anna", "09:00"), &triage, nullptr);
    }
    const Document document = overview.finish();
    CHECK(queue(document) == "p0 p1");
    CHECK(section(document, "queue").notes == std::vector<std::string>{"3 more are open."});
}

TEST_CASE("a row says why, what about, and what to decide") {
    Overview overview(options(), taxonomy(), nullptr);
    record::Triage triage = complaint(87, "10:00");
    triage.route = record::Route::human;
    triage.decide = "refund outside the rules";
    triage.urgency.because = {{"signals:legal", 25}, {"anger", 20}};
    overview.add(post("a", "anna", "09:00", "Ich gehe zum Anwalt."), &triage, nullptr);
    const Document document = overview.finish();
    CHECK(name(document, "queue", 0, "band") == "urgent");
    CHECK(name(document, "queue", 0, "intent") == "complaint");
    CHECK(name(document, "queue", 0, "route") == "human");
    CHECK(name(document, "queue", 0, "decide") == "refund outside the rules");
    CHECK(name(document, "queue", 0, "text") == "Ich gehe zum Anwalt.");
    const auto& because = std::get<Labels>(cell(document, "queue", 0, "because"));
    REQUIRE(because.size() == 2);
    CHECK(because[0].name == "signals:legal");
    CHECK(because[0].shown == "lawyer or court");
    CHECK(because[0].points == 25);
    const auto& topics = std::get<Labels>(cell(document, "queue", 0, "topics"));
    REQUIRE(topics.size() == 1);
    CHECK(topics[0].name == "delay");
}

TEST_CASE("where the memory for texts did not suffice, the row is there and says so") {
    OverviewCounts counts(record::TimeZone("UTC"));
    counts.judged = 1;
    Event event;
    event.inbound = event.counted = event.owed = true;
    event.due = at_clock("10:00").time_since_epoch().count();
    counts.threads.add(event, "a", "", "");
    const Document document = overview_document(counts, options(), taxonomy(), nullptr);
    CHECK(std::get<double>(cell(document, "queue", 0, "remaining")) == -7200);
    CHECK(cell(document, "queue", 0, "text") == Cell());
    CHECK(section(document, "queue").notes.size() == 1);
}
