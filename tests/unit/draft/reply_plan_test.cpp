// SPDX-License-Identifier: Apache-2.0
// What a reply says, leaves to a person and does not say twice, each after a symptom that readers of drafts named.
#include "draft/desk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

std::string part(const record::Draft& draft, std::string_view name) {
    const auto found = std::find_if(draft.parts.begin(), draft.parts.end(),
                                    [name](const record::DraftPart& part) { return part.part == name; });
    return found == draft.parts.end() ? std::string() : found->text;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++n;
    }
    return n;
}

} // namespace

TEST_CASE("who asks why is not asked where, and a person answers") {
    const Desk desk;
    for (int i = 0; i < 20; ++i) {
        const std::string id = "x:" + std::to_string(i);
        const record::Draft asked =
            desk.draft("Warum kommt bei euch nie eine Durchsage?", a_complaint("information"), id);
        CAPTURE(asked.text);
        CHECK(has(asked.open, "answer"));
        CHECK(part(asked, "next_step").find('?') == std::string::npos);
        CHECK_FALSE(part(asked, "next_step").empty());
        const record::Draft told =
            desk.draft("Nie kommt bei euch in Lehrte eine Durchsage!", a_complaint("information"), id);
        CAPTURE(told.text);
        CHECK_FALSE(has(told.open, "answer"));
        CHECK(told.ready);
    }
}

TEST_CASE("under every topic there is a next step that asks nothing back") {
    Desk desk;
    for (const std::string& topic : desk.taxonomy.names()) {
        for (const char* const language : {"de", "en"}) {
            record::Triage triage = a_complaint(topic);
            triage.language = language;
            for (int i = 0; i < 5; ++i) {
                const record::Draft draft =
                    desk.draft(language == std::string("de") ? "Warum ist das so?" : "Why is that so?", triage,
                               "x:" + std::to_string(i));
                CAPTURE(topic);
                CAPTURE(draft.text);
                const std::string next = part(draft, "next_step");
                CHECK_FALSE(next.empty());
                // A number that finds the case may be asked for, and whether help is needed.
                CHECK((count(next, "?") == 0 || !draft.private_text.empty() || topic == "accessibility"));
            }
        }
    }
}

TEST_CASE("a request in the form of a question is no question, one that asks for a reason is") {
    const Desk desk;
    record::Triage triage = a_complaint("billing");
    triage.intent = record::Intent::request;
    CHECK_FALSE(has(desk.draft("Könnt ihr die Rechnung noch einmal ansehen?", triage).open, "answer"));
    triage.topics = {{"price", 0.9}};
    CHECK(has(desk.draft("Könnt ihr mir sagen, warum der Preis so hoch ist?", triage).open, "answer"));
    CHECK(has(desk.draft("Könnt ihr den Preis noch einmal ansehen?", triage).open, "answer"));
}

TEST_CASE("who asks about their own case is still asked for the number that finds it") {
    const record::Draft draft =
        Desk().draft("Wann bekomme ich denn mal eine Antwort auf meine Mail?", a_complaint("waiting"));
    CAPTURE(draft.text);
    CHECK(draft.ready);
    CHECK_FALSE(draft.private_text.empty());
}

TEST_CASE("a complaint in a friendly tone is mostly none, and a person reads it first") {
    record::Triage triage = a_complaint("information");
    triage.polarity = record::Polarity::positive;
    CHECK(has(Desk().draft("Tolle Durchsage, so freundlich!", triage).open, "meaning"));
}

TEST_CASE("somebody else is spoken to first, behind a quotation mark as well") {
    const Desk desk;
    const record::Triage triage = a_complaint("information");
    CHECK(has(desk.draft("\"@kim @heidebahn nie eine Durchsage!\"", triage).open, "addressee"));
    CHECK(has(desk.draft(".@kim nie eine Durchsage, @heidebahn!", triage).open, "addressee"));
    CHECK_FALSE(has(desk.draft("\"@heidebahn nie eine Durchsage!\"", triage).open, "addressee"));
}

