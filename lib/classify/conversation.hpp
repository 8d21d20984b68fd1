// SPDX-License-Identifier: Apache-2.0
// The memory of conversations: what the records before a post, in the order of the input, tell of its thread and its author.
// Posts are judged one by one, by several threads; then one thread shows them to a Conversations in input order, which says
// how each verdict changes. So the answer does not depend on the number of workers.
//
// What is known of a conversation (classify/conversation_memory.hpp), and what it changes:
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

#include "classify/complaint_memory.hpp"
#include "classify/conversation_memory.hpp"
#include "classify/note.hpp"
#include "profile/profile.hpp"
#include "record/post.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <cstddef>
#include <cstdint>

namespace kummerkasten::classify {

inline constexpr std::uint32_t kHopelessAfter = 2; ///< complaints before this one: a person decides

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
    void expect(const Note& note) const { memory_.expect(note.conversation); }

    [[nodiscard]] std::size_t size() const { return memory_.size(); }

private:
    void decide(const Note& note, const Conversation* conversation, const Speaker* speaker, bool elsewhere,
                record::Triage& revised) const;

    ConversationMemory memory_;
    ComplaintMemory complaints_;
    profile::Targets targets_;
    record::Timestamp now_;
    Note note_; // of the post in hand, where it comes as a whole
    record::Triage revised_;
};

} // namespace kummerkasten::classify
