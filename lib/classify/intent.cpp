// SPDX-License-Identifier: Apache-2.0
// Intent: five scores 0…1 from rules and from what the judges before found, then one choice. A complaint needs something
// that went wrong: feeling together with a topic of trouble, words that reproach, or a lack ("nicht", "kein", "ohne" with a
// topic of trouble) told by whom it hit; feeling alone is an opinion. Whoever tells of trouble without speaking for
// themselves or to the house mostly reports the news.
//
// Confidence: kSure + best − second / 2, at most kSurest: grows with the evidence and falls where two are close. Of other, the
// more was close to something else, the less sure it is. Both follow the share that was right in 1,135 German posts of our own,
// each judged with a model that had not seen it, and 240 about a railway, 2026-11 (scripts/evaluate, confidence).
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
constexpr std::array<double, 5> kLeast{0.3, 0.4, 0.4, 0.35, 0.45};
/// What a choice is worth beside its score. Praise is half of the time something else that sounds friendly.
constexpr std::array<double, 5> kSure{0.2, 0.2, 0.3, 0.05, 0.2};
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
/// Nobody speaks for themselves or to anybody: what is left of a complaint.
constexpr double kReported = 0.55;
/// A lack that the author tells of: just enough where nothing else speaks.
constexpr double kLack = 0.34;
constexpr double kFelt = 0.3; ///< negative polarity with which a lack needs no topic
/// Feeling towards the house without any trouble: not enough alone, whatever its strength …
constexpr double kFeeling = 0.25;
/// … but where it is about what happened and not about what the house is ("Das ist ärgerlich", not "Ihr seid das Letzte").
constexpr double kFeelingOfAffair = 0.65;
/// A topic beside a judgement on the house is mostly its colour ("Euer Laden ist der letzte Dreck").
constexpr double kJudgement = 0.4;
/// Irony to the house is a reproach, whatever it is about.
constexpr double kSurelyIronic = 0.8;
constexpr double kIrony = 0.4;
/// Topic and feeling somewhere in a post that is not for us: as often about others.
constexpr double kElsewhere = 0.8;
/// A request in the form of a question is one unless the question is that much stronger.
constexpr double kRequestPrevails = 0.85;
/// What is left of a reproach or a question to somebody else, where we are mentioned only.
constexpr double kToOthers = 0.7;
/// How much the shipped model's opinion counts. A fifth of our own posts, kept from the model, against the 240 about a
/// railway, which hardly change up to here, 2026-11.
constexpr double kOpinion = 0.65;
/// Of English it has read fewer posts: with more, praise of an airline becomes a complaint as often as complaints are found.
constexpr double kOpinionEnglish = 0.45;
/// What people ask one another about the house is mostly chat: what is left of a question that is not put to the house.
constexpr double kAskedElsewhere = 0.6;

/// By intent.
constexpr std::array<Question, 5> kQuestionOf{Question::complaint, Question::question, Question::request,
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
        score_rules();
        score_complaint();
        score_question();
        score_praise();
        score_resolved();
        weigh_opinion();
        choose();
        post_.findings.complaint = score(Intent::complaint);
        // Their own trouble, and a concrete one: a person could ask what happened and help.
        post_.findings.own_trouble =
            out_.intent == Intent::complaint && post_.findings.first_person > 0 && trouble_ >= 0.3;
        note();
    }

