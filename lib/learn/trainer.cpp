// SPDX-License-Identifier: Apache-2.0
#include "learn/trainer.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "learn/cross_validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace kummerkasten::learn {

namespace {

// Cells × (folds − 1) × columns that all trials together may cost. BANKING77 (8,000 rows, 77 classes) has about 5e8 a
// trial and takes 10 s of one core for it (2.5 GHz, 2026-11), so this is some 80 s of one core; smaller tasks end at
// kMostTrials before. At least one trial is made, whatever it costs.
constexpr double kBudget = 4e9;
constexpr std::size_t kLeastTrials = 1;
/// Settings whose scores are tried together at the end.
constexpr std::size_t kMixed = 3;

// Walks from setting to setting: along one thing at a time, on in the direction that helped, back to the best when it
// no longer does.
class Search {
public:
    Search(CrossValidation& validation, const TrainOptions& options, std::vector<Trial>& trials)
        : validation_(validation),
          options_(options),
          trials_(trials),
          most_(std::min(std::clamp(static_cast<std::size_t>(kBudget / validation.work()), kLeastTrials, kMostTrials),
                         std::max<std::size_t>(options.most_trials, 1))) {}

    void run(const Setting& first) {
        try_setting(first);
        along([](Setting& setting, double step) { setting.cost *= step; }, {1 / 3.0, 3.0});
        along([](Setting& setting, double step) { setting.balance = std::clamp(setting.balance + step, 0.0, 1.0); },
              {-0.5, 0.5});
        for (std::size_t g = 0; g < first.group_weights.size(); ++g) {
            along([g](Setting& setting, double step) { setting.group_weights[g] *= static_cast<float>(step); },
                  {0.5, 2.0});
        }
        along([](Setting& setting, double step) { setting.cost *= step; }, {1 / 1.7, 1.7});
        try_mixture();
    }

    [[nodiscard]] Judged& best() { return best_.front(); }
    [[nodiscard]] std::size_t chosen() const { return chosen_; }

private:
    // True where it is the best so far.
    bool try_setting(const Setting& setting) {
        const bool known =
            std::any_of(trials_.begin(), trials_.end(), [&](const Trial& trial) { return trial.setting == setting; });
        if (known || trials_.size() >= most_) {
            return false;
        }
        if (options_.stop && options_.stop()) {
            throw StoppedTraining();
        }
        Judged judged = validation_.judge(setting);
        trials_.push_back(judged.trial);
        if (options_.progress) {
            options_.progress(judged.trial, trials_.size(), most_);
        }
        return take(std::move(judged));
    }

    // Among the best, in their order; of equals the first comes first. True where it is the best of all.
    bool take(Judged judged) {
        const auto place = std::find_if(best_.begin(), best_.end(), [&](const Judged& other) {
            return other.trial.macro_f1 < judged.trial.macro_f1;
        });
        const bool is_best = place == best_.begin();
        best_.insert(place, std::move(judged));
        best_.resize(std::min(best_.size(), kMixed));
        chosen_ = is_best ? trials_.size() - 1 : chosen_;
        return is_best;
    }

    void try_mixture() {
        if (best_.size() < kMixed) {
            return;
        }
        Judged mixed = validation_.mix(best_);
        trials_.push_back(mixed.trial);
        take(std::move(mixed));
    }

    template <class Change> void along(Change change, std::initializer_list<double> steps) {
        for (const double step : steps) {
            bool better = false;
            for (bool on = true; on;) {
                Setting setting = best_.front().trial.setting;
                change(setting, step);
                on = try_setting(setting);
                better = better || on;
            }
            if (better) {
                return;
            }
        }
    }

