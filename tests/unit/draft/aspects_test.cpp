// SPDX-License-Identifier: Apache-2.0
// One thing per draft, named in the customer's own words.
#include "draft/aspects.hpp"

#include "draft/data_copy.hpp"
#include "draft/desk.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

record::Triage about(std::vector<record::Topic> topics) {
    record::Triage triage = a_complaint("");
    triage.topics = std::move(topics);
    return triage;
}

} // namespace

TEST_CASE("a bad aspect is named with file and line") {
    struct Row {
        std::string line, message;
    };
    for (const Row& row :
         {Row{"lift\taufzug*", "aspect 'lift' stands here twice"}, Row{"tea\ttee|t*", "'t*' is no word of"},
          Row{"tea\ttee||kanne", "'' is no word of"}, Row{"tea\ttee*kanne", "'tee*kanne' is no word of"},
          Row{"tea\t**", "'**' is no word of"}, Row{"tea\ttee| kanne", "' kanne' is no word of"},
          Row{"tea\tä*", "'ä*' is no word of"}, Row{"tea\ttee\tgenerally", "'generally' is no kind of aspect"}}) {
        CAPTURE(row.line);
        const DataCopy data;
        const std::size_t line = data.append("de/aspects.tsv", row.line);
        const std::string expected = "de/aspects.tsv:" + std::to_string(line) + ": " + row.message;
        CHECK(data.complaint([](const io::DataPath& path) { Aspects(path, "de"); }).substr(0, expected.size()) ==
              expected);
    }
}

TEST_CASE("what can be taken up depends on the topic, and what was named first wins") {
    const DataCopy data;
    data.write("de/aspects.tsv", "#kummerkasten-aspects 1\nlift\taufzug*|lift\nbill\trechnung*\n");
    Aspects aspects(data.path(), "de");
    aspects.may_be_taken_up("lift", {"defect", "facility"});
    aspects.may_be_taken_up("bill", {});
    const std::vector<std::size_t> places = aspects.listen("die rechnung fuer den aufzug");
    CHECK(aspects.first_of("defect", places).name == "bill");
    const std::vector<std::size_t> lift_alone = aspects.listen("der aufzug");
    CHECK(aspects.first_of("defect", lift_alone).name == "lift");
    CHECK(aspects.first_of("defect", lift_alone).at == 4);
    CHECK(aspects.first_of("billing", lift_alone).name.empty());
}

TEST_CASE("what is wrong comes before the thing it is wrong with, wherever they stand") {
    const DataCopy data;
    data.write("en/aspects.tsv",
               "#kummerkasten-aspects 1\napp\tapp\tgeneral\ncrash\tcrash*\nparcel\tparcel\tgeneral\n");
    Aspects aspects(data.path(), "en");
    for (const std::string& name : aspects.names()) {
        aspects.may_be_taken_up(name, {});
    }
    const auto found = [&aspects](std::string_view said) {
        return aspects.first_of("other", aspects.listen(said)).name;
    };
    CHECK(found("the app keeps crashing") == "crash");
    CHECK(found("it crashes, your app") == "crash");
    CHECK(found("the app says nothing about my parcel") == "app"); // two things: the first
    CHECK(found("hello").empty());
}

TEST_CASE("an aspect with an apostrophe is heard in the way that telephones write it, too") {
    const DataCopy data;
    data.write("en/aspects.tsv", "#kummerkasten-aspects 1\nbroken\twon't open\n");
    const Aspects aspects(data.path(), "en");
    CHECK(aspects.listen("it won't open") == std::vector<std::size_t>{3});
    CHECK(aspects.listen("it won\u2019t open") == std::vector<std::size_t>{3});
}

TEST_CASE("an app that is named beside a cancelled train is not what the reply is about") {
    const Desk desk;
    const record::Draft draft =
        desk.draft("Die App sagt so, der Bahnhof so, und dann fällt der Zug aus: Ausfall um Ausfall",
                   about({{"app_website", 0.95}, {"outage", 0.75}}));
    CAPTURE(draft.text);
    CHECK_FALSE(contains(draft.text, "App"));
    CHECK(has(draft.open, "cause"));
    CHECK(contains(desk.draft("Die App stürzt nicht ab, sie lügt", about({{"app_website", 0.95}})).text, "App"));
}

