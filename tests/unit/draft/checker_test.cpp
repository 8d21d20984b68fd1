// SPDX-License-Identifier: Apache-2.0
#include "draft/checker.hpp"

#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Finding;
using record::Level;

namespace {

std::vector<Finding> findings(const profile::Profile* house, const std::string& reply, const record::Post& post,
                              const record::Triage& triage, std::string_view channel = "x",
                              std::string_view language = "de") {
    static const Checker plain(source_data(), nullptr);
    std::vector<Finding> found;
    static const std::vector<incident::Incident> incidents{slow_servers()};
    if (house == nullptr) {
        plain.check(reply, post, triage, channel, language, found);
    } else {
        Checker(source_data(), house, &incidents).check(reply, post, triage, channel, language, found);
    }
    return found;
}

std::vector<std::string> rules(const std::vector<Finding>& found) {
    std::vector<std::string> list;
    for (const Finding& finding : found) {
        // What a whole reply owes is tested in check_rules_test.cpp; here are single sentences.
        if (!finding.rule.ends_with("-missing") || finding.rule == "initials-missing") {
            list.push_back(finding.rule);
        }
    }
    return list;
}

} // namespace

TEST_CASE("one rule each") {
    struct Row {
        std::string name, reply, rule;
        Level level;
        std::string language = "de";
    };
    const std::vector<Row> rows{
        {"condition", "Es tut uns leid, falls wir Sie verärgert haben.", "apology-conditional", Level::error},
        {"but", "Das tut uns leid, aber so sind wir.", "apology-conditional", Level::error},
        {"condition in English", "We are sorry if you were upset.", "apology-conditional", Level::error, "en"},
        {"blame", "Da hätten Sie vorher fragen müssen, Sie hätten vorher fragen müssen.", "blame", Level::error},
        {"belittling", "Sie haben doch noch ein paar Tage Zeit.", "belittling", Level::error},
        {"rules", "Gemäß unseren AGB ist das nicht möglich.", "rule-citing", Level::warning},
        {"Floskel", "Wir bitten um Ihr Verständnis.", "empty-phrase", Level::warning},
        {"promise", "Das wird nicht wieder vorkommen.", "promise", Level::warning},
        {"deflection", "Wenden Sie sich bitte an unsere Hotline.", "deflection", Level::warning},
        {"rudeness", "Noch Fragen, oder was?", "rude", Level::error},
        {"joke", "Morgen vielleicht ;-)", "humour", Level::warning},
        {"slot", "Hallo {name}, das tut uns leid.", "slot-unfilled", Level::error},
        {"slot in brackets", "Hallo [Name], das tut uns leid.", "slot-unfilled", Level::error},
        {"registers", "Danke für deine Nachricht, wir melden uns bei Ihnen.", "register-mixed", Level::error},
        {"shouting", "Das ist ENDGÜLTIG vorbei.", "shouting", Level::warning},
        {"exclamation", "Danke!!!", "exclamation", Level::warning},
        {"emoji", "Danke 🙏", "emoji", Level::warning},
        {"direction mark", "Danke\u202E schön.", "control-character", Level::error},
        {"empty", " \n", "reply-empty", Level::error},
        {"over length", std::string(281, 'a'), "over-length", Level::error},
        {"somebody's e-mail", "Wir schreiben an jana@post.example.", "private-data", Level::error},
        {"an account", "Das Geld geht an DE02 1203 0000 0000 2020 51.", "private-data", Level::error},
        {"a telephone", "Wir rufen unter 0171 2345678 an.", "private-data", Level::warning},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const std::vector<Finding> found =
            findings(nullptr, row.reply, a_post(), a_complaint("delay"), "x", row.language);
        const auto hit =
            std::find_if(found.begin(), found.end(), [&](const Finding& finding) { return finding.rule == row.rule; });
        REQUIRE(hit != found.end());
        CHECK(hit->level == row.level);
        CHECK(hit->span.start <= hit->span.end);
        CHECK(hit->span.end <= row.reply.size());
        CHECK_FALSE(hit->message.empty());
    }
}

TEST_CASE("honest replies pass") {
    const profile::Profile house = heidebahn();
    for (const std::string reply : {
             "Guten Tag, Jana Petersen, da haben Sie recht. Am Samstagabend waren unsere Server sehr langsam. Das tut "
             "uns leid. ^an",
             "Hallo Jana Petersen, dafür bitten wir Sie um Entschuldigung. Wo genau war das? Anrufen geht auch: 0800 "
             "555 0199. ^BK",
             "Hallo Jana Petersen, schreiben Sie uns an hilfe@heidebahn.example oder strecke71@heidebahn.example. ^an",
         }) {
        CAPTURE(reply);
        CHECK(rules(findings(&house, reply, a_post(), a_complaint("delay"))) == std::vector<std::string>{});
    }
}

