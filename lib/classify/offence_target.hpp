// SPDX-License-Identifier: Apache-2.0
// Whom a foul word is for, told by what stands near it: an agent, "ihr" or the house, "du" or a person, oneself or nobody.
// Each costs a look at the words around and at all that was found in the post.
#pragma once

#include "classify/judges.hpp"

namespace kummerkasten::classify {

/// The nearest of those who may be meant, within a few words and the clause before or behind ("Passt auf, ihr …"); none where
/// nobody stands there. `names_count`: may it be for a company or agent that is named, or only for those who are spoken to?
[[nodiscard]] record::OffenceTarget find_target(const Case& post, const Hit& name, bool names_count = true);

/// Nobody stands near: what is written to the house is meant for it, else somebody unknown is called names.
[[nodiscard]] record::OffenceTarget target_unseen(const Case& post);

/// "Scheiß Wiesenpieper": a curse right before the name is one for the company.
[[nodiscard]] bool stands_before_name(const Case& post, const Hit& curse);

/// "Ich Idiot", "wie ein Trottel", "bin ich der einzige Depp": who calls themselves names insults nobody.
[[nodiscard]] bool is_for_oneself(const Case& post, const Hit& name);

/// Is the post about a house that we know?
[[nodiscard]] bool is_to_house(const Case& post);

} // namespace kummerkasten::classify
