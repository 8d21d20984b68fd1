// SPDX-License-Identifier: Apache-2.0
// Who wrote when, to whom, and was it answered: the memory of conversations from which open posts and reply times are
// judged once all input has been read. Posts may come in any order.
//
// Joining. Posts that name the same `thread`, and posts along `reply_to` chains, form one thread. Within a thread each
// customer has a case of their own, so that a reply to one commenter under a busy post does not pass for a reply to all.
// A reply of the house belongs to the customer whose post it answers (through replies of the house in between, at most
// kMostHops), else to the customer whom it mentions first, else, if it answers no particular post, to all in the thread.
// If it answers a post that is not in the input, it belongs to the only customer of the thread, or to nobody where there
// are several: better a post too many in the queue than one too few. A customer without a name is one and the same per thread.
//
// An id that comes again is a post that was edited: its last version counts, or the last that classify has judged where the
// others are not, and the earlier ones are nobody's posts.
//
// Memory: 32 bytes a post, and 12 for each of its id, reply_to and thread: 44 to 68 bytes, plus up to 29 while judge()
// runs. Nothing is dropped, so memory grows with the input: about 50 MB for a million posts.
//
// Ids are kept as 64-bit XXH3 hashes. Two of n different ids collide with a chance below n²/2^65 (a million: 3 in 10^8); a
// collision joins two threads. Tables are sorted, not hashed, so ids made up to collide cost nothing.
#pragma once

#include "record/labels.hpp"
#include "record/time.hpp"
#include "report/name_table.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

inline constexpr std::uint8_t kNoAnger = 255;

/// 0 for the empty text.
[[nodiscard]] std::uint64_t hash_of(std::string_view text);
/// The same for "Anna" and "anna".
[[nodiscard]] std::uint64_t hash_of_handle(std::string_view handle);

/// What is kept of a post. Times are microseconds since 1970.
struct Event {
    std::uint64_t person =
        0; ///< hash of a customer's handle; for the house, of the handle that it mentions first; 0: nobody
    std::int64_t time = kNoTime;
    std::int64_t due = kNoTime;
    std::array<NameTable::Index, 3> topics{}; ///< of the house's posts: only the first, and it says who wrote
    NameTable::Index platform = NameTable::kRest;
    std::uint8_t score = 0;
    std::uint8_t anger = kNoAnger; ///< in hundredths, of posts that count among the causes
    record::Band band = record::Band::low;
    bool outbound : 1 = false;
    bool inbound : 1 = false;     ///< neither: the record does not say
    bool counted : 1 = false;     ///< in the period; the others only give context
    bool judged : 1 = false;      ///< has a verdict of classify
    bool owed : 1 = false;        ///< counted, and classify says that it needs a reply
    bool has_parent : 1 = false;  ///< names a reply_to, in the input or not
    bool draft_ready : 1 = false; ///< draft-reply has one for a person to check
    bool resolved : 1 = false;    ///< a customer says that it is solved

    /// `before` is the time of the event before it.
    template <class Archive> void visit(Archive& archive, std::int64_t before) {
        auto flags = static_cast<std::uint8_t>(outbound | inbound << 1U | counted << 2U | judged << 3U | owed << 4U |
                                               has_parent << 5U | draft_ready << 6U | resolved << 7U);
        archive(flags, topics, platform, score, anger, band);
        archive.require(anger <= 100 || anger == kNoAnger);
        archive.bits(person);
        archive.micros(time, before, kNoTime);
        archive.micros(due, time, kNoTime);
        outbound = (flags & 1U) != 0;
        inbound = (flags & 2U) != 0;
        counted = (flags & 4U) != 0;
        judged = (flags & 8U) != 0;
        owed = (flags & 16U) != 0;
        has_parent = (flags & 32U) != 0;
        draft_ready = (flags & 64U) != 0;
        resolved = (flags & 128U) != 0;
    }
};
static_assert(sizeof(Event) == 32);

using EventIndex = std::uint32_t;

/// What became of a post.
enum class State : std::uint8_t {
    nothing_owed,
    open,
    answered,
    repeated, ///< its id comes again: the post was edited, and the later version counts
};

