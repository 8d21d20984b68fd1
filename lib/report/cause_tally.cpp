// SPDX-License-Identifier: Apache-2.0
#include "report/cause_tally.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kummerkasten::report {

namespace {

bool is_before(const CauseTally::Example& a, const CauseTally::Example& b) {
    return std::tuple(-a.anger_thousandths, a.excerpt.time, a.excerpt.id) <
           std::tuple(-b.anger_thousandths, b.excerpt.time, b.excerpt.id);
}

template <class Order>
void take_over(std::optional<std::int64_t>& mine, const std::optional<std::int64_t>& other, Order before) {
    if (other && (!mine || before(*other, *mine))) {
        mine = other;
    }
}

} // namespace

void CauseTally::add(const record::Post& post, const record::Triage& triage, std::int64_t bin, bool inside) {
    first = std::min(first.value_or(bin), bin);
    last = std::max(last.value_or(bin), bin);
    if (post.created_at) {
        const std::int64_t time = post.created_at->time_since_epoch().count();
        first_seen = std::min(first_seen.value_or(time), time);
    }
    const std::int64_t anger = std::lround(std::clamp(triage.anger, 0.0, 1.0) * 1000);
    for (const record::Topic& topic : triage.topics) {
        add_to("topic:" + topic.name, post, anger, bin, inside);
    }
    if (!triage.incident.empty()) {
        add_to("incident:" + triage.incident, post, anger, bin, inside);
    }
}

void CauseTally::add_to(const std::string& name, const record::Post& post, std::int64_t anger, std::int64_t bin,
                        bool inside) {
    auto found = causes.find(name);
    if (found == causes.end()) {
        if (causes.size() >= kMostNames) {
            return;
        }
        found = causes.emplace(name, Cause()).first;
    }
    Cause& cause = found->second;
    Part& part = cause.bins[bin];
    ++part.posts;
    part.anger_thousandths += anger;
    if (inside && (cause.examples.size() < kExamples || anger >= cause.examples.back().anger_thousandths)) {
        keep(cause, {anger, excerpt_of(post)});
    }
}

void CauseTally::keep(Cause& cause, Example example) {
    const auto at = std::upper_bound(cause.examples.begin(), cause.examples.end(), example, is_before);
    cause.examples.insert(at, std::move(example));
    if (cause.examples.size() > kExamples) {
        cause.examples.pop_back();
    }
}

void CauseTally::merge(const CauseTally& other) {
    take_over(first, other.first, std::less<>());
    take_over(last, other.last, std::greater<>());
    take_over(first_seen, other.first_seen, std::less<>());
    for (const auto& [name, theirs] : other.causes) {
        if (causes.find(name) == causes.end() && causes.size() >= kMostNames) {
            continue;
        }
        Cause& mine = causes[name];
        for (const auto& [bin, part] : theirs.bins) {
            mine.bins[bin].posts += part.posts;
            mine.bins[bin].anger_thousandths += part.anger_thousandths;
        }
        for (const Example& example : theirs.examples) {
            keep(mine, example);
        }
    }
}

} // namespace kummerkasten::report
