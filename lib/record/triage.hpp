// SPDX-License-Identifier: Apache-2.0
// The verdict that `classify` adds to a post under "triage", and that `draft-reply` and `report` read. Keys and meaning:
// kummerkasten-record(5). Scores are 0…1 unless said otherwise and are written with two decimals; offsets are bytes of
// `text`, half open, on character boundaries.
#pragma once

#include "record/labels.hpp"
#include "record/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::record {

struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

struct Topic {
    std::string name;
    double score = 0;
};

/// Something that the customer said already, and that nobody may ask for again.
struct Fact {
    std::string
        kind; ///< order_no, customer_no, ticket_no, tracking_no, date, time, place, amount, phone, email, device, product …
    std::string value; ///< normalised where the kind has a normal form, else as written
    Span span;
    std::string normal = {}; ///< of an amount, whose value stays as written: "12.50 EUR"; empty: none
};

/// A fact that the same author told earlier in the same conversation.
struct EarlierFact {
    std::string kind, value;
    std::string from; ///< id of the post
    friend bool operator==(const EarlierFact&, const EarlierFact&) = default;
};

/// What the records before this one tell of its conversation and its author.
struct Earlier {
    std::uint32_t posts = 0;     ///< of the conversation, without the house's own
    std::uint32_t own_posts = 0; ///< of those, by the same author
    std::uint32_t complaints =
        0; ///< contacts by which this author has complained about it and that nothing has settled
    std::optional<Timestamp> waiting_since;    ///< first post of this author that the house has not replied to
    std::optional<Timestamp> house_replied_at; ///< the last reply of the house to this author
    std::vector<EarlierFact> facts;            ///< those that this post does not repeat

    [[nodiscard]] bool empty() const {
        return posts == 0 && complaints == 0 && !waiting_since && !house_replied_at && facts.empty();
    }
};

/// Why a label stands there: the words and the rule, lexicon or model behind it. An empty span is a reason that lies
/// outside the text (the thread, the author, the clock).
struct Reason {
    std::string label; ///< "polarity:negative", "signals:churn"
    Span span;
    std::string by;   ///< "lexicon:de", "rule:de-churn-03", "profile:handle"
    float weight = 0; ///< how strongly it speaks for the label, 0…1; not part of the record
};

struct Summand {
    std::string what; ///< "anger", "signals:legal", "waiting"
    int points = 0;
};

struct Urgency {
    int score = 0; ///< 0…100
    Band band = Band::low;
    std::optional<Timestamp> due_at;
    std::vector<Summand> because; ///< adds up to score before it is cut to 0…100
};

/// A label that a model of the house gave.
struct OwnLabel {
    std::string name, value;
    double score = 0; ///< probability that the value is right
};

struct Confidence {
    double intent = 0, polarity = 0, offence = 0, topics = 0;
};

struct Triage {
    Ownership ownership = Ownership::overheard;
    std::string ownership_reason;
    Intent intent = Intent::other;
    Polarity polarity = Polarity::undefined;
    double polarity_score = 0; ///< −1…1
    double anger = 0;
    Offence offence = Offence::none;
    OffenceTarget offence_target = OffenceTarget::none;
    std::vector<Topic> topics; ///< best first, at most three
    SignalSet signals;
    Address address = Address::none; ///< "register" in the record, which C++ reserves
    bool colloquial = false;
    bool dialect = false;
    double irony = 0;
    std::vector<Fact> facts; ///< by position
    Earlier earlier;         ///< empty: no key in the record
    std::string incident;    ///< empty: none matches
    Urgency urgency;
    bool needs_reply = false;
    Route route = Route::none;
    std::string decide; ///< only with Route::human: what has to be decided
    Confidence confidence;
    std::vector<OwnLabel> labels; ///< in the order of the models; none: no key in the record
    std::vector<Reason> reasons;
    std::string language; ///< BCP 47, "und" where it cannot be told
    double language_score = 0;

    /// Back to the defaults; keeps the memory.
    void clear();
};

/// Where in the JSON of a verdict the parts stand that change when the posts before it become known; offsets from its
/// beginning.
struct Seams {
    std::uint32_t signals = 0, signals_end = 0;
    std::uint32_t facts_end = 0;
    std::uint32_t urgency = 0, decide_end = 0; ///< urgency, needs_reply, route, decide
    std::uint32_t reasons = 0;                 ///< behind the bracket that opens them
};

/// Appends the verdict as one JSON object. `text` is the post's text, from which each reason's words are cut.
void append_json(std::string& out, const Triage& triage, std::string_view text, Seams* seams = nullptr);

/// Appends `json`, a verdict written by append_json with `seams`, with these members of `revised` in the place of the old
/// ones: signals, earlier, urgency, needs_reply, route, decide. Its reasons, which have no words in the text, come in front
/// of those that are there. The same bytes as if the whole verdict were written again.
void append_revised(std::string& out, std::string_view json, const Seams& seams, const Triage& revised);

} // namespace kummerkasten::record
