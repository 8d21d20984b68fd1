// SPDX-License-Identifier: Apache-2.0
// Urgency, a sum that anybody can check (kummerkasten(7), URGENCY): each summand stands in `because`.
//
//   intent      kIntentPoints
//   anger       kAngerPoints · anger
//   signals     kSignalPoints, each one
//   reach       kReachPoints for each factor of ten of followers above 100, at most kMostReach
//   waiting     kWaitingPoints · log2(1 + hours / 2) since the first post that nobody has answered, at most kMostWaiting
//   growth      kGrowthPoints · log2(1 + posts / 2) by others in the conversation within the hour before, at most kMostGrowth
//
// cut to 0…100. An insult adds nothing and takes nothing (care rule R1); anger counts through it anyway.
//
// Where the numbers come from: they are set by judgement, not learnt, so that a house can argue with each. A calm complaint is
// `medium` by itself (25 of 21). A furious one with no signal stays there (45): loudness alone overtakes nobody. Danger to
// life and self-harm are `urgent` whatever the intent (80 + 3), a data leak, discrimination or a threat is at least `high`
// (50 + 3), at a single post and without any anger; a lawyer or an illness brings a calm complaint to the edge of `high`
// (50). Of the rest it takes several. The logarithms make the first hours, and the first voices that join in, count most.
// tests/unit/classify/urgency_table_test.cpp holds the table of the manual to these constants.
#pragma once

#include "profile/profile.hpp"
#include "record/labels.hpp"
#include "record/time.hpp"
#include "record/triage.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace kummerkasten::classify {

inline constexpr std::array<int, 6> kIntentPoints{25, 15, 18, 5, 3, 5}; // in the order of the enum
inline constexpr int kAngerPoints = 20;
// In the order of the enum: churn legal press safety health discrimination data_leak self_harm threat repeat_contact
// long_wait deadline money vulnerable viral resolved. Danger to people lifts any post to the top band, or close to it.
inline constexpr std::array<int, 16> kSignalPoints{12, 25, 20, 80, 25, 50, 60, 80, 50, 12, 10, 15, 5, 20, 10, -15};
inline constexpr int kReachPoints = 4;
inline constexpr int kMostReach = 12;
inline constexpr int kWaitingPoints = 4;
inline constexpr int kMostWaiting = 15;
inline constexpr int kGrowthPoints = 4;
inline constexpr int kMostGrowth = 12;
// First score of each band but the lowest.
inline constexpr std::array<int, 3> kBands{21, 51, 81};

static_assert(kSignalPoints.size() == record::Names<record::Signal>::values.size());
static_assert(kIntentPoints.size() == record::Names<record::Intent>::values.size());

/// What weighs on a post.
struct Pressure {
    record::Intent intent = record::Intent::other;
    double anger = 0;
    record::SignalSet signals;
    std::int64_t followers = 0;
    std::optional<record::Timestamp> written;
    std::optional<record::Timestamp> waiting_since; ///< of an earlier post of the same author; else since `written`
    std::uint32_t joined = 0;                       ///< posts by others in the conversation within the hour before
};

/// Adds up. due_at, for what is owed a reply, is the post's time plus the target of the band, on the customer's clock (P1)
/// unless the profile says the house's.
void add_up(const Pressure& pressure, bool needs_reply, record::Timestamp now, const profile::Targets& targets,
            record::Urgency& out);

} // namespace kummerkasten::classify
