// SPDX-License-Identifier: Apache-2.0
#include "classify/models.hpp"

#include "base/error.hpp"
#include "classify/classifier.hpp"
#include "classify/feature_reader.hpp"
#include "classify/shipped_model.hpp"
#include "learn/trainer.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

// A model that tells rain from sunshine, from invented posts.
std::string weather_model(std::string_view feature_space, std::size_t heads = 1) {
    const io::DataPath data{std::string(KUMMERKASTEN_SOURCE_DIR) + "/data"};
    const record::Taxonomy taxonomy{data};
    FeatureReader reader(data, taxonomy);
    learn::DataSetBuilder builder(feature_groups());
    const std::vector<std::string> places{"Rheine", "Steinfurt", "Ibbenbüren", "Emsdetten", "Ochtrup", "Greven"};
    std::uint64_t number = 0;
    for (const std::string& place : places) {
        for (const bool rain : {true, false}) {
            record::Post post;
            post.text = (rain ? "Regen in " : "Sonne in ") + place;
            post.lang = "de";
            builder.add(reader.read(post).features(), rain ? "nass" : "trocken", ++number);
        }
    }
    learn::TrainOptions options;
    options.label = "labels.weather";
    options.most_trials = 1;
    const learn::LearntHead learnt = learn::train(builder.finish(), options).learnt;
    return learn::Model({std::string(feature_space), "", feature_groups(), {}}, std::vector(heads, learnt)).to_bytes();
}

} // namespace

TEST_CASE("a model adds its label and the word that spoke for it, and changes nothing else") {
    const WrittenFile file("weather.model", weather_model(kFeatureSpace));
    const io::DataPath data{std::string(KUMMERKASTEN_SOURCE_DIR) + "/data"};
    const record::Taxonomy taxonomy{data};
    Classifier plain(data, taxonomy, nullptr, {}, {});
    Classifier with_model(data, taxonomy, nullptr, {}, {});
    with_model.use_models(load_named_models({"wetter=" + file.path().string()}));

    record::Post post;
    post.text = "Schon wieder Regen, Frechheit!";
    post.lang = "de";
    Classifier::Scratch one, other;
    record::Triage without, with;
    plain.judge(post, one, without);
    with_model.judge(post, other, with);
    CHECK(without.labels.empty());
    REQUIRE(with.labels.size() == 1);
    CHECK(with.labels[0].name == "wetter");
    CHECK(with.labels[0].value == "nass");
    CHECK(with.labels[0].score > 0.5);
    const auto reason = std::find_if(with.reasons.begin(), with.reasons.end(),
                                     [](const record::Reason& each) { return each.label == "labels:wetter"; });
    REQUIRE(reason != with.reasons.end());
    CHECK(reason->by == "model:wetter");
    CHECK(post.text.substr(reason->span.start, reason->span.end - reason->span.start) == "Regen");

    with.labels.clear();
    std::erase_if(with.reasons, [](const record::Reason& each) { return each.label == "labels:wetter"; });
    std::string a, b;
    append_json(a, without, post.text);
    append_json(b, with, post.text);
    CHECK(a == b);
}

TEST_CASE("a model of several labels names each by the model and itself") {
    const WrittenFile file("weather.model", weather_model(kFeatureSpace, 2));
    const NamedModel model = load_named_model("wetter=" + file.path().string());
    CHECK(model.labels == std::vector<std::string>{"wetter.weather", "wetter.weather"});
}

TEST_CASE("what is no named model") {
    for (const char* pair : {"weather.model", "=weather.model", "weather=", "a b=weather.model", "ä=weather.model"}) {
        CHECK_THROWS_AS(static_cast<void>(load_named_model(pair)), UsageError);
    }
    const WrittenFile file("weather.model", weather_model(kFeatureSpace));
    const std::string pair = "wetter=" + file.path().string();
    CHECK_THROWS_AS(static_cast<void>(load_named_models({pair, pair})), UsageError);
}

TEST_CASE("a model of other features is refused") {
    const WrittenFile file("weather.model", weather_model("other-7"));
    CHECK_THROWS_WITH_AS(static_cast<void>(load_model(file.path())),
                         (file.path().string() + ": the model was trained on other features ('other-7') than this "
                                                 "program makes (posts-3); train it again")
                             .c_str(),
                         DataError);
}
