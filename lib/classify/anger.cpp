// SPDX-License-Identifier: Apache-2.0
// Anger 0…1: 0 calm, 0.33 annoyed, 0.66 angry, 1 furious. The strongest word counts in full, each further one adds
// kFurther of itself to what is left; what the shipped model makes of it, an offence, capitals, exclamation marks and stretched words are added the same way,
// but only to posts that are angry or negative already: "SUPER!!!" is joy.
#include "classify/judges.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

constexpr double kFurther = 0.3;
constexpr double kInsult = 0.35;
constexpr double kAbuse = 0.45;
constexpr double kProfanity = 0.3;
constexpr double kAllCapitals = 0.3; ///< a whole sentence of them that says "nicht" or "kein"
constexpr double kAnnoyed = 0.5;     ///< of the shipped model's certainty, where the polarity is negative
constexpr double kNegative = 0.35;   ///< of a fully negative polarity without any word of anger

double from_words(Case& post) {
    double strongest = 0;
    double others = 0;
    const auto take = [&](double weight) {
        others += std::min(strongest, weight);
        strongest = std::max(strongest, weight);
    };
    for (const Hit& hit : post.evidence.hits) {
        if (hit.sense.category == Category::anger && hit.weight > 0) {
            take(std::min(1.0, static_cast<double>(hit.weight)));
            post.reasons.add({"anger", ""}, hit);
        }
    }
    for (const RuleHit& hit : post.evidence.rule_hits) {
        if (hit.rule->kind == RuleKind::anger) {
            take(static_cast<double>(hit.rule->weight));
            post.reasons.add({"anger", ""}, hit);
        }
    }
    // 0.9: one word is never the whole fury.
    return either(0.9 * strongest, std::min(0.6, kFurther * others));
}

bool all_capitals(const Shape& shape) { return shape.shouted >= 5 && shape.shouted * 3 >= shape.words * 2; }

double from_shape(const Shape& shape) {
    double loud = 0;
    if (shape.words > 0) {
        const double share = static_cast<double>(shape.shouted) / static_cast<double>(shape.words);
        // Two capitals in a row of ten words may be an abbreviation each; a third of the text is not.
        loud = shape.shouted >= 3 && share >= 0.3 ? 0.3 : std::min(0.15, 0.06 * static_cast<double>(shape.shouted));
    }
    loud = either(loud, shape.longest_exclamation >= 3 ? 0.15 : shape.longest_exclamation == 2 ? 0.1 : 0);
    loud = either(loud, shape.exclamation_marks >= 4 ? 0.08 : 0);
    return either(loud, shape.stretched > 0 ? 0.05 : 0);
}

} // namespace

void judge_anger(Case& post) {
    record::Triage& out = post.out;
    double anger = from_words(post);
    switch (out.offence) {
    case record::Offence::none: break;
    case record::Offence::profanity: anger = either(anger, kProfanity); break;
    case record::Offence::insult: anger = either(anger, kInsult); break;
    case record::Offence::abuse: anger = either(anger, kAbuse); break;
    }
    if (out.polarity == record::Polarity::negative && post.opinion != nullptr) {
        const double annoyed = std::max(0.0, 2 * (*post.opinion)[Question::angry] - 1);
        anger = std::max(anger, kAnnoyed * annoyed);
    }
    if (out.polarity == record::Polarity::negative) {
        anger = either(anger, kNegative * -out.polarity_score * (anger > 0 ? 0.5 : 1));
    } else if (out.polarity == record::Polarity::positive) {
        anger *= 0.4; // "boah, verdammt geil"
    }
    if (out.polarity != record::Polarity::positive && all_capitals(post.evidence.shape) &&
        post.evidence.has(Category::negation)) {
        anger = either(anger, kAllCapitals);
    }
    if (anger > 0.1 && out.polarity != record::Polarity::positive) {
        const double loud = from_shape(post.evidence.shape);
        if (loud >= 0.1) {
            post.reasons.add({"anger", ""}, {}, "shape", "capitals and signs", loud);
        }
        anger = either(anger, loud);
    }
    out.anger = rounded(std::clamp(anger, 0.0, 1.0));
}

} // namespace kummerkasten::classify
