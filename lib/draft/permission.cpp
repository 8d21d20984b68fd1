// SPDX-License-Identifier: Apache-2.0
#include "draft/permission.hpp"

#include <array>
#include <utility>

namespace kummerkasten::draft {

namespace {

using record::Intent;
using record::Ownership;
using record::ReplyAllowed;
using record::Signal;

// Gravest first: the first one that a post has chooses the holding reply.
constexpr std::array<std::pair<Signal, std::string_view>, 7> kGrave{{
    {Signal::self_harm, "somebody may harm themselves; a person answers at once"},
    {Signal::threat, "violence is announced; a person decides, the police may have to know"},
    {Signal::safety, "life or limb may be in danger; a person acts first and answers then"},
    {Signal::data_leak, "a data leak is reported; the data protection officer has to know"},
    {Signal::discrimination, "discrimination is reported; somebody in charge answers"},
    {Signal::press, "media are involved; who speaks for the house decides"},
    {Signal::legal, "a lawyer, court or consumer office is involved; who may speak for the house decides"},
}};

std::string with_reason(std::string text, const std::string& reason) {
    return reason.empty() ? text : text + ": " + reason;
}

} // namespace

Permission may_reply(const record::Post& post, const record::Triage& triage) {
    if (post.direction == record::Direction::outbound) {
        return {ReplyAllowed::no, "the house itself wrote it", std::nullopt, false};
    }
    switch (triage.ownership) {
    case Ownership::foreign:
        return {ReplyAllowed::no, with_reason("it speaks to another company", triage.ownership_reason), std::nullopt,
                false};
    case Ownership::off_topic:
        return {ReplyAllowed::no, with_reason("it is not about the house", triage.ownership_reason), std::nullopt,
                false};
    case Ownership::spam:
        return {ReplyAllowed::no, with_reason("it is spam", triage.ownership_reason), std::nullopt, false};
    case Ownership::direct:
    case Ownership::overheard: break;
    }
    if (post.text.starts_with("RT @")) {
        return {ReplyAllowed::no, "it passes on what somebody else wrote; answer where they wrote it", std::nullopt,
                false};
    }
    for (const auto& [signal, reason] : kGrave) {
        if (triage.signals.contains(signal)) {
            return {ReplyAllowed::human_only, std::string(reason), signal, false};
        }
    }
    // Illness goes to a person where classify says so; a mention of the dentist does not.
    if (triage.signals.contains(Signal::health) && triage.route == record::Route::human) {
        return {ReplyAllowed::human_only, "somebody is ill or hurt; a person answers", Signal::health, false};
    }
    if (triage.intent == Intent::other) {
        return {ReplyAllowed::no, "no reply is owed: nobody complains, asks or thanks", std::nullopt, false};
    }
    if (triage.ownership == Ownership::overheard) {
        return {ReplyAllowed::human_only, "the house is not addressed; a person decides whether to speak up",
                std::nullopt, true};
    }
    if (!triage.needs_reply && triage.intent != Intent::resolved && triage.intent != Intent::praise) {
        return {ReplyAllowed::no, "no reply is owed", std::nullopt, false};
    }
    return {ReplyAllowed::yes, "the house is addressed", std::nullopt, false};
}

} // namespace kummerkasten::draft
