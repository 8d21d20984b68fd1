// SPDX-License-Identifier: Apache-2.0
#include "draft/rapport.hpp"

#include "draft/drafter.hpp"
#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

TEST_CASE("rapport_risk adds up what it names") {
    const Channel channel;
    record::Post post = a_post();
    record::Triage triage = a_complaint("outage");
    CHECK(rapport_risk(post, triage, channel).score == doctest::Approx(0.3)); // base 0.1, first contact 0.1, public 0.1
    triage.anger = 0.5;
    triage.offence = record::Offence::insult;
    const RapportRisk risk = rapport_risk(post, triage, channel);
    CHECK(risk.score == doctest::Approx(0.65)); // + 0.4·0.5 + 0.15
    REQUIRE(risk.because.size() == 4);
    CHECK(risk.because[0] == "anger +0.20");
    CHECK(risk.because[1] == "insult +0.15");
    triage.anger = 50; // a record of somebody else
    CHECK(rapport_risk(post, triage, channel).because[0] == "anger +0.99");
}

TEST_CASE("one grave signal is enough, and the score stays within 0…1") {
    record::Triage triage = a_complaint("safety");
    triage.signals.insert(record::Signal::self_harm);
    CHECK(rapport_risk(a_post(), triage, {}).score == doctest::Approx(1.0));
    triage = a_complaint("staff");
    triage.intent = record::Intent::praise; // about people nothing is at stake in a thank-you
    triage.polarity = record::Polarity::positive;
    record::Post post = a_post();
    post.reply_to = "x:0";
    Channel channel;
    channel.privacy = Privacy::itself;
    CHECK(rapport_risk(post, triage, channel).score == doctest::Approx(0.0)); // 0.1 − 0.2
}

TEST_CASE("where people or money are at stake the risk is higher, and it says so") {
    const Channel channel;
    CHECK(rapport_risk(a_post(), a_complaint("accessibility"), channel).score == doctest::Approx(0.5)); // 0.3 + 0.2
    const RapportRisk money = rapport_risk(a_post(), a_complaint("refund"), channel);
    CHECK(money.score == doctest::Approx(0.4)); // 0.3 + 0.1
    CHECK(money.because[0] == "stakes: refund +0.10");
}

TEST_CASE("a greeting is given back as it came, but none too loose to somebody who is called Sie") {
    CHECK(own_greeting("  moin moin, der zug", true) == "Moin Moin");
    CHECK(own_greeting("moin! der zug", true) == "Moin");
    CHECK(own_greeting("gruess gott", true) == "Grüß Gott");
    CHECK(own_greeting("hey ihr da", false) == "hey");
    CHECK(own_greeting("hey ihr da", true).empty());
    CHECK(own_greeting("heyden ist weg", false).empty());
    CHECK(own_greeting("der zug, moin", true).empty());
    CHECK(own_greeting("", true).empty());
}

namespace {

struct Desk {
    profile::Profile house = heidebahn();
    record::Taxonomy taxonomy{source_data()};
    std::vector<incident::Incident> incidents;

    [[nodiscard]] record::Draft draft(std::string text, const record::Triage& triage) const {
        const Drafter drafter(source_data(), taxonomy, &house, incidents, "", at("2026-09-15T08:00:00Z"));
        record::Post post = a_post();
        post.text = std::move(text);
        record::Draft draft;
        drafter.draft(post, triage, {}, draft);
        return draft;
    }
};

} // namespace

TEST_CASE(
    "the customer's tone is met only where the house wants it and the risk is small; a plain draft stands beside it") {
    Desk desk;
    record::Triage triage = a_complaint("facility");
    triage.colloquial = true;
    const std::string post = "Moin! Die Toilette in Lehrte ist zu";
    CHECK(desk.draft(post, triage).plain_text.empty()); // off by default
    desk.house.tone.rapport = true;
    const record::Draft met = desk.draft(post, triage);
    CHECK(met.text.starts_with("Moin Jana Petersen, "));
    CHECK(met.ready);
    CHECK_FALSE(met.plain_text.empty());
    CHECK_FALSE(met.plain_text.starts_with("Moin"));
    CHECK(met.findings.empty());
    SUBCASE("not to somebody angry") {
        triage.anger = 0.6;
        CHECK(desk.draft(post, triage).plain_text.empty());
    }
    SUBCASE("not where somebody is shut out") {
        triage.topics = {{"accessibility", 0.9}};
        CHECK(desk.draft("Moin! Der Rollstuhl passt nicht durch", triage).plain_text.empty());
    }
    SUBCASE("not where a person has to decide") {
        triage.signals.insert(record::Signal::legal);
        CHECK(desk.draft(post, triage).plain_text.empty());
    }
    SUBCASE("a smile only for praise, and only where humour is allowed") {
        triage.intent = record::Intent::praise;
        triage.polarity = record::Polarity::positive;
        const auto smiles = [&] {
            return desk.draft("Moin, danke an das Team!", triage).text.find("Wasserkocher") != std::string::npos ||
                   desk.draft("Moin, danke an das Team!", triage).text.find("Kaffeemaschine") != std::string::npos;
        };
        CHECK_FALSE(smiles());
        desk.house.tone.humour = true;
        CHECK(smiles());
    }
}
