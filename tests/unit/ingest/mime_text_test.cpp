// SPDX-License-Identifier: Apache-2.0
#include "ingest/mime.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

TEST_CASE("soft line breaks are joined, hard ones stay") {
    struct Row {
        std::string name, text;
        bool delete_space;
        std::string joined;
    };
    for (const Row& row : std::vector<Row>{
             {"none", "eins\nzwei\n", false, "eins\nzwei\n"},
             {"one", "eins \nzwei\n", false, "eins zwei\n"},
             {"without the blank", "ein \ns\n", true, "eins\n"},
             {"quoted", "> eins \n> zwei\n", false, "> eins zwei\n"},
             {"another depth ends it", "> eins \nzwei\n", false, "> eins \nzwei\n"},
             {"two levels", ">> eins \n>> zwei\n", false, ">> eins zwei\n"},
             {"a signature", "eins \n-- \nJana\n", false, "eins \n-- \nJana\n"},
             {"stuffed", " From eins\n >kein Zitat\n", false, "From eins\n>kein Zitat\n"},
             {"no last line break", "eins \nzwei", false, "eins zwei"},
             {"nothing", "", false, ""},
         }) {
        CAPTURE(row.name);
        CHECK(unflow(row.text, row.delete_space) == row.joined);
    }
}

TEST_CASE("what is not in the charset it claims is guessed, and said") {
    struct Row {
        std::string name, bytes, charset, text, warning;
    };
    for (const Row& row : std::vector<Row>{
             {"right",
              "Gr\xFC\xDF"
              "e",
              "iso-8859-1", "Grüße", ""},
             {"UTF-8 that is", "Grüße", "UTF-8", "Grüße", ""},
             {"UTF-8 that is not",
              "Gr\xFC\xDF"
              "e",
              "utf-8", "Grüße", "the text is not in the charset 'utf-8'; read as Windows-1252"},
             {"damaged UTF-8, not of Latin letters", "Привет \xD0, Мир", "utf-8", "Привет \uFFFD, Мир",
              "the text is not in the charset 'utf-8'; read as UTF-8"},
             {"unknown", "a\xDF", "x-unbekannt", "aß",
              "the text is not in the charset 'x-unbekannt'; read as Windows-1252"},
             {"unknown, but it does not matter", "abc", "x-unbekannt", "abc", ""},
             {"a byte that Windows-1252 lacks", "a\x81\xDF", "windows-1252", "a\u0081ß", ""},
             {"Shift JIS", "\x83\x6E", "Shift_JIS", "ハ", ""},
         }) {
        CAPTURE(row.name);
        std::vector<Problem> warnings;
        CHECK(mail_text_to_utf8(row.bytes, row.charset, warnings) == row.text);
        CHECK((warnings.empty() ? "" : warnings[0].message) == row.warning);
    }
}
