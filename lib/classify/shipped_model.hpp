// SPDX-License-Identifier: Apache-2.0
// The model that comes with the programs, data/shipped.model: one table with a head for each question that free corpora
// answer (data/README.md, models). The judges weigh its opinion beside rules and lexicon.
//
// Its features are words, pairs, beginnings and endings of words, shape and lexicon, not letters: a tenth of the work.
#pragma once

#include "classify/evidence.hpp"
#include "classify/strongest_words.hpp"
#include "classify/text_features.hpp"
#include "learn/dense_rows.hpp"
#include "learn/model.hpp"
#include "text/tokenise.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace kummerkasten::classify {

/// What the model is asked. The order is that of kAnswers.
enum class Question : std::uint8_t {
    positive,     ///< tone of posts about anything
    negative,     ///< the same
    satisfied,    ///< tone towards a public service
    dissatisfied, ///< the same
    pleased,      ///< tone towards a house that serves the author
    displeased,   ///< the same
    offensive,    ///< somebody is hurt by the words
    profane,      ///< of what is offensive: foul language
    insulting,    ///< a person is insulted
    abusive,      ///< a group or a person is degraded
    hateful,      ///< a group of people is degraded; asked where one is named
    formal,       ///< Sie rather than du
    angry,        ///< annoyed at least
    complaint,    ///< what the author wants
    question,     ///< the same
    request,      ///< the same
    praise,       ///< the same
    resolved,     ///< the same
};
inline constexpr std::size_t kQuestions = static_cast<std::size_t>(Question::resolved) + 1;

class ShippedModel {
public:
    struct Scratch {
        FeatureScratch features;
        learn::Model::Scratch model;
        StrongestScratch strongest;
    };
    /// Where the answer to a question stands: number of the head and of the class.
    struct Answer {
        std::size_t head = 0, value = 0;
    };

    /// Throws DataError naming the file where it is no model, wants other features than this program makes, or cannot
    /// answer a question.
    explicit ShippedModel(const std::filesystem::path& file);

    [[nodiscard]] const learn::Model& model() const { return model_; }
    [[nodiscard]] const learn::DenseRows& dense() const { return dense_; }
    [[nodiscard]] const Answer& answer(Question question) const { return answers_[static_cast<std::size_t>(question)]; }

private:
    [[nodiscard]] Answer find(std::string_view label, std::string_view value) const;

    learn::Model model_;
    learn::DenseRows dense_; ///< of shape and lexicon
    std::array<Answer, kQuestions> answers_{};
};

/// What the model thinks of one post: a probability for each question, as far as its corpora tell. Of languages other
/// than German it has learnt little. Nothing is computed before it is asked for; the first question costs nearly all.
class Opinion {
public:
    /// All must live as long as the opinion; the scratch is its memory.
    Opinion(const ShippedModel& shipped, const text::Document& document, const Evidence& evidence,
            ShippedModel::Scratch& scratch)
        : shipped_(&shipped), document_(&document), evidence_(&evidence), scratch_(&scratch) {}

    /// For tests: the answers as given, without a model.
    explicit Opinion(const std::array<double, kQuestions>& answers) : values_(answers) { known_.fill(true); }

    [[nodiscard]] double operator[](Question question);

    /// The features of the post, found once, for other models too.
    [[nodiscard]] FeatureScratch& features();

    /// Notes the words that spoke for an answer.
    void note(Question question, Reasons::Label label, Reasons& reasons);

private:
    void look_up();
    void ask(std::size_t head);

    const ShippedModel* shipped_ = nullptr;
    const text::Document* document_ = nullptr;
    const Evidence* evidence_ = nullptr;
    ShippedModel::Scratch* scratch_ = nullptr;
    bool found_ = false, looked_up_ = false;
    std::array<bool, kQuestions> known_{};
    std::array<double, kQuestions> values_{};
};

/// Loads a model and makes sure that it wants the features that this program makes. Throws DataError naming the file.
[[nodiscard]] learn::Model load_model(const std::filesystem::path& file);

} // namespace kummerkasten::classify