// The text of `draft` from the acknowledgement on, without the sentence about a second thing.
std::string about_the_first(const record::Draft& draft) {
    std::string text;
    for (const record::DraftPart& part : draft.parts) {
        text += part.part == "addition" ? std::string() : part.text + " ";
    }
    return text;
}

std::string addition_of(const record::Draft& draft) {
    for (const record::DraftPart& part : draft.parts) {
        if (part.part == "addition") {
            return part.text;
        }
    }
    return {};
}

TEST_CASE("every draft is about the thing that the customer began with, and says that the second was read") {
    const Desk desk;
    for (int i = 0; i < 60; ++i) {
        const std::string id = "x:" + std::to_string(i);
        const record::Triage triage = about({{"defect", 0.8}});
        const record::Draft lift = desk.draft("Aufzug und Rolltreppe in Lehrte stehen", triage, id);
        CAPTURE(lift.text);
        CHECK(contains(about_the_first(lift), "Aufzug"));
        CHECK_FALSE(contains(about_the_first(lift), "olltreppe"));
        CHECK(contains(addition_of(lift), "as mit der Rolltreppe"));
        const record::Draft stairs = desk.draft("Rolltreppe und Aufzug in Lehrte stehen", triage, id);
        CAPTURE(stairs.text);
        CHECK(contains(about_the_first(stairs), "olltreppe"));
        CHECK_FALSE(contains(about_the_first(stairs), "Aufzug"));
        CHECK(contains(addition_of(stairs), "as mit dem Aufzug"));
    }
}

TEST_CASE("two names in one clause are one thing") {
    const Desk desk;
    const record::Triage triage = about({{"defect", 0.8}, {"delay", 0.75}});
    CHECK(addition_of(desk.draft("In Lehrte ist die Beleuchtung ausgefallen", triage)).empty());
    CHECK_FALSE(addition_of(desk.draft("In Lehrte ist es finster, und der Zug fällt aus", triage)).empty());
}

TEST_CASE("the report of one broken thing is ready without a tone and without a cause") {
    const Desk desk;
    record::Triage triage = about({{"defect", 0.8}});
    triage.confidence.intent = 0.9;
    triage.polarity_score = -0.1; // nobody shouts at a lift
    const record::Draft one = desk.draft("In Lehrte Hbf ist der Aufzug defekt.", triage);
    CAPTURE(one.text);
    CHECK(one.ready);
    CHECK_FALSE(has(one.open, "cause"));
    SUBCASE("but not of one among several") {
        CHECK_FALSE(desk.draft("In Lehrte Hbf sind Uhren, Tore und der Aufzug defekt.", triage).ready);
        CHECK_FALSE(desk.draft("In Lehrte Hbf sind Aufzug und Rolltreppe defekt.", triage).ready);
    }
    SUBCASE("nor where something else is broken") {
        CHECK_FALSE(desk.draft("In Lehrte Hbf am Aufzug gewartet, die Uhr ist defekt.", triage).ready);
        CHECK_FALSE(desk.draft("In Lehrte Hbf Aufzug – Rolltreppe defekt.", triage).ready);
    }
}

TEST_CASE("a topic that the customer's words bear out comes before a guess, and only that is ready") {
    const Desk desk;
    const record::Draft named =
        desk.draft("Der Brief fehlt, und die Toilette in Lehrte ist zu", about({{"price", 0.8}, {"facility", 0.8}}));
    CHECK(contains(named.text, "Toilette"));
    CHECK(named.ready);
    const record::Draft guessed = desk.draft("So wird das nie etwas.", about({{"price", 0.8}}));
    CHECK(has(guessed.open, "topic"));
    const record::Draft two_signs = desk.draft("So wird das nie etwas.", about({{"price", 0.9}}));
    CHECK_FALSE(has(two_signs.open, "topic"));
    const record::Draft hint = desk.draft("So wird das nie etwas.", about({{"price", 0.4}}));
    CHECK(has(hint.open, "topic"));
    CHECK_FALSE(contains(hint.text, "Preis"));
}

