// SPDX-License-Identifier: Apache-2.0
// Intent: one choice between five scores (classify/intent_scores.hpp), when the shipped model has been heard.
//
// Confidence: kSure + best − second / 2, at most kSurest: grows with the evidence and falls where two are close. Of other, the
// more was close to something else, the less sure it is. Both follow the share that was right in 1,135 German posts of our own,
// each judged with a model that had not seen it, and 240 about a railway, 2026-11 (scripts/evaluate, confidence).
#include "classify/intent_scores.hpp"
#include "classify/judges.hpp"
#include "classify/reproach.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::classify {

namespace {

using record::Intent;
using record::Ownership;
using record::Polarity;
using record::Signal;

// The least score with which an intent is taken, in the order of the enum (other needs none).
constexpr std::array<double, kScoredIntents> kLeast{0.3, 0.4, 0.4, 0.35, 0.45};
/// What a choice is worth beside its score. Praise is half of the time something else that sounds friendly.
constexpr std::array<double, kScoredIntents> kSure{0.2, 0.2, 0.3, 0.05, 0.2};
constexpr double kSurest = 0.88;
constexpr double kSurelyOffTopic = 0.9;
/// Who writes to the house wants something more often than who talks about it: other, and what a rival takes from it. Words
/// alone miss more.
constexpr double kOther = 0.8;
constexpr double kOtherByWords = 0.5;
constexpr double kOtherRival = 1.4;
constexpr double kOtherElsewhere = 0.93;
constexpr double kOtherElsewhereRival = 0.3;
/// A question or request inside a complaint stays a complaint unless it is that much stronger.
constexpr double kComplaintPrevails = 0.7;
/// A request in the form of a question is one unless the question is that much stronger.
constexpr double kRequestPrevails = 0.85;
/// How much the shipped model's opinion counts. A fifth of our own posts, kept from the model, against the 240 about a
/// railway, which hardly change up to here, 2026-11.
constexpr double kOpinion = 0.65;
/// Of English it has read fewer posts: with more, praise of an airline becomes a complaint as often as complaints are found.
constexpr double kOpinionEnglish = 0.45;

/// By intent.
constexpr std::array<Question, kScoredIntents> kQuestionOf{Question::complaint, Question::question, Question::request,
                                                           Question::praise, Question::resolved};

class Judge {
public:
    explicit Judge(Case& post) : post_(post), out_(post.out) {}

    void run() {
        if (out_.ownership == Ownership::off_topic || out_.ownership == Ownership::spam) {
            out_.intent = Intent::other;
            out_.confidence.intent = kSurelyOffTopic;
            return;
        }
        const IntentScores found = score_intents(post_);
        scores_ = found.scores;
        weigh_opinion();
        choose();
        post_.findings.complaint = score(Intent::complaint);
        // Their own trouble, and a concrete one: a person could ask what happened and help.
        post_.findings.own_trouble =
            out_.intent == Intent::complaint && post_.findings.first_person > 0 && found.trouble >= 0.3;
        note();
    }

private:
    double& score(Intent intent) { return scores_[static_cast<std::size_t>(intent)]; }

    [[nodiscard]] bool has(Signal signal) const { return out_.signals.contains(signal); }

    [[nodiscard]] bool is_asked() const { return post_.opinion != nullptr && out_.ownership == Ownership::direct; }

    // What the shipped model has learnt from posts to houses. It knows nothing of what people say among themselves.
    void weigh_opinion() {
        if (!is_asked()) {
            return;
        }
        const double share = (post_.evidence.language.german ? kOpinion : kOpinionEnglish) *
                             (1 - post_.findings.report) * (post_.findings.to_others ? kToOthers : 1);
        // Its first choice counts; a second one would only blur what the rules say.
        const auto first = std::max_element(kQuestionOf.begin(), kQuestionOf.end(), [this](Question a, Question b) {
            return (*post_.opinion)[a] < (*post_.opinion)[b];
        });
        const auto i = static_cast<std::size_t>(first - kQuestionOf.begin());
        if (is_open(static_cast<Intent>(i))) {
            scores_[i] = either(scores_[i], share * (*post_.opinion)[*first]);
        }
    }

    // Rules see more than a model of words: what a question mark asks, what is denied, and who leaves.
    [[nodiscard]] bool is_open(Intent intent) {
        const bool asks = post_.evidence.shape.question_marks > 0;
        switch (intent) {
        case Intent::complaint:
            return !judges_house(post_.evidence) &&
                   (!asks || score(Intent::question) < kLeast[static_cast<std::size_t>(Intent::question)]);
        case Intent::question: return !asks;
        case Intent::praise: return !has(Signal::churn);
        case Intent::resolved: return !post_.evidence.has(Category::negation);
        default: return true;
        }
    }