private:
    double& score(Intent intent) { return scores_[static_cast<std::size_t>(intent)]; }

    [[nodiscard]] bool has(Signal signal) const { return out_.signals.contains(signal); }

    void score_rules() {
        for (const RuleHit& hit : post_.evidence.rule_hits) {
            if (hit.rule->kind == RuleKind::intent && hit.rule->value < scores_.size()) {
                scores_[hit.rule->value] = either(scores_[hit.rule->value], static_cast<double>(hit.rule->weight));
            }
        }
    }

    void score_complaint() {
        for (std::size_t topic = 0; topic < post_.findings.topic_scores.size(); ++topic) {
            if (post_.setting.trouble[topic] != 0) {
                trouble_ = std::max(trouble_, static_cast<double>(post_.findings.topic_scores[topic]));
            }
        }
        // Hate for a group is no reproach to the house, however negative.
        const bool hate = out_.offence == record::Offence::abuse && out_.offence_target == record::OffenceTarget::group;
        double negative = out_.polarity == Polarity::negative && !hate ? -out_.polarity_score : 0;
        if (post_.evidence.shape.question_marks > 0) { // the model alone makes no reproach of a question
            negative = std::clamp(-post_.findings.words, 0.0, negative);
        }
        double& complaint = score(Intent::complaint);
        const bool direct = out_.ownership == Ownership::direct;
        const bool judgement = judges_house(post_.evidence);
        const double aside = (judgement ? kJudgement : 1) * (out_.ownership == Ownership::overheard ? kElsewhere : 1);
        complaint = either(complaint, std::min(1.0, 1.3 * negative * trouble_ * aside));
        if (trouble_ >= 0.2 && !hate) {
            complaint = either(complaint, (0.3 * out_.anger + 0.3 * out_.irony) * (judgement ? kJudgement : 1));
        }
        complaint = either(complaint, direct && out_.irony >= kSurelyIronic && !judgement ? kIrony * out_.irony : 0);
        complaint = either(complaint, has(Signal::repeat_contact) ? 0.35 : 0);
        complaint = either(complaint, has(Signal::long_wait) ? 0.35 : 0);
        complaint = either(complaint, has(Signal::churn) ? 0.2 : 0);
        complaint = either(complaint, (has(Signal::legal) || has(Signal::press)) && negative > 0 ? 0.25 : 0);
        const bool wronged = has(Signal::safety) || has(Signal::data_leak) || has(Signal::discrimination);
        complaint = either(complaint, direct && wronged && post_.setting.profile != nullptr ? 0.35 : 0);
        if (post_.findings.speaks) {
            const double feeling = !direct ? 0.2 : judgement ? kFeeling : kFeelingOfAffair;
            complaint = either(complaint, feeling * negative);
            const bool own = post_.findings.first_person > 0 || direct;
            if (own && (trouble_ >= 0.2 || negative >= kFelt) && tells_of_a_lack(post_.evidence)) {
                complaint = either(complaint, post_.evidence.shape.question_marks > 0 ? kLack / 2 : kLack);
            }
        } else {
            complaint *= kReported;
        }
        complaint *= (1 - post_.findings.report) * (post_.findings.to_others ? kToOthers : 1);
    }

    void score_question() {
        double& question = score(Intent::question);
        const Shape& shape = post_.evidence.shape;
        if (shape.question_marks > 0) {
            // Who is angry asks for effect.
            question = either(question, (shape.ends_in_question ? 0.5 : 0.4) * (1 - out_.anger));
        }
        if (!post_.findings.speaks || out_.ownership == Ownership::overheard) {
            question *= kAskedElsewhere; // headlines ask as well
        }
        question *= post_.findings.to_others ? kToOthers : 1;
        question *= (1 - out_.irony) * (out_.ownership == Ownership::direct ? 1 : 1 - post_.findings.report);
    }

    void score_praise() {
        double& praise = score(Intent::praise);
        double words = 0;
        for (const Hit& hit : post_.evidence.hits) {
            if (hit.sense.category == Category::praise && hit.weight > 0) {
                words = std::max(words, static_cast<double>(hit.weight));
            }
        }
        for (const RuleHit& hit : post_.evidence.rule_hits) {
            if (hit.rule->kind == RuleKind::praise) {
                words = std::max(words, static_cast<double>(hit.rule->weight));
            }
        }
        praise = either(praise, 0.7 * words);
        if (out_.polarity == Polarity::positive) {
            praise = either(praise, praises_plainly() ? 0.5 * out_.polarity_score : 0);
        } else if (out_.polarity == Polarity::negative) {
            praise *= 0.4;
        }
        praise *= (1 - out_.irony) * (1 - post_.findings.report);
        if (post_.evidence.shape.question_marks > 0) {
            praise *= 0.6; // thanks in advance
        }
    }

    void score_resolved() {
        double& resolved = score(Intent::resolved);
        for (const Hit& hit : post_.evidence.hits) {
            if (hit.sense.category == Category::resolved && hit.weight > 0) {
                resolved = either(resolved, 0.85 * static_cast<double>(hit.weight));
            }
        }
        for (const RuleHit& hit : post_.evidence.rule_hits) {
            if (hit.rule->kind == RuleKind::resolved ||
                (hit.rule->kind == RuleKind::signal && static_cast<Signal>(hit.rule->value) == Signal::resolved)) {
                resolved = either(resolved, static_cast<double>(hit.rule->weight));
            }
        }
        if (out_.polarity == Polarity::negative || post_.evidence.shape.question_marks > 0) {
            resolved *= 0.5; // "erledigt" is one's patience
        }
    }

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

    // "Nicht schlecht" is content, but no praise.
    [[nodiscard]] bool praises_plainly() const {
        return std::any_of(post_.evidence.hits.begin(), post_.evidence.hits.end(), [](const Hit& hit) {
            return !hit.negated && hit.weight > 0 &&
                   (hit.sense.category == Category::polarity || hit.sense.category == Category::praise);
        });
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
    std::array<double, 5> scores_{}; ///< by intent, without other
    double trouble_ = 0;
};

} // namespace

void judge_intent(Case& post) { Judge(post).run(); }

} // namespace kummerkasten::classify
