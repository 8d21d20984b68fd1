// SPDX-License-Identifier: Apache-2.0
#include "report/render.hpp"

#include "text/display_width.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

record::Timestamp at(const std::string& text) { return record::parse_rfc3339(text).value(); }

// A document with one of everything; its strangers are hostile.
Document sample() {
    Document document;
    document.view = "overview";
    document.title = "Overview";
    document.language = "en";
    document.time_zone = "UTC";
    document.now = at("2026-09-12T12:00:00Z");
    document.first = at("2026-09-12T08:00:00Z");
    document.last = at("2026-09-12T11:30:00Z");

    Section facts{"headline", "At a glance", {}, {}, {}, {}};
    facts.facts = {{"posts", "Posts", Type::count, Cell(std::int64_t{12})},
                   {"open", "Open", Type::count, Cell()},
                   {"unit", "Unit", Type::text, Label("day"), true}};

    Section table{"causes", "Causes", "What hurts.", {}, {}, {"A note."}};
    table.table.columns = {{"topic", "Topic"},
                           {"posts", "Posts", Type::count, true},
                           {"share", "Share", Type::share},
                           {"within", "Within", Type::share}};
    table.table.rows = {{Label("delay", "Verspätung"), std::int64_t{8}, 0.5, Cell()},
                        {Label("a|b", ""), std::int64_t{4}, 0.25, Cell()}};

    Section cards{"queue", "Due next", {}, {}, {}, {}};
    cards.table.cards = true;
    Column text{"text", "Text", Type::quote, false, 1};
    text.between = ": ";
    Column because{"because", "Because", Type::text, false, 2};
    because.named = true;
    Column id{"id", "Id", Type::link, false, 3};
    Column url{"url", "Url", Type::text, false, 3};
    url.for_programs = true;
    cards.table.columns = {{"remaining", "Due", Type::remaining, false, 0},
                           {"band", "Band", Type::text, false, 0},
                           {"author", "Author", Type::text, false, 1},
                           text,
                           because,
                           url,
                           id};
    Label band("urgent");
    band.tone = Tone::alarm;
    Label anger("anger", "Anger");
    anger.points = 30;
    cards.table.rows = {{-7800.0, band, Label("@*evil*"), Label("red \x1b[31m\u202Ealarm\n# heading | pipe"),
                         Labels{anger}, Label("https://x.example/1"), Label("x:1", "https://x.example/1")}};

    document.sections = {facts, table, cards, {"empty", "Nothing", {}, {}, {}, {}}};
    return document;
}

} // namespace

TEST_CASE("text: aligned, safe, without what has nothing to say") {
    CHECK(render_text(sample(), {80, false}) ==
          "Overview\n"
          "As of Sat 2026-09-12 12:00 (UTC) · Period: Sat 2026-09-12 08:00 – Sat 2026-09-12\n"
          "11:30\n"
          "\n"
          "At a glance\n"
          "  Posts  12\n"
          "\n"
          "Causes\n"
          "What hurts.\n"
          "  Topic       Posts                    Share\n"
          "  Verspätung      8  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇  50.0%\n"
          "  a|b             4  ▇▇▇▇▇▇▇▇          25.0%\n"
          "A note.\n"
          "\n"
          "Due next\n"
          " 1. overdue for 2 h 10 min · urgent\n"
          "    @*evil*: “red [31malarm # heading | pipe”\n"
          "    Because: Anger +30\n"
          "    https://x.example/1\n");
}

TEST_CASE("text: a narrow terminal cuts texts and bars, never figures") {
    Document document = sample();
    document.sections[1].table.rows[0][0] = Label("", "Donaudampfschifffahrtsgesellschaftskapitän");
    const std::string text = render_text(document, {40, false});
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(text::display_width(line) <= 40);
    }
    // 40 columns less "  " before each of three columns and twice 5 for "Posts" and "Share" leave 24.
    CHECK(text.find("  Donaudampfschifffahrtsg…  ") != std::string::npos);
    CHECK(text.find("50.0%") != std::string::npos);
}

TEST_CASE("text: colour only where asked for") {
    CHECK(render_text(sample(), {80, false}).find('\x1b') == std::string::npos);
    const std::string coloured = render_text(sample(), {80, true});
    CHECK(coloured.find("\x1b[31moverdue for 2 h 10 min\x1b[0m") != std::string::npos);
    CHECK(coloured.find("\x1b[31m\u202E") == std::string::npos);
}

TEST_CASE("Markdown: tables, lists, and no markup of strangers") {
    CHECK(render_markdown(sample()) ==
          "# Overview\n"
          "\n"
          "As of Sat 2026-09-12 12:00 (UTC) · Period: Sat 2026-09-12 08:00 – Sat 2026-09-12 11:30\n"
          "\n"
          "## At a glance\n"
          "\n"
          "- Posts: **12**\n"
          "\n"
          "## Causes\n"
          "\n"
          "What hurts.\n"
          "\n"
          "| Topic | Posts |  | Share |\n"
          "| :-- | --: | :-- | --: |\n"
          "| Verspätung | 8 | ▇▇▇▇▇▇▇▇▇▇▇▇ | 50.0% |\n"
          "| a\\|b | 4 | ▇▇▇▇▇▇ | 25.0% |\n"
          "\n"
          "A note.\n"
          "\n"
          "## Due next\n"
          "\n"
          "1. overdue for 2 h 10 min · urgent\n"
          "   - @\\*evil\\*: “red \\[31malarm \\# heading \\| pipe”\n"
          "   - Because: Anger +30\n"
          "   - <https://x.example/1>\n");
}

TEST_CASE("Markdown: an address that is more than an address is no link") {
    Document document = sample();
    for (const std::string address :
         {"https://x.example/1>evil", "javascript:alert(1)", "https://x.example/\u202Egpj"}) {
        CAPTURE(address);
        document.sections[2].table.rows[0][6] = Label(address);
        CHECK(render_markdown(document).find("<" + address) == std::string::npos);
    }
}

TEST_CASE("JSON: raw values under stable keys, sections without rows too") {
    const std::string line = render_json(sample());
    CHECK(line.back() == '\n');
    CHECK(line.find('\n') == line.size() - 1);
    const auto json = nlohmann::json::parse(line);
    CHECK(json["schema"] == 1);
    CHECK(json["view"] == "overview");
    CHECK(json["now"] == "2026-09-12T12:00:00Z");
    CHECK(json["period"]["since"].is_null());
    CHECK(json["period"]["first"] == "2026-09-12T08:00:00Z");
    CHECK(json["headline"]["posts"] == 12);
    CHECK(json["headline"]["open"].is_null());
    CHECK(json["headline"]["unit"] == "day");
    CHECK(json["causes"]["rows"][0] ==
          nlohmann::json{{"topic", "delay"}, {"posts", 8}, {"share", 0.5}, {"within", nullptr}});
    const auto& card = json["queue"]["rows"][0];
    CHECK(card["remaining"] == -7800);
    CHECK(card["because"] == nlohmann::json::parse(R"([{"name":"anger","points":30}])"));
    CHECK(card["text"] == "red \x1b[31m\u202Ealarm\n# heading | pipe"); // as it came: JSON escapes what it must
    CHECK(card["id"] == "x:1");
    CHECK(json["empty"].is_object());
}
