// SPDX-License-Identifier: Apache-2.0
#include "incident/match.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::incident;

namespace {

record::Timestamp at(const std::string& text) { return record::parse_rfc3339(text).value(); }

Incident evening() {
    Incident incident;
    incident.topics = {"outage", "quality"};
    incident.products = {"Netz"};
    incident.words = {"server", "langsam~", "ruckelt"};
    incident.from = at("2026-09-12T18:00:00Z");
    incident.until = at("2026-09-12T21:00:00Z");
    return incident;
}

} // namespace

// topic 0.40; words 0.30, 0.50, 0.60; product 0.20; at most 1.
TEST_CASE("match_score adds up topic, words and product") {
    struct Row {
        std::string name;
        std::vector<std::string> topics;
        int words;
        bool product;
        double score;
    };
    const std::vector<Row> rows{
        {"nothing", {}, 0, false, 0},
        {"a topic alone", {"outage"}, 0, false, 0.4},
        {"two topics count once", {"outage", "quality"}, 0, false, 0.4},
        {"the second topic of the post", {"billing", "quality"}, 0, false, 0.4},
        {"another topic", {"billing"}, 0, false, 0},
        {"one word alone", {}, 1, false, 0.3},
        {"two words", {}, 2, false, 0.5},
        {"three words", {}, 3, false, 0.6},
        {"nine words count as three", {}, 9, false, 0.6},
        {"no fewer than none", {}, -1, false, 0},
        {"a product alone", {}, 0, true, 0.2},
        {"product and word", {}, 1, true, 0.5},
        {"product and topic", {"outage"}, 0, true, 0.6},
        {"topic and word", {"outage"}, 1, false, 0.7},
        {"cut at one", {"outage"}, 3, true, 1},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(match_score(evening(), row.topics, row.words, row.product, at("2026-09-12T20:00:00Z")) == row.score);
    }
}

TEST_CASE("match_score is nothing outside the time window") {
    struct Row {
        std::string name, time, until, expires;
        bool in_time;
    };
    const std::string until = "2026-09-12T21:00:00Z";
    const std::vector<Row> rows{
        {"an hour before", "2026-09-12T17:00:00Z", until, "", true},
        {"more than an hour before", "2026-09-12T16:59:59Z", until, "", false},
        {"24 h after", "2026-09-13T21:00:00Z", until, "", true},
        {"more than 24 h after", "2026-09-13T21:00:01Z", until, "", false},
        {"open end", "2027-09-13T21:00:00Z", "", "", true},
        {"before it expires", "2026-09-13T20:59:59Z", until, "2026-09-13T21:00:00Z", true},
        {"when it expires", "2026-09-13T20:00:00Z", until, "2026-09-13T20:00:00Z", false},
        {"open end, expired", "2027-09-13T21:00:00Z", "", "2026-10-01T00:00:00Z", false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        Incident incident = evening();
        incident.until = row.until.empty() ? std::nullopt : std::optional(at(row.until));
        incident.expires = row.expires.empty() ? std::nullopt : std::optional(at(row.expires));
        CHECK(match_score(incident, {"outage"}, 1, false, at(row.time)) == (row.in_time ? 0.7 : 0.0));
    }
    Incident timeless = evening();
    timeless.from = timeless.until = std::nullopt;
    CHECK(match_score(timeless, {"outage"}, 1, false, at("0001-01-02T00:00:00Z")) == 0.7);
    CHECK(match_score(timeless, {"outage"}, 1, false, at("9999-12-31T23:59:59Z")) == 0.7);
}

TEST_CASE("best_score says whether an incident can match at all") {
    Incident incident;
    CHECK(best_score(incident) == 0);
    incident.topics = {"outage"};
    CHECK(best_score(incident) == 0.4); // cannot
    incident.words = {"server"};
    CHECK(best_score(incident) == 0.7);
    incident.topics.clear();
    CHECK(best_score(incident) == 0.3); // cannot
    incident.words.resize(50, "server");
    CHECK(best_score(incident) == 0.6);
    incident.products = {"Netz"};
    CHECK(best_score(incident) == 0.8);
}
