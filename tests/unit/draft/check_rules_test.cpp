// SPDX-License-Identifier: Apache-2.0
// Every rule of the checker, in German and English, with a reply that must fire it and one that must not. The rules that are a
// matter of words bring their sentences along (data/*/checks.tsv); those of the code stand here.
#include "draft/check_step.hpp"
#include "draft/checker.hpp"
#include "draft/house.hpp"
#include "io/tsv.hpp"
#include "text/utf8.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Finding;

namespace {

// Heidebahn with a rival, a product and the incident of the slow servers.
struct Desk {
    profile::Profile house = heidebahn();
    std::vector<incident::Incident> incidents{slow_servers()};
    record::Post post = a_post();
    record::Triage triage = a_complaint("outage");

    Desk() {
        house.rivals.resize(1);
        house.rivals.front().name = "Drosselfunk";
        incidents.front().public_text = {{"de", "Wir erstatten Ihnen den Fahrpreis."}};
    }
    explicit Desk(std::string_view language) : Desk() { triage.language = language; }

    [[nodiscard]] std::vector<Finding> check(std::string_view reply, std::string_view channel = "x") const {
        const Checker checker(source_data(), &house, &incidents);
        std::vector<Finding> findings;
        checker.check(reply, post, triage, channel, triage.language, findings);
        return findings;
    }
    [[nodiscard]] bool fires(std::string_view rule, std::string_view reply, std::string_view channel = "x") const {
        const std::vector<Finding> findings = check(reply, channel);
        return std::any_of(findings.begin(), findings.end(),
                           [rule](const Finding& finding) { return finding.rule == rule; });
    }
};

} // namespace

TEST_CASE("rules of words: the checker finds each example and leaves each counterexample alone") {
    Desk desk;
    for (const char* kind : {"order_no", "customer_no", "tracking_no", "ticket_no", "date", "time", "place", "device",
                             "product", "phone", "email"}) {
        desk.triage.facts.push_back({kind, "", {}});
    }
    desk.incidents.clear();
    const Checker checker(source_data(), &desk.house, &desk.incidents);
    for (const std::string language : {"de", "en"}) {
        const io::TsvFile file(source_data() / (language + "/checks.tsv"), "checks", 8, 8);
        for (const io::TsvFile::Row& row : file.rows()) {
            const std::string id(row.fields[0]);
            CAPTURE(id);
            const bool missing = row.fields[1].front() == '!';
            const std::string_view rule = row.fields[1].substr(missing ? 1 : 0, row.fields[1].find(':'));
            const auto fires = [&](std::string_view reply) {
                std::vector<Finding> findings;
                checker.check(reply, desk.post, desk.triage, "x", language, findings);
                return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
                    return finding.rule == rule && !finding.message.empty() && !finding.hint.empty();
                });
            };
            CHECK(fires(row.fields[4]) != missing);
            CHECK(fires(row.fields[5]) == missing);
        }
    }
}

