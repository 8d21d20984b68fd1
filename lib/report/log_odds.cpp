// SPDX-License-Identifier: Apache-2.0
#include "report/log_odds.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

// The rest may be nothing where a group has no other word.
double log_odds_of(const WordUse& use) {
    const double with = use.count + use.prior;
    return std::log(with / std::max(use.total + use.prior_total - with, 1e-9));
}

} // namespace

LogOdds log_odds(const WordUse& first, const WordUse& second) {
    LogOdds result;
    result.delta = log_odds_of(first) - log_odds_of(second);
    result.variance = 1 / (first.count + first.prior) + 1 / (second.count + second.prior);
    result.z = result.delta / std::sqrt(result.variance);
    return result;
}

} // namespace kummerkasten::report
