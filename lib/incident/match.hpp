// SPDX-License-Identifier: Apache-2.0
// How well a post fits a known incident (care rule L3). Looking up the words is the business of the classifier; this is
// the arithmetic alone: pure, no tables, a few comparisons a call.
#pragma once

#include "incident/incident.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace kummerkasten::incident {

/// From this score on a post is said to match. Where several match, the highest score wins, then the later `from`.
inline constexpr double kMatches = 0.5;

/// People post before the house notices, and complain until the next day.
inline constexpr std::chrono::hours kBeforeFrom{1};
inline constexpr std::chrono::hours kAfterUntil{24};

/// A score 0…1:
///   0 where `created_at` is earlier than `from` − kBeforeFrom, later than `until` + kAfterUntil, or not before `expires`
///     (an end that is not given is no limit);
///   else the sum of
///     0.40 where one of `topics_of_post` is a topic of the incident,
///     0.30, 0.50, 0.60 for one, two, three or more of its words (`word_hits`: how many different ones occur),
///     0.20 where one of its products is named (`product_hit`),
///   at most 1. So a topic alone, one word alone or a product alone never match; any two of them do, and so do two words.
[[nodiscard]] double match_score(const Incident& incident, const std::vector<std::string>& topics_of_post,
                                 int word_hits, bool product_hit, record::Timestamp created_at);

/// The score of a post in time that has all there is to have; below kMatches the incident can never match.
[[nodiscard]] double best_score(const Incident& incident);

} // namespace kummerkasten::incident
