// SPDX-License-Identifier: Apache-2.0
// Of which parts a reply consists, by what the customer wants, and what of them is missing (care rule P3).
#pragma once

#include "draft/case_file.hpp"
#include "draft/composition.hpp"
#include "record/draft.hpp"

namespace kummerkasten::draft {

/// Fills `reply` with the parts that the case calls for, and lists in `draft.open` what nobody could say.
void compose_reply(const CaseFile& a_case, Composition& reply, record::Draft& draft);

/// One sentence that waits for a person; the decision stays open.
void compose_holding(Composition& reply, record::Draft& draft);

} // namespace kummerkasten::draft
