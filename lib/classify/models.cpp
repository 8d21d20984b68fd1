// SPDX-License-Identifier: Apache-2.0
#include "classify/models.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "classify/training.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

/// Words that are named for each label, and how strong one must be beside the strongest: a reason is to be read, not a
/// list.
constexpr std::size_t kMostWords = 3;
constexpr float kLeastShare = 0.3F;

bool is_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.';
    });
}

// Full stops, names and addresses may weigh, but they explain nothing to a person.
bool can_be_read(const text::Document& document, const text::Token& token) {
    switch (token.kind) {
    case text::TokenKind::mention:
    case text::TokenKind::link:
    case text::TokenKind::email: return false;
    case text::TokenKind::punctuation:
        return std::string_view("!?").find(document.text[token.start]) != std::string::npos;
    default: return true;
    }
}

void add_reasons(const NamedModel& model, const learn::Prediction& prediction, ModelScratch& scratch, Case& post) {
    const std::vector<text::Token>& tokens = post.document.tokens;
    scratch.by_token.assign(tokens.size(), 0);
    model.model.explain(scratch.bag.features(), prediction, scratch.model, scratch.by_token);
    scratch.strongest.clear();
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        if (scratch.by_token[i] > 0 && can_be_read(post.document, tokens[i])) {
            scratch.strongest.push_back(i);
        }
    }
    const std::size_t count = std::min(kMostWords, scratch.strongest.size());
    std::partial_sort(scratch.strongest.begin(), scratch.strongest.begin() + static_cast<std::ptrdiff_t>(count),
                      scratch.strongest.end(), [&](std::uint32_t a, std::uint32_t b) {
                          return scratch.by_token[a] != scratch.by_token[b] ? scratch.by_token[a] > scratch.by_token[b]
                                                                            : a < b;
                      });
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t token = scratch.strongest[i];
        const float strength = scratch.by_token[token];
        if (strength < kLeastShare * scratch.by_token[scratch.strongest[0]]) {
            break;
        }
        post.reasons.add({"labels", model.name}, {tokens[token].start, tokens[token].end}, "model", model.name,
                         std::min(1.0, double{strength}));
    }
}

} // namespace

NamedModel load_named_model(std::string_view pair) {
    const std::size_t equals = pair.find('=');
    const std::string_view name = pair.substr(0, equals);
    if (equals == std::string_view::npos || !is_name(name) || equals + 1 == pair.size()) {
        throw error<UsageError>("--model wants NAME=FILE, the name of letters, digits, '_', '-' and '.', not {}",
                                in_quotes(pair));
    }
    return {std::string(name), load_model(std::string(pair.substr(equals + 1)))};
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
    find_features(post.document, post.evidence, scratch.features, scratch.bag);
    for (const NamedModel& model : models) {
        const learn::Prediction prediction = model.model.predict(scratch.bag.features(), scratch.model);
        record::OwnLabel& label = post.out.labels.emplace_back();
        label.name = model.name;
        label.value = model.model.parts().classes[prediction.label];
        label.score = rounded(prediction.score);
        add_reasons(model, prediction, scratch, post);
    }
}

} // namespace kummerkasten::classify
