// SPDX-License-Identifier: Apache-2.0
#include "draft/sentence.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten::draft;

TEST_CASE("capitalised") {
    CHECK(capitalised("das tut uns leid.") == "Das tut uns leid.");
    CHECK(capitalised("überfüllt") == "Überfüllt");
    CHECK(capitalised("ärgerlich") == "Ärgerlich");
    CHECK(capitalised("Sie") == "Sie");
    CHECK(capitalised("^an") == "^an");
    CHECK(capitalised("").empty());
}

TEST_CASE("tidy_blanks mends what an empty slot leaves") {
    std::string text = "Schreiben Sie uns , worum es geht .";
    tidy_blanks(text);
    CHECK(text == "Schreiben Sie uns, worum es geht.");
    text = " schicken Sie uns  bitte die Nummer ";
    tidy_blanks(text);
    CHECK(text == "schicken Sie uns bitte die Nummer");
}

TEST_CASE("swiss spelling leaves links alone") {
    CHECK(swiss("Grüße von der Straße") == "Grüsse von der Strasse");
    CHECK(swiss("MAẞE") == "MASSE");
    CHECK(swiss("Maße: https://straße.example/maß") == "Masse: https://straße.example/maß");
}

TEST_CASE("one_line") {
    CHECK(one_line("  zwei \n\t Zeilen  ", 100) == "zwei Zeilen");
    CHECK(one_line("a\x01"
                   "b\u202E"
                   "c\u200B"
                   "d{e}",
                   100) == "abcde");
    CHECK(one_line("zu lang", 3).empty());
    CHECK(one_line("", 3).empty());
}

TEST_CASE("without_full_stop") {
    CHECK(without_full_stop("Es war langsam. ") == "Es war langsam");
    CHECK(without_full_stop("...").empty());
}
