// SPDX-License-Identifier: Apache-2.0
#include "classify/conversation_memory.hpp"

#include "classify/complaint_memory.hpp"

#include <algorithm>
#include <iterator>

namespace kummerkasten::classify {

namespace {

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
        const ToldFact known = take_fact(facts);
        if (known.kind == wanted.kind && known.value == wanted.value) {
            return true;
        }
    }
    return false;
}

// How many bytes they took.
std::size_t remember_facts(Speaker& speaker, const Note& note) {
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

} // namespace

ToldFact take_fact(std::string_view& facts) {
    const std::string_view kind = take_part(facts);
    const std::string_view value = take_part(facts);
    return {kind, value, take_part(facts)};
}

Speaker* speaker_of(Conversation& conversation, std::uint64_t author) {
    auto& speakers = conversation.speakers;
    const auto found = std::find_if(speakers.begin(), speakers.end(),
                                    [author](const Speaker& speaker) { return speaker.author == author; });
    if (author == 0 || found == speakers.end()) {
        return nullptr;
    }
    std::rotate(found, std::next(found), speakers.end());
    return &speakers.back();
}

void house_speaks(Conversation& conversation, const Note& note) {
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

std::uint32_t joined(const Conversation& conversation, const Note& note) {
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

bool is_new_contact(const Speaker& speaker, const Note& note) {
    const bool after_reply = speaker.answered && not_before(note.pressure.written, speaker.house_replied_at);
    return after_reply || (note.pressure.written && speaker.complained_at &&
                           *note.pressure.written - *speaker.complained_at >= kSameContact);
}

ConversationMemory::ConversationMemory(std::size_t most_conversations, std::size_t most_bytes)
    : conversations_(most_conversations),
      first_posts_(most_conversations),
      most_conversations_(most_conversations),
      most_bytes_(most_bytes) {}

std::uint64_t ConversationMemory::conversation_of(const Note& note) {
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

Conversation& ConversationMemory::enter(std::uint64_t key) {
    if (Conversation* known = conversations_.find(key)) {
        return *known;
    }
    while (conversations_.size() > 0 && (conversations_.size() >= most_conversations_ || bytes_ >= most_bytes_)) {
        forget_oldest();
    }
    bytes_ += sizeof(Conversation);
    return conversations_[key];
}

void ConversationMemory::forget_oldest() {
    bytes_ -= sizeof(Conversation) + conversations_.oldest().bytes;
    conversations_.drop_oldest();
}

void ConversationMemory::remember(Conversation& conversation, Speaker* speaker, const Note& note, bool needs_reply) {
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

void ConversationMemory::charge(Conversation& conversation, std::size_t bytes) {
    conversation.bytes += static_cast<std::uint32_t>(bytes);
    bytes_ += bytes;
}

} // namespace kummerkasten::classify
