// SPDX-License-Identifier: Apache-2.0
#include "learn/trainer.hpp"

#include "base/error.hpp"
#include "invented.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::learn;

namespace {

std::string refusal(const std::vector<std::size_t>& sizes) {
    try {
        check_trainable(Invented(sizes).data_set());
    } catch (const DataError& problem) {
        return problem.what();
    }
    return "";
}

Model model_of(const DataSet& set, const Training& training) {
    return {{"test-1", training.card, set.groups, {}}, {training.learnt}};
}

} // namespace

TEST_CASE("what can be learnt is learnt, in uneven classes too") {
    // One row of ten has the features of another class: nobody can do better than about 0.9.
    for (const std::vector<std::size_t>& sizes : {std::vector<std::size_t>{200, 100}, {300, 60, 40}}) {
        const Invented invented(sizes);
        const DataSet set = invented.data_set();
        const Training training = train(set, {});
        CHECK(training.figures.macro_f1 > 0.75);
        CHECK(training.figures.macro_f1 < 0.95);
        CHECK(training.trials.size() > 3);
        // The table says what the weights say: rows that were learnt from are known again.
        const Model model = model_of(set, training);
        Model::Scratch scratch;
        Confusion confusion(sizes.size());
        for (std::size_t i = 0; i < set.rows(); ++i) {
            model.look_up(invented.rows[i], scratch);
            confusion.add(set.labels[i], model.predict(0, scratch).label);
        }
        CHECK(confusion.figures().accuracy > 0.85);
    }
}

TEST_CASE("the same rows and seed give the same bytes, whatever the number of threads") {
    const DataSet set = Invented({60, 50, 40}).data_set();
    TrainOptions options;
    const std::string one = model_of(set, train(set, options)).to_bytes();
    options.workers = 3;
    CHECK(model_of(set, train(set, options)).to_bytes() == one);
    options.seed = 2;
    CHECK(model_of(set, train(set, options)).to_bytes() != one);
}

TEST_CASE("the best trial is the one that is kept") {
    const Training training = train(Invented({60, 50, 40}).data_set(), {});
    for (const Trial& trial : training.trials) {
        CHECK(trial.macro_f1 <= training.trials[training.chosen].macro_f1);
    }
    CHECK(training.figures.macro_f1 == training.trials[training.chosen].macro_f1);
}

TEST_CASE("what cannot be learnt is refused with a sentence") {
    CHECK(refusal({}) == "no row has the label; expected rows of at least two classes");
    CHECK(refusal({5}) == "all 5 rows have the one class 'c0'; expected at least two classes");
    CHECK(refusal({5, 1}) == "class 'c1' has 1 row, expected at least 2; label more, or leave it out");
    CHECK(refusal(std::vector<std::size_t>(101, 2)) ==
          "101 classes, expected at most 100; is this a label, or free text?");
    CHECK(refusal({2, 2}) == "");
}
