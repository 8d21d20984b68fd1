// SPDX-License-Identifier: Apache-2.0
#include "draft/permission.hpp"

#include "draft/word_finder.hpp"

#include <array>
#include <utility>
#include <vector>

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

// Harm done to a person, and loss: what classify may have read as a complaint about staff or a bill. A wrong one costs a
// glance, a missed one is the worst reply that can be sent.
enum Group : std::size_t { harm, loss };
const WordFinder& grave_words() {
    static const WordFinder finder([] {
        std::vector<WordFinder::Word> words;
        const auto add = [&words](Group group, std::initializer_list<const char*> list) {
            for (const char* word : list) {
                words.push_back({word, group});
            }
        };
        add(harm, {"begrapsch*",  "betatsch*",   "angefasst",   "vergewaltig*", "uebergriff*", "missbrauch*",
                   "sexuell*",    "geschlagen",  "verpruegel*", "bewusstlos",   "blutet*",     "grope*",
                   "groping",     "sexual*",     "assault*",    "raped",        "touched me",  "touch my*",
                   "touched my*", "touching me", "molest*",     "unconscious",  "bleeding",    "punched"});
        add(loss,
            {"gestorben", "verstorben*", "beerdigung", "todesfall", "krebs", "chemo*", "krankenhaus", "notaufnahme",
             "hospiz", "died", "passed away", "funeral", "cancer", "hospital", "widow*", "destroyed by", "suicid*"});
        return words;
    }());
    return finder;
}

std::string with_reason(std::string text, const std::string& reason) {
    return reason.empty() ? text : text + ": " + reason;
}

} // namespace

Permission may_reply(const record::Post& post, const record::Triage& triage, Said& said) {
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
    if (triage.intent != Intent::other && triage.intent != Intent::praise) {
        const std::size_t grave = grave_words().first_group(said.folded());
        if (grave == harm) {
            return {ReplyAllowed::human_only, "it may tell of harm done to a person; a person reads it first",
                    Signal::safety, false};
        }
        if (grave == loss) {
            return {ReplyAllowed::human_only, "it may tell of illness, death or loss; a person answers", Signal::health,
                    false};
        }
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
