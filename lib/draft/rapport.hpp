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

} // namespace kummerkasten::draft
