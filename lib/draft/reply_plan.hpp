// SPDX-License-Identifier: Apache-2.0
// Of which parts a reply consists, by what the customer wants, and what only a person can add (care rules P3, M2, H4, L1).
#pragma once

#include "draft/case_file.hpp"
#include "draft/composition.hpp"
#include "record/draft.hpp"

#include <string_view>

namespace kummerkasten::draft {

/// Adds `slot` to what is open, once.
void leave_open(record::Draft& draft, std::string_view slot);

/// Fills `reply` with the parts that the case calls for, and lists in `draft.open` what nobody could say.
void compose_reply(const CaseFile& a_case, Composition& reply, record::Draft& draft);

/// One sentence that waits for a person; the decision stays open.
void compose_holding(Composition& reply, record::Draft& draft);

} // namespace kummerkasten::draft
