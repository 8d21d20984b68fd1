// SPDX-License-Identifier: Apache-2.0
#include "draft/rapport.hpp"

#include "draft/house.hpp"

#include <doctest/doctest.h>

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
}

TEST_CASE("one grave signal is enough, and the score stays within 0…1") {
    record::Triage triage = a_complaint("safety");
    triage.signals.insert(record::Signal::self_harm);
    CHECK(rapport_risk(a_post(), triage, {}).score == doctest::Approx(1.0));
    triage = a_complaint("staff");
    triage.polarity = record::Polarity::positive;
    record::Post post = a_post();
    post.reply_to = "x:0";
    Channel channel;
    channel.privacy = Privacy::itself;
    CHECK(rapport_risk(post, triage, channel).score == doctest::Approx(0.0)); // 0.1 − 0.2
}
