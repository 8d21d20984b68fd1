// SPDX-License-Identifier: Apache-2.0
#include "classify/reasons.hpp"

#include "classify/example_house.hpp"
#include "classify/random_text.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

std::vector<std::string> shown(Reasons& reasons) {
    std::vector<record::Reason> out;
    reasons.write(out);
    std::vector<std::string> all;
    for (const record::Reason& reason : out) {
        all.push_back(reason.label + " " + std::to_string(reason.span.start) + "-" + std::to_string(reason.span.end) +
                      " " + reason.by);
    }
    return all;
}

Hit hit(Category category, Source source) {
    Hit made;
    made.span = {0, 4};
    made.sense = {1, 0, category, source};
    made.weight = -0.5F;
    return made;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("the strongest first, then by position, of one label and place the strongest only") {
    Reasons reasons;
    std::vector<record::Reason> none;
    reasons.begin(none);
    reasons.add({"anger", ""}, {10, 14}, "lexicon", "de", 0.5);
    reasons.add({"anger", ""}, {0, 4}, "lexicon", "de", 0.5);
    reasons.add({"polarity", "negative"}, {10, 14}, "lexicon", "de", 0.5);
    reasons.add({"signals", "churn"}, {20, 30}, "rule", "r-1", 0.9);
    reasons.add({"signals", "churn"}, {20, 30}, "rule", "r-2", 0.7); // the same said again, weaker
    reasons.add({"signals", "churn"}, {20, 25}, "rule", "r-3", 0.1);
    reasons.add({"signals", "viral"}, {}, "reach", "", 0.6);
    CHECK(shown(reasons) == Lines{"signals:churn 20-30 rule:r-1", "signals:viral 0-0 reach", "anger 0-4 lexicon:de",
                                  "anger 10-14 lexicon:de", "polarity:negative 10-14 lexicon:de",
                                  "signals:churn 20-25 rule:r-3"});
}

TEST_CASE("at most kMostReasons, and nothing of the post before") {
    Reasons reasons;
    std::vector<record::Reason> out;
    for (int post = 0; post < 3; ++post) {
        reasons.begin(out);
        CHECK(out.empty());
        for (std::uint32_t i = 0; i < 100; ++i) {
            reasons.add({"anger", ""}, {i, i + 1}, "lexicon", "de", i / 100.0);
        }
        reasons.write(out);
        REQUIRE(out.size() == kMostReasons);
        CHECK(out.front().span.start == 99);
        CHECK(out.back().span.start == 100 - kMostReasons);
    }
    reasons.begin(out);
    reasons.write(out);
    CHECK(out.empty());
}

TEST_CASE("who says so") {
    struct Row {
        std::string name;
        Category category;
        Source source;
        std::string by;
    };
    const std::vector<Row> rows{
        {"German word", Category::polarity, Source::german, "lexicon:de"},
        {"English word", Category::anger, Source::english, "lexicon:en"},
        {"own topic", Category::topic, Source::profile, "profile:topic"},
        {"our name", Category::own_name, Source::profile, "profile:name"},
        {"our account", Category::own_handle, Source::profile, "profile:handle"},
        {"the bird", Category::not_meant, Source::profile, "profile:not_meant"},
        {"a rival", Category::rival_name, Source::profile, "profile:rival"},
        {"a rival's account", Category::rival_handle, Source::profile, "profile:rival"},
        {"a product", Category::product, Source::profile, "profile:product"},
        {"word of an incident", Category::incident, Source::incidents, "incident:words"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        Reasons reasons;
        reasons.add({"x", ""}, hit(row.category, row.source));
        CHECK(shown(reasons) == Lines{"x 0-4 " + row.by});
    }
}

TEST_CASE("reasons of posts: no doubles, few, on whole characters, and each with somebody who says so") {
    static const std::vector<std::string> kPieces{"@wiesenpieper",
                                                  "Störung",
                                                  "schon wieder",
                                                  "Übelste",
                                                  "Scheiße",
                                                  "😡",
                                                  "👨‍👩‍👧",
                                                  "ihr Pfeifen",
                                                  "ÄRGER!!!",
                                                  "kündige",
                                                  "seit drei Tagen",
                                                  "Größenwahn",
                                                  "nicht",
                                                  "erreichbar",
                                                  "49,90 €",
                                                  "Kundennummer 44710932",
                                                  "danke für nichts",
                                                  "ß",
                                                  "Mein Anwalt",
                                                  "NestNetz",
                                                  "kein Internet",
                                                  "läuft wieder",
                                                  "\u0301",
                                                  "Träller-Box",
                                                  "unverschämt",
                                                  "morgen",
                                                  "\n"};
    Chance chance(31);
    for (int i = 0; i < 300; ++i) {
        std::string text = "@wiesenpieper ";
        for (std::size_t left = chance.below(40); left > 0; --left) {
            text += chance.one_of(kPieces) + (chance.one_in(5) ? "" : " ");
        }
        CAPTURE(text);
        const record::Triage triage = judge(text);
        REQUIRE(triage.reasons.size() <= kMostReasons);
        std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>> seen;
        for (const record::Reason& reason : triage.reasons) {
            CAPTURE(reason.label);
            REQUIRE(seen.emplace(reason.label, reason.span.start, reason.span.end).second);
            REQUIRE(reason.span.start <= reason.span.end);
            REQUIRE(reason.span.end <= text.size());
            for (const std::uint32_t edge : {reason.span.start, reason.span.end}) {
                REQUIRE((edge == text.size() || !text::is_continuation(text[edge])));
            }
            REQUIRE(!reason.by.empty());
        }
    }
}