TEST_CASE("rules of the code, in both languages") {
    struct Row {
        std::string rule, language, fires, silent;
        std::string channel = "x";
    };
    const std::string filler(300, 'a');
    const std::string page = [] {
        std::string text;
        for (int i = 0; i < 50; ++i) {
            text += "Wort und ";
        }
        return text + "Schluss jetzt."; // 464 characters, 14 more than a short post bears
    }();
    const std::vector<Row> rows{
        {"slot-unfilled", "de", "Hallo {name}, das tut uns leid.", "Hallo Jana, das tut uns leid."},
        {"slot-unfilled", "en", "Hello [Name], we are sorry.", "Hello Jana, we are sorry (really)."},
        {"over-length", "de", filler, "Das tut uns leid."},
        {"over-length", "en", filler, "We are sorry."},
        {"register-mixed", "de", "Danke für deine Nachricht, wir melden uns bei Ihnen.", "Danke für Ihre Nachricht."},
        {"register-unexpected", "de", "Das tut uns für dich leid.", "Das tut uns für Sie leid."},
        {"private-data", "de", "Wir schreiben an jana@post.example.", "Schreiben Sie an hilfe@heidebahn.example."},
        {"private-data", "en", "We write to jana@post.example.", "Write to hilfe@heidebahn.example."},
        {"shouting", "de", "Das ist ENDGÜLTIG vorbei.", "Das ist endgültig vorbei."},
        {"shouting", "en", "That is FINALLY over.", "That is finally over."},
        {"exclamation", "de", "Danke!!", "Danke!"},
        {"exclamation", "en", "Thanks! Great! Bye!", "Thanks! Bye!"},
        {"emoji", "de", "Danke 🙏", "Danke."},
        {"emoji", "en", "Thanks 🙏", "Thanks."},
        {"control-character", "de", "Danke\u202E schön.", "Danke schön."},
        {"control-character", "en", "Thank\u202E you.", "Thank you."},
        {"initials-missing", "de", "Das tut uns leid.", "Das tut uns leid. ^an"},
        {"initials-missing", "en", "We are sorry.", "We are sorry. ^bk"},
        {"reply-empty", "de", " ", "Danke."},
        {"reply-empty", "en", "\n", "Thanks."},
        {"channel-unknown", "de", "Danke.", "Danke für das Lob.", "pigeon"},
        {"spelling-swiss", "de", "Viele Grüsse ^an", "Viele Grüße ^an"},
        // No source: neither Jana nor the profile nor the incident (12 September 2026, 20:14 to 23:00 in Berlin) says so.
        {"number-invented", "de", "Das waren 45 Minuten.", "Seit 23 Uhr läuft alles."},
        {"number-invented", "en", "That was 45 minutes.", "It has worked since 23:00."},
        {"number-invented", "de", "Das sind 5/2 mehr.", "Das tut uns leid. 1/2 ^an"},
        {"number-invented", "en", "It is 11/12 done.", "(2/2) We are sorry."},
        {"date-invented", "de", "Am Dienstag waren die Server langsam.", "Am Samstagabend waren die Server langsam."},
        {"date-invented", "en", "The servers were slow on Tuesday.", "The servers were slow on Saturday."},
        {"date-invented", "de", "Das war im August.", "Das war im September."},
        {"name-invented", "de", "Das prüft Frau Kolbe.", "Das prüft Frau Krohn."},
        {"name-invented", "en", "Mr. Kolbe will check.", "Ms. Krohn will check."},
        {"link-unknown", "de", "Mehr: https://irgendwo.example/x", "Mehr: https://heidebahn.example/neu"},
        {"link-unknown", "de", "Mehr unter paket-hilfe.de", "Das ist im Depot.Wir suchen es, z.B. in Celle."},
        {"link-unknown", "de", "Mehr: bit.ly/3xyz", "Mehr: hilfe@heidebahn.example"},
        {"link-unknown", "en", "More: https://elsewhere.example/x", "More: https://www.heidebahn.example/lage"},
        {"other-company", "de", "Bei Drosselfunk wäre das auch so.", "Bei uns war das so."},
        {"other-company", "en", "Drosselfunk is no better.", "We can be better."},
        {"name-wrong", "de", "Hallo Herr Meier, das tut uns leid.", "Hallo Frau Petersen, das tut uns leid."},
        {"name-wrong", "en", "Dear Peter, we are sorry.", "Dear Jana, we are sorry."},
        {"name-wrong", "de", "Guten Tag, Peter Meier! Das tut uns leid.", "Guten Tag, Ihr Ärger ist verständlich."},
        {"name-missing", "de", "Das tut uns leid.", "@jana_p Das tut uns leid."},
        {"name-missing", "en", "We are sorry.", "Jana, we are sorry."},
        {"language-wrong", "de", "We are sorry that you had to wait for the train.", "Das tut uns und dem Team leid."},
        {"language-wrong", "en", "Das tut uns leid, wir sehen uns das mit der Werkstatt an.", "We look at it for you."},
        {"apology-conditional", "en", "Sorry, should you have waited.",
         "Sorry, our team is at it, we should be done soon."},
        {"long-winded", "de", page, "Das tut uns leid.", "mastodon"},
        {"long-winded", "en", page, "We are sorry.", "mastodon"},
        {"refund", "de", "Wir erstatten Ihnen die Kosten.", "Wir erstatten Ihnen den Fahrpreis."},
    };
    for (const Row& row : rows) {
        const std::string& rule = row.rule;
        const std::string& fires = row.fires;
        CAPTURE(rule);
        CAPTURE(fires);
        const Desk desk(row.language);
        CHECK(desk.fires(rule, row.fires, row.channel));
        CHECK_FALSE(desk.fires(rule, row.silent, rule == "channel-unknown" ? "x" : row.channel));
    }
}

