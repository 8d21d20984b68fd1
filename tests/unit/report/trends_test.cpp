// SPDX-License-Identifier: Apache-2.0
// The view trends: what is drawn, from posts that are counted by hand.
#include "report/render.hpp"
#include "stories.hpp"
#include "text/display_width.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

Options trends() {
    Options it = options();
    it.views = {View::trends};
    return it;
}

// Saturday 2026-09-12: three complaints about delays from 8 to 9, one of them answered after 30 minutes, nothing from 9 to
// 10, one about the price from 10 to 11, which is twice as angry and was passed on once.
Document saturday() {
    Overview overview(trends(), taxonomy(), nullptr);
    const record::Triage delay = complaint(60, "12:00");
    record::Triage price = complaint(60, "12:00");
    price.anger = 1;
    price.topics = {{"price", 0.8}};
    overview.add(post("1", "anna", "08:00"), &delay, nullptr);
    overview.add(post("2", "bert", "08:10"), &delay, nullptr);
    overview.add(post("3", "cora", "08:59"), &delay, nullptr);
    overview.add(reply("4", "1", "08:30"), nullptr, nullptr);
    overview.add(post("5", "dora", "10:00"), &price, nullptr);
    record::Post again = post("6", "emil", "10:05");
    again.repost_of = "5";
    overview.add(again, &price, nullptr);
    return overview.finish();
}

nlohmann::json rows(const Document& document, const char* section) {
    return nlohmann::json::parse(render_json(document))[section]["rows"];
}

} // namespace

TEST_CASE("posts over time: each hour, the empty one too") {
    const Document document = saturday();
    const auto volume = rows(document, "volume_trend");
    REQUIRE(volume.size() == 3);
    CHECK(volume[0] == nlohmann::json::parse(
                           R"({"begin":"2026-09-12T08:00:00Z","inbound":3,"outbound":1,"unknown":0,"bursts":null})"));
    CHECK(volume[1]["inbound"] == 0);
    CHECK(volume[2]["inbound"] == 2); // a repost is a post
    const Chart& chart = section(document, "volume_trend").chart.value();
    CHECK(chart.values == std::vector<std::size_t>{1}); // nothing is of unknown direction
    CHECK(chart.below == std::optional<std::size_t>{2});
    CHECK(chart.summary == "Posts of customers: 5. Most, 3, from Sat 2026-09-12 08:00.");
}

TEST_CASE("causes and anger over time count as the table of causes does") {
    const Document document = saturday();
    const auto causes = rows(document, "causes_trend");
    REQUIRE(causes.size() == 6); // two topics, three hours
    CHECK(causes[0] ==
          nlohmann::json::parse(R"({"topic":"delay","begin":"2026-09-12T08:00:00Z","posts":3,"anger":0.5})"));
    CHECK(causes[1]["posts"] == 0);
    CHECK(causes[1]["anger"].is_null());
    CHECK(causes[5] ==
          nlohmann::json::parse(R"({"topic":"price","begin":"2026-09-12T10:00:00Z","posts":1,"anger":1})"));
    const auto anger = rows(document, "anger_trend");
    CHECK(anger[2] == nlohmann::json::parse(R"({"begin":"2026-09-12T10:00:00Z","anger":1,"posts":1})"));
    // (3 × 0.5 + 1) / 4 = 0.625; no hour has the five posts that the highest takes.
    CHECK(section(document, "anger_trend").chart->summary == "Mean anger 0.62 from 0 to 1; posts about the house: 4.");
}

TEST_CASE("the week: a cell for each hour, the wait where there was a reply") {
    const Document document = saturday();
    const auto week = rows(document, "week");
    REQUIRE(week.size() == 7 * 24);
    CHECK(week[5 * 24 + 8] ==
          nlohmann::json::parse(R"({"weekday":"sat","hour":"08","posts":3,"median":1800,"replies":1})"));
    CHECK(week[5 * 24 + 9]["posts"] == 0);
    CHECK(week[5 * 24 + 9]["median"].is_null());
}

TEST_CASE("a few dates that are far off do not squeeze the rest") {
    Overview overview(trends(), taxonomy(), nullptr);
    for (int i = 0; i < 300; ++i) { // 0.5 % at each end is one post
        overview.add(post("p" + std::to_string(i), "anna", fmt::format("{:02}:{:02}", 6 + i / 60, i % 60)), nullptr,
                     nullptr);
    }
    record::Post old = post("old", "anna", "");
    old.created_at = at("1970-01-01T00:00:00Z");
    overview.add(old, nullptr, nullptr);
    const Document document = overview.finish();
    CHECK(rows(document, "volume_trend").size() == 5); // 06:00 to 10:59
    const auto& notes = section(document, "volume_trend").notes;
    REQUIRE_FALSE(notes.empty());
    CHECK(notes.front() == "1 posts with a time far from all others are left out.");
}

TEST_CASE("a burst is marked, with all that grew in it") {
    Options with_now = trends();
    with_now.now = at("2026-09-28T13:00:00Z");
    Overview overview(with_now, taxonomy(), nullptr);
    const record::Triage triage = complaint(60, "");
    int number = 0;
    for (int day = 0; day < 14; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            const bool storm = day == 13 && hour == 11;
            for (int i = 0; i < (storm ? 40 : 2); ++i) {
                record::Post it = post("p" + std::to_string(++number), "anna", "");
                it.created_at = at(fmt::format("2026-09-{:02}T{:02}:{:02}:00Z", 15 + day, hour, i));
                overview.add(it, &triage, nullptr);
            }
        }
    }
    const Document document = overview.finish();
    const Chart& chart = section(document, "volume_trend").chart.value();
    REQUIRE(chart.marks.size() == 1);
    CHECK(record::format_rfc3339(chart.marks[0].begin) == "2026-09-28T11:00:00Z");
    CHECK(record::format_rfc3339(chart.marks[0].end) == "2026-09-28T12:00:00Z");
    CHECK(chart.marks[0].name.find("all posts") != std::string::npos);
    CHECK(chart.marks[0].name.find("complaints") != std::string::npos);
    const auto volume = rows(document, "volume_trend");
    CHECK(volume[13 * 24 + 11]["bursts"].size() == 3); // all, complaints, the topic
    CHECK(volume[13 * 24 + 10]["bursts"].is_null());
}

TEST_CASE("without posts, and without verdicts, there is nothing to draw") {
    Overview nothing(trends(), taxonomy(), nullptr);
    for (const Section& it : nothing.finish().sections) {
        CHECK_FALSE(it.chart);
    }
    Overview bare(trends(), taxonomy(), nullptr);
    bare.add(post("1", "anna", "08:00"), nullptr, nullptr);
    const Document document = bare.finish();
    CHECK(section(document, "volume_trend").chart);
    CHECK(section(document, "causes_trend").empty());
    CHECK(section(document, "anger_trend").empty());
}

TEST_CASE("on a terminal the drawings are of blocks and keep to the width") {
    const Document document = saturday();
    const std::string text = render_text(document, {60, false});
    CHECK(text.find("  From customers  █ ▅  ≤ 3\n  From the house  █    ≤ 1\n") != std::string::npos);
    CHECK(text.find("  Sat  ················██··▓▓") != std::string::npos);
    for (const int width : {40, 60, 80, 200}) {
        std::istringstream lines(render_text(document, {width, false}));
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(text::display_width(line) <= static_cast<std::size_t>(width));
        }
    }
}

TEST_CASE("drawings are no metrics") {
    const std::string metrics = render_prometheus(saturday());
    CHECK(metrics.find("_trend") == std::string::npos);
    CHECK(metrics.find("_week") == std::string::npos);
}
