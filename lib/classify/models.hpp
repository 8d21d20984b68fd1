// SPDX-License-Identifier: Apache-2.0
// The house's own labels: models that `train` made, each under a name. Features are found once for all of them and the
// shipped model; a model then costs a look-up a feature. Without a model nothing here costs anything.
#pragma once

#include "classify/judges.hpp"
#include "classify/shipped_model.hpp"
#include "classify/strongest_words.hpp"
#include "classify/text_features.hpp"
#include "learn/feature_bag.hpp"
#include "learn/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// A model's file and the name of the label that it gives.
struct NamedModel {
    std::string name;
    learn::Model model;
    std::vector<std::string> labels; ///< by head: the name of the label that it gives
};

/// Splits "NAME=FILE" and loads FILE. Throws UsageError where it is no such pair or NAME is not made of ASCII letters,
/// digits, "_", "-" and ".", and DataError where the file is no model of ours.
[[nodiscard]] NamedModel load_named_model(std::string_view pair);

/// The same for all; throws UsageError for a name that is given twice.
[[nodiscard]] std::vector<NamedModel> load_named_models(const std::vector<std::string>& pairs);

struct ModelScratch {
    FeatureScratch features;
    learn::FeatureBag bag;
    learn::Model::Scratch model;
    StrongestScratch strongest;
};

/// Adds to out.labels, in the order of the models, and notes the words that spoke for each value.
void judge_models(const std::vector<NamedModel>& models, ModelScratch& scratch, Case& post);

} // namespace kummerkasten::classify
