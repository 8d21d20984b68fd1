// SPDX-License-Identifier: Apache-2.0
// Signals: what makes a post weigh more than its tone. Most come from rules; a sum of money from the facts, reach from what
// the platform counts, resolved from words as well.
#include "classify/judges.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

using record::Ownership;
using record::Signal;

// From here on many people see it: about one account in a hundred, and posts that have left their own circle.
constexpr std::int64_t kManyFollowers = 10'000;
constexpr std::int64_t kManyReposts = 100;
constexpr std::int64_t kManyViews = 100'000;
constexpr float kResolved = 0.5F;

bool spreads(const record::Post& post) {
    const auto& seen = post.engagement;
    return post.author.followers.value_or(0) >= kManyFollowers || seen.views.value_or(0) >= kManyViews ||
           std::max<std::int64_t>(seen.reposts.value_or(0), 0) >= kManyReposts ||
           seen.quotes.value_or(0) >= kManyReposts;
}

} // namespace

void judge_signals(Case& post) {
    record::SignalSet& signals = post.out.signals;
    const auto label = [](Signal signal) { return Reasons::Label{"signals", record::name_of(signal)}; };
    for (const RuleHit& hit : post.evidence.rule_hits) {
        if (hit.rule->kind == RuleKind::signal) {
            const auto signal = static_cast<Signal>(hit.rule->value);
            signals.insert(signal);
            post.reasons.add(label(signal), hit);
        } else if (hit.rule->kind == RuleKind::resolved) {
            signals.insert(Signal::resolved);
            post.reasons.add(label(Signal::resolved), hit);
        }
    }
    for (const Hit& hit : post.evidence.hits) {
        if (hit.sense.category == Category::resolved && hit.weight >= kResolved) {
            signals.insert(Signal::resolved);
            post.reasons.add(label(Signal::resolved), hit);
        }
    }
    // A sum in a post about the house; in adverts and chat it is nobody's loss.
    if (post.out.ownership == Ownership::direct || post.out.ownership == Ownership::overheard) {
        for (const record::Fact& fact : post.out.facts) {
            if (fact.kind == "amount") {
                signals.insert(Signal::money);
                post.reasons.add(label(Signal::money), fact.span, "fact", "amount", 0.3);
                break;
            }
        }
    }
    if (spreads(post.record)) {
        signals.insert(Signal::viral);
        post.reasons.add(label(Signal::viral), {}, "reach", "", 0.5);
    }
}

} // namespace kummerkasten::classify
