// SPDX-License-Identifier: Apache-2.0
// What is kept of the conversations: who spoke in them, what they told, what is still open, and when the house replied. What
// follows from it for a new post is decided in classify/conversation.hpp.
//
// A conversation are the records of one `thread`. Where a platform names none (Mastodon), it is the post that all replies
// lead back to; so that not every post begins one, such a first post counts only if it says that it has replies.
//
// The conversation that was quiet longest is forgotten first. One thread uses it.
#pragma once

#include "base/recent_table.hpp"
#include "classify/note.hpp"
#include "record/time.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

inline constexpr std::size_t kMostConversations = 100'000;
inline constexpr std::size_t kMostConversationBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMostSpeakers = 16;        ///< authors remembered in a conversation
inline constexpr std::size_t kMostVoices = 16;          ///< posts by which growth is told: 14 make the most points
inline constexpr std::size_t kMostEarlierFacts = 16;    ///< of an author in a conversation, as many as a post may have
inline constexpr std::size_t kLongestEarlierFact = 120; ///< bytes of value and id each; longer ones are not remembered
inline constexpr std::chrono::hours kGrowthWithin{1};

/// An author in a conversation.
struct Speaker {
    std::uint64_t author = 0, first_id = 0, last_id = 0;
    std::uint32_t posts = 0, complaints = 0;
    bool open = false;     ///< something was asked that nothing has settled
    bool answered = false; ///< the house has replied since the last complaint
    std::optional<record::Timestamp> complained_at, waiting_since, house_replied_at;
    std::uint32_t fact_count = 0;
    std::string facts; ///< kind, value and id of each, all ended by a null: one allocation to make and to forget
};

/// Somebody said something.
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

/// A fact as a speaker's `facts` hold it.
struct ToldFact {
    std::string_view kind, value, from;
};
/// The next one of `facts`, which must not be empty; it goes.
[[nodiscard]] ToldFact take_fact(std::string_view& facts);

/// Null where they have not spoken yet, or nobody knows who spoke. The speaker becomes the last one.
[[nodiscard]] Speaker* speaker_of(Conversation& conversation, std::uint64_t author);

/// A reply of the house is for the author of the post that it answers; where that is not to be seen, for the only author
/// that there is. A reply from before the post that waits (an input that is not in the order of time) is none to it.
void house_speaks(Conversation& conversation, const Note& note);

/// How many posts by others came in the hour before this one.
[[nodiscard]] std::uint32_t joined(const Conversation& conversation, const Note& note);

/// Several messages in a row are one contact; it takes a reply in between, or an hour.
[[nodiscard]] bool is_new_contact(const Speaker& speaker, const Note& note);

class ConversationMemory {
public:
    ConversationMemory(std::size_t most_conversations, std::size_t most_bytes);

    /// The conversation that a post belongs to; 0 for none.
    [[nodiscard]] std::uint64_t conversation_of(const Note& note);
    /// What is known of it, which is nothing of a new one. Valid until the next call.
    Conversation& enter(std::uint64_t key);
    /// Adds a post of a customer. `speaker` is speaker_of its author.
    void remember(Conversation& conversation, Speaker* speaker, const Note& note, bool needs_reply);

    /// Hints that this conversation is entered soon.
    void expect(std::uint64_t key) const { conversations_.expect(key); }
    [[nodiscard]] std::size_t size() const { return conversations_.size(); }

private:
    void forget_oldest();
    void charge(Conversation& conversation, std::size_t bytes);

    RecentTable<Conversation> conversations_;
    RecentTable<std::uint64_t> first_posts_; // by the id of a reply without a thread
    std::size_t most_conversations_, most_bytes_;
    std::size_t bytes_ = 0; // of all conversations
};

} // namespace kummerkasten::classify