    CrossValidation& validation_;
    const TrainOptions& options_;
    std::vector<Trial>& trials_;
    std::size_t most_;
    std::vector<Judged> best_; ///< at most kMixed
    std::size_t chosen_ = 0;
};

std::vector<Reliability> reliability_of(const Judged& judged, const DataSet& set, const Calibration& calibration) {
    constexpr std::size_t kBands = 5;
    std::vector<Reliability> bands(kBands);
    for (std::size_t i = 0; i < set.rows(); ++i) {
        const Choice choice = choose(judged.scores.row(i), judged.biases);
        const double score = probability(calibration, choice);
        Reliability& band = bands[std::min(static_cast<std::size_t>(score * kBands), kBands - 1)];
        ++band.rows;
        band.mean_score += score;
        band.right += choice.best == set.labels[i] ? 1 : 0;
    }
    for (std::size_t b = 0; b < kBands; ++b) {
        Reliability& band = bands[b];
        band.from = static_cast<double>(b) / kBands;
        band.to = static_cast<double>(b + 1) / kBands;
        band.mean_score /= static_cast<double>(std::max<std::size_t>(band.rows, 1));
        band.right /= static_cast<double>(std::max<std::size_t>(band.rows, 1));
    }
    return bands;
}

std::string card_of(const DataSet& set, const TrainOptions& options, const Trial& trial, std::size_t trials) {
    std::string weights;
    for (std::size_t g = 0; g < set.groups.size(); ++g) {
        weights += fmt::format(" {} {:.3g}", set.groups[g].name, trial.setting.group_weights[g]);
    }
    return fmt::format(
        "{}: rows {}, classes {}, features {}, seed {}, settings tried {}, mixed {}\ncost {:.3g}, balance {:.3g}, "
        "weights{}\ncross-validated macro-F1 {:.4f}, accuracy {:.4f}\n",
        options.label, set.rows(), set.classes.size(), set.keys.size(), options.seed, trials, trial.settings,
        trial.setting.cost, trial.setting.balance, weights, trial.macro_f1, trial.accuracy);
}

} // namespace

void check_trainable(const DataSet& set) {
    if (set.rows() == 0) {
        throw DataError("no row has the label; expected rows of at least two classes");
    }
    if (set.classes.size() < 2) {
        throw error<DataError>("all {} have the one class {}; expected at least two classes",
                               counted(set.rows(), "row"), in_quotes(set.classes.front()));
    }
    if (set.classes.size() > kMostClasses) {
        throw error<DataError>("{} classes, expected at most {}; is this a label, or free text?", set.classes.size(),
                               kMostClasses);
    }
    std::vector<std::size_t> rows(set.classes.size());
    for (const std::uint32_t label : set.labels) {
        ++rows[label];
    }
    for (std::size_t c = 0; c < rows.size(); ++c) {
        if (rows[c] < kLeastRowsOfClass) {
            throw error<DataError>("class {} has {}, expected at least {}; label more, or leave it out",
                                   in_quotes(set.classes[c]), counted(rows[c], "row"), kLeastRowsOfClass);
        }
    }
}

Training train(const DataSet& set, const TrainOptions& options) {
    check_trainable(set);
    // A handful of rows leaves too little in each of many parts.
    CrossValidation validation(set, set.rows() >= 50 ? options.folds : 2, options.seed, options.workers);
    std::vector<Trial> trials;
    Search search(validation, options, trials);
    Setting first;
    first.group_weights = options.group_weights;
    first.group_weights.resize(set.groups.size(), 1.0F);
    search.run(first);

    const Judged& best = search.best();
    std::vector<std::vector<float>> weights = validation.learn(best.shares);
    Head head;
    head.label = options.label;
    head.classes = set.classes;
    head.biases = best.biases;
    head.calibration = calibrate(best.scores, set.labels, best.biases);
    std::vector<Reliability> reliability = reliability_of(best, set, head.calibration);
    for (std::vector<float>& column : weights) {
        head.constants.push_back(column.back());
        column.pop_back();
    }
    return {{std::move(head), set.keys, set.idf, std::move(weights)},
            card_of(set, options, best.trial, trials.size()),
            std::move(trials),
            search.chosen(),
            best.figures,
            std::move(reliability)};
}

} // namespace kummerkasten::learn
