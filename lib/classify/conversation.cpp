// SPDX-License-Identifier: Apache-2.0
#include "classify/conversation.hpp"

#include "classify/doubt.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace kummerkasten::classify {

namespace {

using record::Intent;
using record::Route;
using record::Signal;

std::uint32_t minute_of(record::Timestamp time) {
    const auto minutes = std::chrono::floor<std::chrono::minutes>(time.time_since_epoch()).count();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(minutes, 0, 0xFFFFFFFF));
}

// The next part of a speaker's facts, which goes.
std::string_view take_part(std::string_view& facts) {
    const std::string_view part = facts.substr(0, facts.find('\0'));
    facts.remove_prefix(part.size() + 1);
    return part;
}

bool has_fact(std::string_view facts, const record::Fact& wanted) {
    while (!facts.empty()) {
        const std::string_view kind = take_part(facts);
        const std::string_view value = take_part(facts);
        take_part(facts);
        if (kind == wanted.kind && value == wanted.value) {
            return true;
        }
    }
    return false;
}

} // namespace

Conversations::Conversations(const profile::Targets& targets, record::Timestamp now, std::size_t most_conversations,
                             std::size_t most_bytes)
    : conversations_(most_conversations),
      complaints_(most_conversations),
      first_posts_(most_conversations),
      targets_(targets),
      now_(now),
      most_conversations_(most_conversations),
      most_bytes_(most_bytes) {}

Conversations::Conversation& Conversations::enter(std::uint64_t key) {
    if (Conversation* known = conversations_.find(key)) {
        return *known;
    }
    while (conversations_.size() > 0 && (conversations_.size() >= most_conversations_ || bytes_ >= most_bytes_)) {
        forget_oldest();
    }
    bytes_ += sizeof(Conversation);
    return conversations_[key];
}

void Conversations::forget_oldest() {
    bytes_ -= sizeof(Conversation) + conversations_.oldest().bytes;
    conversations_.drop_oldest();
}

Conversations::Speaker* Conversations::speaker_of(Conversation& conversation, std::uint64_t author) {
    auto& speakers = conversation.speakers;
    const auto found = std::find_if(speakers.begin(), speakers.end(),
                                    [author](const Speaker& speaker) { return speaker.author == author; });
    if (author == 0 || found == speakers.end()) {
        return nullptr;
    }
    std::rotate(found, std::next(found), speakers.end());
    return &speakers.back();
}

// A reply of the house is for the author of the post that it answers; where that is not to be seen, for the only author
// that there is. A reply from before the post that waits (an input that is not in the order of time) is none to it.
void Conversations::house_speaks(Conversation& conversation, const Note& note) {
    auto& speakers = conversation.speakers;
    auto meant = std::find_if(speakers.begin(), speakers.end(), [&note](const Speaker& speaker) {
        return note.reply_to != 0 && (note.reply_to == speaker.last_id || note.reply_to == speaker.first_id);
    });
    if (meant == speakers.end() && speakers.size() == 1) {
        meant = speakers.begin();
    }
    if (meant == speakers.end() || !not_before(note.pressure.written, meant->waiting_since)) {
        return;
    }
    meant->waiting_since.reset();
    meant->answered = true;
    if (note.pressure.written && not_before(note.pressure.written, meant->house_replied_at)) {
        meant->house_replied_at = note.pressure.written;
    }
}

std::uint32_t Conversations::joined(const Conversation& conversation, const Note& note) {
    if (!note.pressure.written || note.author == 0) {
        return 0;
    }
    const std::uint32_t minute = minute_of(*note.pressure.written);
    constexpr std::uint32_t kWithin = std::chrono::minutes(kGrowthWithin).count();
    return static_cast<std::uint32_t>(
        std::count_if(conversation.voices.begin(), conversation.voices.end(), [&](const Voice& voice) {
            return voice.minute != 0 && voice.author != static_cast<std::uint32_t>(note.author) &&
                   voice.minute <= minute && minute - voice.minute < kWithin;
        }));
}

// Several messages in a row are one contact; it takes a reply in between, or an hour.
bool Conversations::is_new_contact(const Speaker& speaker, const Note& note) {
    const bool after_reply = speaker.answered && not_before(note.pressure.written, speaker.house_replied_at);
    return after_reply || (note.pressure.written && speaker.complained_at &&
                           *note.pressure.written - *speaker.complained_at >= kSameContact);
}

