// SPDX-License-Identifier: Apache-2.0
#include "draft/readiness.hpp"

#include "base/strings.hpp"
#include "text/entities.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace kummerkasten::draft {

namespace {

using record::Draft;
using record::Intent;
using record::Triage;

constexpr double kIronic = 0.5;
// Thanks that are mockery are the worst to answer warmly. Of the German praise in tweets (germeval2017, mobasa) that would have been
// ready, three above 0.6 were mockery and one above 0.7, none above this; five of nine meant ones are.
constexpr double kSurePraise = 0.85;
constexpr double kWarm = 0.4; // praise that takes half of it back is cooler

constexpr std::size_t kOpening = 200; // bytes of a letter that hold its salutation

// How plain and how short a complaint must be before its draft may go after a glance. People who had not seen the drafts before
// said of each whether they would send it as it is or with a word changed (2026-11): of 280 for complaints of two topics at most
// and without a public question two thirds, of the plain ones nearly nine in ten, of the 68 short ones 63; of drafts that only the
// tone held back 32 of 81. With all that stands below, of the ready ones beside German posts to railways 61 of 69, beside English
// ones 103 of 114, of which 58 had been used by nobody (53); beside 48 invented German posts to eight trades 36, where one word
// still decides what a post is about. None was harmful but one, thanks that were mockery, which a "not" or "problem" now holds back.
constexpr double kPlainIntent = 0.8;
constexpr double kPlainTone = -0.5;
// A post without a word for a feeling ("my deposit has been due for three weeks") scores -0.2. Of 31 such German drafts that
// nothing else held back 27 could go, of 99 English ones 70: there the words say less surely what it is about.
constexpr double kPlainGermanTone = -0.2;
constexpr double kAngryQuestion = -0.3;
constexpr std::size_t kSeveralTopics = 3;
constexpr std::size_t kOneThing = 120; // characters; who writes more tells more
constexpr std::size_t kOneReport =
    160; // that one thing is broken, and where: the place takes room, and says nothing else

// Does the post begin with the handle of somebody else? "@another @house": then it is not us whom they ask first.
bool speaks_to_another_first(const CaseFile& a_case) {
    const std::string& text = a_case.post.text;
    const std::size_t begin = text.find('@');
    if (a_case.house.profile == nullptr || a_case.house.profile->handles.empty() || begin == std::string::npos) {
        return false;
    }
    for (std::size_t at = 0; at < begin;) { // quotation marks and the like may stand in front
        const char32_t c = text::next_character(text, at);
        if (text::is_letter(c) || text::is_digit(c)) {
            return false;
        }
    }
    std::vector<text::Entity> entities;
    text::find_entities(std::string_view(text).substr(0, text.find_first_of(" \n", begin)), text::Names::any, entities);
    return !entities.empty() && entities[0].start == begin && entities[0].kind == text::EntityKind::mention &&
           !a_case.house.profile->is_own_handle(entities[0].name(text));
}

// "Liebe Undine", "Hallo Karsten"; but not "Liebes Team", "Hallo Kundendienst" or the house by its name.
bool may_be_first_name(std::string_view word, const profile::Profile* profile) {
    constexpr std::array<std::string_view, 21> kNobody{
        "there",   "all",    "guys",    "folks",    "everyone", "bahn",      "team",
        "service", "dienst", "support", "kunde",    "leute",    "redaktion", "alle",
        "damen",   "herren", "freund",  "zusammen", "welt",     "mitarbeit", "kolleg"};
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

// The reply invites to a direct message.
bool invites(const Block* next) {
    return next != nullptr && next->phrase->text.slots().test(static_cast<std::size_t>(Slot::direct_message));
}

// What we ask in public, and a place or a device wherever we ask for it, is often answered by the post in words that we do not
// know: of 32 such drafts (see above) 18 could go.
bool asks_for_what_may_be_told(const Block* next) {
    const Condition* kinds = next == nullptr ? nullptr : next->phrase->condition(Key::ask);
    return kinds != nullptr &&
           (!invites(next) || std::none_of(kinds->values.begin(), kinds->values.end(), is_personal_kind));
}

// Whoever has sent a direct message, or a number, is not asked for the same again (care rule M1).
bool asks_again(const CaseFile& a_case, const Block* next) {
    if (next == nullptr) {
        return false;
    }
    const Condition* kinds = next->phrase->condition(Key::ask);
    const bool asks_number =
        kinds != nullptr && std::any_of(kinds->values.begin(), kinds->values.end(), is_personal_kind);
    return (a_case.has_written && invites(next)) || (a_case.tells_number && asks_number);
}

// Nobody doubts that it is a complaint. A triage without confidence was made by a person.
bool is_plain_complaint(const CaseFile& a_case) {
    const Triage& triage = a_case.triage;
    const double tone = a_case.language == "en" ? kPlainTone : kPlainGermanTone;
    return triage.confidence.intent == 0 || (triage.confidence.intent >= kPlainIntent && triage.polarity_score <= tone);
}

// How somebody was treated is half of it where they also say what they came for: of 27 drafts for such posts that three people
// would not have sent, 14 answered the waiting alone. Of 213 others that two people read (2026-11), 19 of 28 that named something
// under another topic would not have been sent as they were, and 73 of the other 185.
bool is_about_several_things(const CaseFile& a_case) {
    const Triage& triage = a_case.triage;
    if (triage.confidence.intent == 0) {
        return false;
    }
    const std::string_view text = text::prefix(a_case.post.text, 4 * kOneReport + 4);
    const std::size_t length = text::count_characters(text);
    if (a_case.matter.is_one_broken()) { // a lift is a defect, a barrier and a part of the station, and still one thing
        return length > kOneReport || a_case.goes_on_about_more;
    }
    const bool delayed_too = a_case.slots.has(Slot::delay) && a_case.situation.topic != "delay";
    // What somebody needs a parcel for is no second matter: "without my router I am offline".
    const bool names_more = a_case.goes_on_about_more || a_case.matter.names_another;
    const bool passed_over = (names_more && a_case.situation.topic != "delivery") || delayed_too;
    return triage.topics.size() >= kSeveralTopics || length > kOneThing || passed_over;
}

// The customer's own words say what it is about; of a person's triage two signs do, too. Of classify's, two signs and no word that
// the book can take up are no more than a direction.
bool is_borne_out(const CaseFile& a_case) {
    return a_case.matter.is_named() || (a_case.matter.is_sure() && a_case.triage.confidence.intent == 0);
}

// An incident, an article or the page of a topic that is sure, where no trouble is named; "we will find out" is no answer.
bool answers(const CaseFile& a_case, const Block* next) {
    const auto has = [next](Key key) { return next != nullptr && next->phrase->condition(key) != nullptr; };
    return has(Key::article) || has(Key::incident) ||
           (has(Key::link) && a_case.matter.is_sure() && !a_case.matter.is_special());
}

// Praise is meant where classify is sure of it and no trouble is named: beside a word for one it is mostly mockery, or there is a
// "but"; of twelve such drafts eight were. People, service and goods are what praise is about.
bool is_praise_alone(const Triage& triage) {
    static constexpr std::array<std::string_view, 6> kPraised{"staff", "waiting",     "quality",
                                                              "price", "information", "app_website"};
    return triage.confidence.intent >= kSurePraise && triage.polarity_score >= kWarm &&
           std::all_of(triage.topics.begin(), triage.topics.end(), [](const record::Topic& topic) {
               return std::find(kPraised.begin(), kPraised.end(), topic.name) != kPraised.end();
           });
}

// "@house Thanks!" closes a conversation. The same words on their own, or under a picture, are as often mockery.
bool is_thanks_to_us(const CaseFile& a_case) {
    const std::string_view text = trim(a_case.post.text);
    const profile::Profile* profile = a_case.house.profile; // whose account stands in front is asked elsewhere
    const bool is_answer =
        profile != nullptr && !profile->handles.empty() && (text.starts_with('@') || !a_case.post.reply_to.empty());
    return a_case.gratitude.bare && is_answer && text.find("://") == std::string_view::npos &&
           a_case.triage.polarity == record::Polarity::positive;
}

bool is_meant_praise(const CaseFile& a_case) { return is_praise_alone(a_case.triage) || is_thanks_to_us(a_case); }

bool may_be_misread(const CaseFile& a_case, bool is_plain) {
    const Triage& triage = a_case.triage;
    switch (triage.intent) {
    case Intent::praise: return triage.confidence.intent > 0 && !is_meant_praise(a_case);
    case Intent::
        complaint: // in a friendly tone it is mostly none; a known incident and a broken thing say what it is about
        return triage.polarity == record::Polarity::positive || !is_plain;
    case Intent::question: // asked in anger it is mostly a complaint, and a page is no answer to that
        return triage.confidence.intent > 0 && triage.polarity_score <= kAngryQuestion;
    default: return false;
    }
}

} // namespace

void leave_to_people(const CaseFile& a_case, const Composition& reply, Draft& draft) {
    const Triage& triage = a_case.triage;
    const Block* next = reply.find(Part::next_step);
    const bool wants_help = triage.intent == Intent::complaint || triage.intent == Intent::request;
    const bool known = a_case.incident != nullptr;
    // A question that comes with a complaint or request wants its answer, too; a number that finds their case is the way to it.
    const bool found_by_number = goes_by_number(next);
    if ((triage.intent == Intent::question && !answers(a_case, next)) ||
        (triage.intent == Intent::request && !answers(a_case, next) && !found_by_number) || a_case.wants_to_know ||
        (a_case.situation.asks && !known && !found_by_number)) {
        leave_open(draft, "answer");
    }
    // Never talk on about the wrong one (care rule M2): their own words must say what it is about.
    if (wants_help && !known && (!is_borne_out(a_case) || is_about_several_things(a_case))) {
        leave_open(draft, "topic");
    }
    if (!known && (asks_for_what_may_be_told(next) || asks_again(a_case, next))) {
        leave_open(draft, "question");
    }
    if (triage.intent == Intent::resolved) {
        leave_open(draft, "gesture"); // care rule H4
    }
    // Irony is read the wrong way too easily, and thanks to mockery are the worst of it.
    if (triage.irony >= kIronic ||
        (triage.intent == Intent::praise && (a_case.gratitude.goes_on || a_case.has_written)) ||
        may_be_misread(a_case, known || a_case.matter.is_one_broken() || is_plain_complaint(a_case))) {
        leave_open(draft, "meaning");
    }
    if (triage.route == record::Route::human || passes_over_danger(a_case, reply)) {
        leave_open(draft, "decision");
    }
    if (speaks_to_another_first(a_case) || is_letter_to_a_person(a_case)) {
        leave_open(draft, "addressee");
    }
}

void leave_open(Draft& draft, std::string_view slot) {
    if (std::find(draft.open.begin(), draft.open.end(), slot) == draft.open.end()) {
        draft.open.emplace_back(slot);
    }
}

} // namespace kummerkasten::draft
