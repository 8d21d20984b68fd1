// SPDX-License-Identifier: Apache-2.0
#include "classify/shipped_model.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "classify/judges.hpp"
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

} // namespace

ShippedModel::ShippedModel(const std::filesystem::path& file) : model_(load_model(file)) {
    for (std::size_t i = 0; i < kQuestions; ++i) {
        try {
            answers_[i] = find(kAnswers[i].label, kAnswers[i].value);
        } catch (const DataError& problem) {
            throw error<DataError>("{}: {}", file.string(), problem.what());
        }
    }
}

ShippedModel::Answer ShippedModel::find(std::string_view label, std::string_view value) const {
    Answer answer;
    for (const learn::Head& head : model_.parts().heads) {
        const auto found = std::find(head.classes.begin(), head.classes.end(), value);
        if (head.label == label && found != head.classes.end()) {
            answer.value = static_cast<std::size_t>(found - head.classes.begin());
            return answer;
        }
        ++answer.head;
        answer.first += head.classes.size();
    }
    throw error<DataError>("the model has no value {} of a label {}; scripts/train-models makes it anew",
                           in_quotes(value), in_quotes(label));
}

// Softmax over the scores, as steep as calibration found the margins to be.
double ShippedModel::probability(const Answer& answer, const Scratch& scratch) const {
    const learn::Head& head = model_.parts().heads[answer.head];
    double sum = 0;
    double own = 0;
    for (std::size_t c = 0; c < head.classes.size(); ++c) {
        const double score = double{scratch.model.scores[answer.first + c] + head.biases[c]};
        const double share = std::exp(head.calibration.slope * score);
        sum += share;
        own = c == answer.value ? share : own;
    }
    return own / sum;
}

Opinion ShippedModel::ask(const text::Document& document, const Evidence& evidence, Scratch& scratch) const {
    find_features(document, evidence, scratch.features, scratch.bag);
    model_.predict(scratch.bag.features(), scratch.model);
    Opinion opinion;
    for (std::size_t i = 0; i < kQuestions; ++i) {
        opinion[static_cast<Question>(i)] = probability(answers_[i], scratch);
    }
    return opinion;
}

void note_opinion(Case& post, Question question, Reasons::Label label) {
    if (post.shipped == nullptr) {
        return;
    }
    ShippedModel::Scratch& scratch = *post.shipped_scratch;
    const ShippedModel::Answer& answer = post.shipped->answer(question);
    note_strongest_words(post.shipped->model(), answer.head, answer.value, scratch.bag, scratch.model, post.document,
                         label, "shipped", scratch.strongest, post.reasons);
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
