// SPDX-License-Identifier: Apache-2.0
#include "report/bursts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace kummerkasten::report {

std::vector<std::uint8_t> cheapest_states(std::size_t length, std::size_t states, double gamma,
                                          const std::function<double(std::size_t, std::size_t)>& cost) {
    const double step_up = gamma * std::log(static_cast<double>(std::max<std::size_t>(length, 1)));
    std::vector<double> costs(states, std::numeric_limits<double>::infinity());
    costs.front() = 0; // before anything was seen, there is no burst
    std::vector<double> next(states);
    std::vector<std::uint8_t> came_from(length * states);
    for (std::size_t t = 0; t < length; ++t) {
        for (std::size_t to = 0; to < states; ++to) {
            next[to] = std::numeric_limits<double>::infinity();
            for (std::size_t from = 0; from < states; ++from) {
                const double step = costs[from] + (to > from ? static_cast<double>(to - from) * step_up : 0);
                if (step < next[to]) {
                    next[to] = step;
                    came_from[t * states + to] = static_cast<std::uint8_t>(from);
                }
            }
            next[to] += cost(t, to);
        }
        costs.swap(next);
    }
    std::vector<std::uint8_t> path(length);
    auto state = static_cast<std::size_t>(std::min_element(costs.begin(), costs.end()) - costs.begin());
    for (std::size_t t = length; t-- > 0;) {
        path[t] = static_cast<std::uint8_t>(state);
        state = came_from[t * states + state];
    }
    return path;
}

std::vector<std::uint8_t> batch_bursts(std::span<const std::uint32_t> relevant, std::span<const std::uint32_t> total,
                                       double s, double gamma) {
    const double all = std::accumulate(total.begin(), total.end(), 0.0);
    const double hits = std::accumulate(relevant.begin(), relevant.end(), 0.0);
    if (hits == 0 || hits == all) {
        return std::vector<std::uint8_t>(relevant.size()); // a share of all or nothing cannot rise
    }
    constexpr double kMostShare = 0.9999;
    const double shares[] = {hits / all, std::min(kMostShare, s * hits / all)};
    // The binomial coefficient is the same in both states and left out.
    return cheapest_states(relevant.size(), 2, gamma, [&](std::size_t t, std::size_t state) {
        const double misses = static_cast<double>(total[t]) - static_cast<double>(relevant[t]);
        return -static_cast<double>(relevant[t]) * std::log(shares[state]) - misses * std::log1p(-shares[state]);
    });
}

std::vector<std::uint8_t> rate_bursts(std::span<const std::uint32_t> counts, std::span<const double> expected, double s,
                                      double gamma, std::size_t states) {
    // ln(x!) is the same in all states and left out.
    return cheapest_states(counts.size(), states, gamma, [&](std::size_t t, std::size_t state) {
        const double rate = expected[t] * std::pow(s, static_cast<double>(state));
        return rate - static_cast<double>(counts[t]) * std::log(rate);
    });
}

} // namespace kummerkasten::report
