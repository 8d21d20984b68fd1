// SPDX-License-Identifier: Apache-2.0
// What each of the five articles behind the care rules asks of a draft, told with an invented house.
#include "draft/drafter.hpp"

#include "base/error.hpp"
#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Draft;

namespace {

const record::Timestamp kNow = at("2026-09-15T08:00:00Z"); // a Tuesday

struct Desk {
    explicit Desk(profile::Profile the_house, std::vector<incident::Incident> the_incidents = {},
                  const std::string& agent = {})
        : house(std::move(the_house)),
          incidents(std::move(the_incidents)),
          taxonomy(source_data()),
          drafter(source_data(), taxonomy, &house, incidents, agent, kNow) {}

    [[nodiscard]] Draft draft(const record::Post& post, const record::Triage& triage,
                              std::string_view channel = {}) const {
        Draft out;
        drafter.draft(post, triage, channel, out);
        return out;
    }

    profile::Profile house;
    std::vector<incident::Incident> incidents;
    record::Taxonomy taxonomy;
    Drafter drafter;
};

std::vector<std::string> part_names(const Draft& draft) {
    std::vector<std::string> names;
    for (const record::DraftPart& part : draft.parts) {
        names.push_back(part.part);
    }
    return names;
}

bool has(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}
bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("servers slow on a Saturday evening: the de-escalation in its order, with cause and time") {
    const Desk desk(heidebahn(), {slow_servers()});
    record::Post post = a_post();
    post.author.name = "Herr Terranova";
    post.text = "Samstagabend ging bei euch gar nichts mehr! Wofür bezahle ich das eigentlich?";
    record::Triage triage = a_complaint("outage");
    triage.incident = "INC-1";
    const Draft draft = desk.draft(post, triage);
    CHECK(draft.reply_allowed == record::ReplyAllowed::yes);
    CHECK(part_names(draft) == std::vector<std::string>{"salutation", "acknowledgement", "explanation", "apology",
                                                        "state", "next_step", "signature"});
    CHECK(contains(draft.text, "Herr Terranova,"));
    CHECK(contains(draft.text, "nsere Server waren sehr langsam"));
    CHECK(contains(draft.text, "amstagabend"));
    CHECK(contains(draft.text, "Wartungsarbeiten."));
    CHECK(contains(draft.text, "Seit 23 Uhr läuft alles wieder."));
    CHECK(draft.text.ends_with("^an"));
    CHECK(draft.open.empty());
    CHECK(draft.findings.empty());
    CHECK(draft.ready);
    CHECK(draft.sources == std::vector<std::string>{"incident:INC-1"});
    CHECK(draft.parts[2].from == "incident:INC-1");
    CHECK(draft.length.used <= 280);
    CHECK(draft.follow_up_at == kNow + std::chrono::hours{72});
}

TEST_CASE("the same without a known incident, or without a known cause: open, and nothing invented") {
    incident::Incident unknown = slow_servers();
    unknown.cause.clear();
    unknown.state = incident::Incident::State::open;
    unknown.until.reset();
    unknown.state_text.clear();
    const Desk desk(heidebahn(), {unknown});
    record::Triage triage = a_complaint("outage");
    SUBCASE("no incident") {
        const Draft draft = desk.draft(a_post(), triage);
        CHECK(has(draft.open, "cause"));
        CHECK(has(draft.open, "state"));
        CHECK_FALSE(draft.ready);
        CHECK_FALSE(has(part_names(draft), "explanation"));
        CHECK_FALSE(has(part_names(draft), "state"));
        CHECK(has(part_names(draft), "apology"));
    }
    SUBCASE("no cause") {
        triage.incident = "INC-1";
        const Draft draft = desk.draft(a_post(), triage);
        CHECK(draft.open == std::vector<std::string>{"cause"});
        CHECK_FALSE(draft.ready);
        CHECK((contains(draft.text, "Die Ursache kennen wir noch nicht.") ||
               contains(draft.text, "Die Ursache suchen wir noch.")));
        CHECK(contains(draft.text, "seit Samstagabend"));
    }
    SUBCASE("expired incidents are not cited") {
        incident::Incident old = slow_servers();
        old.expires = at("2026-09-14T00:00:00Z");
        const Desk later(heidebahn(), {old});
        triage.incident = "INC-1";
        const Draft draft = later.draft(a_post(), triage);
        CHECK(has(draft.open, "cause"));
        CHECK_FALSE(contains(draft.text, "Wartungsarbeiten"));
        CHECK(draft.sources.empty());
    }
}

TEST_CASE("data allowance eaten, and insults: the fact that helps, no insult back, rapport risky and off") {
    incident::Incident article;
    article.id = "ART-1";
    article.kind = incident::Incident::Kind::article;
    article.what = "Streamen zählt nicht, Herunterladen schon";
    article.public_text = {{"de", "Streamen zählt nicht zum Volumen, Herunterladen zum Mitnehmen schon."}};
    article.link = "https://heidebahn.example/volumen";
    const Desk desk(heidebahn(), {article});
    record::Post post = a_post();
    post.text = "SO, jetzt passt mal auf, ihr Pfeifen!! Mein Volumen ist weg! Von wegen zählt nicht!!";
    record::Triage triage = a_complaint("contract");
    triage.incident = "ART-1";
    triage.anger = 0.9;
    triage.offence = record::Offence::insult;
    triage.address = record::Address::ihr;
    const Draft draft = desk.draft(post, triage);
    CHECK(contains(draft.text, "Streamen zählt nicht zum Volumen"));
    CHECK(contains(draft.text, "https://heidebahn.example/volumen"));
    CHECK(draft.ready);
    CHECK(draft.address == record::Address::sie);
    CHECK(draft.rapport_score > 0.7); // 0.1 + 0.36 anger + 0.15 insult + 0.1 first contact + 0.1 public
    CHECK_FALSE(draft.rapport_because.empty());
    CHECK(draft.sources == std::vector<std::string>{"article:ART-1"});
}

TEST_CASE("a parcel that does not come: one concrete question, not a joke; private data in private") {
    const Desk desk(heidebahn());
    record::Post post = a_post();
    post.text = "Wo bleibt mein Router? Bald sitze ich ganz ohne Netz da.";
    record::Triage triage = a_complaint("delivery");
    triage.signals.insert(record::Signal::deadline);
    SUBCASE("the number is asked for in a direct message") {
        const Draft draft = desk.draft(post, triage);
        CHECK(contains(draft.text, "per Direktnachricht"));
        CHECK_FALSE(draft.private_text.empty());
        CHECK(draft.ready);
    }
    SUBCASE("what was said is not asked again, and not repeated in public") {
        post.text += " Bestellung HB-471199";
        triage.facts = {{"order_no", "HB-471199", {69, 78}}};
        const Draft draft = desk.draft(post, triage);
        CHECK_FALSE(contains(draft.text, "per Direktnachricht"));
        CHECK_FALSE(contains(draft.text, "471199"));
        CHECK(contains(draft.private_text, "HB-471199"));
        CHECK(draft.sources == std::vector<std::string>{"fact:order_no"});
        CHECK(draft.findings.empty());
        CHECK(draft.ready);
    }
    SUBCASE("on a channel that is private itself it is asked for there") {
        const Draft draft = desk.draft(post, triage, "mail");
        CHECK(draft.private_text.empty());
        CHECK_FALSE(contains(draft.text, "per Direktnachricht"));
        CHECK((contains(draft.text, "Bestellnummer") || contains(draft.text, "Sendungsnummer")));
        CHECK(contains(draft.text, "Guten Tag, Jana Petersen,\n\n"));
        CHECK(draft.text.ends_with("\nAnna Nissen"));
    }
    SUBCASE("without direct messages, by mail") {
        const Draft draft = desk.draft(post, triage, "google_play");
        CHECK(contains(draft.text, "per E-Mail an hilfe@heidebahn.example"));
        CHECK(draft.private_text.empty());
        CHECK(draft.findings.empty());
    }
    SUBCASE("overheard: a person decides, one sentence waits") {
        triage.ownership = record::Ownership::overheard;
        triage.needs_reply = false;
        triage.route = record::Route::human;
        triage.decide = "speak up or not";
        const Draft draft = desk.draft(post, triage);
        CHECK(draft.reply_allowed == record::ReplyAllowed::human_only);
        CHECK(contains(draft.reply_reason, "speak up or not"));
        CHECK(part_names(draft) == std::vector<std::string>{"salutation", "holding", "signature"});
        CHECK(draft.open == std::vector<std::string>{"decision"});
        CHECK_FALSE(draft.ready);
    }
    SUBCASE("another company's thread gets nothing") {
        triage.ownership = record::Ownership::foreign;
        const Draft draft = desk.draft(post, triage);
        CHECK(draft.reply_allowed == record::ReplyAllowed::no);
        CHECK(draft.text.empty());
        CHECK(draft.parts.empty());
        CHECK_FALSE(draft.reply_reason.empty());
    }
    SUBCASE("solved by itself: thanks, an open gesture") {
        triage.intent = record::Intent::resolved;
        triage.needs_reply = false;
        const Draft draft = desk.draft(post, triage);
        CHECK(draft.open == std::vector<std::string>{"gesture"});
        CHECK(has(part_names(draft), "apology"));
        CHECK_FALSE(draft.ready);
        CHECK_FALSE(draft.follow_up_at);
    }
}

TEST_CASE("outside the standard case: a person decides, and the draft says what") {
    const Desk desk(heidebahn());
    record::Triage triage = a_complaint("");
    triage.route = record::Route::human;
    triage.decide = "topic unclear";
    const Draft draft = desk.draft(a_post(), triage);
    CHECK(draft.reply_allowed == record::ReplyAllowed::yes);
    CHECK(has(draft.open, "topic"));
    CHECK(has(draft.open, "decision"));
    CHECK_FALSE(draft.ready);
    triage = a_complaint("billing");
    triage.signals.insert(record::Signal::legal);
    const Draft holding = desk.draft(a_post(), triage);
    CHECK(holding.reply_allowed == record::ReplyAllowed::human_only);
    CHECK(part_names(holding) == std::vector<std::string>{"salutation", "holding", "signature"});
}

TEST_CASE("praise for a colleague reaches her; short, and ready") {
    const Desk desk(heidebahn());
    record::Post post = a_post();
    post.text = "Lob an Bente für die geduldige Beratung, die Schrauben passen. Danke!";
    record::Triage triage = a_complaint("staff");
    triage.intent = record::Intent::praise;
    const Draft draft = desk.draft(post, triage);
    CHECK(contains(draft.text, "Bente"));
    CHECK_FALSE(contains(draft.text, "Krohn")); // the customer knows the first name only
    CHECK_FALSE(has(part_names(draft), "apology"));
    CHECK(draft.ready);
    CHECK(draft.text.size() < 200);
}

TEST_CASE("a question is answered by the page that answers it") {
    const Desk desk(heidebahn());
    record::Triage triage = a_complaint("outage");
    triage.intent = record::Intent::question;
    const Draft draft = desk.draft(a_post(), triage);
    CHECK(contains(draft.text, "https://heidebahn.example/lage"));
    CHECK(draft.ready);
    triage.topics = {{"information", 0.8}};
    const Draft unanswered = desk.draft(a_post(), triage);
    CHECK(unanswered.open == std::vector<std::string>{"answer"});
    CHECK_FALSE(unanswered.ready);
}

TEST_CASE("language, variant, register and who signs") {
    profile::Profile house = heidebahn();
    house.tone.mirror_address = true;
    record::Triage triage = a_complaint("billing");
    SUBCASE("du is mirrored, the first name alone with it") {
        triage.address = record::Address::du;
        const Draft draft = Desk(house).draft(a_post(), triage);
        CHECK(draft.address == record::Address::du);
        CHECK(contains(draft.text, "Jana"));
        CHECK(draft.findings.empty());
    }
    SUBCASE("Swiss") {
        house.tone.variant = "de-CH";
        const Draft draft = Desk(house).draft(a_post(), triage, "mail");
        CHECK(draft.variant == "de-CH");
        CHECK_FALSE(contains(draft.text, "ß"));
        CHECK(contains(draft.text, "Guten Tag Jana Petersen\n\n")); // no comma
        CHECK(contains(draft.text, "Freundliche Grüsse\nAnna Nissen"));
    }
    SUBCASE("English") {
        triage.language = "en";
        const Draft draft = Desk(house).draft(a_post(), triage);
        CHECK(draft.variant == "en");
        CHECK(draft.address == record::Address::none);
        CHECK((draft.text.starts_with("Hello Jana Petersen, ") || draft.text.starts_with("Hi Jana, ")));
        CHECK(contains(draft.text, "by direct message")); // the profile's words are German
        CHECK(draft.findings.empty());
    }
    SUBCASE("an incident without English words stays open in English") {
        triage = a_complaint("outage");
        triage.language = "en";
        triage.incident = "INC-1";
        const Draft draft = Desk(house, {slow_servers()}).draft(a_post(), triage);
        CHECK(has(draft.open, "translation"));
        CHECK_FALSE(contains(draft.text, "Server waren"));
    }
    SUBCASE("the house's own words in the wrong register are not used") {
        incident::Incident incident = slow_servers();
        incident.public_text = {{"de", "Am Samstagabend war bei Ihnen alles langsam."}};
        triage = a_complaint("outage");
        triage.incident = "INC-1";
        triage.address = record::Address::du;
        const Draft draft = Desk(house, {incident}).draft(a_post(), triage);
        CHECK_FALSE(contains(draft.text, "Ihnen"));
        CHECK(contains(draft.text, "Server waren sehr langsam"));
    }
    SUBCASE("another agent signs") {
        CHECK(Desk(house, {}, "BK").draft(a_post(), triage).text.ends_with("^bk"));
        CHECK_THROWS_WITH_AS(Desk(house, {}, "zz"), "no agent 'zz' in the profile; it has an or bk", UsageError);
    }
    SUBCASE("without a usable name, by the handle; never as customer") {
        record::Post post = a_post();
        post.author.name = "Wütender Kunde 77";
        CHECK(contains(Desk(house).draft(post, triage).text, "@jana_p,"));
        post.author.handle.clear();
        const Draft draft = Desk(house).draft(post, triage);
        CHECK((draft.text.starts_with("Guten Tag, ") || draft.text.starts_with("Hallo, ")));
    }
}

TEST_CASE("without a profile nobody signs, and the form is Sie") {
    const record::Taxonomy taxonomy(source_data());
    const std::vector<incident::Incident> none;
    const Drafter drafter(source_data(), taxonomy, nullptr, none, "", kNow);
    Draft draft;
    drafter.draft(a_post(), a_complaint("billing"), "", draft);
    CHECK(draft.address == record::Address::sie);
    CHECK_FALSE(has(part_names(draft), "signature"));
    CHECK(draft.ready);
    drafter.draft(a_post(), a_complaint("billing"), "mail", draft);
    CHECK(draft.text.ends_with("\n\nViele Grüße"));
}

TEST_CASE("a complaint in good spirits, or a letter to somebody else, waits for a person") {
    profile::Profile house = heidebahn();
    const Desk desk(house);
    struct Row {
        std::string name, platform, text;
        record::Polarity polarity;
        std::string open; // none: ready for what this test is about
    };
    const std::vector<Row> rows{
        {"praise of a driver with the word for a trouble in it", "x", "Der Fahrer im Aufzug in Lehrte: mehr davon!",
         record::Polarity::positive, "meaning"},
        {"an ordinary complaint", "x", "Der Aufzug in Lehrte steht.", record::Polarity::negative, ""},
        {"a letter to somebody who is no agent of ours", "mail",
         "Sehr geehrter Herr Kessen,\nder Aufzug in Lehrte steht.", record::Polarity::negative, "addressee"},
        {"with a blank line first", "mail", "\n\nLiebe Frau Kessen!\nDer Aufzug in Lehrte steht.",
         record::Polarity::negative, "addressee"},
        {"a letter to an agent by name", "mail", "Liebe Frau Nissen,\nder Aufzug in Lehrte steht.",
         record::Polarity::negative, ""},
        {"a letter to everybody", "mail", "Sehr geehrte Damen und Herren,\nder Aufzug in Lehrte steht.",
         record::Polarity::negative, ""},
        {"on X a name at the beginning is how people talk", "x", "Guten Tag Herr Kessen, der Aufzug in Lehrte steht.",
         record::Polarity::negative, ""},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        record::Post post = a_post();
        post.platform = row.platform;
        post.text = row.text;
        record::Triage triage = a_complaint("accessibility");
        triage.polarity = row.polarity;
        const Draft draft = desk.draft(post, triage);
        CHECK(draft.open == (row.open.empty() ? std::vector<std::string>{} : std::vector<std::string>{row.open}));
    }
}

TEST_CASE("whom the telephone failed is not sent to the telephone") {
    const Desk desk(heidebahn());
    record::Triage triage = a_complaint("waiting");
    triage.signals.insert(record::Signal::long_wait);
    for (int i = 0; i < 20; ++i) {
        record::Post post = a_post("x:" + std::to_string(i));
        post.text =
            "Zum vierten Mal vierzig Minuten in der Warteschleife, und am Ende hat einfach jemand aufgelegt. So "
            "erreicht man bei euch niemanden, seit Tagen geht das jetzt schon so.";
        const Draft draft = desk.draft(post, triage);
        CAPTURE(draft.text);
        CHECK_FALSE(contains(draft.text, "0800 555 0199"));
    }
}

TEST_CASE("a title goes with Sie, not with du") {
    record::Post post = a_post();
    post.author.name = "Mag.a Eva Huber";
    for (const bool familiar : {false, true}) {
        profile::Profile house = heidebahn();
        house.tone.address = familiar ? record::Address::du : record::Address::sie;
        const Draft draft = Desk(house).draft(post, a_complaint("delay"));
        CAPTURE(draft.text);
        CHECK(contains(draft.text, "Mag.a Eva Huber") == !familiar);
        CHECK(contains(draft.text, "Eva"));
    }
}
