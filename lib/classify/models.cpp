// SPDX-License-Identifier: Apache-2.0
#include "classify/models.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "classify/strongest_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace kummerkasten::classify {

namespace {

bool is_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.';
    });
}

// A model of one label gives it its own name, one of several adds each label's: "desk", "desk.topic".
std::vector<std::string> names_of_labels(std::string_view name, const learn::Model& model) {
    std::vector<std::string> names;
    for (const learn::Head& head : model.parts().heads) {
        const std::string last = head.label.substr(head.label.find_last_of('.') + 1);
        names.push_back(model.parts().heads.size() == 1 ? std::string(name) : fmt::format("{}.{}", name, last));
    }
    return names;
}

} // namespace

NamedModel load_named_model(std::string_view pair) {
    const std::size_t equals = pair.find('=');
    const std::string_view name = pair.substr(0, equals);
    if (equals == std::string_view::npos || !is_name(name) || equals + 1 == pair.size()) {
        throw error<UsageError>("--model wants NAME=FILE, the name of letters, digits, '_', '-' and '.', not {}",
                                in_quotes(pair));
    }
    learn::Model model = load_model(std::string(pair.substr(equals + 1)));
    std::vector<std::string> labels = names_of_labels(name, model);
    return {std::string(name), std::move(model), std::move(labels)};
}

std::vector<NamedModel> load_named_models(const std::vector<std::string>& pairs) {
    std::vector<NamedModel> models;
    for (const std::string& pair : pairs) {
        NamedModel model = load_named_model(pair);
        if (std::any_of(models.begin(), models.end(),
                        [&](const NamedModel& other) { return other.name == model.name; })) {
            throw error<UsageError>("--model {} is given more than once; each label wants a name of its own",
                                    model.name);
        }
        models.push_back(std::move(model));
    }
    return models;
}

void judge_models(const std::vector<NamedModel>& models, ModelScratch& scratch, Case& post) {
    if (models.empty()) {
        return;
    }
    FeatureScratch& features = post.opinion != nullptr ? post.opinion->features() : scratch.features;
    if (post.opinion == nullptr) {
        find_features(post.document, post.evidence, features);
    }
    fill_bag(post.document, post.evidence, features, scratch.bag);
    for (const NamedModel& model : models) {
        model.model.look_up(scratch.bag.features(), scratch.model);
        for (std::size_t head = 0; head < model.labels.size(); ++head) {
            const learn::Prediction prediction = model.model.predict(head, scratch.model);
            record::OwnLabel& label = post.out.labels.emplace_back();
            label.name = model.labels[head];
            label.value = model.model.parts().heads[head].classes[prediction.label];
            label.score = rounded(prediction.score);
            note_strongest_words(model.model, head, prediction.label, scratch.model, post.document,
                                 {"labels", model.labels[head]}, model.name, scratch.strongest, post.reasons);
        }
    }
}

} // namespace kummerkasten::classify
