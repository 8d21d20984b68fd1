// SPDX-License-Identifier: Apache-2.0
#include "text/language.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

TEST_CASE("detect_language") {
    struct Row {
        std::string name, text, code;
    };
    const std::vector<Row> rows{
        {"German", "Seit drei Wochen warte ich auf mein Paket, und niemand kann mir sagen, wo es geblieben ist.", "de"},
        {"English", "I have been waiting for my parcel for three weeks now and nobody can tell me where it is.", "en"},
        {"French", "J'attends mon colis depuis trois semaines et personne ne peut me dire où il se trouve.", "fr"},
        {"nothing", "", "und"},
        {"only signs", "!!! ??? ...", "und"},
        {"only emoji", "😡😡😡", "und"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Language found = detect_language(row.text);
        CHECK(found.code == row.code);
        CHECK(found.score >= 0);
        CHECK(found.score <= 1);
        CHECK((found.code == "und") == (found.score == 0));
    }
}

TEST_CASE("a sure answer scores higher than half of the text") {
    CHECK(detect_language("Seit drei Wochen warte ich auf mein Paket, und niemand kann mir sagen, wo es geblieben ist.")
              .score > 0.5);
}

TEST_CASE("odd texts are survived") {
    using namespace std::string_literals;
    for (const std::string& text :
         {"\0\0\0"s, std::string(100'000, 'a'), "<html><script>"s, "\u202E\u200F"s, "\U0010FFFF"s}) {
        const Language found = detect_language(text);
        CHECK(found.score >= 0);
        CHECK(found.score <= 1);
    }
}
