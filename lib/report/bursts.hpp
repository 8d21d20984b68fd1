// SPDX-License-Identifier: Apache-2.0
// Kleinberg's automaton (Bursty and Hierarchical Structure in Streams, KDD 2002): the cheapest sequence of states, where
// each state has a cost for what was seen and each step up costs gamma·ln(n); steps down are free. The batch form takes
// counts by time bin, so that any number of posts may share an instant, which the form on gaps cannot bear.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace kummerkasten::report {

/// `cost(t, state)` for t < length. Ties go to the lower state. O(length · states²).
[[nodiscard]] std::vector<std::uint8_t> cheapest_states(std::size_t length, std::size_t states, double gamma,
                                                        const std::function<double(std::size_t, std::size_t)>& cost);

/// Of `total[t]` posts `relevant[t]` are about the matter. State 0 expects the share over all the time, state 1 `s` times that
/// share; costs are binomial. Gives 1 for each bin in a burst.
[[nodiscard]] std::vector<std::uint8_t> batch_bursts(std::span<const std::uint32_t> relevant,
                                                     std::span<const std::uint32_t> total, double s, double gamma);

/// The same where there is no total, but a count to expect in each bin: state i expects s^i times that; costs are Poisson.
[[nodiscard]] std::vector<std::uint8_t> rate_bursts(std::span<const std::uint32_t> counts,
                                                    std::span<const double> expected, double s, double gamma,
                                                    std::size_t states);

} // namespace kummerkasten::report
