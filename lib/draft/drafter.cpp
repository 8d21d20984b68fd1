// SPDX-License-Identifier: Apache-2.0
#include "draft/drafter.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "draft/case_file.hpp"
#include "draft/checker.hpp"
#include "draft/composition.hpp"
#include "draft/length.hpp"
#include "draft/permission.hpp"
#include "draft/rapport.hpp"
#include "draft/thread.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace kummerkasten::draft {

namespace {

using record::Draft;
using record::Intent;
using record::ReplyAllowed;

// Topics whose complaints ask "why, and is it over?": without a known incident the answer is open (care rule P3).
constexpr std::array<std::string_view, 3> kNeedCause{"outage", "delay", "defect"};
// When to ask whether the problem is solved (care rule L4): the next day where it burned, else three days on.
constexpr std::chrono::hours kFollowUpSoon{24};
constexpr std::chrono::hours kFollowUp{72};

profile::Agent chosen_agent(const profile::Profile* profile, const std::string& initials) {
    if (profile == nullptr || profile->agents.empty()) {
        return {initials, {}};
    }
    if (initials.empty()) {
        return profile->agents.front();
    }
    std::vector<std::string_view> known;
    for (const profile::Agent& agent : profile->agents) {
        if (equals_ignoring_ascii_case(agent.initials, initials)) {
            return agent;
        }
        known.push_back(agent.initials);
    }
    throw error<UsageError>("no agent {} in the profile; it has {}", in_quotes(initials), list_of(known));
}

void leave_open(Draft& draft, std::string_view slot) {
    if (std::find(draft.open.begin(), draft.open.end(), slot) == draft.open.end()) {
        draft.open.emplace_back(slot);
    }
}

// What happened, an apology, and how things stand: the middle of a complaint's reply.
void explain(const CaseFile& a_case, Composition& reply, Draft& draft) {
    const bool complaint = a_case.triage.intent == Intent::complaint;
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
    if (complaint && a_case.incident == nullptr && needs_cause) {
        leave_open(draft, "cause");
        leave_open(draft, "state");
    }
}

// Slots that only a person can fill, by what the customer wants.
void leave_to_people(const CaseFile& a_case, const Composition& reply, Draft& draft) {
    const Block* next = reply.find(Part::next_step);
    const auto has = [next](Key key) { return next != nullptr && next->phrase->condition(key) != nullptr; };
    const bool concrete = has(Key::ask) || has(Key::have) || has(Key::link) || has(Key::article) || has(Key::incident);
    switch (a_case.triage.intent) {
    case Intent::question:
        if (!concrete) {
            leave_open(draft, "answer"); // "we will find out" is none
        }
        break;
    case Intent::complaint:
    case Intent::request:
        if (a_case.topic_unclear && a_case.incident == nullptr) {
            leave_open(draft, "topic"); // never talk on about the wrong one (care rule M2)
        }
        break;
    case Intent::resolved: leave_open(draft, "gesture"); break; // care rule H4
    case Intent::praise:
    case Intent::other: break;
    }
    if (a_case.triage.route == record::Route::human) {
        leave_open(draft, "decision");
    }
}

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
    reply.add(Part::next_step);
    // A link or person to turn to, for those who want to read: not for the brief, and not what the next step says already.
    const Block* next = reply.find(Part::next_step);
    const bool links =
        next != nullptr && (next->phrase->text.slots().test(static_cast<std::size_t>(Slot::link)) ||
                            next->phrase->text.slots().test(static_cast<std::size_t>(Slot::incident_link)));
    if (!a_case.brief && !links && a_case.triage.intent != Intent::praise && a_case.triage.intent != Intent::resolved) {
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

void note_dropped(const Composition& reply, Draft& draft) {
    for (const Part part : reply.dropped()) {
        if (part != Part::offer) {
            draft.findings.push_back(
                {"part-dropped",
                 record::Level::info,
                 {},
                 std::string(kPartNames[static_cast<std::size_t>(part)]) + " left out; the channel has no room"});
        }
    }
}

std::chrono::hours follow_up_after(record::Band band) {
    return band == record::Band::urgent || band == record::Band::high ? kFollowUpSoon : kFollowUp;
}

} // namespace

struct Drafter::Parts {
    Parts(const io::DataPath& data, const record::Taxonomy& the_taxonomy, const profile::Profile* profile,
          const std::vector<incident::Incident>& incidents)
        : channels(data),
          names(data),
          german(data, the_taxonomy, "de"),
          english(data, the_taxonomy, "en"),
          checker(data, profile, &incidents) {}

