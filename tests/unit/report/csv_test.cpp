// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "report/render.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

record::Timestamp at(const std::string& text) { return record::parse_rfc3339(text).value(); }

Document sample() {
    Document document;
    document.view = "queue";
    document.time_zone = "UTC";
    Label anger("anger");
    anger.points = 30;
    Label reach("reach");
    reach.points = -3;
    Section headline{"headline", "At a glance", {}, {}, {}, {}};
    headline.facts = {{"posts", "Posts", Type::count, Cell(std::int64_t{12})}, {"open", "Open", Type::count, Cell()}};
    Section queue{"queue", "Due next", {}, {}, {}, {"A note is for people."}};
    queue.table.columns = {{"remaining", "Due", Type::remaining},
                           {"due_at", "Due", Type::time},
                           {"share", "Share", Type::share},
                           {"because", "Because"},
                           {"text", "Text", Type::quote}};
    queue.table.rows = {{-7800.0, at("2026-09-12T12:00:00Z"), 0.25, Labels{anger, reach}, Label("Seit 9 Uhr, nichts")},
                        {std::int64_t{60}, Cell(), Cell(), Cell(), Label("kurz")}};
    document.sections = {headline, queue};
    return document;
}

// The cell that a text becomes.
std::string cell_of(const std::string& text) {
    Document document;
    document.view = "v";
    Section section{"v", "V", {}, {}, {}, {}};
    section.table.columns = {{"text", "Text"}};
    section.table.rows = {{Label(text)}};
    document.sections = {section};
    const std::string csv = render_csv(document, {});
    REQUIRE(csv.starts_with("text\n"));
    return csv.substr(5, csv.size() - 6);
}

} // namespace

TEST_CASE("CSV: a view named alone gives its own table, raw") {
    CHECK(render_csv(sample(), {}) ==
          "remaining,due_at,share,because,text\n"
          "-7800,2026-09-12T12:00:00Z,0.25,\"anger +30; reach -3\",\"Seit 9 Uhr, nichts\"\n"
          "60,,,,kurz\n");
}

TEST_CASE("CSV: another section, one of facts alone, the mark for Excel") {
    CHECK(render_csv(sample(), {true, "headline"}) == "\xEF\xBB\xBFposts,open\n12,\n");
}

TEST_CASE("CSV: several views are one value a line") {
    Document document = sample();
    document.view = "overview,queue";
    document.sections[1].table.rows.pop_back();
    CHECK(render_csv(document, {}) ==
          "section,row,key,value\n"
          "headline,,posts,12\n"
          "headline,,open,\n"
          "queue,1,remaining,-7800\n"
          "queue,1,due_at,2026-09-12T12:00:00Z\n"
          "queue,1,share,0.25\n"
          "queue,1,because,\"anger +30; reach -3\"\n"
          "queue,1,text,\"Seit 9 Uhr, nichts\"\n");
}

TEST_CASE("CSV: a section that is not there is said, with those that are") {
    CHECK_THROWS_WITH_AS(render_csv(sample(), {false, "cause"}),
                         "--section 'cause' is not in this report; there are headline, queue", UsageError);
}

TEST_CASE("CSV: words of strangers stay words in a spreadsheet") {
    struct Row {
        std::string name, text, cell;
    };
    const std::vector<Row> rows{
        {"plain", "Der Zug ist weg.", "Der Zug ist weg."},
        {"a formula", "=1+1", "\"'=1+1\""},
        {"a call", "=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""},
        {"a handle", "@wiesenpieper", "\"'@wiesenpieper\""},
        {"plus", "+49 171", "\"'+49 171\""},
        {"minus", "-2+3", "\"'-2+3\""},
        {"full width", "＝1", "\"'＝1\""},
        {"behind blanks and invisible characters", " \t\r\n\u200b\u202e=1", "\"'=1\""},
        {"quotes and commas", "Er sagte \"nein\", dann nichts", "\"Er sagte \"\"nein\"\", dann nichts\""},
        {"a cell of its own at a semicolon", "a;=1+1", "\"a;=1+1\""},
        {"out of its own quotes", "\",=1+1,\"", "\"\"\",=1+1,\"\"\""},
        {"two lines are one", "eins\nzwei", "eins zwei"},
        {"nothing", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(cell_of(row.text) == row.cell);
    }
}
