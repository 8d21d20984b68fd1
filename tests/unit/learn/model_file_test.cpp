// SPDX-License-Identifier: Apache-2.0
#include "learn/model.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace kummerkasten;
using namespace kummerkasten::learn;

namespace {

// Three keys, two counted and one not, with weights that a byte and a scale can hold nearly exactly.
Model small_model(std::size_t classes) {
    ModelParts parts;
    parts.label = "topic";
    parts.feature_space = "test-1";
    parts.card = "invented";
    parts.groups = {{"words", true}, {"scores", false}};
    const std::size_t columns = classes == 2 ? 1 : classes;
    std::vector<std::vector<float>> weights;
    for (std::size_t c = 0; c < classes; ++c) {
        parts.classes.push_back("class " + std::to_string(c));
    }
    for (std::size_t c = 0; c < columns; ++c) {
        const float x = 1.0F - static_cast<float>(c);
        weights.push_back({x, -x / 2, 2 * x});
        parts.constants.push_back(0.1F);
    }
    parts.biases.assign(classes, 0);
    parts.calibration = {1, std::vector<float>(classes)};
    const std::vector<std::uint64_t> keys{spread(1), spread(2), spread(3)};
    const std::vector<float> idf{1, 2, 1};
    return {std::move(parts), keys, idf, weights};
}

std::string complaint_about(const std::string& bytes) {
    try {
        static_cast<void>(Model::from_bytes(bytes, "my.model"));
    } catch (const DataError& problem) {
        return problem.what();
    }
    return "";
}

} // namespace

TEST_CASE("a prediction is the sum that one works out by hand") {
    // Words: key 1 twice, key 2 once: values (1 + ln 2) · 1 and 1 · 2, length √((1 + ln 2)² + 4); weights 1, −0.5.
    // Scores: key 3 with 0.25, weight 2. Constant 0.1. An unknown key says nothing.
    const Model model = small_model(2);
    const std::vector<Feature> features{
        {spread(1), 2, 0, 0}, {spread(2), 1, 1, 0}, {spread(3), 0.25F, 2, 1}, {spread(9), 1, 3, 0}};
    const double first = 1 + std::log(2.0);
    const double length = std::sqrt(first * first + 4);
    const double score = (first * 1 + 2 * -0.5) / length + 0.25 * 2 + 0.1;
    Model::Scratch scratch;
    const Prediction prediction = model.predict(features, scratch);
    CHECK(prediction.label == 1);
    CHECK(scratch.scores[1] == doctest::Approx(score).epsilon(0.01)); // a byte holds a weight to 1 in 127
    CHECK(scratch.scores[0] == doctest::Approx(-score).epsilon(0.01));
    CHECK(prediction.score == doctest::Approx(1 / (1 + std::exp(-2 * score))).epsilon(0.01));

    std::vector<float> by_place(4);
    model.explain(features, prediction, scratch, by_place);
    CHECK(by_place[0] == doctest::Approx(first / length).epsilon(0.01));
    CHECK(by_place[1] == doctest::Approx(-1 / length).epsilon(0.01));
    CHECK(by_place[2] == doctest::Approx(0.5).epsilon(0.01));
    CHECK(by_place[3] == 0);
}

TEST_CASE("a model survives its file") {
    for (const std::size_t classes : {2U, 3U, 100U}) {
        const Model model = small_model(classes);
        const WrittenFile file("topic.model", model.to_bytes());
        const Model loaded = Model::load(file.path());
        CHECK(loaded.to_bytes() == model.to_bytes());
        CHECK(loaded.parts().label == "topic");
        CHECK(loaded.parts().classes == model.parts().classes);
        const std::vector<Feature> features{{spread(1), 1, 0, 0}};
        Model::Scratch one, other;
        CHECK(loaded.predict(features, one).score == model.predict(features, other).score);
        CHECK(one.scores == other.scores);
    }
}

TEST_CASE("a file that is cut off anywhere is an error that names it") {
    const std::string bytes = small_model(3).to_bytes();
    for (std::size_t part = 0; part < 64; ++part) {
        const std::string message = complaint_about(bytes.substr(0, bytes.size() * part / 64));
        CHECK_MESSAGE(message.find("my.model: ") == 0, part);
    }
    CHECK(complaint_about(bytes + "x").find("has") != std::string::npos); // longer is as wrong
    CHECK(complaint_about(bytes) == "");
}

TEST_CASE("a byte that flips anywhere is an error") {
    const std::string bytes = small_model(3).to_bytes();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
        CHECK_MESSAGE(complaint_about(damaged) != "", at);
    }
}

TEST_CASE("what is no model is told apart from a damaged one") {
    CHECK(complaint_about("") == "my.model: not a model; expected a file that train wrote");
    CHECK(complaint_about("{\"text\":\"not a model\"}") == "my.model: not a model; expected a file that train wrote");
    std::string newer = small_model(2).to_bytes();
    newer[8] = 9;
    CHECK(complaint_about(newer) == "my.model: a model of version 9, expected version 1; train it again");
    CHECK_THROWS_AS(static_cast<void>(Model::load("/nowhere/a.model")), IoError);
}