TEST_CASE("a German post is answered in German where the platform says so, whatever its words look like") {
    record::Triage triage = a_complaint("information");
    triage.language = "en";
    const Desk desk;
    CHECK(desk.draft("Info? Service? Fail!", triage, "x:1", "de").variant == "de");
    CHECK(desk.draft("Info? Service? Fail!", triage, "x:1", "de-AT").variant == "de");
    CHECK(desk.draft("No info, no service, fail", triage, "x:1", "en").variant == "en");
    CHECK(desk.draft("No info, no service, fail", triage, "x:1", "").variant == "en");
    triage.language_score = 0.95; // a whole sentence in English is English, whatever the store of the review
    CHECK(desk.draft("No info and no service for two hours", triage, "x:1", "de").variant == "en");
}

TEST_CASE("the apology does not say Ärger where the acknowledgement did") {
    const Desk desk;
    int with = 0;
    for (int i = 0; i < 300; ++i) {
        const record::Draft draft = desk.draft(
            "Nie kommt bei euch eine Durchsage, die man verstehen kann: erst rauscht es, dann redet jemand von "
            "einem anderen Zug, und dann ist es wieder still. So geht das jeden Tag.",
            a_complaint("information"), "x:" + std::to_string(i));
        CAPTURE(draft.text);
        CHECK(count(part(draft, "acknowledgement") + part(draft, "apology"), "rger") < 2);
        with += count(part(draft, "acknowledgement"), "rger") > 0 ? 1 : 0;
    }
    CHECK(with > 10); // else the loop would show nothing
}

