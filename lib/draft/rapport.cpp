// SPDX-License-Identifier: Apache-2.0
#include "draft/rapport.hpp"

#include "base/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace kummerkasten::draft {

namespace {

using record::Signal;

// The weights are a judgement, not a measurement: any one grave signal alone says "do not", anger and insult together do,
// and a calm customer in a private channel leaves little to lose.
constexpr double kBase = 0.1, kAnger = 0.4, kIrony = 0.2, kInsult = 0.15, kAbuse = 0.35, kFirstContact = 0.1,
                 kPublic = 0.1, kReach = 0.2, kPleased = -0.2, kHighStakes = 0.2, kStakes = 0.1;
constexpr std::int64_t kManyFollowers = 10'000;
constexpr std::array<std::pair<Signal, double>, 13> kSignals{{{Signal::self_harm, 0.9},
                                                              {Signal::threat, 0.9},
                                                              {Signal::safety, 0.8},
                                                              {Signal::health, 0.6},
                                                              {Signal::discrimination, 0.8},
                                                              {Signal::data_leak, 0.6},
                                                              {Signal::press, 0.5},
                                                              {Signal::legal, 0.5},
                                                              {Signal::vulnerable, 0.4},
                                                              {Signal::churn, 0.15},
                                                              {Signal::repeat_contact, 0.15},
                                                              {Signal::long_wait, 0.1},
                                                              {Signal::deadline, 0.1}}};

} // namespace

std::string_view own_greeting(std::string_view said, bool formal) {
    struct Greeting {
        std::string_view folded, ours;
        bool formal;
    };
    // The longer ones first: "moin moin" begins with "moin".
    static constexpr std::array<Greeting, 16> kGreetings{{{"moin moin", "Moin Moin", true},
                                                          {"moin", "Moin", true},
                                                          {"servus", "Servus", true},
                                                          {"gruess gott", "Grüß Gott", true},
                                                          {"gruess euch", "Grüß Gott", true},
                                                          {"gruezi", "Grüezi", true},
                                                          {"guten morgen", "guten Morgen", true},
                                                          {"guten abend", "guten Abend", true},
                                                          {"gude", "Gude", false},
                                                          {"tach", "Tach", false},
                                                          {"hallihallo", "Hallihallo", false},
                                                          {"halloechen", "Hallöchen", false},
                                                          {"huhu", "huhu", false},
                                                          {"hey", "hey", false},
                                                          {"hoi", "hoi", false},
                                                          {"hi", "hi", false}}};
    said.remove_prefix(std::min(said.find_first_not_of(" \n.,"), said.size()));
    for (const Greeting& greeting : kGreetings) {
        const bool ends = said.size() == greeting.folded.size() ||
                          (said.size() > greeting.folded.size() && !is_ascii_alnum(said[greeting.folded.size()]));
        if (said.starts_with(greeting.folded) && ends && (greeting.formal || !formal)) {
            return greeting.ours;
        }
    }
    return {};
}

// What the post is about: where somebody was hurt, shut out or spied on nobody jests, and about money hardly.
double stakes(std::string_view topic) {
    constexpr std::array<std::string_view, 4> kPeople{"accessibility", "safety", "privacy", "staff"};
    constexpr std::array<std::string_view, 3> kMoney{"billing", "refund", "contract"};
    return std::find(kPeople.begin(), kPeople.end(), topic) != kPeople.end() ? kHighStakes
           : std::find(kMoney.begin(), kMoney.end(), topic) != kMoney.end()  ? kStakes
                                                                             : 0;
}

namespace {

// "anger +0.13", two decimals; 0.99 stands for all from there on, as a record of somebody else may have them. Each post has three of these or more, so they are not left to fmt.
std::string with_points(std::string why, double points) {
    const int hundredths = static_cast<int>(std::nearbyint(std::min(std::abs(points), 0.99) * 100));
    why += points < 0 ? " -0." : " +0.";
    why += static_cast<char>('0' + hundredths / 10);
    why += static_cast<char>('0' + hundredths % 10);
    return why;
}

} // namespace

RapportRisk rapport_risk(const record::Post& post, const record::Triage& triage, const Channel& channel) {
    RapportRisk risk;
    risk.score = kBase;
    const auto add = [&risk](double points, std::string why) {
        if (std::abs(points) >= 0.005) {
            risk.score += points;
            risk.because.push_back(with_points(std::move(why), points));
        }
    };
    add(kAnger * triage.anger, "anger");
    add(kIrony * triage.irony, "irony");
    if (triage.offence == record::Offence::insult) {
        add(kInsult, "insult");
    } else if (triage.offence == record::Offence::abuse) {
        add(kAbuse, "abuse");
    }
    for (const auto& [signal, points] : kSignals) {
        if (triage.signals.contains(signal)) {
            add(points, fmt::format("signal {}", record::name_of(signal)));
        }
    }
    if (triage.signals.contains(Signal::viral) || post.author.followers.value_or(0) >= kManyFollowers) {
        add(kReach, "reach");
    }
    const double at_stake =
        triage.topics.empty() || triage.intent == record::Intent::praise ? 0 : stakes(triage.topics.front().name);
    if (at_stake > 0) {
        add(at_stake, fmt::format("stakes: {}", triage.topics.front().name));
    }
    if (post.reply_to.empty()) {
        add(kFirstContact, "first contact");
    }
    if (channel.privacy != Privacy::itself) {
        add(kPublic, "public");
    }
    if (triage.polarity == record::Polarity::positive) {
        add(kPleased, "pleased");
    }
    risk.score = std::round(std::clamp(risk.score, 0.0, 1.0) * 100) / 100;
    return risk;
}

} // namespace kummerkasten::draft
