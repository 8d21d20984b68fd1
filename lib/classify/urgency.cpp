// SPDX-License-Identifier: Apache-2.0
// Urgency, a sum that anybody can check (kummerkasten(7), URGENCY): each summand stands in `because`.
//
//   intent      kIntentPoints
//   anger       kAngerPoints · anger
//   signals     kSignalPoints, each one
//   reach       kReachPoints for each factor of ten of followers above 100, at most kMostReach
//   waiting     kWaitingPoints · log2(1 + hours / 2) since the post was written, at most kMostWaiting
//
// cut to 0…100. An insult adds nothing and takes nothing (care rule R1); anger counts through it anyway. Judged where a
// reply is owed, and where a person has to decide: distress must not lie at the bottom because it asks for no reply.
// due_at, for what is owed a reply, is the post's time plus the target of the band, on the customer's clock (P1).
#include "classify/judges.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kummerkasten::classify {

namespace {

using record::Band;
using record::Signal;

constexpr std::array<int, 6> kIntentPoints{25, 15, 18, 5, 3, 5}; // in the order of the enum
constexpr double kAngerPoints = 20;
// In the order of the enum: churn legal press safety health discrimination data_leak self_harm threat repeat_contact
// long_wait deadline money vulnerable viral resolved. Danger to people lifts any post to the top band, or close to it.
constexpr std::array<int, 16> kSignalPoints{12, 25, 20, 55, 25, 25, 40, 80, 50, 12, 10, 15, 5, 20, 10, -15};
constexpr double kReachPoints = 4;
constexpr int kMostReach = 12;
constexpr double kWaitingPoints = 4;
constexpr int kMostWaiting = 15;
// First score of each band but the lowest.
constexpr std::array<int, 3> kBands{21, 51, 81};

static_assert(kSignalPoints.size() == record::Names<Signal>::values.size());
static_assert(kIntentPoints.size() == record::Names<record::Intent>::values.size());

int reach_points(const record::Post& post) {
    const std::int64_t followers = post.author.followers.value_or(0);
    if (followers <= 100) {
        return 0;
    }
    return std::min(kMostReach,
                    static_cast<int>(std::floor(kReachPoints * (std::log10(static_cast<double>(followers)) - 2))));
}

int waiting_points(record::Timestamp written, record::Timestamp now) {
    if (now <= written) {
        return 0;
    }
    const double hours = std::chrono::duration<double, std::ratio<3600>>(now - written).count();
    return std::min(kMostWaiting, static_cast<int>(std::floor(kWaitingPoints * std::log2(1 + hours / 2))));
}

Band band_of(int score) {
    return score >= kBands[2]   ? Band::urgent
           : score >= kBands[1] ? Band::high
           : score >= kBands[0] ? Band::medium
                                : Band::low;
}

} // namespace

void judge_urgency(Case& post) {
    record::Triage& out = post.out;
    if (!out.needs_reply && out.route != record::Route::human) {
        return;
    }
    int sum = 0;
    const auto add = [&](std::string_view kind, std::string_view value, int points) {
        if (points != 0) {
            std::string what(kind);
            if (!value.empty()) {
                what.append(1, ':').append(value);
            }
            out.urgency.because.push_back({std::move(what), points});
            sum += points;
        }
    };
    add("intent", record::name_of(out.intent), kIntentPoints[static_cast<std::size_t>(out.intent)]);
    add("anger", "", static_cast<int>(std::lround(kAngerPoints * out.anger)));
    for (std::size_t i = 0; i < kSignalPoints.size(); ++i) {
        const auto signal = static_cast<Signal>(i);
        if (out.signals.contains(signal)) {
            add("signals", record::name_of(signal), kSignalPoints[i]);
        }
    }
    add("reach", "", reach_points(post.record));
    const record::Timestamp written = post.record.created_at.value_or(post.setting.now);
    add("waiting", "", waiting_points(written, post.setting.now));

    out.urgency.score = std::clamp(sum, 0, 100);
    out.urgency.band = band_of(out.urgency.score);
    if (out.needs_reply) {
        const profile::Targets defaults;
        const profile::Targets& targets = post.setting.profile != nullptr ? post.setting.profile->targets : defaults;
        out.urgency.due_at = written + targets.of(out.urgency.band);
    }
}

} // namespace kummerkasten::classify
