// SPDX-License-Identifier: Apache-2.0
// Who complained about what in the last days, whatever the conversation: a customer who comes back with the same topic in
// a thread of its own is one who was not helped (urgency: repeat_contact).
//
// Remembers the last four complaints, by topic, of each of the last `most` authors who complained; ids are hashes.
#pragma once

#include "base/recent_table.hpp"
#include "classify/note.hpp"
#include "record/time.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace kummerkasten::classify {

/// Messages closer together are one contact.
inline constexpr std::chrono::hours kSameContact{1};
inline constexpr std::chrono::hours kRepeatWithin{14 * 24};

class ComplaintMemory {
public:
    explicit ComplaintMemory(std::size_t most_authors) : complainants_(most_authors) {}

    /// Did the author of this complaint complain about one of its topics in another conversation, at least kSameContact
    /// and at most kRepeatWithin ago?
    [[nodiscard]] bool complained_elsewhere(const Note& note);

    /// Keeps it, or, where the author calls a complaint of the same conversation or topic resolved, forgets that.
    void remember(const Note& note);

private:
    struct Complaint {
        std::uint64_t topic = 0, conversation = 0;
        record::Timestamp at;
    };
    struct Complainant {
        std::array<Complaint, 4> complaints;
        std::uint32_t next = 0;
    };

    RecentTable<Complainant> complainants_; // by author
};

} // namespace kummerkasten::classify
