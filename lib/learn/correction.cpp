// SPDX-License-Identifier: Apache-2.0
#include "learn/correction.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "learn/solver.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace kummerkasten::learn {

namespace {

// How much a correction pulls. A model of GermEval 2018 with 60 corrections: all are right afterwards, and macro-F1 of 900
// other rows falls from 0.778 to 0.770; with 0.1 56 are right (0.776), with 1 nothing is won (0.769). With 400 from GAHD, whose
// share of hate is another, 376 are right, other rows of GAHD rise from 0.588 to 0.590: that wants a new training (2026-11).
constexpr double kCost = 0.3;
// A word that the model has never met is rare: as if two of ten thousand rows had it.
constexpr float kIdfOfNew = 9.1F;
constexpr std::size_t kLeastRows = 2;

class Correction {
public:
    Correction(Model& model, std::size_t head, const std::vector<LabelledFeatures>& rows)
        : model_(model), number_(head), head_(model.parts().heads[head]), rows_(rows) {}

    CorrectionFigures run(std::uint64_t seed) {
        if (rows_.empty()) {
            throw DataError("no row has the label; there is nothing to correct");
        }
        find_labels();
        figures_.rows = rows_.size();
        figures_.right_before = count_right();
        build();
        learn(seed);
        write();
        figures_.right_after = count_right();
        return figures_;
    }

private:
    [[nodiscard]] std::size_t columns() const { return head_.constants.size(); }

    void find_labels() {
        for (const LabelledFeatures& row : rows_) {
            const auto found = std::find(head_.classes.begin(), head_.classes.end(), row.label);
            if (found == head_.classes.end()) {
                throw error<DataError>("{} is no class of the model; train a new one for new classes",
                                       in_quotes(row.label));
            }
            labels_.push_back(static_cast<std::uint32_t>(found - head_.classes.begin()));
        }
    }

    // How many are right; by the way, the scores of all, biases included.
    [[nodiscard]] std::size_t count_right() {
        Model::Scratch scratch;
        std::size_t right = 0;
        scores_.assign(columns(), {});
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            model_.look_up(rows_[i].features, scratch);
            right += model_.predict(number_, scratch).label == labels_[i] ? 1 : 0;
            for (std::size_t c = 0; c < columns(); ++c) {
                scores_[c].push_back(columns() == 1 ? scratch.scores[1] + (head_.biases[1] - head_.biases[0]) / 2
                                                    : scratch.scores[c] + head_.biases[c]);
            }
        }
        return right;
    }

    // A new feature that one correction has says nothing about other posts, but would lengthen them.
    void count() {
        for (const LabelledFeatures& row : rows_) {
            for (const Feature& feature : row.features) {
                ++having_[feature.key];
            }
        }
    }

    // The counted groups of the rows as the model weighs them: by their inverse document frequency, at length 1.
    void build() {
        count();
        begins_.push_back(0);
        for (const LabelledFeatures& row : rows_) {
            std::array<double, kMostGroups> squares{};
            for (const Feature& feature : row.features) {
                if (!model_.parts().groups[feature.group].counted ||
                    (having_[feature.key] < kLeastRows && !model_.row_of(feature.key, number_))) {
                    continue;
                }
                const std::uint32_t number = number_of(feature);
                const float value = (feature.value == 1 ? 1 : 1 + std::log(feature.value)) * features_[number].idf;
                squares[feature.group] += double{value} * double{value};
                matrix_.cells.push_back({number, value});
            }
            for (std::size_t i = begins_.back(); i < matrix_.cells.size(); ++i) {
                Cell& cell = matrix_.cells[i];
                cell.value = static_cast<float>(cell.value / std::sqrt(squares[groups_[cell.feature]]));
            }
            begins_.push_back(matrix_.cells.size());
        }
        matrix_.begins = begins_;
        matrix_.features = keys_.size();
    }

    std::uint32_t number_of(const Feature& feature) {
        const auto [place, is_new] = numbers_.try_emplace(feature.key, static_cast<std::uint32_t>(keys_.size()));
        if (is_new) {
            keys_.push_back(feature.key);
            groups_.push_back(feature.group);
            std::optional<Model::Row> known = model_.row_of(feature.key, number_);
            figures_.new_features += known ? 0 : 1;
            features_.push_back(known ? *std::move(known) : Model::Row{kIdfOfNew, std::vector<float>(columns())});
        }
        return place->second;
    }

    void learn(std::uint64_t seed) {
        std::vector<std::uint32_t> all(rows_.size());
        std::iota(all.begin(), all.end(), 0U);
        for (std::size_t c = 0; c < columns(); ++c) {
            BinaryProblem problem{matrix_, all, labels_};
            problem.positive = static_cast<std::uint32_t>(columns() == 1 ? 1 : c);
            problem.positive_cost = problem.negative_cost = kCost;
            problem.scores = scores_[c];
            problem.constant = false;
            problem.seed = seed + c;
            const std::vector<float> change = fit(problem);
            for (std::size_t i = 0; i < keys_.size(); ++i) {
                features_[i].weights[c] += change[i];
            }
        }
    }

    void write() {
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            figures_.left_out += model_.set_row(keys_[i], number_, features_[i]) ? 0 : 1;
        }
    }

    Model& model_;
    std::size_t number_;
    const Head& head_;
    const std::vector<LabelledFeatures>& rows_;
    std::vector<std::uint32_t> labels_;
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
    std::unordered_map<std::uint64_t, std::size_t> having_; ///< rows, by key
    std::vector<std::uint64_t> keys_;
    std::vector<std::uint8_t> groups_; ///< by number
    std::vector<Model::Row> features_; ///< by number
    std::vector<std::size_t> begins_;
    Matrix matrix_;
    std::vector<std::vector<float>> scores_; ///< by column and row, before the change
    CorrectionFigures figures_;
};

} // namespace

CorrectionFigures correct(Model& model, std::size_t head, const std::vector<LabelledFeatures>& rows,
                          std::uint64_t seed) {
    return Correction(model, head, rows).run(seed);
}

} // namespace kummerkasten::learn