    void choose() {
        std::size_t best = kLeast.size();
        double second = 0;
        for (std::size_t i = 0; i < kLeast.size(); ++i) {
            if (scores_[i] >= kLeast[i] && (best == kLeast.size() || scores_[i] > scores_[best])) {
                best = i;
            }
        }
        const auto complaint = static_cast<std::size_t>(Intent::complaint);
        const bool asks =
            best == static_cast<std::size_t>(Intent::question) || best == static_cast<std::size_t>(Intent::request);
        if (asks && scores_[complaint] >= kLeast[complaint] &&
            scores_[complaint] >= kComplaintPrevails * scores_[best]) {
            best = complaint;
        }
        // "Könnt ihr mich anrufen?" has the form of a question and wants something done.
        const double request = score(Intent::request);
        if (best == static_cast<std::size_t>(Intent::question) &&
            request >= kRequestPrevails * score(Intent::question)) {
            best = static_cast<std::size_t>(Intent::request);
        }
        for (std::size_t i = 0; i < kLeast.size(); ++i) {
            second = i == best ? second : std::max(second, scores_[i]);
        }
        if (best == kLeast.size()) {
            out_.intent = Intent::other;
            // Nothing speaks for anything else; how sure that is depends on whether the text can be read.
            const double sure = out_.ownership == Ownership::overheard
                                    ? kOtherElsewhere - kOtherElsewhereRival * second
                                    : (post_.opinion != nullptr ? kOther : kOtherByWords) - kOtherRival * second;
            out_.confidence.intent =
                rounded(std::max(0.05, sure) * (0.4 + 0.6 * std::min(1.0, post_.evidence.language.score * 1.2)));
            return;
        }
        out_.intent = static_cast<Intent>(best);
        out_.confidence.intent =
            rounded(std::clamp(kSure[best] + scores_[best] - std::min(second, scores_[best]) / 2, 0.0, kSurest));
    }

    // A rule gives the reason itself; a conclusion is shown by the words of polarity and topic that it rests on.
    void note() {
        if (out_.intent == Intent::other) {
            return;
        }
        const Reasons::Label label{"intent", record::name_of(out_.intent)};
        for (const RuleHit& hit : post_.evidence.rule_hits) {
            const bool says_so =
                (hit.rule->kind == RuleKind::intent && hit.rule->value == static_cast<std::uint16_t>(out_.intent)) ||
                (hit.rule->kind == RuleKind::resolved && out_.intent == Intent::resolved) ||
                (hit.rule->kind == RuleKind::praise && out_.intent == Intent::praise);
            if (says_so) {
                post_.reasons.add(label, hit);
            }
        }
        if (const Question question = kQuestionOf[static_cast<std::size_t>(out_.intent)];
            is_asked() && (*post_.opinion)[question] >= kLeast[static_cast<std::size_t>(out_.intent)]) {
            post_.opinion->note(question, label, post_.reasons);
        }
        if (out_.intent == Intent::question) {
            for (const text::Token& token : post_.document.tokens) {
                if (token.kind == text::TokenKind::punctuation &&
                    post_.document.original(token).find('?') != std::string_view::npos) {
                    post_.reasons.add(label, {token.start, token.end}, "shape", "question mark", 0.4);
                    break;
                }
            }
        }
        const Hit* strongest = nullptr;
        for (const Hit& hit : post_.evidence.hits) {
            if (supports(hit) && (strongest == nullptr || std::abs(hit.weight) > std::abs(strongest->weight))) {
                strongest = &hit;
            }
        }
        if (strongest != nullptr) {
            post_.reasons.add(label, *strongest);
        }
    }

    [[nodiscard]] bool supports(const Hit& hit) const {
        switch (out_.intent) {
        case Intent::complaint:
            return (hit.sense.category == Category::polarity && hit.weight < 0) ||
                   hit.sense.category == Category::anger;
        case Intent::praise:
            return (hit.sense.category == Category::polarity || hit.sense.category == Category::praise) &&
                   hit.weight > 0;
        case Intent::resolved: return hit.sense.category == Category::resolved && hit.weight > 0;
        default: return false;
        }
    }

    Case& post_;
    record::Triage& out_;
    std::array<double, kScoredIntents> scores_{};
};

} // namespace

void judge_intent(Case& post) { Judge(post).run(); }

} // namespace kummerkasten::classify
