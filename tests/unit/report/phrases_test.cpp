// SPDX-License-Identifier: Apache-2.0
#include "report/phrases.hpp"

#include "report/decision_phrases.hpp"
#include "report/format.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace kummerkasten;
using namespace kummerkasten::report;

TEST_CASE("the language picks the words") {
    CHECK(Words("de")(phrases::kOverdue) == "Überfällig");
    CHECK(Words("de-AT").german());
    CHECK(Words("en")(phrases::kOverdue) == "Overdue");
    CHECK_FALSE(Words("fr").german());
    CHECK_FALSE(Words("").german());
    CHECK(Words("de")(phrases::kMore, 7) == "7 weitere sind offen.");
    CHECK(shown_name(Words("de"), record::Signal::legal) == "Anwalt oder Gericht");
    CHECK(shown_name(Words("en"), record::Band::urgent) == "urgent");
}

TEST_CASE("what is to be decided is said in German, and as classify writes it in English") {
    const Label label = decision_label(Words("de"), "speak up or not");
    CHECK(label.name == "speak up or not");
    CHECK(label.shown == "ob wir uns zu Wort melden");
    CHECK(decision_label(Words("en"), "goodwill").shown == "goodwill");
    CHECK(decision_label(Words("de"), "a rule of the house").name == "a rule of the house");
    // A sentence that is changed there has to be changed here.
    std::string sources;
    for (const char* file :
         {"lib/classify/route.cpp", "lib/classify/conversation.cpp", "lib/classify/doubt.hpp", "data/de/rules.tsv"}) {
        std::ifstream in(std::string(KUMMERKASTEN_SOURCE_DIR "/") + file);
        sources.append(std::istreambuf_iterator<char>(in), {});
    }
    for (const Phrase& phrase : phrases::kDecisionTexts) {
        CAPTURE(phrase.english);
        const bool sentence = phrase.english.find(' ') != std::string_view::npos;
        const std::string written =
            sentence ? '"' + std::string(phrase.english) + '"' : "decide:" + std::string(phrase.english) + '\t';
        CHECK(sources.find(written) != std::string::npos);
    }
}

TEST_CASE("values as people read them") {
    Document document;
    document.time_zone = "Europe/Berlin";
    const auto clean = [](std::string_view text) { return std::string(text); };
    struct Row {
        std::string name;
        Cell cell;
        Type type;
        std::string english, german;
    };
    const record::Timestamp time = record::parse_rfc3339("2026-09-12T18:14:05Z").value();
    Label anger("anger", "Ärger");
    anger.points = 30;
    Label relief("signals:resolved");
    relief.points = -15;
    const std::vector<Row> rows{
        {"nothing", Cell(), Type::count, "–", "–"},
        {"count", std::int64_t{12345}, Type::count, "12345", "12345"},
        {"share", 0.125, Type::share, "12.5%", "12,5 %"},
        {"number", 0.5, Type::number, "0.50", "0,50"},
        {"duration", 7800.0, Type::duration, "2 h 10 min", "2 h 10 min"},
        {"overdue", -7800.0, Type::remaining, "overdue for 2 h 10 min", "überfällig seit 2 h 10 min"},
        {"due later", 60.0, Type::remaining, "due in 1 min", "fällig in 1 min"},
        {"due now", 0.0, Type::remaining, "due now", "jetzt fällig"},
        {"time on the clock of the place", time, Type::time, "Sat 2026-09-12 20:14", "Sa 12.09.2026 20:14"},
        {"label", Label("delay", "Verspätung"), Type::text, "Verspätung", "Verspätung"},
        {"labels with points", Labels{anger, relief}, Type::text, "Ärger +30, signals:resolved -15",
         "Ärger +30, signals:resolved -15"},
        {"no labels", Labels{}, Type::text, "–", "–"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        document.language = "en";
        CHECK(Formatter(document, clean)(row.cell, row.type) == row.english);
        document.language = "de";
        CHECK(Formatter(document, clean)(row.cell, row.type) == row.german);
    }
}

TEST_CASE("bars") {
    CHECK(bar_of(0, 10, 4).empty());
    CHECK(bar_of(10, 10, 4) == "▇▇▇▇");
    CHECK(bar_of(5, 10, 4) == "▇▇");
    CHECK(bar_of(1, 1000, 4) == "▇"); // little is not nothing
    CHECK(bar_of(1, 0, 4).empty());
}
