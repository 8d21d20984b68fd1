// SPDX-License-Identifier: Apache-2.0
// How long a face is. That it stands alone between words: tokenise_test.cpp.
#include "text/emoticon.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

TEST_CASE("the face at the beginning of a text") {
    struct Row {
        std::string text, face;
    };
    const std::vector<Row> rows{
        {":)", ":)"},     {":-(", ":-("},   {":o)", ":o)"},
        {":'(", ":'("},   {":'-(", ":'-("}, // a tear and a nose
        {";P", ";P"},     {"=] und", "=]"}, {":)))) hihi", ":))))"},
        {":)(", ":)"}, // two mouths are no mouth
        {"xDDD", "xDDD"}, {"8)", "8)"},     {"<3", "<3"},
        {"</3", "</3"},   {">:-(", ">:-("}, {"o_O?", "o_O"},
        {"-.-", "-.-"},   {"^^^", "^^"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(row.text.substr(0, emoticon_size(row.text)) == row.face);
        CHECK(kFaceBeginnings.find(row.text.front()) != std::string_view::npos);
    }
}

TEST_CASE("what is no face") {
    for (const char* text : {"", ":", ":-", ": )", "x-D", "xP", "8P", "-", "-.", "<", "oO", "a:)", "(:", ":'"}) {
        CAPTURE(text);
        CHECK(emoticon_size(text) == 0);
    }
}
