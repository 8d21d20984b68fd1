// SPDX-License-Identifier: Apache-2.0
// The memory of conversations: what the records before a post, in the order of the input, tell of its thread and its author.
// Posts are judged one by one, by several threads; then one thread shows them to a Conversations in input order, which says
// how each verdict changes. So the answer does not depend on the number of workers.
//
// A conversation are the records of one `thread`. Where a platform names none (Mastodon), it is the post that all replies
// lead back to; so that not every post begins one, such a first post counts only if it says that it has replies.
// What is known of it:
// - how many posts came, and how many by others in the hour before this one (urgency: growth)
// - facts that the same author told, so that nobody asks again (care rule M1)
// - whether the author waits for a reply of the house, since when (urgency: waiting), and when the house last replied
// - contacts by which the author complained and that nothing has settled. Another one makes `repeat_contact`, if the house
//   has replied in between or an hour has passed: several messages in a row are one contact. What the author calls
//   resolved, and praise, settle it
// Without a common thread, a complaint of the same author about the same topic at least an hour and at most 14 days ago
// makes `repeat_contact` too.
//
// Memory: the last 100,000 conversations and 100,000 authors who complained, and no more than 64 MiB of the former. Cost,
// measured with 200,000 posts: 0.5 µs for a post with a thread of its own, 0.7 µs where four of five posts have earlier ones
// and are written with what these tell; most of it are cache misses. Nothing for a post without a conversation.
#pragma once

#include "base/recent_table.hpp"
#include "classify/complaint_memory.hpp"
#include "classify/note.hpp"
#include "profile/profile.hpp"
#include "record/post.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::classify {

inline constexpr std::size_t kMostConversations = 100'000;
inline constexpr std::size_t kMostConversationBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMostSpeakers = 16;        ///< authors remembered in a conversation
inline constexpr std::size_t kMostVoices = 16;          ///< posts by which growth is told: 14 make the most points
inline constexpr std::size_t kMostEarlierFacts = 16;    ///< of an author in a conversation, as many as a post may have
inline constexpr std::size_t kLongestEarlierFact = 120; ///< bytes of value and id each; longer ones are not remembered
inline constexpr std::uint32_t kHopelessAfter = 2;      ///< complaints before this one: a person decides
inline constexpr std::chrono::hours kGrowthWithin{1};

class Conversations {
public:
    Conversations(const profile::Targets& targets, record::Timestamp now,
                  std::size_t most_conversations = kMostConversations, std::size_t most_bytes = kMostConversationBytes);

    /// Remembers a post. True where the posts before it change its verdict; then `revised` has signals, earlier, urgency,
    /// needs_reply, route and decide as they are now, and the reasons that come first (see record::append_revised).
    /// The note's conversation is filled in where it has no thread.
    bool look_back(Note& note, record::Triage& revised);

    /// Does the same to a whole verdict.
    void look_back(const record::Post& post, record::Triage& triage);

    /// Hints that this post comes soon.
    void expect(const Note& note) const { conversations_.expect(note.conversation); }

    [[nodiscard]] std::size_t size() const { return conversations_.size(); }

private:
    struct Speaker {
        std::uint64_t author = 0, first_id = 0, last_id = 0;
        std::uint32_t posts = 0, complaints = 0;
        bool open = false;     ///< something was asked that nothing has settled
        bool answered = false; ///< the house has replied since the last complaint
        std::optional<record::Timestamp> complained_at, waiting_since, house_replied_at;
        std::uint32_t fact_count = 0;
        std::string facts; ///< kind, value and id of each, all ended by a null: one allocation to make and to forget
    };
    struct Voice {
        std::uint32_t author = 0;
        std::uint32_t minute = 0; ///< since 1970
    };
    struct Conversation {
        std::uint32_t posts = 0;
        std::uint32_t bytes = 0;       ///< beside the entry itself
        std::vector<Voice> voices;     ///< the last kMostVoices, in a ring
        std::vector<Speaker> speakers; ///< the one who spoke last is last
    };

    std::uint64_t conversation_of(const Note& note);
    Conversation& enter(std::uint64_t key);
    void forget_oldest();
    static void house_speaks(Conversation& conversation, const Note& note);
    static Speaker* speaker_of(Conversation& conversation, std::uint64_t author);
    static std::uint32_t joined(const Conversation& conversation, const Note& note);
    static bool is_new_contact(const Speaker& speaker, const Note& note);
    static bool tell_earlier(const Speaker& speaker, const Note& note, Pressure& pressure, record::Triage& revised);
    void decide(const Note& note, const Conversation* conversation, const Speaker* speaker, bool elsewhere,
                record::Triage& revised) const;
    void remember(Conversation& conversation, Speaker* speaker, const Note& note, bool needs_reply);
    static std::size_t remember_facts(Speaker& speaker, const Note& note);
    void charge(Conversation& conversation, std::size_t bytes);

    RecentTable<Conversation> conversations_;
    ComplaintMemory complaints_;
    RecentTable<std::uint64_t> first_posts_; // by the id of a reply without a thread
    profile::Targets targets_;
    record::Timestamp now_;
    std::size_t most_conversations_, most_bytes_;
    std::size_t bytes_ = 0; // of all conversations
    Note note_;             // of the post in hand, where it comes as a whole
    record::Triage revised_;
};

} // namespace kummerkasten::classify
