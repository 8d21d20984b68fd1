// SPDX-License-Identifier: Apache-2.0
// The judges: each decides one label from the evidence and the labels decided before it, and notes its reasons. What the
// labels mean stands in kummerkasten(7), LABELS; each judge's rules and constants stand in its own file. All of them are
// pure functions of the case: no I/O, no exceptions, the same answer at any time on any machine. Linear in the text.
#pragma once

#include "classify/evidence.hpp"
#include "classify/reasons.hpp"
#include "classify/shipped_model.hpp"
#include "incident/incident.hpp"
#include "profile/profile.hpp"
#include "record/post.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"
#include "text/tokenise.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kummerkasten::classify {

/// A word by which the author speaks to the house or to somebody: du, ihr, Sie and their forms.
struct AddressMark {
    std::uint32_t token = 0;
    record::Address address = record::Address::none;
    float weight = 0;
};

/// What the judges tell one another beside the labels.
struct Findings {
    std::vector<AddressMark> addresses;       ///< by position
    std::uint32_t first_person = 0;           ///< words like ich, mein, uns, I, my
    bool vocative = false;                    ///< the house is spoken to by its name
    bool speaks = false;                      ///< the author speaks for themselves or to somebody
    bool to_others = false;                   ///< answers somebody else, and we are only mentioned
    double report = 0;                        ///< 0…1: reads like news, an advert or a machine, not like a person
    double positive = 0, negative = 0;        ///< sums of the polarity evidence
    double words = 0;                         ///< polarity −1…1 by words and rules alone
    double complaint = 0;                     ///< strength of the evidence for a complaint, 0…1
    bool own_trouble = false;                 ///< the author tells of a concrete trouble of their own
    std::vector<float> topic_scores;          ///< by number of the topic
    std::vector<std::uint8_t> incident_words; ///< by number of the word: met
};

/// What all posts share.
struct Setting {
    const WordTable& table;
    const TopicNames& topics;
    const profile::Profile* profile; ///< may be null
    const std::vector<incident::Incident>& incidents;
    const std::vector<std::uint16_t>& incident_of_word;
    const std::vector<std::uint8_t>& trouble; ///< by number of the topic: something that goes wrong
    std::uint16_t staff_topic;                ///< number of the topic "staff"
    const record::TimeZone* zone;             ///< of the house; null where the system knows none
    record::Timestamp now;
};

struct Case {
    const Setting& setting;
    const record::Post& record;
    const text::Document& document;
    Evidence& evidence;
    Findings& findings;
    Reasons& reasons;
    record::Triage& out;
    Opinion* opinion = nullptr; ///< null: the model is not asked
};

/// Puts the words that judge_address looks for into the table (category pronoun).
void add_pronouns(WordTable& into);

// In the order in which they are asked.
void judge_address(Case& post);   ///< register, and findings.addresses
void judge_ownership(Case& post); ///< ownership, ownership_reason
void judge_voice(Case& post);     ///< findings.speaks, findings.report
void judge_polarity(Case& post);  ///< polarity, polarity_score, irony
void judge_offence(Case& post);   ///< offence, offence_target
void judge_anger(Case& post);     ///< anger
void judge_topics(Case& post);    ///< topics
void judge_facts(Case& post);     ///< facts
void judge_signals(Case& post);   ///< signals
void judge_intent(Case& post);    ///< intent
void settle_polarity(Case& post); ///< polarity and its score, where the intent tells them
void settle_anger(Case& post);    ///< anger, where the intent tells it
void judge_incident(Case& post);  ///< incident
void judge_route(Case& post);     ///< needs_reply, route, decide
void judge_urgency(Case& post);   ///< urgency

/// Two pieces of evidence for the same thing: 1 − (1−a)(1−b). Order does not matter, and the sum never passes 1.
[[nodiscard]] constexpr double either(double a, double b) { return 1 - (1 - a) * (1 - b); }

/// Two decimals, as the record has them; one rounding for all, so that bands and labels agree with what is written.
[[nodiscard]] double rounded(double value);

} // namespace kummerkasten::classify
