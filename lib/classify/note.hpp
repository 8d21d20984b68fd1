// SPDX-License-Identifier: Apache-2.0
// What the memory of conversations keeps of a post and its verdict while it looks back (classify/conversation.hpp): ids as
// hashes, what makes it urgent, what it wants. Taken by the threads that judge, so that the one that remembers has less to do.
#pragma once

#include "classify/urgency.hpp"
#include "record/labels.hpp"
#include "record/post.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::classify {

/// What the memory needs of a post and its verdict. Ids are hashes; 0 is none.
struct Note {
    std::uint64_t id = 0, reply_to = 0, author = 0;
    std::uint64_t conversation = 0; ///< of the thread
    bool in_conversation = false;   ///< there is one, with or without a thread
    bool known_account = false; ///< the author has an id or handle: the same in other conversations is the same person
    bool outbound = false;
    bool needs_reply = false;
    record::Ownership ownership = record::Ownership::overheard;
    record::Polarity polarity = record::Polarity::undefined;
    record::Route route = record::Route::none;
    std::array<std::uint64_t, 3> topics{};
    Pressure pressure;
    std::string post_id, decide;
    std::vector<record::Fact> facts;

    /// Takes it down, reusing memory. False where nothing is to be remembered of the post, nor could anything change it.
    bool take(const record::Post& post, const record::Triage& triage);
};

/// About the house, whether it is addressed or not.
[[nodiscard]] bool is_ours(record::Ownership ownership);
/// The case is called resolved, or the house is praised.
[[nodiscard]] bool settles(const Note& note);
/// About the house; complaints about others are none of ours.
[[nodiscard]] bool is_complaint(const Note& note);
/// Something is wanted, again if it was before; "Hallo??" is a negative other.
[[nodiscard]] bool wants_something(const Note& note);

/// Is `until` not before `from`, as far as the clock tells?
[[nodiscard]] bool not_before(const std::optional<record::Timestamp>& until,
                              const std::optional<record::Timestamp>& from);

} // namespace kummerkasten::classify
