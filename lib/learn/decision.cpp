// SPDX-License-Identifier: Apache-2.0
#include "learn/decision.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace kummerkasten::learn {

namespace {

constexpr float kLowest = std::numeric_limits<float>::lowest();

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

// True, said and both, by class, with the sum of F1 kept up to date as rows change from one class to another.
class Tally {
public:
    explicit Tally(std::size_t classes) : truth_(classes), said_(classes), both_(classes) {}

    void add(std::size_t truth, std::size_t said) {
        ++truth_[truth];
        ++said_[said];
        both_[said] += truth == said ? 1 : 0;
    }
    void move(std::size_t truth, std::size_t from, std::size_t to) {
        --said_[from];
        ++said_[to];
        both_[from] -= truth == from ? 1 : 0;
        both_[to] += truth == to ? 1 : 0;
    }
    [[nodiscard]] double f1(std::size_t c) const {
        const double sum = truth_[c] + said_[c];
        return sum == 0 ? 0 : 2 * both_[c] / sum;
    }
    [[nodiscard]] double sum() const {
        double all = 0;
        for (std::size_t c = 0; c < truth_.size(); ++c) {
            all += f1(c);
        }
        return all;
    }

private:
    std::vector<double> truth_, said_, both_;
};

struct Flip {
    float needed = 0; ///< bias from which on the row is said to be of the class
    std::uint32_t truth = 0, other = 0;
};

// The best bias for class `c`, the others as they are: rows become `c` one after the other as it rises.
float best_bias(const Scores& scores, std::span<const std::uint32_t> labels, std::span<const std::uint32_t> rows,
                std::span<const float> biases, std::size_t c, std::vector<Flip>& flips) {
    flips.clear();
    Tally tally(scores.classes);
    for (const std::uint32_t row : rows) {
        const std::span<const float> values = scores.row(row);
        std::size_t other = c == 0 ? 1 : 0;
        for (std::size_t k = 0; k < scores.classes; ++k) {
            if (k != c && values[k] + biases[k] > values[other] + biases[other]) {
                other = k;
            }
        }
        flips.push_back({values[other] + biases[other] - values[c], labels[row], static_cast<std::uint32_t>(other)});
        tally.add(labels[row], other);
    }
    std::sort(flips.begin(), flips.end(), [](const Flip& a, const Flip& b) {
        return std::pair(a.needed, std::pair(a.truth, a.other)) < std::pair(b.needed, std::pair(b.truth, b.other));
    });
    double sum = tally.sum();
    double best = -1;
    float bias = biases[c];
    for (std::size_t i = 0; i < flips.size(); ++i) {
        const Flip& flip = flips[i];
        sum -= tally.f1(flip.other) + tally.f1(c);
        tally.move(flip.truth, flip.other, c);
        sum += tally.f1(flip.other) + tally.f1(c);
        if (sum > best && i + 1 < flips.size() && flips[i + 1].needed > flip.needed) {
            best = sum;
            bias = (flip.needed + flips[i + 1].needed) / 2;
        }
    }
    return bias;
}

} // namespace

Choice choose(std::span<const float> scores, std::span<const float> biases) {
    Choice choice;
    float best = kLowest;
    float second = kLowest;
    for (std::size_t c = 0; c < scores.size(); ++c) {
        const float score = scores[c] + biases[c];
        if (score > best) {
            second = best;
            best = score;
            choice.best = static_cast<std::uint32_t>(c);
        } else {
            second = std::max(second, score);
        }
    }
    choice.margin = best - second;
    return choice;
}

Figures figures_of(const Scores& scores, std::span<const std::uint32_t> labels, std::span<const float> biases) {
    Confusion confusion(scores.classes);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        confusion.add(labels[i], choose(scores.row(i), biases).best);
    }
    return confusion.figures();
}

std::vector<float> tune_biases(const Scores& scores, std::span<const std::uint32_t> labels,
                               std::span<const std::uint32_t> rows) {
    std::vector<float> biases(scores.classes);
    std::vector<Flip> flips;
    const std::size_t tuned = scores.classes == 2 ? 1 : scores.classes; // of two only the difference matters
    for (int round = 0; round < (tuned == 1 ? 1 : 2); ++round) {
        for (std::size_t c = 0; c < tuned; ++c) {
            biases[c] = best_bias(scores, labels, rows, biases, c, flips);
        }
    }
    const float mean = std::accumulate(biases.begin(), biases.end(), 0.0F) / static_cast<float>(biases.size());
    for (float& bias : biases) {
        bias -= mean;
    }
    return biases;
}

Calibration calibrate(const Scores& scores, std::span<const std::uint32_t> labels, std::span<const float> biases) {
    std::vector<Choice> choices;
    std::vector<double> right; // targets as Platt smooths them
    double rights = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        choices.push_back(choose(scores.row(i), biases));
        rights += choices[i].best == labels[i] ? 1 : 0;
    }
    const double wrongs = static_cast<double>(labels.size()) - rights;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        right.push_back(choices[i].best == labels[i] ? (rights + 1) / (rights + 2) : 1 / (wrongs + 2));
    }
    double slope = 1;
    double offset = 0;
    for (int step = 0; step < 30; ++step) {
        double ga = 0, gb = 0, haa = 1e-6, hab = 0, hbb = 1e-6; // gradient and Hessian, with a little ridge
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const double m = double{choices[i].margin};
            const double p = sigmoid(slope * m + offset);
            const double d = p - right[i];
            const double h = std::max(p * (1 - p), 1e-9);
            ga += d * m, gb += d, haa += h * m * m, hab += h * m, hbb += h;
        }
        const double determinant = haa * hbb - hab * hab;
        if (determinant <= 0) {
            break;
        }
        slope -= std::clamp((hbb * ga - hab * gb) / determinant, -5.0, 5.0);
        offset -= std::clamp((haa * gb - hab * ga) / determinant, -2.0, 2.0);
    }
    slope = std::max(slope, 0.0); // a wider margin never means less sure
    // Each class's own offset, with a prior that weighs as much as ten examples.
    constexpr double kPrior = 2.5; // 10 · p(1 − p) at p = 0.5
    std::vector<double> own(scores.classes, offset);
    for (int step = 0; step < 20; ++step) {
        std::vector<double> gradient(scores.classes), curvature(scores.classes, kPrior);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const double p = sigmoid(slope * double{choices[i].margin} + own[choices[i].best]);
            gradient[choices[i].best] += p - right[i];
            curvature[choices[i].best] += p * (1 - p);
        }
        for (std::size_t c = 0; c < own.size(); ++c) {
            own[c] -= std::clamp((gradient[c] + kPrior * (own[c] - offset)) / curvature[c], -1.0, 1.0);
        }
    }
    Calibration calibration;
    calibration.slope = slope;
    calibration.offsets.assign(own.begin(), own.end());
    return calibration;
}

double probability(const Calibration& calibration, const Choice& choice) {
    return sigmoid(calibration.slope * double{choice.margin} + double{calibration.offsets[choice.best]});
}

} // namespace kummerkasten::learn
