// SPDX-License-Identifier: Apache-2.0
#include "classify/endings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten::classify;

TEST_CASE("what an ending is, and in which language") {
    struct Row {
        std::string name, ending;
        unsigned languages;
    };
    const std::vector<Row> rows{
        {"plural and adjective", "e", kGermanEnding},
        {"genitive or plural, in both", "s", kGermanEnding | kEnglishEnding},
        {"comparative, in both", "er", kGermanEnding | kEnglishEnding},
        {"superlative, in both", "est", kGermanEnding | kEnglishEnding},
        {"present participle", "ing", kEnglishEnding},
        {"adverb", "ly", kEnglishEnding},
        {"women of a trade", "innen", kGermanEnding},
        {"participle with its case", "enden", kGermanEnding},
        {"no ending", "ung", 0},
        {"nothing", "", 0},
        {"longer than any", "estens", 0},
        {"a whole word", "stem", kGermanEnding}, // "am schnellsten", "schnellstem"
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(ending_languages(row.ending) == row.languages);
    }
}

TEST_CASE("all endings: none twice, none too long, each with a last letter that is known to end one") {
    for (const unsigned language : {kGermanEnding, kEnglishEnding, kGermanEnding | kEnglishEnding}) {
        std::vector<std::string_view> all = all_endings(language);
        CHECK(all.size() > 8);
        for (const std::string_view ending : all) {
            CAPTURE(ending);
            CHECK(ending.size() <= kLongestEnding);
            CHECK((ending_languages(ending) & language) != 0);
            CHECK(may_end_an_ending(ending.back()));
        }
        std::sort(all.begin(), all.end());
        CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
    }
    CHECK_FALSE(may_end_an_ending('a'));
    CHECK_FALSE(may_end_an_ending('!'));
}

TEST_CASE("a sense takes the endings of its language, a name those of both") {
    CHECK(endings_of(Source::german) == kGermanEnding);
    CHECK(endings_of(Source::english) == kEnglishEnding);
    CHECK(endings_of(Source::profile) == (kGermanEnding | kEnglishEnding));
    CHECK(endings_of(Source::incidents) == (kGermanEnding | kEnglishEnding));
}
