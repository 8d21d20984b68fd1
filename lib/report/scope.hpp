// SPDX-License-Identifier: Apache-2.0
// What decides which posts a report counts, and how: only parts with the same scope may be added up. What is only looked at in
// the end (now, --top, the opening hours, --alpha) does not belong here and may be another each time.
#pragma once

#include "profile/profile.hpp"
#include "record/time.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace kummerkasten::report {

struct Scope {
    std::string time_zone;
    std::optional<record::Timestamp> since, until;
    std::optional<record::Timestamp> now; ///< where the others depend on it
    std::int64_t bin = 0;                 ///< of storms, in seconds
    std::string where;                    ///< the condition that chose the posts; empty: none
    std::string by;                       ///< the fields of the view by; empty: it was not asked for
    std::uint64_t profile = 0;

    template <class Archive> void visit(Archive& archive) {
        archive(time_zone, since, until, now, bin, where, by);
        archive.bits(profile);
    }

    /// Empty where a summary of that scope may be added to a report of ours; else what differs, and what to do.
    [[nodiscard]] std::string difference(const Scope& summary) const;
};

/// A hash of what counting takes from a profile: own accounts, agents, targets and their clock; 0 without one.
[[nodiscard]] std::uint64_t mark_of(const profile::Profile* profile);

} // namespace kummerkasten::report
