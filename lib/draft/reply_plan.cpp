// SPDX-License-Identifier: Apache-2.0
#include "draft/reply_plan.hpp"

#include "draft/readiness.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::draft {

namespace {

using record::Draft;
using record::Intent;

// Topics whose complaints ask "why, and is it over?": without a known incident the answer is open (care rule P3).
constexpr std::array<std::string_view, 3> kNeedCause{"outage", "delay", "defect"};

// What happened, an apology, and how things stand: the middle of a complaint's reply.
void explain(const CaseFile& a_case, Composition& reply, Draft& draft) {
    const bool complaint = a_case.triage.intent == Intent::complaint;
    if (complaint && a_case.incident == nullptr) { // what happened says more
        const SlotValues& told = a_case.slots;
        if (told.has(Slot::how_long) || told.has(Slot::how_often)) {
            reply.add(Part::circumstance);
        }
        if (told.has(Slot::also)) {
            reply.add(Part::addition);
        }
    }
    const bool explained = a_case.incident != nullptr && reply.add(Part::explanation);
    if (a_case.incident != nullptr && !explained) {
        leave_open(draft, a_case.own_language ? "explanation" : "translation");
    }
    if (complaint) {
        reply.add(Part::apology);
    }
    if (a_case.incident != nullptr && !a_case.is_article) {
        if (!reply.add(Part::state)) {
            leave_open(draft, "state");
        }
        if (a_case.incident->cause.empty()) {
            leave_open(draft, "cause");
        }
        if (!a_case.incident->from) {
            leave_open(draft, "time");
        }
    }
    const bool needs_cause =
        std::find(kNeedCause.begin(), kNeedCause.end(), a_case.situation.topic) != kNeedCause.end();
    if (complaint && a_case.incident == nullptr && needs_cause && !a_case.matter.is_one_broken()) {
        leave_open(draft, "cause");
        leave_open(draft, "state");
    }
}

// Not for the brief nor the report of a broken thing, in a letter always, else where somebody has waited or needs help most; and
// for one in four of the others, since a telephone number under each reply is a stamp.
bool wants_offer(const CaseFile& a_case) {
    const record::Triage& triage = a_case.triage;
    // Whom our telephone has failed hears nothing new from its number, and who reports a broken lift needs none.
    if (a_case.brief || a_case.matter.is_one_broken() || a_case.situation.topic == "waiting" ||
        triage.intent == Intent::praise || triage.intent == Intent::resolved) {
        return false;
    }
    const record::SignalSet& signals = triage.signals;
    return a_case.channel.layout == Layout::letter || a_case.situation.get(Key::link) == "yes" ||
           signals.contains(record::Signal::repeat_contact) || signals.contains(record::Signal::long_wait) ||
           signals.contains(record::Signal::vulnerable) || a_case.seed % 4 == 0;
}

} // namespace

void compose_reply(const CaseFile& a_case, Composition& reply, Draft& draft) {
    reply.add(Part::salutation);
    reply.add(Part::acknowledgement);
    switch (a_case.triage.intent) {
    case Intent::complaint:
    case Intent::question:
    case Intent::request: explain(a_case, reply, draft); break;
    case Intent::resolved: reply.add(Part::apology); break;
    case Intent::praise:
    case Intent::other: break;
    }
    const bool longer = reply.find(Part::circumstance) != nullptr && reply.find(Part::addition) != nullptr;
    if (a_case.incident == nullptr && !longer && a_case.slots.has(Slot::details)) {
        reply.add(Part::noted);
    }
    reply.add(Part::next_step);
    // A link or person to turn to, for those who want to read: not for the brief, and not what the next step says already.
    const Block* next = reply.find(Part::next_step);
    const bool links =
        next != nullptr && (next->phrase->text.slots().test(static_cast<std::size_t>(Slot::link)) ||
                            next->phrase->text.slots().test(static_cast<std::size_t>(Slot::incident_link)));
    if (!links && wants_offer(a_case)) {
        reply.add(Part::offer);
    }
    reply.add(Part::signature);
    leave_to_people(a_case, reply, draft);
}

void compose_holding(Composition& reply, Draft& draft) {
    reply.add(Part::salutation);
    reply.add(Part::holding);
    reply.add(Part::signature);
    leave_open(draft, "decision");
}

} // namespace kummerkasten::draft
