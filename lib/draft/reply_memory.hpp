// SPDX-License-Identifier: Apache-2.0
// Remembers the replies of a run, to see when a customer, or two customers side by side, get the same text (care rule H5).
// A reply is known by its words, without the name of the customer, accounts and initials. Memory has a limit.
#pragma once

#include "base/recent_table.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// A busy house answers a few thousand posts a day; this is some weeks of them, and 10 MB.
inline constexpr std::size_t kMostReplies = 100'000;

class ReplyMemory {
public:
    explicit ReplyMemory(std::size_t most = kMostReplies) : known_(most) {}

    /// Appends a finding of the rule reply-repeated where these words were read before, and remembers them as the reply to
    /// `post`: an error where the same customer gets them again, else a warning.
    void check(std::string_view reply, const record::Post& post, std::vector<record::Finding>& findings);

private:
    struct Sent {
        std::uint64_t post = 0, author = 0, thread = 0; // hashes; 0: not known
    };
    RecentTable<Sent> known_;
};

} // namespace kummerkasten::draft
