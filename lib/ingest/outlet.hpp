// SPDX-License-Identifier: Apache-2.0
// The last step of `ingest`, behind finish(): what was seen before is left out, copies of other posts are marked, the rest is
// written to standard output.
//
// With a state, records are held until there is a batch of them; then the state is locked, each is looked up, what is new is
// written, the output flushed and checked, and only then the state committed. So a run that is killed at any instant has at
// worst written posts that the next run will write again, and none that it remembers and did not write. While the run waits
// for input it holds no lock.
//
// A post whose id was seen counts as seen where it says the same, whatever else changed (likes, the way a link is spelt,
// punctuation). With other words it was edited: it is written again under its id, since the answer to the old words may no
// longer fit, and the later record counts.
#pragma once

#include "ingest/account.hpp"
#include "ingest/near_duplicates.hpp"
#include "ingest/privacy.hpp"
#include "io/output.hpp"
#include "record/post.hpp"
#include "store/seen_store.hpp"
#include "text/tokenise.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// Which posts get a duplicate_of.
enum class Mark {
    fresh, ///< those that become records here; records of our own have been through this
    all,   ///< records of our own too, where they have none yet
    none,
};

struct OutletOptions {
    std::string state;              ///< file of the state, or empty
    std::size_t forget_after = 400; ///< days
    Mark mark = Mark::fresh;
    Window window;
    bool line_buffered = false;
};

class Outlet {
public:
    /// Opens the state; throws what store::SeenStore throws. `privacy` tells how an id that a record refers to is written.
    Outlet(const OutletOptions& options, Account& account, Privacy& privacy);

    /// Takes the record in `line` (its memory is used) that says what `post` says. `is_fresh`: it became a record just now.
    void put(std::string& line, const record::Post& post, bool is_fresh);
    /// Writes what is held. To be called at the end of each input, for the account.
    void settle();
    /// Settles, closes the output, leaves the state tidy for the next run.
    void close();

    /// Did the last thing that was to be written or remembered fail to be? Then the run is over.
    [[nodiscard]] bool failed() const { return failed_; }

private:
    struct Held {
        std::string line;
        std::string id;
        std::uint64_t words = 0; ///< a hash
        bool may_be_marked = false;
        Candidate candidate;
    };

    void hand_out(Held& held);
    void write(std::string& line);
    void tidy_state();

    OutletOptions options_;
    Account& account_;
    Privacy& privacy_;
    io::Output output_;
    std::optional<store::SeenStore> state_;
    std::optional<NearDuplicates> near_; ///< made when the first post wants it
    std::vector<Held> held_;             ///< its memory is reused
    std::size_t count_ = 0;              ///< of those held
    std::size_t bytes_ = 0;              ///< of their lines
    text::Document document_;
    std::string scratch_;
    bool failed_ = false;
};

} // namespace kummerkasten::ingest
