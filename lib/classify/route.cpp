// SPDX-License-Identifier: Apache-2.0
// Who deals with it. The first of these that holds decides:
//   none    our own post, a repost, spam, not about the house, another company's customer (care rule R6)
//   human   danger, law, press, discrimination, data: a person decides (M6), and `decide` says what
//   human   a rule asks for a decision; abuse; a language we cannot read; an intent, or the lack of one, that we are not sure of (L1)
//   direct: resolved → close · praise → praise · complaint, question, request → reply · mere negative venting → watch
//   overheard: the author's own concrete trouble → human, "speak up or not" (H2) · resolved → close · praise → praise ·
//              negative → watch
//   none    the rest
#include "classify/doubt.hpp"
#include "classify/judges.hpp"

#include <algorithm>
#include <cstdint>

namespace kummerkasten::classify {

namespace {

using record::Intent;
using record::Ownership;
using record::Polarity;
using record::Route;
using record::Signal;

struct Decision {
    Signal signal;
    std::string_view question;
};

// The gravest first: one question is asked.
constexpr Decision kDecisions[] = {
    {Signal::self_harm, "how to reach a person who may harm themselves"},
    {Signal::safety, "what to do about a danger to life or limb"},
    {Signal::threat, "how to react to announced violence"},
    {Signal::data_leak, "whether personal data have leaked and who must be told"},
    {Signal::discrimination, "how to answer a charge of discrimination"},
    {Signal::legal, "who answers where lawyers or courts are named"},
    {Signal::press, "who answers where the press is named"},
};

/// Below this the intent is a guess.
constexpr double kUnsure = 0.4;
/// Where nobody seems to want anything, but a topic of the house is named to it, it takes more to pass on: of 30 English posts
/// below, read one by one, a third were complaints.
constexpr double kUnsureOfTopic = 0.55;
/// Of fewer words that ask for nothing ("ok", a face, a link) nobody can tell more than the program.
constexpr std::uint32_t kFewWords = 2;

void to_human(Case& post, std::string_view question) {
    post.out.route = Route::human;
    post.out.decide.assign(question);
}

bool grave(Case& post) {
    for (const Decision& decision : kDecisions) {
        if (post.out.signals.contains(decision.signal)) {
            to_human(post, decision.question);
            return true;
        }
    }
    for (const RuleHit& hit : post.evidence.rule_hits) {
        if (hit.rule->kind == RuleKind::decide) {
            to_human(post, hit.rule->detail());
            post.reasons.add({"route", "human"}, hit);
            return true;
        }
    }
    if (post.out.offence == record::Offence::abuse) {
        to_human(post, "whether abuse of a person or group may stand");
        return true;
    }
    return false;
}

bool unreadable(const Evidence& evidence) {
    return evidence.shape.words >= 3 && !evidence.language.german && !evidence.language.english;
}

void route_direct(Case& post) {
    record::Triage& out = post.out;
    if (unreadable(post.evidence)) {
        return to_human(post, "who can read this language");
    }
    // What people say to one another, and want nothing of us, is theirs.
    const bool says_something =
        out.intent != Intent::other || (post.evidence.shape.words >= kFewWords && !post.findings.to_others);
    if (out.intent == Intent::other && out.signals.contains(Signal::health)) {
        return to_human(post, kWhatTheyWant); // who tells a house that they are ill means it
    }
    const bool names_topic = out.intent == Intent::other && !out.topics.empty();
    if (out.confidence.intent < (names_topic ? kUnsureOfTopic : kUnsure) && says_something) {
        return to_human(post, kWhatTheyWant);
    }
    switch (out.intent) {
    case Intent::complaint:
    case Intent::question:
    case Intent::request: out.route = Route::reply; return;
    case Intent::praise: out.route = Route::praise; return;
    case Intent::resolved: out.route = Route::close; return;
    case Intent::other: out.route = out.polarity == Polarity::negative ? Route::watch : Route::none; return;
    }
}

void route_overheard(Case& post) {
    record::Triage& out = post.out;
    if (post.findings.own_trouble) {
        return to_human(post, "speak up or not");
    }
    if (out.intent == Intent::praise || out.intent == Intent::resolved) {
        out.route = out.intent == Intent::praise ? Route::praise : Route::close;
    } else if (out.intent == Intent::complaint || out.polarity == Polarity::negative) {
        out.route = Route::watch;
    }
}

} // namespace

void judge_route(Case& post) {
    record::Triage& out = post.out;
    const bool ours = post.record.direction == record::Direction::outbound;
    if (ours || !post.record.repost_of.empty() ||
        (out.ownership != Ownership::direct && out.ownership != Ownership::overheard)) {
        return; // the defaults: nothing owed, no route
    }
    out.needs_reply =
        out.ownership == Ownership::direct && out.intent != Intent::other && out.intent != Intent::resolved;
    if (grave(post)) {
        return;
    }
    if (out.ownership == Ownership::direct) {
        route_direct(post);
    } else {
        route_overheard(post);
    }
}

} // namespace kummerkasten::classify
