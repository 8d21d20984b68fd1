// SPDX-License-Identifier: Apache-2.0
#include "report/chance.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

constexpr int kMostTerms = 1'000'000; // each is smaller than the one before; the sum has long converged
constexpr double kNegligible = 1e-17;

// Sums P(X = k) from `count` on, where P(k + 1) = P(k) · ratio(k). Only the terms above the mean fall, so a count below it
// is done from the other side.
template <class LogTerm, class Ratio>
double upper_tail(std::uint64_t count, double mean, LogTerm log_term, Ratio ratio) {
    if (count == 0) {
        return 1;
    }
    const bool above = static_cast<double>(count) > mean;
    auto k = static_cast<double>(above ? count : count - 1);
    double term = std::exp(log_term(k));
    double sum = 0;
    for (int i = 0; i < kMostTerms && term > sum * kNegligible && k >= 0; ++i) {
        sum += term;
        term = above ? term * ratio(k) : (k == 0 ? 0 : term / ratio(k - 1));
        k += above ? 1 : -1;
    }
    return std::clamp(above ? sum : 1 - sum, 0.0, 1.0);
}

} // namespace

double normal_quantile(double p) {
    constexpr double kSqrt2 = 1.4142135623730951;
    double low = -40;
    double high = 40;
    for (int i = 0; i < 100; ++i) { // halving; it is asked for once a run
        const double middle = (low + high) / 2;
        (std::erfc(-middle / kSqrt2) / 2 < p ? low : high) = middle;
    }
    return (low + high) / 2;
}

double poisson_tail(std::uint64_t count, double mean) {
    return upper_tail(
        count, mean, [mean](double k) { return k * std::log(mean) - mean - std::lgamma(k + 1); },
        [mean](double k) { return mean / (k + 1); });
}

double count_tail(std::uint64_t count, double mean, double variance) {
    if (variance <= mean * (1 + 1e-9)) {
        return poisson_tail(count, mean);
    }
    const double size = mean * mean / (variance - mean);
    const double miss = mean / (size + mean);
    return upper_tail(
        count, mean,
        [=](double k) {
            return std::lgamma(k + size) - std::lgamma(size) - std::lgamma(k + 1) + size * std::log1p(-miss) +
                   k * std::log(miss);
        },
        [=](double k) { return (size + k) / (k + 1) * miss; });
}

} // namespace kummerkasten::report
