// SPDX-License-Identifier: Apache-2.0
// Negation and degree, by position. "nicht", "kein", "nie" turn what follows within a few words of the same clause; where
// nothing follows, what stands before ("gefällt mir überhaupt nicht"). Faces are outside the scope, and any clause
// punctuation ends it. Intensifiers and diminishers scale the next word of feeling. What stands before "aber" weighs less.
#pragma once

#include "classify/evidence.hpp"

namespace kummerkasten::classify {

/// How far negation reaches, in tokens, forwards and backwards. German verbs stand at the end and push the two apart.
inline constexpr std::uint32_t kNegationForward = 4;
inline constexpr std::uint32_t kNegationBackward = 5;
/// How far an intensifier may stand before its word ("sehr, sehr gut", "so ein furchtbar schlechter").
inline constexpr std::uint32_t kDegreeReach = 2;

/// What stands up to so many tokens before "aber" is conceded: what is left of its weight.
inline constexpr std::uint32_t kBeforeBut = 12;
inline constexpr float kConceded = 0.5F;

/// What is left of a weight when negated: "nicht gut" is bad, though less so than "schlecht"; "nicht schlecht" is mild praise.
inline constexpr float kNegatedPositive = -0.8F;
inline constexpr float kNegatedNegative = -0.35F;

/// Sets `weight` and `negated` of the hits. Linear.
void apply_scope(Evidence& evidence);

/// Is this negation one that stands before its noun ("kein Netz", "ohne Netz")? It never turns what stands before it.
[[nodiscard]] bool is_determiner(std::string_view negation);

/// Takes out of `evidence.rule_hits` what a negation takes back that the rule does not ask for: "bin [nicht] wütend", where
/// the rule lets any words stand between, and "läuft wieder [nicht]". Facts, address, requests and questions stay, for
/// "Bitte nicht löschen" is a request. Linear.
void drop_negated_rules(const text::Document& document, Evidence& evidence);

} // namespace kummerkasten::classify
