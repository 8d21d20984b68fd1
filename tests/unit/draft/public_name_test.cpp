// SPDX-License-Identifier: Apache-2.0
#include "draft/public_name.hpp"

#include "draft/data_copy.hpp"
#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

TEST_CASE("greetable takes the name that people show, or none") {
    const NameRules rules(source_data());
    struct Row {
        std::string name, shown, full, first;
    };
    const std::vector<Row> rows{
        {"first name and surname", "Jana Petersen", "Jana Petersen", "Jana"},
        {"first name alone", "Jana", "Jana", "Jana"},
        {"hyphen and apostrophe", "Anne-Marie O'Neill", "Anne-Marie O'Neill", "Anne-Marie"},
        {"Herr is kept, no first name", "Herr Terranova", "Herr Terranova", ""},
        {"title", "Dr. Jana Petersen", "Dr. Jana Petersen", "Jana"},
        {"title and surname", "Dr. Petersen", "Dr. Petersen", ""},
        {"Frau Prof. Dr.", "Frau Prof. Dr. Petersen", "Frau Prof. Dr. Petersen", ""},
        {"Austrian title", "Mag. Eva Huber", "Mag. Eva Huber", "Eva"},
        {"Austrian title of a woman", "Mag.a Eva Huber", "Mag.a Eva Huber", "Eva"},
        {"Hofrat is no first name", "Hofrat Dr. Anton Huber", "Hofrat Dr. Anton Huber", "Anton"},
        {"an article is no first name", "The Real Baz", "The Real Baz", ""},
        {"initial", "J. Petersen", "J. Petersen", ""},
        {"initial behind", "Luca C.", "Luca C.", "Luca"},
        {"capitals", "JANA PETERSEN", "Jana Petersen", "Jana"},
        {"small letters stay", "jana petersen", "jana petersen", "jana"},
        {"emoji go", "🔥Kalle🔥", "Kalle", "Kalle"},
        {"appendix goes", "Jana Petersen | Fotos", "Jana Petersen", "Jana"},
        {"pronouns go", "Jana (sie/ihr)", "Jana", "Jana"},
        {"control and direction characters go", "Ja\x01na\u202E Petersen\u200F", "Jana Petersen", "Jana"},
        {"line break", "Jana\nPetersen", "Jana Petersen", "Jana"},
        {"slot", "{name}", "", ""},
        {"digits", "Jana92", "", ""},
        {"placeholder", "Ein Google-Nutzer", "", ""},
        {"customer", "Kunde", "", ""},
        {"angry customer", "Wütender Kunde", "", ""},
        {"slogan", "Nie wieder Bahn", "", ""},
        {"curse", "Fick Bahn", "", ""},
        {"company", "Meyer GmbH", "", ""},
        {"link", "www.jana.example", "", ""},
        {"mail address", "jana@post.example", "", ""},
        {"mention", "@jana", "", ""},
        {"comma is not understood", "Petersen, Jana", "", ""},
        {"one letter", "J", "", ""},
        {"title alone", "Dr.", "", ""},
        {"five words", "Wir sind alle sehr sauer", "", ""},
        {"letters drawn as symbols", "𝓙𝓪𝓷𝓪", "", ""},
        {"empty", "", "", ""},
        {"500 characters", std::string(500, 'a'), "", ""},
        {"heap of marks", "Ja\u0300\u0301\u0302\u0303na", "", ""},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const PublicName result = rules.greetable(row.shown, {});
        CHECK(result.name == row.full);
        CHECK(result.first_name == row.first);
        CHECK(result.handle.empty());
    }
}

TEST_CASE("handles") {
    const NameRules rules(source_data());
    CHECK(rules.greetable({}, "jana_p").handle == "@jana_p");
    CHECK(rules.greetable({}, "@jana_p").handle == "@jana_p");
    CHECK(rules.greetable({}, "jana@sozial.example").handle == "@jana@sozial.example");
    CHECK(rules.greetable({}, "jana p").handle.empty());
    CHECK(rules.greetable({}, "12345").handle.empty());
    CHECK(rules.greetable({}, "ja{na}").handle.empty());
    CHECK(rules.greetable({}, "a@b@c").handle.empty());
    CHECK(rules.greetable({}, std::string(81, 'a')).handle.empty());
}

TEST_CASE("complaints name file and line") {
    const DataCopy data;
    data.write("names.tsv", "#kummerkasten-names 1\nHerr\taddress\nherr\ttitle\n");
    CHECK(data.complaint([](const io::DataPath& path) { NameRules rules(path); }) ==
          "names.tsv:3: 'herr' stands here a second time");
    data.write("names.tsv", "#kummerkasten-names 1\nHerr\tsir\n");
    CHECK(data.complaint([](const io::DataPath& path) { NameRules rules(path); }) ==
          "names.tsv:2: kind 'sir' is unknown; allowed are address, title, article or unusable");
}
