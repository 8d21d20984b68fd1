// SPDX-License-Identifier: Apache-2.0
// Corrections: a model goes on from rows that it got wrong, without those it once learnt from. For each column the smallest
// change of weights is sought that gives the corrections the scores they should have (solver.hpp, with the scores that they
// have). Only counted groups change, words above all: constants, biases, calibration and what is dense are in every post, and
// a few corrections must not tip all others.
#pragma once

#include "learn/feature_bag.hpp"
#include "learn/model.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kummerkasten::learn {

struct LabelledFeatures {
    std::vector<Feature> features;
    std::string label;
};

struct CorrectionFigures {
    std::size_t rows = 0;
    std::size_t right_before = 0, right_after = 0;
    std::size_t new_features = 0, left_out = 0; ///< which the table had room for, and had not
};

/// Changes head number `head` of the model. Throws DataError for a label that is no class of it, and where there is no row.
/// O(rows · passes of the solver).
CorrectionFigures correct(Model& model, std::size_t head, const std::vector<LabelledFeatures>& rows,
                          std::uint64_t seed);

} // namespace kummerkasten::learn
