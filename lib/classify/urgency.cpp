// SPDX-License-Identifier: Apache-2.0
#include "classify/urgency.hpp"

#include "classify/judges.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>

namespace kummerkasten::classify {

namespace {

using record::Band;
using record::Signal;

int reach_points(std::int64_t followers) {
    if (followers <= 100) {
        return 0;
    }
    return std::min(kMostReach,
                    static_cast<int>(std::floor(kReachPoints * (std::log10(static_cast<double>(followers)) - 2))));
}

// points · log2(1 + amount / 2), rounded down, at most `most`
int logarithmic(int points, double amount, int most) {
    return std::min(most, static_cast<int>(std::floor(points * std::log2(1 + amount / 2))));
}

int waiting_points(record::Timestamp since, record::Timestamp now) {
    if (now <= since) {
        return 0;
    }
    const double hours = std::chrono::duration<double, std::ratio<3600>>(now - since).count();
    return logarithmic(kWaitingPoints, hours, kMostWaiting);
}

Band band_of(int score) {
    return score >= kBands[2]   ? Band::urgent
           : score >= kBands[1] ? Band::high
           : score >= kBands[0] ? Band::medium
                                : Band::low;
}

} // namespace

void add_up(const Pressure& pressure, bool needs_reply, record::Timestamp now, const profile::Targets& targets,
            record::Urgency& out) {
    int sum = 0;
    const auto add = [&](std::string_view kind, std::string_view value, int points) {
        if (points != 0) {
            std::string what(kind);
            if (!value.empty()) {
                what.append(1, ':').append(value);
            }
            out.because.push_back({std::move(what), points});
            sum += points;
        }
    };
    add("intent", record::name_of(pressure.intent), kIntentPoints[static_cast<std::size_t>(pressure.intent)]);
    add("anger", "", static_cast<int>(std::lround(kAngerPoints * pressure.anger)));
    for (std::size_t i = 0; i < kSignalPoints.size(); ++i) {
        const auto signal = static_cast<Signal>(i);
        if (pressure.signals.contains(signal)) {
            add("signals", record::name_of(signal), kSignalPoints[i]);
        }
    }
    add("reach", "", reach_points(pressure.followers));
    const record::Timestamp written = pressure.written.value_or(now);
    add("waiting", "", waiting_points(std::min(written, pressure.waiting_since.value_or(written)), now));
    add("growth", "", logarithmic(kGrowthPoints, pressure.joined, kMostGrowth));

    out.score = std::clamp(sum, 0, 100);
    out.band = band_of(out.score);
    if (needs_reply) {
        out.due_at = targets.due_at(out.band, written);
    }
}

// Judged where a reply is owed, and where a person has to decide: distress must not lie at the bottom because it asks for no
// reply.
void judge_urgency(Case& post) {
    record::Triage& out = post.out;
    if (!out.needs_reply && out.route != record::Route::human) {
        return;
    }
    Pressure pressure;
    pressure.intent = out.intent;
    pressure.anger = out.anger;
    pressure.signals = out.signals;
    pressure.followers = post.record.author.followers.value_or(0);
    pressure.written = post.record.created_at;
    const profile::Targets defaults;
    add_up(pressure, out.needs_reply, post.setting.now,
           post.setting.profile != nullptr ? post.setting.profile->targets : defaults, out.urgency);
}

} // namespace kummerkasten::classify