TEST_CASE("a draft is ready only where the complaint is plain, about one thing, and nothing is asked in public") {
    const Desk desk;
    struct Row {
        std::string name, text;
        double confidence, tone;
        std::size_t topics;
        std::string open; // none: ready
    };
    const std::vector<Row> rows{
        {"plain", "In Lehrte kommt nie eine Durchsage!", 0.88, -0.6, 1, ""},
        {"judged by a person", "In Lehrte kommt nie eine Durchsage!", 0, 0, 4, ""},
        {"perhaps no complaint", "In Lehrte kommt nie eine Durchsage!", 0.79, -0.6, 1, "meaning"},
        {"without a word for a feeling", "In Lehrte kommt nie eine Durchsage!", 0.88, -0.2, 1, ""},
        {"in a friendly tone", "In Lehrte kommt nie eine Durchsage!", 0.88, -0.19, 1, "meaning"},
        {"of three things", "In Lehrte kommt nie eine Durchsage!", 0.88, -0.6, 3, "topic"},
        {"of 120 characters", "In Lehrte kommt nie eine Durchsage! " + std::string(84, '!'), 0.88, -0.6, 1, ""},
        {"long enough for more", "In Lehrte kommt nie eine Durchsage! " + std::string(85, '!'), 0.88, -0.6, 1, "topic"},
        {"that does not say where", "Nie kommt eine Durchsage!", 0.88, -0.6, 1, "question"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        record::Triage triage = a_complaint("information");
        triage.confidence.intent = row.confidence;
        triage.polarity = record::Polarity::negative;
        triage.polarity_score = row.tone;
        for (const char* const topic : {"other", "quality", "feature"}) {
            if (triage.topics.size() < row.topics) {
                triage.topics.push_back({topic, 0.3});
            }
        }
        const record::Draft draft = desk.draft(row.text, triage);
        CAPTURE(draft.text);
        CHECK(draft.open == (row.open.empty() ? std::vector<std::string>{} : std::vector<std::string>{row.open}));
        CHECK(draft.ready == row.open.empty());
    }
}

TEST_CASE(
    "a thing in another clause waits for a person, also beside a broken one; what a parcel is needed for does not") {
    const Desk desk;
    record::Triage triage = a_complaint("defect");
    triage.confidence.intent = 0.88;
    triage.polarity_score = -0.6;
    CHECK(desk.draft("In Lehrte Hbf ist der Aufzug defekt, und das seit Montag.", triage).ready);
    CHECK(has(desk.draft("In Lehrte Hbf ist der Aufzug defekt, und der Fahrradkeller steht offen.", triage).open,
              "topic"));
    triage.topics = {{"delivery", 0.9}};
    CHECK(desk.draft("Der Router ist nicht geliefert, ab Montag ohne Netz im Büro.", triage).ready);
}

TEST_CASE("the report of one broken thing may be longer and of more topics, since the place takes room") {
    const Desk desk;
    record::Triage triage = a_complaint("defect");
    triage.confidence.intent = 0.55;
    triage.topics.push_back({"accessibility", 0.8});
    triage.topics.push_back({"facility", 0.7});
    const std::string report = "In Lehrte Hbf ist der Aufzug defekt.";
    CHECK(desk.draft(report + std::string(160 - report.size(), '!'), triage).ready);
    CHECK(desk.draft(report + std::string(161 - report.size(), '!'), triage).open == std::vector<std::string>{"topic"});
}

namespace {

record::Triage praise(double confidence, double warmth) {
    record::Triage triage = a_complaint("");
    triage.intent = record::Intent::praise;
    triage.confidence.intent = confidence;
    triage.polarity = record::Polarity::positive;
    triage.polarity_score = warmth;
    return triage;
}

} // namespace

TEST_CASE("praise of people is ready; with a word for a trouble in it, or lukewarm, it waits for a person") {
    const Desk desk;
    record::Triage triage = praise(0.88, 0.6);
    CHECK(desk.draft("Danke für die schnelle Hilfe!", triage).ready);
    triage.topics = {{"staff", 0.8}};
    CHECK(desk.draft("Ein großes Lob an die Fahrerin der Linie 7!", triage).ready);
    CHECK(has(desk.draft("Sonst ist die Fahrerin der Linie 7 super!", triage).open, "meaning"));
    triage.polarity_score = 0.3;
    CHECK(has(desk.draft("Ein großes Lob an die Fahrerin der Linie 7!", triage).open, "meaning"));
    triage = praise(0.88, 0.6);
    triage.topics = {{"delay", 0.75}};
    CHECK(has(desk.draft("Danke für die Verspätung, super Leistung!", triage).open, "meaning"));
}

TEST_CASE("bare thanks to us are ready, however short; on their own or under a picture they may be mockery") {
    const Desk desk;
    const record::Triage triage = praise(0.3, 0.4);
    CHECK(desk.draft("@heidebahn Alles klar, danke für die Info!", triage).ready);
    for (const char* const text : {"Alles klar, danke für die Info!", "@heidebahn Danke! https://example.org/bild",
                                   "@heidebahn Danke, und wann?", "@heidebahn Danke für nichts"}) {
        CAPTURE(text);
        CHECK_FALSE(desk.draft(text, triage).ready);
    }
    record::Triage sour = triage;
    sour.polarity = record::Polarity::negative;
    CHECK_FALSE(desk.draft("@heidebahn Danke!", sour).ready);
}

TEST_CASE("a request for what stands in no case file is left to people, though a number is asked for") {
    const Desk desk;
    record::Triage triage = a_complaint("refund");
    triage.intent = record::Intent::request;
    CHECK(desk.draft("Bitte erstattet mir das Geld für die Bestellung.", triage).ready);
    CHECK(has(desk.draft("Bitte sagt mir, warum ihr das Geld noch nicht erstattet.", triage).open, "answer"));
}

TEST_CASE("who has sent a direct message, or a number that we do not know, is not asked for the same again") {
    const Desk desk;
    record::Triage triage = a_complaint("refund");
    const std::string complaint = "Wo bleibt die Erstattung für meine Bestellung?";
    CHECK(desk.draft(complaint, triage).ready);
    CHECK(desk.draft(complaint + " PN geschickt.", triage).open == std::vector<std::string>{"question"});
    CHECK(desk.draft(complaint + " Aktenzeichen QX", triage).open == std::vector<std::string>{"question"});
}

TEST_CASE("a place is noted whole or not at all") {
    const Desk desk;
    record::Triage triage = a_complaint("defect");
    const auto noted = [&desk, &triage](const std::string& text, std::vector<record::Fact> facts) {
        triage.facts = std::move(facts);
        return part(desk.draft(text, triage), "noted");
    };
    const record::Fact station{"place", "Lehrte Hbf", {3, 13}};
    CHECK(noted("In Lehrte Hbf ist der Aufzug defekt.", {station}).find("Lehrte Hbf") != std::string::npos);
    CHECK(noted("In Lehrte Hbf ist Aufzug 17 defekt.", {station}).empty());
    CHECK(noted("Im RE7 ist die Tür defekt.", {{"line", "RE7", {3, 6}}}).find("RE7") != std::string::npos);
    CHECK(noted("Im RE7 in Lehrte ist die Tür defekt.", {{"line", "RE7", {3, 6}}}).empty());
    CHECK(noted("Rolltreppe Hbf defekt.", {{"place", "Rolltreppe Hbf", {0, 14}}}).empty());
}