// What the same author said before. True where this is one more contact about a complaint that nothing has settled.
bool Conversations::tell_earlier(const Speaker& speaker, const Note& note, Pressure& pressure,
                                 record::Triage& revised) {
    record::Earlier& earlier = revised.earlier;
    earlier.own_posts = speaker.posts;
    earlier.complaints = speaker.complaints;
    earlier.house_replied_at = speaker.house_replied_at;
    if (speaker.waiting_since && not_before(note.pressure.written, speaker.waiting_since)) {
        earlier.waiting_since = pressure.waiting_since = speaker.waiting_since;
    }
    std::size_t told = 0; // the elements of the post before are written over, for their memory
    for (std::string_view rest = speaker.facts; !rest.empty();) {
        const std::string_view kind = take_part(rest);
        const std::string_view value = take_part(rest);
        const std::string_view from = take_part(rest);
        const bool repeated = std::any_of(note.facts.begin(), note.facts.end(), [&](const record::Fact& here) {
            return here.kind == kind && here.value == value;
        });
        if (!repeated) {
            if (told == earlier.facts.size()) {
                earlier.facts.emplace_back();
            }
            record::EarlierFact& fact = earlier.facts[told++];
            fact.kind = kind;
            fact.value = value;
            fact.from = from;
        }
    }
    earlier.facts.resize(told);
    return speaker.complaints > 0 && wants_something(note) && is_new_contact(speaker, note);
}

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

std::uint64_t Conversations::conversation_of(const Note& note) {
    if (note.conversation != 0 || !note.in_conversation) {
        return note.conversation;
    }
    if (note.reply_to == 0) {
        return note.id;
    }
    const std::uint64_t* first = first_posts_.find(note.reply_to);
    const std::uint64_t root = first != nullptr ? *first : note.reply_to;
    if (note.id != 0) {
        first_posts_[note.id] = root;
    }
    return root;
}

bool Conversations::look_back(Note& note, record::Triage& revised) {
    note.conversation = conversation_of(note);
    Conversation* conversation = note.conversation != 0 ? &enter(note.conversation) : nullptr;
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
        remember(*conversation, speaker, note, changes ? revised.needs_reply : note.needs_reply);
    }
    complaints_.remember(note);
    return changes;
}

void Conversations::remember(Conversation& conversation, Speaker* speaker, const Note& note, bool needs_reply) {
    const std::optional<record::Timestamp>& written = note.pressure.written;
    std::size_t grown = 0;
    const Voice voice{static_cast<std::uint32_t>(note.author), written ? minute_of(*written) : 0};
    if (conversation.voices.size() < kMostVoices) {
        conversation.voices.push_back(voice);
        grown += sizeof voice;
    } else {
        conversation.voices[conversation.posts % kMostVoices] = voice;
    }
    ++conversation.posts;
    if (note.author == 0) {
        return charge(conversation, grown);
    }
    if (speaker == nullptr) {
        if (conversation.speakers.size() == kMostSpeakers) {
            const std::size_t gone = conversation.speakers.front().facts.size();
            conversation.bytes -= static_cast<std::uint32_t>(gone);
            bytes_ -= gone;
            conversation.speakers.erase(conversation.speakers.begin());
        } else {
            grown += sizeof(Speaker);
        }
        speaker = &conversation.speakers.emplace_back();
        speaker->author = note.author;
        speaker->first_id = note.id;
    }
    ++speaker->posts;
    speaker->last_id = note.id;
    if (is_complaint(note) && (speaker->complaints == 0 || is_new_contact(*speaker, note))) {
        ++speaker->complaints;
        speaker->complained_at = written;
        speaker->answered = false;
    }
    if (needs_reply && !settles(note)) {
        speaker->open = true;
        if (!speaker->waiting_since) {
            speaker->waiting_since = written;
        }
    }
    if (settles(note)) {
        speaker->complaints = 0;
        speaker->open = false;
        speaker->waiting_since.reset();
    }
    grown += remember_facts(*speaker, note);
    charge(conversation, grown);
}

void Conversations::charge(Conversation& conversation, std::size_t bytes) {
    conversation.bytes += static_cast<std::uint32_t>(bytes);
    bytes_ += bytes;
}

std::size_t Conversations::remember_facts(Speaker& speaker, const Note& note) {
    const std::size_t before = speaker.facts.size();
    for (const record::Fact& fact : note.facts) {
        const std::size_t longest = std::max(fact.value.size(), note.post_id.size());
        const bool whole = fact.value.find('\0') == std::string::npos && note.post_id.find('\0') == std::string::npos;
        if (speaker.fact_count < kMostEarlierFacts && longest <= kLongestEarlierFact && whole &&
            !has_fact(speaker.facts, fact)) {
            for (const std::string* part : {&fact.kind, &fact.value, &note.post_id}) {
                speaker.facts.append(*part).append(1, '\0');
            }
            ++speaker.fact_count;
        }
    }
    return speaker.facts.size() - before;
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
