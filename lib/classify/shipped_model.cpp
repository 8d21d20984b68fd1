// SPDX-License-Identifier: Apache-2.0
#include "classify/shipped_model.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "classify/text_features.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::classify {

namespace {

struct Wanted {
    std::string_view label, value;
};
// By question: which value of which label scripts/train-models gives the model for it.
constexpr std::array<Wanted, kQuestions> kAnswers{{
    {"labels.tone", "positive"},
    {"labels.tone", "negative"},
    {"labels.service_tone", "positive"},
    {"labels.service_tone", "negative"},
    {"labels.care_tone", "positive"},
    {"labels.care_tone", "negative"},
    {"labels.offence", "offence"},
    {"labels.offence_kind", "profanity"},
    {"labels.offence_kind", "insult"},
    {"labels.offence_kind", "abuse"},
    {"labels.hate", "hate"},
    {"labels.formality", "formal"},
    {"labels.anger", "angry"},
    {"labels.intent", "complaint"},
    {"labels.intent", "question"},
    {"labels.intent", "request"},
    {"labels.intent", "praise"},
    {"labels.intent", "resolved"},
}};

std::array<std::uint64_t, kDenseFeatures> keys_of_dense() {
    std::array<std::uint64_t, kDenseFeatures> keys{};
    for (std::size_t number = 0; number < keys.size(); ++number) {
        keys[number] = key_of_dense(number);
    }
    return keys;
}

} // namespace

ShippedModel::ShippedModel(const std::filesystem::path& file)
    : model_(load_model(file)), dense_(model_, keys_of_dense()) {
    for (std::size_t i = 0; i < kQuestions; ++i) {
        try {
            answers_[i] = find(kAnswers[i].label, kAnswers[i].value);
        } catch (const DataError& problem) {
            throw error<DataError>("{}: {}", file.string(), problem.what());
        }
    }
}

ShippedModel::Answer ShippedModel::find(std::string_view label, std::string_view value) const {
    const std::vector<learn::Head>& heads = model_.parts().heads;
    for (std::size_t h = 0; h < heads.size(); ++h) {
        const auto found = std::find(heads[h].classes.begin(), heads[h].classes.end(), value);
        if (heads[h].label == label && found != heads[h].classes.end()) {
            return {h, static_cast<std::size_t>(found - heads[h].classes.begin())};
        }
    }
    throw error<DataError>("the model has no value {} of a label {}; scripts/train-models makes it anew",
                           in_quotes(value), in_quotes(label));
}

FeatureScratch& Opinion::features() {
    if (!found_) {
        find_features(*document_, *evidence_, scratch_->features);
        found_ = true;
    }
    return scratch_->features;
}

void Opinion::look_up() {
    if (looked_up_) {
        return;
    }
    looked_up_ = true;
    const FeatureScratch& found = features();
    shipped_->model().look_up(found.words, scratch_->model);
    for (const DenseFeature& dense : found.dense) {
        shipped_->dense().add(dense.number, dense.value, scratch_->model);
    }
}

// All answers of one head, by softmax over the scores, as steep as calibration found the margins to be.
void Opinion::ask(std::size_t number) {
    look_up();
    shipped_->model().score(number, scratch_->model);
    const learn::Head& head = shipped_->model().parts().heads[number];
    std::vector<float>& scores = scratch_->model.scores;
    double sum = 0;
    for (std::size_t c = 0; c < scores.size(); ++c) {
        scores[c] = static_cast<float>(std::exp(head.calibration.slope * double{scores[c] + head.biases[c]}));
        sum += double{scores[c]};
    }
    for (std::size_t i = 0; i < kQuestions; ++i) {
        const ShippedModel::Answer& one = shipped_->answer(static_cast<Question>(i));
        if (one.head == number) {
            values_[i] = double{scores[one.value]} / sum;
            known_[i] = true;
        }
    }
}

double Opinion::operator[](Question question) {
    const auto number = static_cast<std::size_t>(question);
    if (!known_[number]) {
        ask(shipped_->answer(question).head);
    }
    return values_[number];
}

void Opinion::note(Question question, Reasons::Label label, Reasons& reasons) {
    if (shipped_ == nullptr) {
        return;
    }
    look_up();
    const ShippedModel::Answer& answer = shipped_->answer(question);
    note_strongest_words(shipped_->model(), answer.head, answer.value, scratch_->model, *document_, label, "shipped",
                         scratch_->strongest, reasons);
}

learn::Model load_model(const std::filesystem::path& file) {
    learn::Model model = learn::Model::load(file);
    const std::string& space = model.parts().feature_space;
    if (space != kFeatureSpace) {
        throw error<DataError>(
            "{}: the model was trained on other features ({}) than this program makes ({}); train it again",
            file.string(), in_quotes(space), kFeatureSpace);
    }
    for (const learn::Head& head : model.parts().heads) {
        for (const std::string& name : head.classes) {
            if (!text::is_valid_utf8(name)) { // it would make every record that it is written to invalid
                throw error<DataError>("{}: a class of the model is no valid UTF-8; train it again", file.string());
            }
        }
    }
    return model;
}

} // namespace kummerkasten::classify