TEST_CASE("what the customer said is a source, and no number of theirs is an invention") {
    Desk desk;
    desk.post.text = "Am Dienstag 45 Minuten auf Frau Kolbe gewartet, siehe https://irgendwo.example/x";
    for (const std::string reply : {"Die 45 Minuten tun uns leid.", "Am Dienstag war viel.", "Frau Kolbe ist da.",
                                    "Ihr Link https://irgendwo.example/x geht."}) {
        CAPTURE(reply);
        for (const char* rule : {"number-invented", "date-invented", "name-invented", "link-unknown"}) {
            CHECK_FALSE(desk.fires(rule, reply));
        }
    }
    CHECK_FALSE(desk.fires("number-invented", "Bei Gefahr wählen Sie die 112."));
}

TEST_CASE("a number is one finding, however it is written") {
    const Desk desk;
    const std::string reply = "Das war am 3.10.2019, und es waren 77 000 Leute.";
    const std::vector<Finding> findings = desk.check(reply);
    std::vector<std::string> numbers;
    for (const Finding& finding : findings) {
        if (finding.rule == "number-invented") {
            numbers.push_back(reply.substr(finding.span.start, finding.span.end - finding.span.start));
        }
    }
    // 000 is no number of its own and therefore not part of the finding.
    CHECK(numbers == std::vector<std::string>{"3.10.2019", "77"});
}

TEST_CASE("without a profile nobody can tell what is invented: a warning") {
    const Checker checker(source_data(), nullptr);
    std::vector<Finding> findings;
    checker.check("Das waren 45 Minuten.", a_post(), a_complaint("delay"), "x", "de", findings);
    const auto hit = std::find_if(findings.begin(), findings.end(),
                                  [](const Finding& finding) { return finding.rule == "number-invented"; });
    REQUIRE(hit != findings.end());
    CHECK(hit->level == record::Level::warning);
}

TEST_CASE("what is not known is no finding: the language of a link, the name behind an account") {
    Desk desk;
    desk.triage.language = "und";
    CHECK_FALSE(desk.fires("language-wrong", "We are sorry that you had to wait for the train."));
    desk.post.author.name.clear();
    CHECK_FALSE(desk.fires("name-wrong", "Hallo Petra, das tut uns leid."));
    CHECK(desk.fires("name-wrong", "Hallo @petra, das tut uns leid."));
}

TEST_CASE("an insult is not thrown back") {
    Desk desk;
    desk.post.text = "Ihr Schnarchnasen!";
    desk.triage.reasons = {{"offence:insult", {4, 17}, "lexicon:de"}}; // "Schnarchnasen"
    CHECK(desk.fires("insult-mirrored", "Auch Schnarchnasen wie wir lernen dazu."));
    CHECK_FALSE(desk.fires("insult-mirrored", "Wir lernen dazu."));
    desk.triage.reasons = {{"polarity:negative", {4, 17}, "lexicon:de"}};
    CHECK_FALSE(desk.fires("insult-mirrored", "Auch Schnarchnasen wie wir lernen dazu."));
}

