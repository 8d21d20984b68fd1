// SPDX-License-Identifier: Apache-2.0
// What a reply looks like, whatever it says: slots that nobody filled, shouting, emoji, Swiss spelling, invisible
// characters, a missing signature.
#pragma once

#include "draft/channel.hpp"
#include "profile/profile.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"
#include "text/tokenise.hpp"

#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// Appends findings of the rules slot-unfilled, control-character, shouting, exclamation, emoji, sharp-s,
/// spelling-swiss, initials-missing.
/// `profile` may be null: then emoji are pointed out, and nobody has to sign.
void check_form(const text::Document& reply, const record::Post& post, const Channel& channel,
                const profile::Profile* profile, bool german, std::vector<record::Finding>& findings);

} // namespace kummerkasten::draft
