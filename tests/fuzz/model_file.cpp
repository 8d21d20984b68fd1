// SPDX-License-Identifier: Apache-2.0
// The loader of models refuses what no trainer wrote, and what it takes gives finite scores. The input changes bytes of a good model:
// three bytes each, the place and what is added there. Length and checksum are set right afterwards, or nothing would get past them.
#include "learn/model.hpp"

#include "base/error.hpp"
#include "fuzz.hpp"

#include <xxhash.h>

#include <cmath>
#include <cstring>

using namespace kummerkasten;

namespace {

learn::LearntHead head_of(std::vector<std::string> classes) {
    const std::size_t columns = classes.size() == 2 ? 1 : classes.size();
    learn::LearntHead learnt;
    learnt.head.label = "topic";
    learnt.head.constants.assign(columns, 0.5F);
    learnt.head.biases.assign(classes.size(), 0.25F);
    learnt.head.calibration.offsets.assign(classes.size(), 0);
    learnt.head.classes = std::move(classes);
    learnt.keys = {learn::spread(1), learn::spread(2), learn::spread(3)};
    learnt.idf = {1, 2, 3};
    learnt.weights.assign(columns, {0.1F, -2, 7});
    return learnt;
}

const std::string& good_model(bool of_one) {
    const auto make = [](std::vector<learn::LearntHead> heads) {
        return learn::Model({"posts-2", "card", {{"words", true}, {"shape", false}}, {}}, std::move(heads)).to_bytes();
    };
    static const std::string one = make({head_of({"ja", "nein"})});
    static const std::string two = make({head_of({"lieferung", "rechnung", "technik"}), head_of({"ja", "nein"})});
    return of_one ? one : two;
}

void set_length_and_checksum(std::string& bytes) {
    const std::uint64_t length = bytes.size();
    std::memcpy(bytes.data() + 16, &length, sizeof(length));
    const std::uint64_t sum = XXH3_64bits_withSeed(bytes.data() + 32, bytes.size() - 32, XXH3_64bits(bytes.data(), 24));
    std::memcpy(bytes.data() + 24, &sum, sizeof(sum));
}

void use(const learn::Model& model) {
    const std::vector<learn::Feature> features{
        {learn::spread(1), 1, 0, 0}, {learn::spread(2), 2, 1, 1}, {learn::spread(4), 1, 2, 0}, {0, 3, 9, 1}};
    learn::Model::Scratch scratch;
    model.look_up(features, scratch);
    for (std::size_t head = 0; head < model.parts().heads.size(); ++head) {
        const learn::Prediction prediction = model.predict(head, scratch);
        fuzz::require(prediction.label < model.parts().heads[head].classes.size(),
                      "a prediction is one of the classes");
        fuzz::require(prediction.score >= 0 && prediction.score <= 1, "a score is 0 to 1");
        std::vector<float> by_place(3);
        model.explain(head, prediction.label, scratch, by_place);
    }
}

void load(const std::string& bytes) {
    try {
        const learn::Model model = learn::Model::from_bytes(bytes, "model");
        const std::string written = model.to_bytes();
        fuzz::require(learn::Model::from_bytes(written, "model").to_bytes() == written,
                      "a written model is read as it was");
        use(model);
    } catch (const DataError&) {}
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    load(std::string(fuzz::view(data, size)));
    if (size == 0) {
        return 0;
    }
    std::string bytes = good_model(data[0] % 2 == 0);
    for (std::size_t i = 1; i + 2 < size; i += 3) {
        const std::size_t place = data[i] | (data[i + 1] & 0x7FU) << 8U;
        if (place >= bytes.size()) {
            bytes.resize(std::max<std::size_t>(33, place)); // shorter or longer
        } else if ((data[i + 1] & 0x80U) != 0) {
            bytes.resize(std::max<std::size_t>(33, place));
        } else {
            bytes[place] = static_cast<char>(bytes[place] + data[i + 2]);
        }
    }
    set_length_and_checksum(bytes);
    load(bytes);
    return 0;
}
