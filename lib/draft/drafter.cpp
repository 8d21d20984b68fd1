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
#include "draft/readiness.hpp"
#include "draft/reply_plan.hpp"
#include "draft/reply_prefix.hpp"
#include "draft/thread.hpp"

#include <chrono>

namespace kummerkasten::draft {

namespace {

using record::Draft;
using record::Intent;
using record::ReplyAllowed;

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

std::string_view industry_of(const profile::Profile* profile) {
    return profile == nullptr ? std::string_view() : std::string_view(profile->industry);
}

void note_dropped(const Composition& reply, Draft& draft) {
    for (const Part part : reply.dropped()) {
        if (!is_extra(part)) {
            draft.findings.push_back(
                {"part-dropped",
                 record::Level::info,
                 {},
                 std::string(kPartNames[static_cast<std::size_t>(part)]) + " left out; the channel has no room"});
        }
    }
}

// The house wants it, the customer has a tone of their own, the risk is small, and nothing waits for a person (care rules R2 and R5).
bool may_meet_tone(const CaseFile& a_case, const Draft& plain) {
    const profile::Profile* profile = a_case.house.profile;
    const record::Triage& triage = a_case.triage;
    const bool has_tone =
        triage.colloquial || triage.dialect || a_case.slots.has(Slot::greeting) || triage.intent == Intent::praise;
    return profile != nullptr && profile->tone.rapport && has_tone && plain.rapport_score < kRapportBelow &&
           plain.open.empty();
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
          german(data, the_taxonomy, "de", industry_of(profile)),
          english(data, the_taxonomy, "en", industry_of(profile)),
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

// Composes, fits and checks; what was open, found or used is added to `out`.
void Drafter::write_reply(const CaseFile& a_case, std::string_view channel, bool holding, Draft& out) const {
    Composition reply(a_case);
    if (holding) {
        compose_holding(reply, out);
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
    out.length = measure(a_case.channel, counted_part(a_case.channel, a_case.post, out.text));
    if (!out.text.empty()) {
        parts_->checker.check(out.text, a_case.post, a_case.triage,
                              a_case.channel.name.empty() ? channel : std::string_view(a_case.channel.name),
                              a_case.language, out.findings);
    }
    if (!out.private_text.empty()) {
        parts_->checker.check_private(out.private_text, a_case.post, a_case.triage, a_case.language, out.findings);
    }
}

const Checker& Drafter::checker() const { return parts_->checker; }

void Drafter::draft(const record::Post& post, const record::Triage& triage, std::string_view channel,
                    Draft& out) const {
    out.clear();
    Said said(post.text);
    Permission permission = may_reply(post, triage, said);
    out.reply_allowed = permission.allowed;
    out.reply_reason = std::move(permission.reason);
    const bool is_written = permission.allowed != ReplyAllowed::no;
    CaseFile a_case(*parts_->house, post, triage, channel, is_written ? &said : nullptr);
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
    const bool holding = permission.allowed == ReplyAllowed::human_only;
    if (holding) {
        out.reply_reason += triage.decide.empty() ? std::string() : "; to decide: " + triage.decide;
    } else if (triage.intent == Intent::resolved) {
        out.reply_reason += "; to decide: a small gesture, where the house caused the trouble";
    }
    write_reply(a_case, channel, holding, out);
    if (!holding && may_meet_tone(a_case, out)) {
        Draft closer = out;
        closer.open.clear();
        closer.findings.clear();
        closer.sources.clear();
        a_case.situation.set(Key::rapport, "yes");
        a_case.situation.set(Key::thanks, {}); // a smile says it as well
        if (parts_->house->profile->tone.humour && triage.polarity == record::Polarity::positive) {
            a_case.situation.set(Key::humour, "yes");
        }
        write_reply(a_case, channel, false, closer);
        if (closer.text != out.text && !closer.text.empty() && !has_error(closer.findings)) {
            closer.plain_text = std::move(out.text);
            out = std::move(closer);
        }
    }
    out.ready = out.is_ready();
    if (permission.allowed == ReplyAllowed::yes &&
        (triage.intent == Intent::complaint || triage.intent == Intent::request)) {
        out.follow_up_at = parts_->house->now + follow_up_after(triage.urgency.band);
    }
}

} // namespace kummerkasten::draft
