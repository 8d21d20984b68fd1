// SPDX-License-Identifier: Apache-2.0
#include "draft/reply_plan.hpp"

#include "base/strings.hpp"
#include "text/entities.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace kummerkasten::draft {

namespace {

using record::Draft;
using record::Intent;

// Topics whose complaints ask "why, and is it over?": without a known incident the answer is open (care rule P3).
constexpr std::array<std::string_view, 3> kNeedCause{"outage", "delay", "defect"};
constexpr double kIronic = 0.5;
// Thanks that are mockery are the worst to answer warmly. Of the German praise in tweets (germeval2017, mobasa) that would have been
// ready, three above 0.6 were mockery and one above 0.7, none above this; five of nine meant ones are.
constexpr double kSurePraise = 0.85;

constexpr std::size_t kOpening = 200; // bytes of a letter that hold its salutation

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

// Does the post begin with the handle of somebody else? "@another @house": then it is not us whom they ask first.
bool speaks_to_another_first(const CaseFile& a_case) {
    const std::string& text = a_case.post.text;
    const std::size_t begin = text.find_first_not_of("\"'. ");
    if (a_case.house.profile == nullptr || a_case.house.profile->handles.empty() || begin == std::string::npos ||
        text[begin] != '@') {
        return false;
    }
    std::vector<text::Entity> entities;
    text::find_entities(text, text::Names::any, entities);
    return !entities.empty() && entities[0].start == begin && entities[0].kind == text::EntityKind::mention &&
           !a_case.house.profile->is_own_handle(entities[0].name(text));
}

// "Liebe Undine", "Hallo Karsten"; but not "Liebes Team", "Hallo Kundendienst" or the house by its name.
bool may_be_first_name(std::string_view word, const profile::Profile* profile) {
    constexpr std::array<std::string_view, 15> kNobody{"team",   "service",   "dienst", "support",   "kunde",
                                                       "leute",  "redaktion", "alle",   "damen",     "herren",
                                                       "freund", "zusammen",  "welt",   "mitarbeit", "kolleg"};
    const bool is_name =
        word.size() > 2 && std::all_of(word.begin(), word.end(), [](char c) { return is_ascii_letter(c) || c == '-'; });
    return is_name && (profile == nullptr || text::fold(profile->house.name).find(word) == std::string::npos) &&
           std::none_of(kNobody.begin(), kNobody.end(),
                        [word](std::string_view nobody) { return word.find(nobody) != std::string_view::npos; });
}

// Does a letter begin with the name of somebody who is no agent of ours, "Sehr geehrter Herr Petersen"? Then they answer it, or
// it came to us by mistake.
bool is_letter_to_a_person(const CaseFile& a_case) {
    if (a_case.channel.layout != Layout::letter) {
        return false;
    }
    constexpr std::array<std::string_view, 9> kGreetings{
        "sehr geehrte ", "sehr geehrter ", "guten tag ", "guten morgen ", "liebe ",
        "lieber ",       "hallo ",         "hi ",        "servus "};
    constexpr std::array<std::string_view, 3> kForms{"herr ", "herrn ", "frau "};
    const profile::Profile* profile = a_case.house.profile;
    const std::string text = text::fold(text::prefix(trim(a_case.post.text), kOpening));
    std::string_view line = trim(std::string_view(text).substr(0, text.find_first_of(",!\n")));
    const auto greeting = std::find_if(kGreetings.begin(), kGreetings.end(),
                                       [line](std::string_view words) { return line.starts_with(words); });
    if (greeting == kGreetings.end()) {
        return false;
    }
    line = trim(line.substr(greeting->size()));
    const bool formal =
        std::any_of(kForms.begin(), kForms.end(), [line](std::string_view form) { return line.starts_with(form); });
    if (!formal && !may_be_first_name(line, profile)) {
        return false;
    }
    const std::string_view name = line.substr(line.rfind(' ') + 1);
    return profile == nullptr ||
           std::none_of(profile->agents.begin(), profile->agents.end(), [name](const profile::Agent& agent) {
               return text::fold(agent.name).find(name) != std::string::npos;
           });
}

// Danger beside another trouble, of which the reply would say nothing.
bool passes_over_danger(const CaseFile& a_case, const Composition& reply) {
    const auto& topics = a_case.triage.topics;
    const bool danger =
        std::any_of(topics.begin(), topics.end(), [](const auto& topic) { return topic.name == "safety"; });
    const Block* heard = reply.find(Part::acknowledgement);
    return danger && (heard == nullptr || heard->phrase == nullptr ||
                      std::find(heard->phrase->topics.begin(), heard->phrase->topics.end(), "safety") ==
                          heard->phrase->topics.end());
}

// The reply goes on by a number, which it asks for or has: that finds their case.
bool goes_by_number(const Block* next) {
    const auto is_personal = [next](Key key) {
        const Condition* kinds = next == nullptr ? nullptr : next->phrase->condition(key);
        return kinds != nullptr && std::any_of(kinds->values.begin(), kinds->values.end(),
                                               [](const std::string& kind) { return is_personal_kind(kind); });
    };
    return is_personal(Key::ask) || is_personal(Key::have);
}

// Slots that only a person can fill, by what the customer wants.
void leave_to_people(const CaseFile& a_case, const Composition& reply, Draft& draft) {
    const Block* next = reply.find(Part::next_step);
    const auto has = [next](Key key) { return next != nullptr && next->phrase->condition(key) != nullptr; };
    // A question is answered by an incident or article, by the page of a topic that is sure, and taken care of where it is
    // about a case of their own that we now look up.
    const bool looks_up =
        (has(Key::ask) || has(Key::have)) && has(Key::says) && a_case.names_problem && a_case.own_case;
    const bool answers = has(Key::article) || has(Key::incident) || (has(Key::link) && a_case.sure_topic) || looks_up;
    switch (a_case.triage.intent) {
    case Intent::question:
        if (!answers) {
            leave_open(draft, "answer"); // "we will find out" is none
        }
        break;
    case Intent::complaint:
    case Intent::request:
        // Never talk on about the wrong one (care rule M2): their own words, or two signs, must say what it is about.
        if (a_case.incident == nullptr && (a_case.topic_unclear || !(a_case.names_problem || a_case.sure_topic))) {
            leave_open(draft, "topic");
        }
        break;
    case Intent::resolved: leave_open(draft, "gesture"); break; // care rule H4
    case Intent::praise:
    case Intent::other: break;
    }
    // A question that comes with a complaint or request wants its answer, too; a number that finds their case is the way to it.
    if (a_case.situation.asks && a_case.incident == nullptr && !goes_by_number(next)) {
        leave_open(draft, "answer");
    }
    // Irony is read the wrong way too easily, and thanks to mockery are the worst of it.
    const record::Triage& triage = a_case.triage;
    const bool unsure_praise =
        triage.intent == Intent::praise && triage.confidence.intent > 0 && triage.confidence.intent < kSurePraise;
    // A complaint in a friendly tone is mostly none.
    const bool friendly_complaint = triage.intent == Intent::complaint && triage.polarity == record::Polarity::positive;
    if (triage.irony >= kIronic || unsure_praise || friendly_complaint) {
        leave_open(draft, "meaning");
    }
    if (a_case.triage.route == record::Route::human || passes_over_danger(a_case, reply)) {
        leave_open(draft, "decision");
    }
    if (speaks_to_another_first(a_case) || is_letter_to_a_person(a_case)) {
        leave_open(draft, "addressee");
    }
}

// Not for the brief, in a letter always, else where somebody has waited or needs help most; and for one in four of the
// others, since a telephone number under each reply is a stamp.
bool wants_offer(const CaseFile& a_case) {
    const record::Triage& triage = a_case.triage;
    // Whom our telephone has failed hears nothing new from its number.
    if (a_case.brief || a_case.situation.topic == "waiting" || triage.intent == Intent::praise ||
        triage.intent == Intent::resolved) {
        return false;
    }
    const record::SignalSet& signals = triage.signals;
    return a_case.channel.layout == Layout::letter || a_case.situation.get(Key::link) == "yes" ||
           signals.contains(record::Signal::repeat_contact) || signals.contains(record::Signal::long_wait) ||
           signals.contains(record::Signal::vulnerable) || a_case.seed % 4 == 0;
}

} // namespace

void leave_open(Draft& draft, std::string_view slot) {
    if (std::find(draft.open.begin(), draft.open.end(), slot) == draft.open.end()) {
        draft.open.emplace_back(slot);
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
