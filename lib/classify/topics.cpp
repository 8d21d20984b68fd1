// SPDX-License-Identifier: Apache-2.0
// Topics: each word and rule of a topic is a piece of evidence, either() adds them up. At most three, from kLeast on, and
// none that is much weaker than the best. The longer the text, and the more it reads like a report, the less a single word
// says; what is not about the house has no topic of the house. The score is also the confidence; a post without a topic has
// none to be confident about, and a person looks (care rule M2).
#include "classify/judges.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::classify {

namespace {

constexpr std::size_t kMostTopics = 3;
constexpr double kLeast = 0.3;
/// One word is not the whole truth about a post.
constexpr double kWord = 0.75;
/// A topic must reach this share of the best one's score.
constexpr double kBesideBest = 0.5;
/// From kShort words on each further one raises what is asked, up to kLongRaise.
constexpr double kShort = 20;
constexpr double kRaisePerWord = 0.01;
constexpr double kLongRaise = 0.35;
constexpr double kReportRaise = 0.3;

// "@Campaign_Team" says to whom one speaks, not about what.
bool is_account(const Case& post, const Hit& hit) {
    return hit.first < post.document.tokens.size() && post.document.tokens[hit.first].kind == text::TokenKind::mention;
}

double least_score(const Case& post) {
    const double words = post.evidence.shape.words;
    return kLeast + std::clamp(kRaisePerWord * (words - kShort), 0.0, kLongRaise) + kReportRaise * post.findings.report;
}

} // namespace

void judge_topics(Case& post) {
    std::vector<float>& scores = post.findings.topic_scores;
    scores.assign(post.setting.topics.size(), 0);
    const auto add = [&scores](std::size_t topic, double weight) {
        scores[topic] = static_cast<float>(either(static_cast<double>(scores[topic]), weight));
    };
    for (const Hit& hit : post.evidence.hits) {
        if (hit.sense.category == Category::topic && !is_account(post, hit)) {
            add(hit.sense.reference, kWord * static_cast<double>(hit.sense.weight));
        }
    }
    for (const RuleHit& hit : post.evidence.rule_hits) {
        if (hit.rule->kind == RuleKind::topic) {
            add(hit.rule->value, static_cast<double>(hit.rule->weight));
        }
    }
    post.out.confidence.topics = 0;
    if (post.out.ownership == record::Ownership::off_topic || post.out.ownership == record::Ownership::spam) {
        return;
    }
    const double strongest = scores.empty() ? 0 : static_cast<double>(*std::max_element(scores.begin(), scores.end()));
    const double least = std::max(least_score(post), kBesideBest * strongest);
    // The best three; of equal ones the first in the taxonomy.
    std::array<std::size_t, kMostTopics> best{};
    std::size_t count = 0;
    for (std::size_t topic = 0; topic < scores.size(); ++topic) {
        if (static_cast<double>(scores[topic]) < least) {
            continue;
        }
        std::size_t place = count;
        while (place > 0 && scores[best[place - 1]] < scores[topic]) {
            --place;
        }
        if (place < kMostTopics) {
            std::move_backward(best.begin() + static_cast<std::ptrdiff_t>(place),
                               best.begin() + static_cast<std::ptrdiff_t>(std::min(count, kMostTopics - 1)),
                               best.begin() + static_cast<std::ptrdiff_t>(std::min(count, kMostTopics - 1) + 1));
            best[place] = topic;
            count = std::min(count + 1, kMostTopics);
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        post.out.topics.push_back({post.setting.topics[best[i]], rounded(static_cast<double>(scores[best[i]]))});
    }
    post.out.confidence.topics = count > 0 ? post.out.topics[0].score : 0;

    const auto chosen = [&](std::size_t topic) {
        return std::find(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), topic) !=
               best.begin() + static_cast<std::ptrdiff_t>(count);
    };
    for (const Hit& hit : post.evidence.hits) {
        if (hit.sense.category == Category::topic && !is_account(post, hit) && chosen(hit.sense.reference)) {
            post.reasons.add({"topics", post.setting.topics[hit.sense.reference]}, hit);
        }
    }
    for (const RuleHit& hit : post.evidence.rule_hits) {
        if (hit.rule->kind == RuleKind::topic && chosen(hit.rule->value)) {
            post.reasons.add({"topics", post.setting.topics[hit.rule->value]}, hit);
        }
    }
}

} // namespace kummerkasten::classify
