// SPDX-License-Identifier: Apache-2.0
#include "classify/intent_scores.hpp"

#include "classify/reproach.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

using record::Intent;
using record::Ownership;
using record::Polarity;
using record::Signal;

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
/// What people ask one another about the house is mostly chat: what is left of a question that is not put to the house.
constexpr double kAskedElsewhere = 0.6;

class Scorer {
public:
    explicit Scorer(const Case& post) : post_(post), out_(post.out) {}

    IntentScores run() {
        score_rules();
        score_complaint();
        score_question();
        score_praise();
        score_resolved();
        return found_;
    }

private:
    double& score(Intent intent) { return found_.scores[static_cast<std::size_t>(intent)]; }

    [[nodiscard]] bool has(Signal signal) const { return out_.signals.contains(signal); }

    void score_rules() {
        for (const RuleHit& hit : post_.evidence.rule_hits) {
            if (hit.rule->kind == RuleKind::intent && hit.rule->value < found_.scores.size()) {
                found_.scores[hit.rule->value] =
                    either(found_.scores[hit.rule->value], static_cast<double>(hit.rule->weight));
            }
        }
    }

    void score_complaint() {
        for (std::size_t topic = 0; topic < post_.findings.topic_scores.size(); ++topic) {
            if (post_.setting.trouble[topic] != 0) {
                found_.trouble = std::max(found_.trouble, static_cast<double>(post_.findings.topic_scores[topic]));
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
        complaint = either(complaint, std::min(1.0, 1.3 * negative * found_.trouble * aside));
        if (found_.trouble >= 0.2 && !hate) {
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
            if (own && (found_.trouble >= 0.2 || negative >= kFelt) && tells_of_a_lack(post_.evidence)) {
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

    // "Nicht schlecht" is content, but no praise.
    [[nodiscard]] bool praises_plainly() const {
        return std::any_of(post_.evidence.hits.begin(), post_.evidence.hits.end(), [](const Hit& hit) {
            return !hit.negated && hit.weight > 0 &&
                   (hit.sense.category == Category::polarity || hit.sense.category == Category::praise);
        });
    }

    const Case& post_;
    const record::Triage& out_;
    IntentScores found_;
};

} // namespace

IntentScores score_intents(const Case& post) { return Scorer(post).run(); }

} // namespace kummerkasten::classify
