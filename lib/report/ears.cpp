// SPDX-License-Identifier: Apache-2.0
#include "report/ears.hpp"

#include "report/chance.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

struct Baseline {
    double mean = 0, deviation = 0;
};

Baseline baseline_of(std::span<const double> values) {
    Baseline result;
    for (const double value : values) {
        result.mean += value / static_cast<double>(values.size());
    }
    double squares = 0;
    for (const double value : values) {
        squares += (value - result.mean) * (value - result.mean);
    }
    result.deviation = std::sqrt(squares / static_cast<double>(values.size() - 1));
    return result;
}

// The 7 values that end `gap` values before `values[at]`.
Baseline before(std::span<const double> values, std::size_t at, std::size_t gap) {
    return baseline_of(values.subspan(at - gap - kEarsBaseline, kEarsBaseline));
}

// By how much more than one deviation the value is above its C2 baseline. On a flat baseline anything more is endless; it
// counts as a plain alarm does.
double excess(std::span<const double> values, std::size_t at) {
    const Baseline base = before(values, at, kEarsGap);
    if (base.deviation == 0) {
        return values[at] > base.mean ? normal_quantile(1 - kEarsAlphaC3) : 0;
    }
    return std::max(0.0, (values[at] - base.mean) / base.deviation - 1);
}

} // namespace

EarsBounds ears_bounds(std::span<const double> values) {
    static const double z = normal_quantile(1 - kEarsAlpha);
    static const double z3 = normal_quantile(1 - kEarsAlphaC3);
    EarsBounds bounds;
    if (values.size() <= kEarsBaseline) {
        return bounds;
    }
    const std::size_t at = values.size() - 1;
    const Baseline c1 = before(values, at, 0);
    bounds.c1 = c1.mean + z * c1.deviation;
    if (at >= kEarsBaseline + kEarsGap) {
        const Baseline c2 = before(values, at, kEarsGap);
        bounds.c2 = c2.mean + z * c2.deviation;
        if (at >= kEarsBaseline + 2 * kEarsGap) {
            const double sum = excess(values, at - 1) + excess(values, at - 2);
            bounds.c3 = std::max(0.0, values[at] + c2.deviation * (z3 - sum));
        }
    }
    return bounds;
}

} // namespace kummerkasten::report
