// SPDX-License-Identifier: Apache-2.0
#include "draft/gratitude.hpp"

#include <doctest/doctest.h>

using kummerkasten::draft::gratitude_in;

TEST_CASE("bare thanks are told from praise") {
    CHECK(gratitude_in("ok, danke fuer die hilfe").only_thanks);
    CHECK(gratitude_in("thank you for your help :)").only_thanks);
    CHECK_FALSE(gratitude_in("vielen dank, das war super").only_thanks);
    CHECK(gratitude_in("perfect! thank you!").only_thanks);
    CHECK_FALSE(gratitude_in("thanks a lot, you guys rock").only_thanks);
    CHECK_FALSE(gratitude_in("so ein schoener bahnhof").only_thanks); // praise without thanks
    CHECK_FALSE(gratitude_in("").only_thanks);
}

TEST_CASE("thanks that go on are no end") {
    CHECK(gratitude_in("thanks, i'll send it now").goes_on);
    CHECK(gratitude_in("danke, ich hoffe, es klappt").goes_on);
    CHECK(gratitude_in("danke! und wann?").goes_on);
    CHECK(gratitude_in("danke, aber der zug war voll").goes_on);
    CHECK(gratitude_in("super danke, dann nehm ich den um 17:40").goes_on);
    CHECK(gratitude_in("thanks for the help anyway").goes_on);
    CHECK_FALSE(gratitude_in("vielen dank, das ging schnell").goes_on);
    CHECK_FALSE(gratitude_in("guten morgen, vielen dank").goes_on);
    CHECK_FALSE(gratitude_in("").goes_on);
}

TEST_CASE("bare thanks have no word beside what is said around thanks") {
    for (const char* const said : {"danke", " - danke!", "alles klar, danke fuer die info :)", "ok thanks, will do",
                                   "merci! euch noch einen schoenen abend!", "vielen dank fuer die schnelle antwort"}) {
        CAPTURE(said);
        CHECK(gratitude_in(said).bare);
    }
    for (const char* const said : {"", "super", "danke fuer nichts", "danke, wann?", "thanks for the 3 hours",
                                   "danke bahn", "ok, ich frage morgen. danke"}) {
        CAPTURE(said);
        CHECK_FALSE(gratitude_in(said).bare);
    }
}

TEST_CASE("thanks to somebody are told from thanks to us") {
    for (const char* const said : {"der busfahrer hat gewartet, danke", "vielen dank an herrn aigner",
                                   "big thanks to linda in the store", "thank you to the crew"}) {
        CAPTURE(said);
        CHECK(gratitude_in(said).of_person);
        CHECK_FALSE(gratitude_in(said).only_thanks);
    }
    for (const char* const said :
         {"danke fuer die hilfe", "meine frau sagt danke", "danke an euch, ihr seid super", "thanks to you guys",
          "thanks for the personal service", "thanks for the new driver update"}) {
        CAPTURE(said);
        CHECK_FALSE(gratitude_in(said).of_person);
    }
    CHECK(gratitude_in("thanks, i\u2019ll send it now").goes_on);
}