    ChannelTable channels;
    NameRules names;
    PhraseBook german, english;
    Checker checker;
    std::unique_ptr<const House> house;
};

Drafter::Drafter(const io::DataPath& data, const record::Taxonomy& taxonomy, const profile::Profile* profile,
                 const std::vector<incident::Incident>& incidents, const std::string& agent_initials,
                 record::Timestamp now) {
    auto parts = std::make_unique<Parts>(data, taxonomy, profile, incidents);
    House house{profile,
                &taxonomy,
                &parts->channels,
                &parts->names,
                &parts->german,
                &parts->english,
                record::TimeZone(profile != nullptr ? std::string_view(profile->hours.time_zone) : "Europe/Berlin"),
                now,
                chosen_agent(profile, agent_initials),
                {}};
    for (const incident::Incident& incident : incidents) {
        house.incidents.emplace(incident.id, &incident);
    }
    parts->house = std::make_unique<const House>(std::move(house));
    parts_ = std::move(parts);
}

Drafter::~Drafter() = default;
Drafter::Drafter(Drafter&&) noexcept = default;
Drafter& Drafter::operator=(Drafter&&) noexcept = default;

const Checker& Drafter::checker() const { return parts_->checker; }

void Drafter::draft(const record::Post& post, const record::Triage& triage, std::string_view channel,
                    Draft& out) const {
    out.clear();
    Permission permission = may_reply(post, triage);
    out.reply_allowed = permission.allowed;
    out.reply_reason = std::move(permission.reason);
    CaseFile a_case(*parts_->house, post, triage, channel, permission.allowed != ReplyAllowed::no);
    RapportRisk risk = rapport_risk(post, triage, a_case.channel);
    out.rapport_score = risk.score;
    out.rapport_because = std::move(risk.because);
    out.address = a_case.situation.address;
    out.variant = a_case.situation.variant;
    out.length = measure(a_case.channel, {});
    if (permission.allowed == ReplyAllowed::no) {
        return;
    }
    if (permission.overheard) {
        a_case.situation.set(Key::occasion, "overheard");
    }
    if (permission.signal) {
        // The gravest one alone chooses the holding reply.
        a_case.situation.signals = {};
        a_case.situation.signals.insert(*permission.signal);
    }
    Composition reply(a_case);
    const bool holding = permission.allowed == ReplyAllowed::human_only;
    if (holding) {
        compose_holding(reply, out);
        out.reply_reason += triage.decide.empty() ? std::string() : "; to decide: " + triage.decide;
    } else {
        compose_reply(a_case, reply, out);
    }
    if (reply.fit()) {
        out.text = reply.text();
        out.parts = reply.parts();
        out.texts = thread_of(a_case.channel, reply.whole());
    } else {
        leave_open(out, "text");
        out.findings.push_back(
            {"over-length", record::Level::error, {}, "not even the shortest reply fits; write one by hand"});
    }
    note_dropped(reply, out);
    if (a_case.incident != nullptr && !holding) {
        out.sources.push_back((a_case.is_article ? "article:" : "incident:") + a_case.incident->id);
    }
    if (const Block* next = reply.find(Part::next_step); next != nullptr) {
        out.private_text = private_message(a_case, *next->phrase, out.sources);
    }
    out.length = measure(a_case.channel, out.text);
    if (!out.text.empty()) {
        parts_->checker.check(out.text, post, triage,
                              a_case.channel.name.empty() ? channel : std::string_view(a_case.channel.name),
                              a_case.language, out.findings);
    }
    if (!out.private_text.empty()) {
        parts_->checker.check_private(out.private_text, post, triage, a_case.language, out.findings);
    }
    const bool has_error = std::any_of(out.findings.begin(), out.findings.end(), [](const record::Finding& finding) {
        return finding.level == record::Level::error;
    });
    out.ready = permission.allowed == ReplyAllowed::yes && out.open.empty() && !has_error;
    if (permission.allowed == ReplyAllowed::yes &&
        (triage.intent == Intent::complaint || triage.intent == Intent::request)) {
        out.follow_up_at = parts_->house->now + follow_up_after(triage.urgency.band);
    }
}

} // namespace kummerkasten::draft
