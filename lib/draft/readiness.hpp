// SPDX-License-Identifier: Apache-2.0
// What a person has to look at before a draft may go (care rules M2, H4, L1). A draft is ready where nothing is open: that is a
// promise of quality, so it is given seldom and kept.
#pragma once

#include "draft/case_file.hpp"
#include "draft/composition.hpp"
#include "record/draft.hpp"

#include <string_view>

namespace kummerkasten::draft {

/// Adds `slot` to what is open, once.
void leave_open(record::Draft& draft, std::string_view slot);

/// Adds what only people can tell or decide, by the case and by the `reply` that was composed for it.
void leave_to_people(const CaseFile& a_case, const Composition& reply, record::Draft& draft);

} // namespace kummerkasten::draft
