// SPDX-License-Identifier: Apache-2.0
// How risky it would be to answer in the customer's own tone (care rules R2, R5): mirroring can win somebody and can start
// a storm. This version never does it; the figure is for the person who thinks of it.
#pragma once

#include "draft/channel.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"

#include <string>
#include <vector>

namespace kummerkasten::draft {

struct RapportRisk {
    double score = 0; ///< 0…1, two decimals
    std::vector<std::string> because;
};

[[nodiscard]] RapportRisk rapport_risk(const record::Post& post, const record::Triage& triage, const Channel& channel);

/// Above this risk nobody's tone is met. A calm post in public has 0.3 (base, first contact, public), a somewhat annoyed one
/// 0.4; one angry word more is too much.
inline constexpr double kRapportBelow = 0.45;

/// The greeting that a post begins with, as we would give it back, or nothing. `said` is the post, folded and without
/// accounts. `formal`: only those that go with "Sie".
[[nodiscard]] std::string_view own_greeting(std::string_view said, bool formal);

} // namespace kummerkasten::draft
