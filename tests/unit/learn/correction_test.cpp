// SPDX-License-Identifier: Apache-2.0
#include "learn/correction.hpp"

#include "base/error.hpp"
#include "invented.hpp"
#include "learn/trainer.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::learn;

namespace {

Model invented_model(const Invented& invented) {
    const DataSet set = invented.data_set();
    return {{"test-1", "", set.groups, {}}, {train(set, {}).learnt}};
}

std::uint32_t predict(const Model& model, const std::vector<Feature>& features) {
    Model::Scratch scratch;
    model.look_up(features, scratch);
    return model.predict(0, scratch).label;
}

} // namespace

TEST_CASE("what is corrected is right afterwards, and the rest stays as it was") {
    for (const std::vector<std::size_t>& sizes : {std::vector<std::size_t>{200, 100}, {300, 60, 40}}) {
        const Invented invented(sizes);
        Model model = invented_model(invented);
        // A word that the model has never met means class 1, as three corrections say; beside it stands one of class 0.
        std::vector<LabelledFeatures> rows;
        for (std::size_t i = 0; i < 3; ++i) {
            std::vector<Feature> features = invented.rows[i];
            features.push_back({spread(4711), 1, 9, 0});
            rows.push_back({features, "c1"});
        }
        std::vector<std::uint32_t> before;
        for (const std::vector<Feature>& row : invented.rows) {
            before.push_back(predict(model, row));
        }
        const CorrectionFigures figures = correct(model, 0, rows, 1);
        CHECK(figures.rows == 3);
        CHECK(figures.right_after >= figures.right_before);
        CHECK(figures.new_features == 1);
        CHECK(figures.left_out == 0);
        REQUIRE(model.row_of(spread(4711), 0));
        const auto weights = model.row_of(spread(4711), 0)->weights;
        CHECK(weights[sizes.size() == 2 ? 0 : 1] > 0);
        std::size_t same = 0;
        for (std::size_t i = 0; i < invented.rows.size(); ++i) {
            same += predict(model, invented.rows[i]) == before[i] ? 1 : 0;
        }
        CHECK(same * 10 >= invented.rows.size() * 8); // three rows of three hundred now say otherwise
    }
}

TEST_CASE("the same corrections give the same bytes") {
    const Invented invented({60, 50, 40});
    const std::vector<LabelledFeatures> rows{{invented.rows[0], "c2"}, {invented.rows[70], "c0"}};
    Model one = invented_model(invented);
    Model other = invented_model(invented);
    correct(one, 0, rows, 1);
    correct(other, 0, rows, 1);
    CHECK(one.to_bytes() == other.to_bytes());
    CHECK(Model::from_bytes(one.to_bytes(), "corrected").to_bytes() == one.to_bytes());
}

TEST_CASE("what cannot be corrected is refused with a sentence") {
    const Invented invented({20, 20});
    Model model = invented_model(invented);
    CHECK_THROWS_WITH_AS(correct(model, 0, {}, 1), "no row has the label; there is nothing to correct", DataError);
    CHECK_THROWS_WITH_AS(correct(model, 0, {{invented.rows[0], "c7"}}, 1),
                         "'c7' is no class of the model; train a new one for new classes", DataError);
}