TEST_CASE("what the toolkit cannot know waits for a person") {
    const Desk desk;
    SUBCASE("a question beside the complaint, unless a number finds the case") {
        CHECK(has(desk.draft("Die Toilette in Lehrte ist zu. Wie lange noch?", about({{"facility", 0.8}})).open,
                  "answer"));
        CHECK(has(desk.draft("Die Toilette ist zu. Wie lange noch?", about({{"facility", 0.8}})).open, "answer"));
        CHECK_FALSE(
            has(desk.draft("Die Rechnung stimmt nicht. Wie kommt das?", about({{"billing", 0.9}})).open, "answer"));
    }
    SUBCASE("irony") {
        record::Triage triage = about({{"facility", 0.8}});
        triage.irony = 0.7;
        CHECK(desk.draft("Die Toilette in Lehrte ist zu. Ganz großes Kino", triage).open ==
              std::vector<std::string>{"meaning"});
    }
    SUBCASE("thanks that may be mockery") {
        record::Triage triage = about({});
        triage.intent = record::Intent::praise;
        triage.confidence.intent = 0.54;
        CHECK(desk.draft("Danke, wie immer", triage).open == std::vector<std::string>{"meaning"});
        triage.confidence.intent = 0.9;
        triage.polarity_score = 0.6;
        CHECK(desk.draft("Danke, wie immer", triage).ready);
    }
    SUBCASE("harm done to a person, whatever the labels say") {
        const record::Draft draft = desk.draft("Der Fahrer hat mich begrapscht.", about({{"staff", 0.9}}));
        CHECK(draft.reply_allowed == record::ReplyAllowed::human_only);
        CHECK(draft.open == std::vector<std::string>{"decision"});
    }
    SUBCASE("danger beside the trouble that the reply is about") {
        CHECK(
            has(desk.draft("Aufzug in Lehrte steht, und ich bin eingesperrt", about({{"defect", 0.8}, {"safety", 0.6}}))
                    .open,
                "decision"));
    }
    SUBCASE("a post that begins with somebody else's handle") {
        const record::Triage triage = about({{"facility", 0.8}});
        CHECK(has(desk.draft("@stadtwerke. @heidebahn Die Toilette in Lehrte ist zu", triage).open, "addressee"));
        CHECK_FALSE(has(desk.draft("@Heidebahn @stadtwerke Die Toilette in Lehrte ist zu", triage).open, "addressee"));
        CHECK_FALSE(has(desk.draft("Die Toilette in Lehrte ist zu, @stadtwerke", triage).open, "addressee"));
    }
    SUBCASE("fraud, where a kind word would confirm it") {
        for (const char* const text : {"SMS von euch: Konto gesperrt, Link anklicken. Ist das von euch?",
                                       "Mein Konto wurde gehackt, und keiner hilft!",
                                       "Text says my account is locked. Is that you or a scam?"}) {
            CAPTURE(text);
            const record::Draft draft = desk.draft(text, about({{"login", 0.9}}));
            CHECK(draft.reply_allowed == record::ReplyAllowed::human_only);
            CHECK_FALSE(draft.ready);
        }
    }
    SUBCASE("loss") {
        const record::Draft draft = desk.draft("Mein Mann ist verstorben, und ihr mahnt.", about({{"billing", 0.9}}));
        CHECK(draft.reply_allowed == record::ReplyAllowed::human_only);
        CHECK_FALSE(contains(draft.text, "Rechnung"));
    }
    SUBCASE("somebody else's words, passed on") {
        const record::Draft draft = desk.draft("RT @jemand: Der Aufzug steht", about({{"defect", 0.9}}));
        CHECK(draft.reply_allowed == record::ReplyAllowed::no);
        CHECK(contains(draft.reply_reason, "passes on"));
    }
}

TEST_CASE("a place that the post names is not asked for") {
    const Desk desk;
    for (int i = 0; i < 20; ++i) {
        const record::Draft draft =
            desk.draft("Aufzug am Bahnhof Lehrte steht", about({{"defect", 0.8}}), "x:" + std::to_string(i));
        CAPTURE(draft.text);
        CHECK_FALSE(contains(draft.text, "?"));
    }
}