TEST_CASE("an apology is owed to complaints that get a real answer") {
    Desk desk;
    const std::string reply = "Hallo Jana, wir prüfen das. ^an";
    CHECK(desk.fires("apology-missing", reply));
    desk.triage.route = record::Route::human;
    CHECK_FALSE(desk.fires("apology-missing", reply));
    desk.triage.route = record::Route::reply;
    desk.triage.intent = record::Intent::praise;
    CHECK_FALSE(desk.fires("apology-missing", reply));
    desk.triage.intent = record::Intent::question;
    CHECK(desk.fires("next-step-missing", "Hallo Jana, gute Frage. ^an"));
}

TEST_CASE("where the house allows humour, a joke is a warning") {
    Desk desk;
    const std::string joke = "Fragen Sie doch mal einen Angler.";
    const auto level = [&] {
        const std::vector<Finding> findings = desk.check(joke);
        const auto hit = std::find_if(findings.begin(), findings.end(),
                                      [](const Finding& finding) { return finding.rule == "humour"; });
        return hit == findings.end() ? record::Level::info : hit->level;
    };
    CHECK(level() == record::Level::error);
    desk.house.tone.humour = true;
    CHECK(level() == record::Level::warning);
}

// The manner of the bad replies that five articles on customer care tell of, in words of our own.
TEST_CASE("the bad replies of the five cases") {
    struct Row {
        std::string name, reply;
        std::set<std::string> rules;
    };
    const std::vector<Row> rows{
        {"the joke on a net", "Ohne Netz? Dann fragen Sie doch mal beim Angelverein nach ;-)", {"humour"}},
        {"a joke by somebody else", "Vielleicht borgt Ihnen ein Seemann eins.", {"humour"}},
        {"the snippy defence", "Humor ist eben Geschmackssache.", {"humour", "snippy"}},
        {"there is time", "Sie haben doch noch ein paar Tage.", {"belittling"}},
        {"an apology with an if", "Es tut uns leid, falls wir Sie damit verärgert haben.", {"apology-conditional"}},
        {"rough rapport", "Pass mal auf, mein Bester. Noch Fragen, oder was?", {"rude"}},
        {"the script of the hotline",
         "Dafür sind wir nicht zuständig, wenden Sie sich bitte an unsere Hotline.",
         {"deflection"}},
        {"appeasement",
         "Ihr Anliegen ist uns wichtig, wir melden uns schnellstmöglich.",
         {"empty-phrase", "promise-vague"}},
        {"the automaton asks again", "Um welche Uhrzeit war das?", {"asks-again"}},
        {"customers are annoying",
         "Beruhigen Sie sich, andere Kunden haben kein Problem damit.",
         {"belittling", "blame"}},
        {"the grumpy agent", "Wie gesagt, das steht doch auf der Seite.", {"snippy"}},
        {"somebody else's customer", "Bei Drosselfunk passiert das ja ständig.", {"other-company"}},
    };
    Desk desk;
    desk.triage.facts = {{"time", "18:10", {}}};
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        for (const std::string& rule : row.rules) {
            CAPTURE(rule);
            CHECK(desk.fires(rule, row.reply));
        }
    }
}

TEST_CASE("places of findings lie on character boundaries, whatever the reply") {
    const Desk desk;
    for (const std::string reply :
         {"ÄÖÜ Grüße, Dienstagabend, 45€, Frau Äöü, https://ä.example/ö 🙏🙏 {ü} §5", "Ünser Ürteil: Straße, 7 Ä"}) {
        for (const Finding& finding : desk.check(reply)) {
            CAPTURE(finding.rule);
            REQUIRE(finding.span.end <= reply.size());
            for (const std::uint32_t at : {finding.span.start, finding.span.end}) {
                CHECK((at == reply.size() || (static_cast<unsigned char>(reply[at]) & 0xC0U) != 0x80U));
            }
        }
    }
}
