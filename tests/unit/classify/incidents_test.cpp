// SPDX-License-Identifier: Apache-2.0
// Which known incident a post speaks of: its words and products are counted here, the rest is incident/match.
#include "classify/example_house.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;

TEST_CASE("the incidents of the example house") {
    struct Row {
        std::string name, text, incident;
    };
    const std::vector<Row> rows{
        {"topic and word", "@wiesenpieper kein Netz", "INC-2026-0911"},
        {"two words and the product", "Flimmernest ruckelt und ist langsam", "INC-2026-0912"},
        {"an article", "Trällerbox blinkt rot", "ART-0002"},
        {"expired two weeks ago", "SMS kommen verspätet bei PieperMobil", ""},
        {"the topic alone", "@wiesenpieper Bei mir ist seit gestern eine Störung", ""},
        {"nothing of it", "@wiesenpieper Wann macht der Laden auf?", ""},
        {"another company's customer", "@drosselfunk kein Netz", ""},
        {"not about the house", "Im Wald ist kein Netz", ""},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(judge(row.text).incident == row.incident);
    }
}

TEST_CASE("time: an hour before it began somebody may already have noticed, the month before nobody") {
    record::Post post = post_of("@wiesenpieper Flimmernest ruckelt und ist langsam");
    struct Row {
        std::string at, incident;
    };
    // The incident runs from 18:05 to 21:00 on the 12th.
    const std::vector<Row> rows{{"2026-09-12T17:04:00Z", ""},
                                {"2026-09-12T17:05:00Z", "INC-2026-0912"},
                                {"2026-09-13T21:00:00Z", "INC-2026-0912"},
                                {"2026-09-13T21:01:00Z", ""},
                                {"2026-08-12T19:00:00Z", ""}};
    for (const Row& row : rows) {
        CAPTURE(row.at);
        post.created_at = record::parse_rfc3339(row.at);
        CHECK(judge(post).incident == row.incident);
    }
}

TEST_CASE("the words are among the reasons") {
    const std::string text = "@wiesenpieper Flimmernest ruckelt und ist so langsam";
    std::vector<std::string> words;
    for (const record::Reason& reason : judge(text).reasons) {
        if (reason.label == "incident:INC-2026-0912") {
            CHECK(reason.by == "incident:words");
            words.push_back(text.substr(reason.span.start, reason.span.end - reason.span.start));
        }
    }
    std::sort(words.begin(), words.end());
    CHECK(words == std::vector<std::string>{"langsam", "ruckelt"});
}
