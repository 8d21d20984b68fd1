// SPDX-License-Identifier: Apache-2.0
// What `train` does: reads labelled posts, makes their features, trains or tests, and tells of it.
#pragma once

#include "base/diagnostics.hpp"
#include "base/exit_code.hpp"
#include "io/data_path.hpp"
#include "learn/correction.hpp"
#include "learn/data_set.hpp"
#include "learn/evaluation.hpp"
#include "learn/model.hpp"
#include "learn/trainer.hpp"
#include "record/filter.hpp"
#include "record/labelled.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kummerkasten::classify {

/// Throws UsageError for what is no name of a group of features.
void check_feature_groups(const std::vector<std::string>& names);

struct LabelledInput {
    record::FilterOptions options;
    std::string label, text;          ///< paths of members
    std::vector<std::string> without; ///< names of feature groups that are left out
    std::size_t least_rows;           ///< a feature that fewer rows have is left out
    Diagnostics& diagnostics;
};

class TrainingRun {
public:
    /// Reads all of the input. Throws DataError where nothing can be learnt from it, StoppedTraining after a stop signal,
    /// and what reading throws.
    TrainingRun(const io::DataPath& data, const LabelledInput& input);

    /// With `progress`, a line on standard error that is written over and over.
    [[nodiscard]] learn::Training train(std::uint64_t seed, std::size_t workers, std::size_t most_trials,
                                        bool progress) const;

    /// For people: the rows, what was tried, how good it is.
    [[nodiscard]] std::string report(const learn::Training& training) const;

    /// 1 where lines were rejected.
    [[nodiscard]] ExitCode code() const { return code_; }

private:
    std::string label_;
    learn::DataSet set_;
    record::LabelledCounts counts_;
    ExitCode code_ = ExitCode::kOk;
};

/// One model of all that was trained, in this order.
[[nodiscard]] learn::Model make_model(std::vector<learn::Training> trainings);

/// Reads corrections and changes `model`, which keeps all else. Throws like TrainingRun, and UsageError where a model of
/// several labels has none of this name.
class CorrectionRun {
public:
    CorrectionRun(const io::DataPath& data, const LabelledInput& input, std::uint64_t seed, learn::Model& model);

    /// For people, one line.
    [[nodiscard]] std::string report() const;
    [[nodiscard]] ExitCode code() const { return code_; }

private:
    learn::CorrectionFigures figures_;
    ExitCode code_ = ExitCode::kOk;
};

class TestRun {
public:
    /// Throws UsageError where a model of several labels has none of this name.
    TestRun(const io::DataPath& data, const LabelledInput& input, const learn::Model& model);

    /// One object and a newline: n, accuracy, macro_f1, and in `classes` by name precision, recall, f1, support.
    [[nodiscard]] std::string json() const;
    [[nodiscard]] ExitCode code() const { return code_; }

private:
    std::vector<std::string> classes_; ///< of the model, then those that only the rows have
    learn::Figures figures_;
    ExitCode code_ = ExitCode::kOk;
};

} // namespace kummerkasten::classify
