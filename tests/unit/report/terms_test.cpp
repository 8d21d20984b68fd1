// SPDX-License-Identifier: Apache-2.0
#include "report/term_tally.hpp"

#include "report/render.hpp"
#include "stories.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace kummerkasten;
using namespace kummerkasten::report;
using namespace kummerkasten::report::test;

namespace {

std::string found(const std::string& text, const std::string& language = "de") {
    TermFinder finder;
    std::string all;
    for (const auto& [stems, written] : finder.terms_in(text, language)) {
        all += (all.empty() ? "" : "|") + stems;
    }
    return all;
}

} // namespace

TEST_CASE("the terms of a text") {
    struct Row {
        std::string name, text, language, expected;
    };
    const std::vector<Row> rows{
        {"words and phrases", "Router blinkt rot", "de", "blinkt|blinkt rot|rot|rout|rout blinkt|rout blinkt rot"},
        {"plural, umlaut and its spelling have one stem", "Züge Zug zuege", "de", "zug|zug zug|zug zug zug"},
        {"each once", "Stau Stau", "de", "stau|stau stau"},
        {"stop words stand within, not at the end", "der Ausfall in Rheine", "de", "ausfall|ausfall in rhein|rhein"},
        {"a negation is a word", "geht nicht", "de", "geht|geht nicht|nicht"},
        {"punctuation parts phrases", "Stau. Regen", "de", "reg|stau"},
        {"so do mentions, links and numbers", "Stau @haus Regen https://example.org 12 Wind", "de", "reg|stau|wind"},
        {"a hashtag is a word", "#Stau", "de", "stau"},
        {"English", "The trains were cancelled", "en", "cancel|train|train were cancel"},
        {"other languages stay as they are", "les trains annulés", "fr",
         "annulés|les|les trains|les trains annulés|trains|trains annulés"},
        {"nothing", "", "de", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(found(row.text, row.language) == row.expected);
    }
}

TEST_CASE("what has risen, counted by hand") {
    TermTally tally;
    // Earlier, 10 posts: "stau" in each. Now, 10 posts: "stau" in each, "ausfall" in 8 of them.
    for (int i = 0; i < 10; ++i) {
        tally.add({{"stau", "Stau"}}, 0);
    }
    for (int i = 0; i < 10; ++i) {
        if (i < 8) {
            tally.add({{"ausfall", i < 3 ? "AUSFALL" : "Ausfall"}, {"stau", "Stau"}}, 1);
        } else {
            tally.add({{"stau", "Stau"}}, 1);
        }
    }
    const std::vector<EmergingTerm> risen = emerging_terms(tally, 0, 1, 2, 5, 1.5);
    REQUIRE(risen.size() == 1);
    const EmergingTerm& it = risen.front();
    CHECK(it.written == "Ausfall"); // five times, against three
    CHECK(it.now == 8);
    CHECK(it.earlier == 0);
    // n: now 18, earlier 10; V = 2; expected (0 + 1) / (10 + 2) = 1/12; priors 18/12 = 1.5 and 10/12.
    // delta = ln(9.5 / (36 − 9.5)) − ln(0.8333 / (20 − 0.8333)); variance = 1/9.5 + 1/0.8333.
    const double delta = std::log(9.5 / 26.5) - std::log((10.0 / 12) / (20 - 10.0 / 12));
    CHECK(it.odds.delta == doctest::Approx(delta));
    CHECK(it.odds.z == doctest::Approx(delta / std::sqrt(1 / 9.5 + 1.2)));
    CHECK(emerging_terms(tally, 0, 1, 2, 9, 1.5).empty());  // eight posts are too few, then
    CHECK(emerging_terms(tally, 0, 1, 2, 5, 10.0).empty()); // nor that far from chance
    CHECK(emerging_terms(tally, 2, 3, 4, 5, 0).empty());    // nothing earlier, nothing now
}

TEST_CASE("a phrase stands for its words where they come with it") {
    TermTally tally;
    TermFinder finder;
    for (int i = 0; i < 40; ++i) {
        tally.add(finder.terms_in("Stau auf der Brücke", "de"), 0);
    }
    for (int i = 0; i < 20; ++i) {
        tally.add(finder.terms_in("Trällerbox blinkt rot", "de"), 1);
        tally.add(finder.terms_in("Stau auf der Brücke", "de"), 1);
    }
    const std::vector<EmergingTerm> risen = emerging_terms(tally, 0, 1, 2, 5, 1.96);
    REQUIRE_FALSE(risen.empty());
    for (const EmergingTerm& it : risen) {
        CAPTURE(it.written);
        CHECK(it.written != "Trällerbox"); // its twenty posts are those of "Trällerbox blinkt"
        CHECK(it.written != "rot");
    }
}

TEST_CASE("strangers cannot make the tally grow without limit; what is frequent stays") {
    TermTally tally;
    for (int i = 0; i < 20; ++i) {
        tally.add({{"stau", "Stau"}}, 0);
    }
    for (std::size_t i = 0; i < TermTally::kMostTerms; ++i) {
        tally.add({{"w" + std::to_string(i), "w"}}, 0);
    }
    CHECK(tally.terms.size() <= TermTally::kMostTerms);
    CHECK(tally.terms.at("stau").posts == 20);
    CHECK(tally.forgotten_up_to == 1);
}

TEST_CASE("the view terms: without a verdict too, and parts give the whole") {
    Options it = options();
    it.views = {View::terms};
    it.since = at_clock("10:00"); // now is 12:00
    Overview whole(it, taxonomy(), nullptr), first(it, taxonomy(), nullptr), second(it, taxonomy(), nullptr);
    for (int i = 0; i < 30; ++i) {
        const std::string minute = std::to_string(10 + i);
        const record::Post earlier = post("e" + minute, "a", "08:" + minute, "Stau auf der Brücke");
        const record::Post stau = post("s" + minute, "a", "10:" + minute, "Stau auf der Brücke");
        const record::Post fresh = post("n" + minute, "a", "11:" + minute, "Überschwemmung in Rheine");
        for (Overview* overview : {&whole, i % 2 == 0 ? &first : &second}) {
            overview->add(earlier, nullptr, nullptr);
            overview->add(stau, nullptr, nullptr);
            overview->add(fresh, nullptr, nullptr);
        }
    }
    const Document document = whole.finish();
    REQUIRE_FALSE(section(document, "terms").table.rows.empty());
    CHECK(name(document, "terms", 0, "term").find("berschwemmung") != std::string::npos);
    CHECK(cell(document, "terms", 0, "earlier") == Cell(std::int64_t{0}));
    first.merge(second);
    CHECK(render_json(first.finish()) == render_json(document));
}

TEST_CASE("the view terms says why it has nothing to say") {
    Options it = options();
    it.views = {View::terms};
    Overview one_day(it, taxonomy(), nullptr);
    one_day.add(post("a", "a", "08:00"), nullptr, nullptr);
    CHECK(section(one_day.finish(), "terms").paragraph.find("--since") != std::string::npos);
    it.since = at_clock("10:00");
    Overview no_past(it, taxonomy(), nullptr);
    no_past.add(post("a", "a", "11:00"), nullptr, nullptr);
    CHECK(section(no_past.finish(), "terms").paragraph.find("no earlier posts") != std::string::npos);
    // The time is halved, and the first day, which is odd, is left out: nothing stands on the second.
    it.since.reset();
    Overview gap(it, taxonomy(), nullptr);
    record::Post far_off = post("a", "a", "08:00");
    *far_off.created_at -= std::chrono::hours(48);
    gap.add(far_off, nullptr, nullptr);
    gap.add(post("b", "b", "08:00"), nullptr, nullptr);
    CHECK(section(gap.finish(), "terms").paragraph.find("no earlier posts") != std::string::npos);
}
