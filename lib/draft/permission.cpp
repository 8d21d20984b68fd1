// SPDX-License-Identifier: Apache-2.0
#include "draft/permission.hpp"

#include "base/strings.hpp"
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
enum Group : std::size_t { harm, fraud, loss }; // in the order of the lists below
const WordFinder& grave_words() {
    static const WordFinder finder(WordFinder::in_groups(
        {{"begrapsch*",  "betatsch*",   "angefasst",  "vergewaltig*", "uebergriff*", "missbrauch*", "sexuell*",
          "geschlagen",  "verpruegel*", "bewusstlos", "blutet*",      "grope*",      "groping",     "sexual*",
          "assault*",    "raped",       "touched me", "touch my*",    "touched my*", "touching me", "molest*",
          "unconscious", "bleeding",    "punched",    "wuergegriff*", "gewuergt"},
         {"phishing*",
          "betrugsmasche*",
          "betrugsversuch*",
          "identitaetsdiebstahl*",
          "gehackt",
          "nicht autorisiert*",
          "nicht veranlasst*",
          "scammed",
          "scammer*",
          "a scam text",
          "or a scam",
          "this a scam",
          "fraudulent*",
          "fraud team",
          "fraud line",
          "identity theft",
          "hacked",
          "using my account",
          "unauthorised",
          "unauthorized",
          "did not authorise*",
          "did not authorize*",
          "is that you or",
          "is this really you",
          "really from you",
          "sms von euch",
          "sms von ihnen",
          "ist die von euch",
          "ist das von euch",
          "mail von euch",
          "echt von euch",
          "wirklich von euch",
          "wirklich von ihnen"},
         {"gestorben",      "verstorben*",       "beerdigung", "todesfall",    "krebs",       "chemo*",
          "krankenhaus",    "notaufnahme",       "hospiz",     "died",         "passed away", "funeral",
          "cancer",         "hospital",          "widow*",     "destroyed by", "suicid*",     "lebensmittelvergiftung",
          "food poisoning", "allergic reaction", "vomit*",     "in pain"}}));
    return finder;
}

// "… vielen Dank. /kl", "… gern. ^kl", "… (kl)": initials at the very end, the habit of those who answer for a house (care rule
// R7), behind the end of a sentence. Of 100 such posts in two German corpora of railways none was a customer's (2026-11).
bool is_signed_by_team(std::string_view text) {
    constexpr std::size_t kSignature = 4;                       // with the space before
    const std::size_t end = text.find_last_not_of(" \n\"") + 1; // 0: nothing else
    const bool closed = end > 0 && text[end - 1] == ')';
    const std::size_t length = kSignature + (closed ? 1 : 0);
    if (end <= length) {
        return false;
    }
    const std::string_view last = text.substr(end - length, length);
    const bool mark = closed ? last[1] == '(' : last[1] == '/' || last[1] == '^';
    const std::string_view initials = last.substr(2, 2);
    const std::size_t sentence = text.find_last_not_of(" \n", end - length);
    const bool behind_sentence =
        sentence != std::string_view::npos && std::string_view(".!?)").find(text[sentence]) != std::string_view::npos;
    const bool greets = equals_ignoring_ascii_case(initials, "lg") || equals_ignoring_ascii_case(initials, "vg");
    return mark && behind_sentence && !greets && is_ascii_space(last[0]) && is_ascii_letter(initials[0]) &&
           is_ascii_letter(initials[1]);
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
    for (const auto& [signal, reason] : kGrave) {
        if (triage.signals.contains(signal)) {
            return {ReplyAllowed::human_only, std::string(reason), signal, false};
        }
    }
    if (post.text.starts_with("RT @")) {
        return {ReplyAllowed::no, "it passes on what somebody else wrote; answer where they wrote it", std::nullopt,
                false};
    }
    if (is_signed_by_team(post.text)) {
        return {ReplyAllowed::no, "it is signed as a service team signs: an answer, and no customer's", std::nullopt,
                false};
    }
    // Illness goes to a person where classify says so; a mention of the dentist does not.
    if (triage.signals.contains(Signal::health) && triage.route == record::Route::human) {
        return {ReplyAllowed::human_only, "somebody is ill or hurt; a person answers", Signal::health, false};
    }
    // Harm done is told to us without a complaint or a question, too; loss mostly is none of our business then.
    const bool wants = triage.intent != Intent::other && triage.intent != Intent::praise;
    if (wants || triage.ownership == Ownership::direct) {
        const std::size_t grave = grave_words().first_group(said.folded());
        if (grave == harm) {
            return {ReplyAllowed::human_only, "it may tell of harm done to a person; a person reads it first",
                    Signal::safety, false};
        }
        if (grave == fraud) {
            return {ReplyAllowed::human_only,
                    "somebody may be cheated, or their account taken; a person answers at once", std::nullopt, false};
        }
        if (wants && grave == loss) {
            return {ReplyAllowed::human_only, "it may tell of illness, death or loss; a person answers", Signal::health,
                    false};
        }
    }
    // classify itself cannot tell what they want: a person looks, and nobody who complains is passed over (care rule M2).
    if (triage.intent == Intent::other && triage.ownership == Ownership::direct &&
        triage.route == record::Route::human) {
        return {ReplyAllowed::human_only, "what they want is not clear; a person reads it first", std::nullopt, false};
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
