// SPDX-License-Identifier: Apache-2.0
// Which posts were seen, over runs. One SQLite file; work is done in batches, each one transaction:
//     begin → see() each post, write those that are new → flush the output → commit.
// Killed at any instant, the next run finds what was committed: a post may be written twice, none is lost. Consistency holds
// always; after a power failure the last commits may be gone (synchronous=NORMAL), which again means written twice.
//
// Times are given from outside, so that a test can let years pass. About 60 bytes and 3 µs a post.
#pragma once

#include "store/database.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace kummerkasten::store {

enum class Finding {
    fresh,  ///< never seen
    same,   ///< seen, with the same words
    edited, ///< seen, with other words
};

/// How long to wait for another run, which holds the file for one batch at a time.
inline constexpr std::chrono::milliseconds kPatience{5000};

class SeenStore {
public:
    /// Throws what Database throws. `now` is in seconds since 1970.
    SeenStore(const std::string& file, std::int64_t now, std::chrono::milliseconds patience = kPatience);

    /// Waits for another run, then keeps it out until commit(). Throws LockedError.
    void begin();
    void commit();
    /// Gives up what was done since begin(), if anything.
    void rollback() noexcept;

    /// Looks a post up and remembers it. `words` is a hash of what it says. Only between begin() and commit().
    [[nodiscard]] Finding see(std::string_view id, std::uint64_t words);

    // A list of small notes beside the ids, for what has to be known of recent posts (near-duplicates). The store does not
    // know what stands in them. add_note and drop_note only between begin() and commit().

    /// Gives the number of the note; later ones have higher numbers.
    std::int64_t add_note(std::string_view note);
    void drop_note(std::int64_t number);
    /// The last `most` notes in the order in which they were added.
    void visit_notes(std::size_t most, const std::function<void(std::int64_t, std::string_view)>& visit);

    /// Forgets posts that stood in no input for `days` days, and all but the last `notes` notes. Looks through the whole
    /// file, so only once a day; the room is used again, the file does not shrink. Posts are counted from when they were
    /// last seen, not first: an archive that holds everything every time must not come out again as new.
    void forget(std::int64_t days, std::size_t notes);

private:
    std::int64_t now_;
    std::int64_t today_; ///< days since 1970
    Database database_;
    Statement find_, insert_, touch_, change_, add_note_, drop_note_;
    bool open_ = false; ///< between begin() and commit()
};

} // namespace kummerkasten::store
