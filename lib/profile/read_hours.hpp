// SPDX-License-Identifier: Apache-2.0
// The sections [hours] and [targets] of a profile: when the house is open, and how soon it replies on which clock. Both throw
// DataError with file and line for what is no time, overlaps, or makes no sense together.
#pragma once

#include "profile/profile.hpp"
#include "profile/section.hpp"

namespace kummerkasten::profile {

[[nodiscard]] Hours read_hours(const Section& root);

/// `hours` are those of the house, by whose clock it may count.
[[nodiscard]] Targets read_targets(const Section& root, const Hours& hours);

} // namespace kummerkasten::profile
