// SPDX-License-Identifier: Apache-2.0
// The page as a text; tests/check-html looks at it in a browser.
#include "report/render.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

record::Timestamp at(const std::string& text) { return record::parse_rfc3339(text).value(); }

// A stranger's text in each place where one can stand.
Document document_with(const std::string& stranger) {
    Document document;
    document.view = "overview";
    document.title = "Overview: " + stranger;
    document.language = "en";
    document.time_zone = "UTC";
    document.now = at("2026-09-12T12:00:00Z");

    Section facts{"headline", "At a glance", stranger, {}, {}, {stranger}};
    facts.facts = {{"worst", "Worst", Type::text, Label(stranger)}};

    Section table{"causes", "Causes", {}, {}, {}, {}};
    table.table.columns = {{"topic", "Topic"}, {"posts", "Posts", Type::count, true}, {"link", "Link", Type::link}};
    table.table.rows = {{Label(stranger), std::int64_t{8}, Label("x:1", stranger)}};

    Section cards{"queue", "Due next", {}, {}, {}, {}};
    cards.table.cards = true;
    cards.table.columns = {{"author", "Author", Type::text, false, 0},
                           {"text", "Text", Type::quote, false, 1},
                           {"because", "Because", Type::text, false, 2, true},
                           {"id", "Id", Type::link, false, 3}};
    cards.table.rows = {{Label(stranger), Label(stranger), Labels{Label(stranger)}, Label(stranger, stranger)}};

    Section chart{"causes_trend", "Causes over time", {}, {}, {}, {}};
    chart.table.columns = {{"topic", "Topic"}, {"begin", "From", Type::time}, {"posts", "Posts", Type::count}};
    chart.table.rows = {{Label(stranger), at("2026-09-12T10:00:00Z"), std::int64_t{1}},
                        {Label(stranger), at("2026-09-12T11:00:00Z"), std::int64_t{3}}};
    chart.chart = Chart{Chart::Kind::multiples, stranger, 1, 0, {2}};

    Section volume{"volume_trend", "Posts over time", {}, {}, {}, {}};
    volume.table.columns = {{"begin", "From", Type::time}, {"posts", "Posts", Type::count}};
    volume.table.rows = {{at("2026-09-12T10:00:00Z"), std::int64_t{1}}, {at("2026-09-12T11:00:00Z"), std::int64_t{3}}};
    volume.chart = Chart{Chart::Kind::columns, stranger, 0, 0, {1}};
    volume.chart->marks = {{at("2026-09-12T11:00:00Z"), at("2026-09-12T12:00:00Z"), stranger}};

    document.sections = {facts, table, cards, chart, volume, {"empty", "Nothing", {}, {}, {}, {}}};
    return document;
}

std::size_t count_of(std::string_view text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("HTML: words of strangers stay words") {
    const std::string harmless = render_html(document_with("Der Zug ist weg"));
    const std::vector<std::string> attacks{
        "<script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "</title><body onload=alert(1)>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "<svg/onload=alert(1)>",
        "]]><!--",
        "<base href=//evil.example/>",
        "&lt;b&gt; &#60;",
    };
    for (const std::string& attack : attacks) {
        CAPTURE(attack);
        const std::string page = render_html(document_with(attack));
        // Not one tag, attribute or comment more than with a harmless text.
        for (const char* mark : {"<", ">", "\"", "'"}) {
            CHECK(count_of(page, mark) == count_of(harmless, mark));
        }
        CHECK(page.find(attack) == std::string::npos);
    }
    CHECK(render_html(document_with("a\u202eb\u2066c\u200bd\u0007")).find("\u202e") == std::string::npos);
}

TEST_CASE("HTML: a link is an address of the web and nothing else") {
    struct Row {
        std::string name, address;
        bool link;
    };
    const std::vector<Row> rows{
        {"secure", "https://gut.example/1?a=1&b=2", true},
        {"plain", "http://gut.example/", true},
        {"with quotes, which are escaped", "https://gut.example/\"onclick=\"x", true},
        {"script", "javascript:alert(1)", false},
        {"script behind a blank", " javascript:alert(1)", false},
        {"data", "data:text/html,<b>", false},
        {"without a scheme", "//evil.example/", false},
        {"a file", "file:///etc/passwd", false},
        {"reads as another", "https://gut.example/\u202egpj.exe", false},
        {"with a blank", "https://gut.example/ x", false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const std::string page = render_html(document_with(row.address));
        CHECK((page.find("<a href=\"http") != std::string::npos) == row.link);
        CHECK(count_of(page, "<a href=\"http") == count_of(page, "rel=\"noopener noreferrer nofollow\""));
        CHECK(page.find("href=\"javascript") == std::string::npos);
    }
    CHECK(render_html(document_with("https://gut.example/?a=1&b=2"))
              .find("<a href=\"https://gut.example/?a=1&amp;b=2\" rel=\"noopener noreferrer "
                    "nofollow\"><bdi>gut.example/?a=1&amp;b=2</bdi></a>") != std::string::npos);
}

TEST_CASE("HTML: alone, in its language, with names for those who do not see it") {
    Document document = document_with("Zug");
    const std::string page = render_html(document);
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"));
    CHECK(page.find("default-src 'none'; style-src 'unsafe-inline'; img-src data:") != std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("@import") == std::string::npos);
    CHECK(page.find("url(") == std::string::npos);
    CHECK(page.find("id=\"empty\"") == std::string::npos); // what has nothing to say is left out
    CHECK(page.find("<caption>Causes</caption>") != std::string::npos);
    CHECK(page.find("<th scope=\"row\">Zug</th>") != std::string::npos);
    CHECK(page.find("<svg role=\"img\" aria-labelledby=\"volume_trend-title volume_trend-desc\"") != std::string::npos);
    CHECK(page.find("<li><b>A</b> Sat 2026-09-12 11:00 – Sat 2026-09-12 12:00: Zug</li>") != std::string::npos);
    CHECK(count_of(page, "<details>") == 2); // behind each drawing its table
    document.language = "de";
    CHECK(render_html(document).find("<html lang=\"de\">") != std::string::npos);
}

TEST_CASE("HTML: an alarm is a word, not a colour alone; large counts are in groups") {
    Document document = document_with("Zug");
    Label series("all", "all posts");
    series.tone = Tone::alarm;
    document.sections[1].table.rows = {{series, std::int64_t{1234567}, Cell()},
                                       {Label("b"), std::int64_t{9999}, Cell()}};
    std::string page = render_html(document);
    CHECK(page.find("<th scope=\"row\" class=\"alarm\">all posts <b class=\"tag\">Alarm</b></th>") !=
          std::string::npos);
    CHECK(page.find(">1,234,567<") != std::string::npos);
    CHECK(page.find(">9999<") != std::string::npos);
    document.language = "de";
    CHECK(render_html(document).find(">1.234.567<") != std::string::npos);
}
