// SPDX-License-Identifier: Apache-2.0
#include "ingest/x_text.hpp"

#include "cpu_seconds.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::ingest;

TEST_CASE("short links are written out, wherever they stand") {
    XLinks links;
    links.add("https://t.co/abc", "https://lang.example/seite");
    links.add("https://t.co/pic", "");
    links.add("http://kurz.example/a.b", "https://alt.example/");
    links.add("", "nowhere");
    struct Row {
        std::string name, text, written;
    };
    const std::vector<Row> rows{
        {"alone", "https://t.co/abc", "https://lang.example/seite"},
        {"in a sentence", "Seht https://t.co/abc.", "Seht https://lang.example/seite."},
        {"in brackets and twice", "(https://t.co/abc)https://t.co/abc!",
         "(https://lang.example/seite)https://lang.example/seite!"},
        {"a picture goes", "Kaputt https://t.co/pic", "Kaputt "},
        {"a longer key is another link", "https://t.co/abcd", "https://t.co/abcd"},
        {"letters of another script end the key", "https://t.co/abcです", "https://lang.example/seiteです"},
        {"another service, with a full stop behind it", "http://kurz.example/a.b.", "https://alt.example/."},
        {"a word", "http und https", "http und https"},
        {"the scheme alone", "https://", "https://"},
        {"nothing", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(links.write_out(row.text) == row.written);
    }
    CHECK(XLinks().write_out("https://t.co/abc") == "https://t.co/abc");
}

TEST_CASE("many links in a long text take time in proportion") {
    XLinks links;
    std::string text;
    for (int i = 0; i < 20'000; ++i) {
        const std::string link = "https://t.co/" + std::to_string(100'000 + i);
        links.add(link, "https://lang.example/" + std::to_string(i));
        text += link + ' ';
    }
    const double begin = cpu_seconds();
    const std::string written = links.write_out(text);
    CHECK(cpu_seconds() - begin < 1.0); // searching the text for each link took a minute
    CHECK(written.substr(0, 23) == "https://lang.example/0 ");
    CHECK(written.find("t.co") == std::string::npos);
}

TEST_CASE("ids, addresses, languages") {
    CHECK(x_id("17") == "x:17");
    CHECK(x_id("").empty());
    CHECK(x_url("kunde", "17") == "https://x.com/kunde/status/17");
    CHECK(x_url("", "17") == "https://x.com/i/status/17");
    CHECK(x_lang("de") == "de");
    CHECK(x_lang("und").empty());
    CHECK(x_lang("zxx").empty());
}