TEST_CASE("the customer's own facts") {
    record::Post post = a_post();
    post.text = "Bestellung HB-4711 99 von jana@post.example, und nun?";
    record::Triage triage = a_complaint("delivery");
    triage.facts = {{"order_no", "HB-471199", {11, 21}}, {"email", "jana@post.example", {26, 43}}};
    SUBCASE("are not shown in public, in any spelling") {
        for (const std::string reply :
             {"Ihre Bestellung HB-471199 suchen wir.", "Ihre Bestellung hb 4711-99 suchen wir."}) {
            CAPTURE(reply);
            CHECK(rules(findings(nullptr, reply, post, triage)) == std::vector<std::string>{"private-data"});
        }
    }
    SUBCASE("may be named where nobody else reads") {
        CHECK(rules(findings(nullptr, "Ihre Bestellung HB-471199 suchen wir.", post, triage, "mail")).empty());
        post.kind = record::Kind::message;
        CHECK(rules(findings(nullptr, "Ihre Bestellung HB-471199 suchen wir.", post, triage)).empty());
    }
    SUBCASE("are not asked for again") {
        CHECK(rules(findings(nullptr, "Schicken Sie uns bitte Ihre Bestellnummer.", post, triage)) ==
              std::vector<std::string>{"asks-again"});
        CHECK(rules(findings(nullptr, "Schicken Sie uns bitte Ihre Kundennummer.", post, triage)).empty());
    }
    SUBCASE("nor are those that were told earlier in the conversation, asked for or shown") {
        triage.facts.clear();
        triage.earlier.facts = {{"order_no", "HB-471199", "x:1"}};
        CHECK(rules(findings(nullptr, "Schicken Sie uns bitte Ihre Bestellnummer.", post, triage)) ==
              std::vector<std::string>{"asks-again"});
        CHECK(rules(findings(nullptr, "Ihre Bestellung hb 4711-99 suchen wir.", post, triage)) ==
              std::vector<std::string>{"private-data"});
    }
}

TEST_CASE("house rules") {
    profile::Profile house = heidebahn();
    SUBCASE("initials") {
        CHECK(rules(findings(&house, "Das tut uns leid.", a_post(), a_complaint("delay"))) ==
              std::vector<std::string>{"initials-missing"});
        CHECK(rules(findings(&house, "Das tut uns leid. ^zz", a_post(), a_complaint("delay"))) ==
              std::vector<std::string>{"initials-missing"});
        CHECK(rules(findings(&house, "Das tut uns leid.\n\nViele Grüße\nBente Krohn", a_post(), a_complaint("delay"),
                             "mail"))
                  .empty());
    }
    SUBCASE("register") {
        CHECK(rules(findings(&house, "Das tut uns für dich leid. ^an", a_post(), a_complaint("delay"))) ==
              std::vector<std::string>{"register-unexpected"});
    }
    SUBCASE("Swiss spelling, but for names") {
        house.tone.variant = "de-CH";
        CHECK(rules(findings(&house, "Viele Grüße ^an", a_post(), a_complaint("delay"))) ==
              std::vector<std::string>{"sharp-s"});
        record::Post post = a_post();
        post.author.name = "Jan Weiß";
        CHECK(rules(findings(&house, "Guten Tag Jan Weiß ^an", post, a_complaint("delay"))).empty());
    }
    SUBCASE("emoji and capitals of the house") {
        house.tone.emoji = true;
        house.house.name = "HEIDEBAHN";
        CHECK(rules(findings(&house, "Ihre HEIDEBAHN sagt danke 🙏 ^an", a_post(), a_complaint("delay"))).empty());
    }
}

TEST_CASE("an unknown channel is told, and the post's platform is the default") {
    CHECK(rules(findings(nullptr, "Danke.", a_post(), a_complaint("delay"), "pigeon")) ==
          std::vector<std::string>{"channel-unknown"});
    CHECK(rules(findings(nullptr, std::string(281, 'a'), a_post(), a_complaint("delay"), "")) ==
          std::vector<std::string>{"over-length"});
}

TEST_CASE("the handle that X puts in front of a reply is not counted") {
    record::Post post = a_post();
    post.author.handle = "jana_p";
    const auto over_length = [&post](const std::string& reply) {
        const std::vector<std::string> found = rules(findings(nullptr, reply, post, a_complaint("delay"), ""));
        return std::find(found.begin(), found.end(), "over-length") != found.end();
    };
    CHECK_FALSE(over_length("@jana_p " + std::string(280, 'a')));
    CHECK(over_length("@jana_p " + std::string(281, 'a')));
    CHECK(over_length("@ole_h " + std::string(280, 'a')));
}

TEST_CASE("a text message that is too long says how many it would be, and which sign is to blame") {
    const auto over_length = [](const std::string& reply) {
        for (const Finding& finding : findings(nullptr, reply, a_post(), a_complaint("delay"), "sms")) {
            if (finding.rule == "over-length") {
                return finding;
            }
        }
        return Finding{};
    };
    CHECK(over_length(std::string(160, 'a')).message.empty());
    CHECK(over_length(std::string(161, 'a')).message == "2 segments of 1 (161 gsm) on sms");
    CHECK(over_length(std::string(161, 'a')).span.end == 0);
    const Finding quoted = over_length("Im Zug „nach“ " + std::string(60, 'a')); // 14 and 60
    CHECK(quoted.message == "2 segments of 1 (74 ucs2) on sms");
    CHECK(quoted.span.start == 7);
    CHECK(quoted.span.end == 10);
}

TEST_CASE("odd input neither hangs nor floods") {
    std::string braces(200'000, '{');
    CHECK(findings(nullptr, braces, a_post(), a_complaint("delay")).size() <= kMostFindings);
    std::string digits;
    for (int i = 0; i < 20'000; ++i) {
        digits += "+49 171 ";
    }
    CHECK(findings(nullptr, digits, a_post(), a_complaint("delay")).size() <= kMostFindings);
    std::string falls;
    for (int i = 0; i < 20'000; ++i) {
        falls += "falls ";
    }
    CHECK(findings(nullptr, falls, a_post(), a_complaint("delay")).size() <= kMostFindings);
}
