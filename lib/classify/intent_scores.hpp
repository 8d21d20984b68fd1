// SPDX-License-Identifier: Apache-2.0
// What speaks for each intent: five scores 0…1 from rules and from what the judges before found, without the shipped model. A
// complaint needs something that went wrong: feeling together with a topic of trouble, words that reproach, or a lack
// ("nicht", "kein", "ohne" with a topic of trouble) told by whom it hit; feeling alone is an opinion. Whoever tells of trouble
// without speaking for themselves or to the house mostly reports the news.
#pragma once

#include "classify/judges.hpp"

#include <array>
#include <cstddef>

namespace kummerkasten::classify {

/// All but other, which is what is left.
inline constexpr std::size_t kScoredIntents = static_cast<std::size_t>(record::Intent::other);

/// What is left of a reproach or a question to somebody else, where we are mentioned only.
inline constexpr double kToOthers = 0.7;

struct IntentScores {
    std::array<double, kScoredIntents> scores{}; ///< by intent
    double trouble = 0;                          ///< the strongest topic of trouble
};

/// Of a post that is about the house or a company like it, judged up to its signals.
[[nodiscard]] IntentScores score_intents(const Case& post);

} // namespace kummerkasten::classify
