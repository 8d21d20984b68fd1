// SPDX-License-Identifier: Apache-2.0
// Does the reply fit the one who reads it (care rules P2, M3, R2, R3): greeted by their own name, in their language, not at
// greater length than they asked for, and never with their insults thrown back.
#pragma once

#include "draft/channel.hpp"
#include "draft/public_name.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"
#include "text/tokenise.hpp"

#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// "de" or "en" where the function words of the reply leave no doubt, else empty.
[[nodiscard]] std::string_view language_of(const text::Document& reply);

/// Appends findings of the rules name-wrong, name-missing, long-winded and insult-mirrored.
void check_customer(const text::Document& reply, const record::Post& post, const record::Triage& triage,
                    const Channel& channel, const NameRules& names, std::vector<record::Finding>& findings);

} // namespace kummerkasten::draft
