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
LearntHead small_head(std::size_t classes) {
    LearntHead learnt;
    learnt.head.label = "topic";
    const std::size_t columns = classes == 2 ? 1 : classes;
    for (std::size_t c = 0; c < classes; ++c) {
        learnt.head.classes.push_back("class " + std::to_string(c));
    }
    for (std::size_t c = 0; c < columns; ++c) {
        const float x = 1.0F - static_cast<float>(c);
        learnt.weights.push_back({x, -x / 2, 2 * x});
        learnt.head.constants.push_back(0.1F);
    }
    learnt.head.biases.assign(classes, 0);
    learnt.head.calibration = {1, std::vector<float>(classes)};
    learnt.keys = {spread(1), spread(2), spread(3)};
    learnt.idf = {1, 2, 1};
    return learnt;
}

ModelParts small_parts() { return {"test-1", "invented", {{"words", true}, {"scores", false}}, {}}; }

Model small_model(std::size_t classes) { return {small_parts(), {small_head(classes)}}; }

Prediction predict(const Model& model, const std::vector<Feature>& features, Model::Scratch& scratch,
                   std::size_t head = 0) {
    model.look_up(features, scratch);
    return model.predict(head, scratch);
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
    const Prediction prediction = predict(model, features, scratch);
    CHECK(prediction.label == 1);
    CHECK(scratch.scores[1] == doctest::Approx(score).epsilon(0.01)); // a byte holds a weight to 1 in 127
    CHECK(scratch.scores[0] == doctest::Approx(-score).epsilon(0.01));
    CHECK(prediction.score == doctest::Approx(1 / (1 + std::exp(-2 * score))).epsilon(0.01));

    std::vector<float> by_place(4);
    model.explain(0, prediction.label, scratch, by_place);
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
        CHECK(loaded.parts().heads[0].label == "topic");
        CHECK(loaded.parts().heads[0].classes == model.parts().heads[0].classes);
        const std::vector<Feature> features{{spread(1), 1, 0, 0}};
        Model::Scratch one, other;
        CHECK(predict(loaded, features, one).score == predict(model, features, other).score);
        CHECK(one.scores == other.scores);
    }
}

TEST_CASE("heads of one model say what each would say alone") {
    // The second knows another key and not the third, and weighs the first the other way round.
    LearntHead other = small_head(3);
    other.head.label = "tone";
    other.keys = {spread(1), spread(7)};
    other.idf = {1.5F, 3};
    other.weights = {{-1, 0.25F}, {0.5F, 2}, {0, -1}};
    const Model both{small_parts(), {small_head(2), other}};
    const Model alone_first = small_model(2);
    const Model alone_second{small_parts(), {other}};
    CHECK(both.features() == 4);
    const std::vector<Feature> features{
        {spread(1), 2, 0, 0}, {spread(2), 1, 1, 0}, {spread(3), 0.25F, 2, 1}, {spread(7), 1, 3, 0}};
    Model::Scratch together, apart;
    // Sums are taken in another order beside other heads: equal but for the last digits of a float.
    for (const std::size_t head : {0U, 1U}) {
        const Model& alone = head == 0 ? alone_first : alone_second;
        CHECK(predict(both, features, together, head).label == predict(alone, features, apart).label);
        CHECK(predict(both, features, together, head).score ==
              doctest::Approx(predict(alone, features, apart).score).epsilon(1e-4));
    }
    CHECK(Model::from_bytes(both.to_bytes(), "both").to_bytes() == both.to_bytes());
}

TEST_CASE("a model of no label or of too many is refused") {
    CHECK_THROWS_AS(Model(small_parts(), {}), DataError);
    CHECK_THROWS_AS(Model(small_parts(), std::vector<LearntHead>(kMostHeads + 1, small_head(2))), DataError);
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
    CHECK(complaint_about(newer) == "my.model: a model of version 9, expected version 3; train it again");
    CHECK_THROWS_AS(static_cast<void>(Model::load("/nowhere/a.model")), IoError);
}
