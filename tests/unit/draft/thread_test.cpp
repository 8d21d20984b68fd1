// SPDX-License-Identifier: Apache-2.0
#include "draft/thread.hpp"

#include "draft/drafter.hpp"
#include "draft/house.hpp"
#include "draft/length.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

using Texts = std::vector<std::string>;

// Counts characters, 20 to a post.
Channel narrow() { return {.name = "narrow", .limit = 20, .threads = true}; }

} // namespace

TEST_CASE("pieces are packed into posts, each with its number") {
    struct Row {
        std::string name;
        Texts pieces, expected;
    };
    const std::vector<Row> rows{
        // A number takes 4 of the 20, so 16 are left.
        {"one post needs no thread", {"Hallo Jana.", "^an"}, {}},
        {"a break stands between sentences",
         {"Hallo.", "Eins zwei.", "Drei vier.", "^an"},
         {"Hallo. 1/3", "Eins zwei. 2/3", "Drei vier. ^an 3/3"}},
        {"what has room stays together",
         {"Ja.", "Nein doch.", "Ende gut.", "^an"},
         {"Ja. Nein doch. 1/2", "Ende gut. ^an 2/2"}},
        {"a long sentence breaks between words",
         {"Eins zwei drei vier.", "Gut.", "^an"},
         {"Eins zwei drei 1/2", "vier. Gut. ^an 2/2"}},
        {"a word that has no room", {"Donaudampfschiffahrt.", "Gut.", "^an"}, {}},
        {"more than three posts are too many",
         {"Eins zwei drei.", "Vier fünf sechs.", "Sieben acht.", "Neun zehn elf.", "^an"},
         {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(thread_of(narrow(), row.pieces) == row.expected);
    }
    Channel lone = narrow();
    lone.threads = false;
    CHECK(thread_of(lone, {"Eins zwei drei vier.", "Gut.", "^an"}).empty());
}

TEST_CASE("a written text is parted between its sentences") {
    struct Row {
        std::string name, text;
        Texts expected;
    };
    const std::vector<Row> rows{
        {"marks", "Ja! Nein? Doch. Na ja …", {"Ja!", "Nein?", "Doch.", "Na ja …"}},
        {"quotation marks and brackets go with it", "„Nein.“ Doch. (Ja.) Gut.", {"„Nein.“", "Doch.", "(Ja.)", "Gut."}},
        {"a line break", "Guten Tag\n\nDanke ^an", {"Guten Tag", "Danke ^an"}},
        {"a number ends none", "Am 3. Oktober nicht. Gut.", {"Am 3. Oktober nicht.", "Gut."}},
        {"nor do letters alone", "So z. B. heute. Gut.", {"So z. B. heute.", "Gut."}},
        {"nor abbreviations",
         "Es fehlen ca. 3 von Nr. 7. Frau Dr. Kahl weiß es.",
         {"Es fehlen ca. 3 von Nr. 7. Frau Dr. Kahl weiß es."}},
        {"a short word may", "Rufen Sie an. Danke.", {"Rufen Sie an.", "Danke."}},
        {"links stay whole",
         "Siehe https://wiesenpieper.example/a.b. Gut.",
         {"Siehe https://wiesenpieper.example/a.b.", "Gut."}},
        {"no mark at the end", "Danke. ^an", {"Danke.", "^an"}},
        {"nothing", " \n ", {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(sentences_of(row.text) == row.expected);
    }
}

TEST_CASE("a written reply as a thread") {
    const record::Post nobody;
    CHECK(thread_of(narrow(), nobody, "Eins zwei drei. Vier fünf. ^an") ==
          Texts{"Eins zwei drei. 1/2", "Vier fünf. ^an 2/2"});
    CHECK(thread_of(narrow(), nobody, "Eins zwei.").empty()); // fits into one
    CHECK(thread_of(narrow(), nobody, std::string(1000, 'a')).empty());
    // The handle that X adds takes no room: its 8 characters would not fit beside the sentence in a post of 20.
    Channel narrow_x = narrow();
    narrow_x.unit = Unit::weighted;
    record::Post post;
    post.platform = "x";
    post.author.handle = "jana_p";
    CHECK(thread_of(narrow_x, post, "@jana_p Eins zwei drei. Vier fünf. ^an") ==
          Texts{"@jana_p Eins zwei drei. 1/2", "Vier fünf. ^an 2/2"});
}

TEST_CASE("channels where people write in threads") {
    const ChannelTable table(source_data());
    for (const char* name : {"x", "mastodon", "bluesky", "threads"}) {
        CAPTURE(name);
        CHECK(table.find(name).threads);
        CHECK(table.find(name).layout == Layout::line);
    }
    CHECK_FALSE(table.find("google_play").threads);
    CHECK_FALSE(table.find("mail").threads);
}

TEST_CASE("a draft that loses its explanation for want of room has the whole of it in a thread beside it") {
    const profile::Profile house = heidebahn();
    std::vector<incident::Incident> incidents{slow_servers()};
    // 250 characters: with greeting and apology more than the 280 of X.
    std::string told = "Am Samstagabend waren unsere Server sehr langsam";
    while (told.size() < 248) {
        told += ", und das lange";
    }
    incidents.front().public_text = {{"de", told.substr(0, 249) + "."}};
    const record::Taxonomy taxonomy(source_data());
    const Drafter drafter(source_data(), taxonomy, &house, incidents, {}, at("2026-09-13T09:00:00Z"));
    record::Triage triage = a_complaint("outage");
    triage.incident = incidents.front().id;
    record::Draft draft;
    drafter.draft(a_post(), triage, {}, draft);
    CHECK(draft.text.find(told.substr(0, 40)) == std::string::npos);
    REQUIRE(draft.texts.size() >= 2);
    const ChannelTable table(source_data());
    std::string whole;
    for (std::size_t i = 0; i < draft.texts.size(); ++i) {
        CHECK(fits(table.find("x"), draft.texts[i]));
        CHECK(draft.texts[i].ends_with(std::to_string(i + 1) + "/" + std::to_string(draft.texts.size())));
        whole += draft.texts[i] + " ";
    }
    CHECK(whole.find(told.substr(0, 40)) != std::string::npos);
    CHECK(whole.find("^an") != std::string::npos);

    drafter.draft(a_post(), triage, "google_play", draft); // no threads there, and 350 characters
    CHECK(draft.texts.empty());
}