/// A customer's wait: from the first unanswered post of their case to the reply, or still going on.
struct Wait {
    EventIndex event = 0;      ///< the post that began it
    EventIndex reply : 30 = 0; ///< the post that ended it, where there is one; an index fits (ThreadLog::add)
    bool first : 1 = true;     ///< nothing of theirs was answered in this thread before
    bool replied : 1 = false;
    std::int64_t micros = kNoTime; ///< nothing where it goes on, or where a post has no time
};
static_assert(sizeof(Wait) == 16);

/// A customer's case in a thread as a whole, from their first post that needed a reply on.
struct CaseCourse {
    EventIndex event = 0;                  ///< that first post
    EventIndex last_event = 0;             ///< their last post that needed a reply
    std::int64_t last_reply = kNoTime;     ///< micros until the last reply of the house; nothing where there is none
    std::int64_t first_resolved = kNoTime; ///< until the customer first said that it is solved
    std::int64_t last_resolved = kNoTime;  ///< … and last
    std::int64_t last_owed = kNoTime;      ///< until that last post
    bool open = false;                     ///< the house has not answered all
};

struct Verdict {
    std::vector<State> states;       ///< one per event
    std::vector<Wait> waits;         ///< in no particular order
    std::vector<CaseCourse> courses; ///< where they were asked for
};

class ThreadLog {
public:
    /// `thread` and `parent` may be empty. Throws Error beyond 2^30 posts.
    EventIndex add(const Event& event, std::string_view id, std::string_view parent, std::string_view thread);

    /// `all_inbound`: judge as if each counted post of a customer needed a reply. `with_courses`: 56 bytes a case more.
    /// O(n log n); may be called in between.
    [[nodiscard]] Verdict judge(bool all_inbound = false, bool with_courses = false);

    [[nodiscard]] std::size_t size() const { return events_.size(); }
    [[nodiscard]] const Event& operator[](EventIndex index) const { return events_[index]; }

    /// As if the posts of `other` had been added behind ours; the maps translate its indices of names.
    void merge(const ThreadLog& other, const std::vector<NameTable::Index>& platforms,
               const std::vector<NameTable::Index>& topics, const std::vector<NameTable::Index>& writers);

    /// Only a new log may be read into. Names of events are checked by the owner of the tables of names.
    template <class Archive> void visit(Archive& archive) {
        std::uint64_t size = events_.size();
        archive.up_to(size, std::uint64_t{kMostEvents});
        for (std::size_t i = 0; i < size; ++i) {
            Event& event = archive.reading() ? events_.emplace_back() : events_[i];
            event.visit(archive, i == 0 ? 0 : events_[i - 1].time);
        }
        archive(links_);
        for (const std::vector<Link>& links : links_) {
            for (const Link& link : links) {
                archive.require(link.is_sound(events_.size()));
            }
        }
    }

    static constexpr int kMostHops = 64; ///< also ends chains that bite their tail

private:
    enum Role : std::uint32_t { is_id, is_parent, is_thread };
    static constexpr unsigned kRoleShift = 30;
    static constexpr std::uint32_t kMostEvents = (1U << kRoleShift) - 1;
    // A hash that a post names, in three words to fit 12 bytes. Sorted, all who name an id stand together, its owner first.
    struct Link {
        std::uint32_t high, low, owner; // owner: role in the two top bits, then the event
        friend auto operator<=>(const Link&, const Link&) = default;
        [[nodiscard]] bool is_sound(std::size_t events) const {
            return (owner & kMostEvents) < events && owner >> kRoleShift <= is_thread;
        }
        template <class Archive> void visit(Archive& archive) {
            std::uint64_t key = std::uint64_t{high} << 32U | low;
            archive.bits(key);
            archive(owner);
            high = static_cast<std::uint32_t>(key >> 32U);
            low = static_cast<std::uint32_t>(key);
        }
    };
    void link(std::uint64_t key, Role role, EventIndex event);

    std::deque<Event> events_; // a deque never doubles its memory in order to grow
    // Split by the top bits of the hash: each part grows and is sorted alone, in cache.
    static constexpr unsigned kShardBits = 6;
    std::array<std::vector<Link>, 1U << kShardBits> links_;
};

} // namespace kummerkasten::report
