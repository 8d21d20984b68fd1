// SPDX-License-Identifier: Apache-2.0
#include "report/growth.hpp"

#include "report/chance.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

struct Sum {
    double of = 0, bins = 0;

    void add(double value, double sign) {
        of += sign * value;
        bins += sign;
    }
    [[nodiscard]] double mean_with(double other) const { return (std::max(0.0, of) + other) / (bins + 1); }
};

// What is usual, from the bins of the last kWeeks weeks.
class Usual {
public:
    explicit Usual(std::size_t bins_per_day) : by_week_(bins_per_day * 7), by_day_(bins_per_day) {}

    [[nodiscard]] Expectation expect(const Slot& slot) const {
        const Sum& week = by_week_[slot.weekday * by_day_.size() + slot.time_of_day];
        const double overall = (std::max(0.0, all_.of) + 0.5) / (all_.bins + 1); // never nought
        const double mean = week.mean_with(by_day_[slot.time_of_day].mean_with(overall));
        const double weight = week.bins + 1;
        const double unknown = kUnknownDay * mean / weight;
        return {mean, dispersion() * mean * (1 + 1 / weight) + unknown * unknown};
    }

    void add(const Slot& slot, double value, double sign) {
        by_week_[slot.weekday * by_day_.size() + slot.time_of_day].add(value, sign);
        by_day_[slot.time_of_day].add(value, sign);
        all_.add(value, sign);
    }

    void add_error(double square, double poisson, double sign) {
        squares_ += sign * square;
        poisson_ += sign * poisson;
    }

    [[nodiscard]] double bins() const { return all_.bins; }

private:
    // As if there had been kAsUsual posts' worth of errors that were just Poisson's.
    [[nodiscard]] double dispersion() const {
        constexpr double kAsUsual = 20;
        return std::max(1.0, (std::max(0.0, squares_) + kAsUsual) / (std::max(0.0, poisson_) + kAsUsual));
    }

    std::vector<Sum> by_week_, by_day_;
    Sum all_;
    double squares_ = 0, poisson_ = 0;
};

struct Step {
    double counted = 0, square = 0, poisson = 0; // what it put into Usual, to be taken out again
};

} // namespace

int severity_of(std::uint64_t observed, double expected) {
    const double times = static_cast<double>(observed) / (expected + 1);
    return static_cast<int>(std::clamp(std::lround(1 + 2 * std::log2(std::max(1.0, times))), 1L, 10L));
}

std::vector<Growth> find_growth(std::span<const std::uint32_t> counts, std::span<const Slot> slots,
                                std::size_t bins_per_day, const GrowthOptions& options,
                                std::vector<Expectation>& expectations) {
    std::vector<Growth> storms;
    expectations.assign(counts.size(), {});
    Usual usual(bins_per_day);
    std::vector<Step> steps(counts.size());
    const std::size_t memory = kWeeks * 7 * bins_per_day;
    for (std::size_t t = 0; t < counts.size(); ++t) {
        if (t >= memory) {
            usual.add(slots[t - memory], steps[t - memory].counted, -1);
            usual.add_error(steps[t - memory].square, steps[t - memory].poisson, -1);
        }
        const bool ready = usual.bins() >= static_cast<double>(bins_per_day);
        const Expectation now = usual.expect(slots[t]);
        steps[t].counted = counts[t];
        if (ready) {
            expectations[t] = now;
            steps[t].counted = std::min<double>(counts[t], now.mean + 3 * std::sqrt(now.variance));
            const double error = steps[t].counted - now.mean;
            steps[t].square = error * error;
            steps[t].poisson = now.mean;
            usual.add_error(steps[t].square, steps[t].poisson, 1);
        }
        usual.add(slots[t], steps[t].counted, 1);
        if (!ready || counts[t] <= now.mean + std::sqrt(now.variance)) {
            continue;
        }
        Growth best;
        for (const std::size_t window : kWindows) {
            std::uint64_t observed = 0;
            Expectation sum;
            bool known = t + 1 >= window;
            for (std::size_t back = 0; known && back < window; ++back) {
                observed += counts[t - back];
                sum.mean += expectations[t - back].mean;
                sum.variance += expectations[t - back].variance;
                known = expectations[t - back].mean > 0;
            }
            if (!known || observed < options.least_count ||
                static_cast<double>(observed) < options.least_ratio * sum.mean) {
                continue;
            }
            if (const double p = count_tail(observed, sum.mean, sum.variance); p < best.p) {
                best = {t, t, t, window, observed, sum.mean, std::sqrt(sum.variance), p};
            }
        }
        if (best.p * static_cast<double>(kWindows.size()) >= options.alpha) {
            continue;
        }
        if (storms.empty() || t - storms.back().last > options.cool_down) {
            storms.push_back(best);
        } else {
            Growth& storm = storms.back();
            best.first = storm.first;
            if (best.p < storm.p) {
                storm = best;
            }
            storm.last = t;
        }
    }
    return storms;
}

} // namespace kummerkasten::report
