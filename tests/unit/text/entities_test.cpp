// SPDX-License-Identifier: Apache-2.0
#include "text/entities.hpp"

#include "cpu_seconds.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

namespace {

// "@a #b c.example": the entities with their signs, in the order of the text.
std::string found(const std::string& text, Names names) {
    std::vector<Entity> entities;
    find_entities(text, names, entities);
    std::string all;
    for (const Entity& entity : entities) {
        all += (all.empty() ? "" : " ") + text.substr(entity.start, entity.end - entity.start);
    }
    return all;
}

} // namespace

TEST_CASE("mentions, hashtags and links in German posts") {
    struct Row {
        std::string name, text, x, any;
    };
    const std::vector<Row> rows{
        {"nothing", "", "", ""},
        {"a complaint", "@haus_hilft seit 3 Tagen nichts! #Ärger https://haus.example/störung?ort=Köln.",
         "@haus_hilft #Ärger https://haus.example/störung?ort=Köln",
         "@haus_hilft #Ärger https://haus.example/störung?ort=Köln"},
        {"a sentence without a blank behind it", "Frech @haus.Danke für nichts", "@haus", "@haus"},
        {"a name with points", "an @haus.hilft.de.", "@haus", "@haus.hilft.de"},
        {"a name with a server", "an @hilfe@haus.example: nie", "", "@hilfe@haus.example"},
        {"an account's list or a department", "@haus/Fernverkehr", "@haus", "@haus"},
        {"a mail address", "an info@haus.example und strauß@haus.example, hans.im.glueck@haus.example", "", ""},
        {"a face", "@_@ und ^@^", "", ""},
        {"in brackets and stars", "(@haus) „@haus“ *@haus*", "@haus @haus", "@haus @haus @haus"},
        {"numbers are no hashtags", "Rechnung #12345, Gleis #3, #1a", "#1a", "#1a"},
        {"a hashtag ends at the hyphen", "#Wiesenpieper-Chaos #größenwahn! C#Dur", "#Wiesenpieper #größenwahn",
         "#Wiesenpieper #größenwahn"},
        {"abbreviations", "z.B. u.a. d.h. inkl.MwSt. Nr.5 bzw.in Dr.in am 2.st", "", ""},
        {"sentences without a blank between them", "Das ist schlecht.Am Montag.Es reicht", "", ""},
        {"files", "rechnung.pdf foto.zip liesmich.md", "", ""},
        {"names that are addresses", "Bei bild.de, NZZ.ch und haus.example/hilfe!", "bild.de NZZ.ch haus.example/hilfe",
         "bild.de NZZ.ch haus.example/hilfe"},
        {"words that are domains, said to be addresses", "www.haus.in haus.zip/a https://haus.am",
         "www.haus.in haus.zip/a https://haus.am", "www.haus.in haus.zip/a https://haus.am"},
        {"an office's own network", "http://portal.intern/ticket", "http://portal.intern/ticket",
         "http://portal.intern/ticket"},
        {"brackets", "(siehe https://haus.example/a_(b)) und https://haus.example/(",
         "https://haus.example/a_(b) https://haus.example/", "https://haus.example/a_(b) https://haus.example/"},
        {"umlauts in a host", "http://müller.example, müller.example", "http://müller.example müller.example",
         "http://müller.example müller.example"},
        {"a link that was cut", "RT @kunde: seht https://t.co/hP4…", "@kunde", "@kunde"},
        {"a time, a price, a version", "17:45 49,90 1.5 3.11.2026", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(found(row.text, Names::x) == row.x);
        CHECK(found(row.text, Names::any) == row.any);
    }
}

TEST_CASE("names are without their signs, also the wide ones") {
    const std::string text = "＠haus ＃fail";
    std::vector<Entity> entities;
    find_entities(text, Names::x, entities);
    REQUIRE(entities.size() == 2);
    CHECK(entities[0].name(text) == "haus");
    CHECK(entities[1].name(text) == "fail");
}

TEST_CASE("any text takes time in proportion to its length") {
    // Each part begins something and never ends it. The limit of 64 KiB bounds all of them.
    for (const std::string part :
         {"@", "#", "@a@", "#1", "a.", "a.de_", "a.de/(", "http://", "http://a.", "http://a-", "https://t.co/", "a@b.",
          "(((", "a.みんなです", "http://みんな.", "rt@", "w.w", "http://a.de/(http://"}) {
        CAPTURE(part);
        std::string text;
        while (text.size() < 64 * 1024) {
            text += part;
        }
        std::vector<Entity> entities;
        const double begin = cpu_seconds();
        find_entities(text, Names::any, entities);
        find_entities(text, Names::x, entities);
        CHECK(cpu_seconds() - begin < 0.5); // where each begin looks to the end it is many seconds
        find_entities("x " + text.substr(0, 1000), Names::x, entities);
    }
}

TEST_CASE("every prefix of a text is read without harm") {
    const std::string text = "@a@b.de #ü https://t.co/x?a=(b) müller.みんな ＠c RT@d a.de/(((";
    for (std::size_t length = 0; length <= text.size(); ++length) {
        if (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
            continue; // inside a character; texts are valid UTF-8
        }
        std::vector<Entity> entities;
        const std::string part = text.substr(0, length);
        find_entities(part, Names::any, entities);
        std::size_t last = 0;
        for (const Entity& entity : entities) {
            CHECK(entity.start >= last);
            CHECK(entity.end > entity.start);
            last = entity.end;
        }
        CHECK(last <= part.size());
    }
}