TEST_CASE("a general thing gives way to a special one, wherever each is named") {
    const Desk desk;
    for (int i = 0; i < 20; ++i) {
        const std::string id = "x:" + std::to_string(i);
        const record::Triage triage = about({{"delivery", 0.9}});
        const record::Draft part = desk.draft("Mein Paket ist da, aber das Netzteil fehlt", triage, id);
        CAPTURE(part.text);
        CHECK((contains(part.text, "fehlt") || contains(part.text, "vollständig")));
        CHECK(contains(part.text, "fehlt"));
        const record::Draft none = desk.draft("Mein Paket kommt und kommt nicht", triage, id);
        CAPTURE(none.text);
        CHECK_FALSE(contains(none.text, "fehlt"));
    }
}

TEST_CASE("some things say without a topic what the post is about") {
    const Desk desk;
    struct Row {
        std::string name, text, said;
    };
    const std::vector<Row> rows{
        {"SIM card", "Ich warte seit drei Wochen auf meine SIM-Karte.", "SIM"},
        {"eaten card", "Meine Bankkarte wurde eingezogen.", "Karte"},
        {"meter", "Mein Zählerstand wurde wieder nur geschätzt.", "Zähler"},
        {"bin", "Die Biotonne wurde wieder nicht geleert.", "Abfuhr"},
        {"dunning", "Ihr schickt mir eine Mahnung, dabei ist alles bezahlt.", "Mahnung"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const record::Draft draft = desk.draft(row.text, about({}));
        CAPTURE(draft.text);
        CHECK(contains(draft.text, row.said));
        CHECK_FALSE(has(draft.open, "topic"));
    }
    CHECK(has(desk.draft("Das ist doch alles nichts.", about({})).open, "topic"));
    CHECK(has(desk.draft("Mein Paket.", about({})).open, "topic")); // a parcel is one of delivery only
}

TEST_CASE("the same in the words of Vienna and Zurich") {
    struct Row {
        std::string variant, text, said, unsaid;
    };
    const std::vector<Row> rows{
        {"de", "Der Geldautomat gibt nichts her.", "", "Bankomat"},
        {"de-AT", "Der Bankomat gibt nichts her.", "Bankomat", "Geldautomat"},
        {"de-CH", "Der Bancomat gibt nichts her.", "Bancomat", "ß"},
        {"de-AT", "Der Automat hat kein Ticket gedruckt.", "Ticket", "Fahrkarte"},
        {"de-CH", "Der Automat hat kein Billett gedruckt.", "Billett", "Fahrkarte"},
    };
    for (const Row& row : rows) {
        profile::Profile house = heidebahn();
        house.tone.variant = row.variant;
        const record::Taxonomy taxonomy{source_data()};
        const std::vector<incident::Incident> incidents; // outlives the drafter
        const Drafter drafter(source_data(), taxonomy, &house, incidents, "", at("2026-09-15T08:00:00Z"));
        record::Post post = a_post();
        post.text = row.text;
        record::Draft draft;
        drafter.draft(post, about({}), {}, draft);
        CAPTURE(draft.text);
        CHECK(contains(draft.text, row.said));
        CHECK_FALSE(contains(draft.text, row.unsaid));
    }
}

TEST_CASE("a reply does not speak of the display where the post only has something from it") {
    const Desk desk;
    const record::Triage triage = about({{"information", 0.9}, {"delay", 0.9}});
    CHECK(contains(desk.draft("Die Anzeigetafel stimmt hinten und vorn nicht", triage).text, "nzeige"));
    CHECK_FALSE(contains(desk.draft("Laut Anzeigetafel 20 Minuten zu spät", triage).text, "nzeige"));
}

TEST_CASE("rotten food with a question does not end in a search for the parcel") {
    const Desk desk;
    for (int i = 0; i < 10; ++i) {
        const record::Draft draft = desk.draft("Die Tomaten aus der Lieferung waren verdorben. Wer packt so etwas ein?",
                                               about({{"delivery", 0.9}}), "x:" + std::to_string(i));
        CAPTURE(draft.text);
        CHECK(contains(draft.text, "Qualitätssicherung"));
        CHECK_FALSE(contains(draft.text, "Sendung"));
    }
}

TEST_CASE("a request names its thing as well") {
    const Desk desk;
    record::Triage triage = about({{"contract", 0.9}});
    triage.intent = record::Intent::request;
    const record::Draft draft = desk.draft("Mein Datenvolumen ist jeden Monat weg, bitte sehen Sie nach.", triage);
    CAPTURE(draft.text);
    CHECK(contains(draft.text, "Datenvolumen"));
}
