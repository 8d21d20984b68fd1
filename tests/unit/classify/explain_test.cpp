// SPDX-License-Identifier: Apache-2.0
// A block of --explain, from a verdict that is set by hand.
#include "classify/explain.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;

namespace {

record::Post post_with(std::string text) {
    record::Post post;
    post.id = "x:7";
    post.created_at = record::parse_rfc3339("2026-09-13T19:00:00Z");
    post.author.name = "Berta\x1b[2J";
    post.author.handle = "berta";
    post.text = std::move(text);
    return post;
}

std::string explained(const record::Post& post, const record::Triage& triage) {
    std::string out;
    classify::explain(out, 3, post, triage, {60, false});
    return out;
}

} // namespace

TEST_CASE("everything about a complaint") {
    const record::Post post = post_with("Kein Netz, ihr Deppen! Kundennr. 4711");
    record::Triage triage;
    triage.ownership = record::Ownership::direct;
    triage.ownership_reason = "mentions our account";
    triage.intent = record::Intent::complaint;
    triage.confidence.intent = 0.83;
    triage.polarity = record::Polarity::negative;
    triage.polarity_score = -0.5;
    triage.confidence.polarity = 0.7;
    triage.anger = 0.4;
    triage.offence = record::Offence::insult;
    triage.offence_target = record::OffenceTarget::company;
    triage.confidence.offence = 0.9;
    triage.topics = {{"outage", 0.8}};
    triage.signals.insert(record::Signal::viral);
    triage.address = record::Address::ihr;
    triage.facts = {{"customer_no", "4711", {33, 37}}};
    triage.earlier = {2, 1, 1, record::parse_rfc3339("2026-09-12T08:00:00Z"), {}, {{"place", "Rheine", "x:5"}}};
    triage.urgency = {52,
                      record::Band::high,
                      record::parse_rfc3339("2026-09-13T20:00:00Z"),
                      {{"intent:complaint", 25}, {"anger", 8}, {"signals:resolved", -15}}};
    triage.needs_reply = true;
    triage.route = record::Route::human;
    triage.decide = "who can say sorry";
    triage.labels = {{"desk", "netz", 0.75}};
    triage.reasons = {{"offence:insult", {11, 21}, "rule:de-insult-01", 1.0F},
                      {"intent:complaint", {0, 9}, "lexicon:de", 0.8F},
                      {"topics:outage", {0, 9}, "lexicon:de", 0.7F},
                      {"offence:profanity", {15, 21}, "lexicon:de", 0.5F},
                      {"signals:viral", {}, "reach", 0.5F}};
    triage.language = "de";
    triage.language_score = 0.95;
    CHECK(explained(post, triage) == R"(#3  x:7  2026-09-13T19:00:00Z  Berta[2J  @berta

  [[Kein Netz]], [[ihr Deppen]]! Kundennr. [[4711]]

  urgency     52 high, due 2026-09-13T20:00:00Z
              25 intent:complaint + 8 anger - 15
              signals:resolved
  route       human: decide who can say sorry, a reply is
              owed

  ownership   direct, mentions our account
  intent      complaint 0.83
              "Kein Netz" lexicon:de 0.80
  polarity    negative 0.70, on the scale from -1 to 1:
              -0.50
  anger       0.40
  offence     insult 0.90, against: company
              "ihr Deppen" rule:de-insult-01 1.00, "Deppen"
              lexicon:de 0.50 (for profanity)
  topics      outage 0.80
              "Kein Netz" lexicon:de 0.70
  signals     viral
              reach 0.50
  register    ihr
  facts       customer_no 4711
  earlier     2 posts of this conversation, 1 by this author
              1 complaint that nothing has settled
              waits for a reply since 2026-09-12T08:00:00Z
              place Rheine, from x:5
  desk        netz 0.75
  language    de 0.95

)");
}

TEST_CASE("nothing to say is said briefly") {
    const std::string shown = explained(post_with(""), {});
    CHECK(shown.find("  text        none\n") != std::string::npos);
    CHECK(shown.find("  route       none, no reply is owed\n") != std::string::npos);
    CHECK(shown.find("topics") == std::string::npos);
    CHECK(shown.find("earlier") == std::string::npos);
}

TEST_CASE("no word of a stranger reaches the terminal raw") {
    record::Post post = post_with("rot\x1b[31m");
    post.id = "x:\x1b]0;";
    record::Triage triage;
    triage.facts = {{"place", "\x1b[31m", {}}};
    triage.earlier.facts = {{"place", "\x1b[1m", "\x1b"}};
    triage.labels = {{"l\x1b", "v\x1b", 1}};
    triage.incident = "i\x1b";
    triage.reasons = {{"intent:other", {0, 8}, "by\x1b", 1}};
    CHECK(explained(post, triage).find('\x1b') == std::string::npos);
}
