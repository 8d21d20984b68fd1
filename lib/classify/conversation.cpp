// SPDX-License-Identifier: Apache-2.0
#include "classify/conversation.hpp"

#include "classify/doubt.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

using record::Intent;
using record::Route;
using record::Signal;

// What the same author said before. True where this is one more contact about a complaint that nothing has settled.
bool tell_earlier(const Speaker& speaker, const Note& note, Pressure& pressure, record::Triage& revised) {
    record::Earlier& earlier = revised.earlier;
    earlier.own_posts = speaker.posts;
    earlier.complaints = speaker.complaints;
    earlier.house_replied_at = speaker.house_replied_at;
    if (speaker.waiting_since && not_before(note.pressure.written, speaker.waiting_since)) {
        earlier.waiting_since = pressure.waiting_since = speaker.waiting_since;
    }
    std::size_t told = 0; // the elements of the post before are written over, for their memory
    for (std::string_view rest = speaker.facts; !rest.empty();) {
        const ToldFact known = take_fact(rest);
        const bool repeated = std::any_of(note.facts.begin(), note.facts.end(), [&](const record::Fact& here) {
            return here.kind == known.kind && here.value == known.value;
        });
        if (!repeated) {
            if (told == earlier.facts.size()) {
                earlier.facts.emplace_back();
            }
            record::EarlierFact& fact = earlier.facts[told++];
            fact.kind = known.kind;
            fact.value = known.value;
            fact.from = known.from;
        }
    }
    earlier.facts.resize(told);
    return speaker.complaints > 0 && wants_something(note) && is_new_contact(speaker, note);
}

} // namespace

Conversations::Conversations(const profile::Targets& targets, record::Timestamp now, std::size_t most_conversations,
                             std::size_t most_bytes)
    : memory_(most_conversations, most_bytes), complaints_(most_conversations), targets_(targets), now_(now) {}

void Conversations::decide(const Note& note, const Conversation* conversation, const Speaker* speaker, bool elsewhere,
                           record::Triage& revised) const {
    std::vector<record::EarlierFact> facts;
    facts.swap(revised.earlier.facts);
    revised.clear();
    if (speaker != nullptr) {
        revised.earlier.facts.swap(facts);
    }
    revised.needs_reply = note.needs_reply;
    revised.route = note.route;
    revised.decide = note.decide;
    Pressure pressure = note.pressure;
    if (conversation != nullptr) {
        revised.earlier.posts = conversation->posts;
        pressure.joined = joined(*conversation, note);
    }
    const bool here = speaker != nullptr && tell_earlier(*speaker, note, pressure, revised);
    if (elsewhere) {
        revised.earlier.complaints = std::max(revised.earlier.complaints, 1U);
    }
    if ((here || elsewhere) && !pressure.signals.contains(Signal::repeat_contact)) {
        pressure.signals.insert(Signal::repeat_contact);
        revised.reasons.push_back({"signals:repeat_contact", {}, here ? "thread" : "author", 1});
    }
    if (here && revised.earlier.complaints >= kHopelessAfter && note.route == Route::reply && is_complaint(note)) {
        // The standard answers have been given, and did not help (care rule L1).
        revised.route = Route::human;
        revised.decide = "what would settle it, since earlier contacts did not";
        revised.reasons.push_back({"route:human", {}, "thread", 1});
    }
    const bool quiet = note.route == Route::none || note.route == Route::watch || note.decide == kWhatTheyWant;
    if (speaker != nullptr && speaker->open && quiet && note.pressure.intent == Intent::other &&
        is_ours(note.ownership) && !note.facts.empty()) {
        // "4711-22": what the house asked for, of a case that is still open.
        revised.needs_reply = true;
        revised.route = Route::reply;
        revised.decide.clear();
        revised.reasons.push_back({"route:reply", {}, "thread", 1});
    }
    revised.signals = pressure.signals;
    if (revised.needs_reply || revised.route == Route::human) {
        add_up(pressure, revised.needs_reply, now_, targets_, revised.urgency);
    }
}

bool Conversations::look_back(Note& note, record::Triage& revised) {
    note.conversation = memory_.conversation_of(note);
    Conversation* conversation = note.conversation != 0 ? &memory_.enter(note.conversation) : nullptr;
    if (note.outbound) {
        if (conversation != nullptr) {
            house_speaks(*conversation, note);
        }
        return false;
    }
    Speaker* speaker = conversation != nullptr ? speaker_of(*conversation, note.author) : nullptr;
    if (speaker != nullptr && note.id != 0 && speaker->last_id == note.id) {
        return false; // the same post once more: an edit, or exports that overlap
    }
    const bool elsewhere = complaints_.complained_elsewhere(note);
    const bool changes = elsewhere || (conversation != nullptr && conversation->posts > 0);
    if (changes) {
        decide(note, conversation, speaker, elsewhere, revised);
    }
    if (conversation != nullptr) {
        memory_.remember(*conversation, speaker, note, changes ? revised.needs_reply : note.needs_reply);
    }
    complaints_.remember(note);
    return changes;
}

void Conversations::look_back(const record::Post& post, record::Triage& triage) {
    if (!note_.take(post, triage) || !look_back(note_, revised_)) {
        return;
    }
    triage.signals = revised_.signals;
    triage.earlier = revised_.earlier;
    triage.urgency = revised_.urgency;
    triage.needs_reply = revised_.needs_reply;
    triage.route = revised_.route;
    triage.decide = revised_.decide;
    triage.reasons.insert(triage.reasons.begin(), revised_.reasons.begin(), revised_.reasons.end());
}

} // namespace kummerkasten::classify
