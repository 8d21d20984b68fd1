// SPDX-License-Identifier: Apache-2.0
// Does a public reply give away what belongs to the customer (care rule P5)? The numbers and addresses that they stated, in
// any spelling, and whatever looks like an e-mail address, an IBAN or a telephone number that is not the house's own.
#pragma once

#include "profile/profile.hpp"
#include "record/draft.hpp"
#include "record/triage.hpp"
#include "text/tokenise.hpp"

#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// Appends findings of the rule private-data. `reply` is the analysed reply, `post_text` the text that the facts' spans are
/// of; `profile` may be null.
void check_privacy(const text::Document& reply, std::string_view post_text, const record::Triage& triage,
                   const profile::Profile* profile, std::vector<record::Finding>& findings);

} // namespace kummerkasten::draft
