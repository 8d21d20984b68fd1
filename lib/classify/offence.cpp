// SPDX-License-Identifier: Apache-2.0
// Offence. Foul words alone insult nobody ("so eine Scheiße"): profanity. A name for people is an insult, and whom it hits is
// told by what stands near (classify/offence_target.hpp). The strongest counts.
// An offence changes no other label and never lowers the urgency (care rule R1).
#include "classify/judges.hpp"
#include "classify/offence_target.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace kummerkasten::classify {

namespace {

using record::Offence;
using record::OffenceTarget;

constexpr float kMildCurse = 0.4F; ///< "verdammt" is below: labels.md says none
constexpr float kWeakName = 0.3F;  ///< "Spaßvogel": no insult
constexpr float kAbusive = 0.4F;
// Of the shipped model's opinion; a fifth of GermEval 2018, GAHD's dev split, GermEval 2019 and 2021, 2026-11. A third of
// those posts offends, of posts to a house about one in thirty.
constexpr double kOffensive = 0.5;
constexpr double kOffensiveUnsaid = 0.55; ///< where no word of feeling is unkind
constexpr double kOffensiveToHouse = 0.9;
constexpr double kHateful = 0.7;
constexpr double kPerhapsOffensive = 0.3;
// Confidence. One in thirty instead of one in three makes the odds a fifteenth; the others are shares that were right in
// GermEval 2018, a fifth kept from the model, GermEval 2019 and GAHD's dev split, 2026-11 (scripts/evaluate, confidence).
constexpr double kOddsToHouse = 1.0 / 15;
constexpr double kHatefulSure = 0.6;
constexpr double kLeastSure = 0.3; ///< a word was found, but the model thinks nothing of it
constexpr double kExcusedSure = 0.8;
constexpr double kSurest = 0.97;
/// For each foul word its neighbours are searched among all that was found. More of them make nothing clearer, and would make
/// the work grow with the square of the text.
constexpr std::size_t kMostLookedAt = 50;

class Judge {
public:
    explicit Judge(Case& post) : post_(post) {}

    void run() {
        find_refusal();
        for (const Hit& hit : post_.evidence.hits) {
            if (looked_at_ < kMostLookedAt) {
                look_at(hit);
            }
        }
        for (const RuleHit& hit : post_.evidence.rule_hits) {
            if (hit.rule->kind == RuleKind::offence && static_cast<Offence>(hit.rule->value) != Offence::none) {
                look_at(hit);
            }
        }
        if (worst_ == Offence::none && !excused_ && post_.opinion != nullptr) {
            weigh(*post_.opinion);
        }
        record::Triage& out = post_.out;
        out.offence = worst_;
        if (worst_ == Offence::insult || worst_ == Offence::abuse) {
            out.offence_target = target_ != OffenceTarget::none ? target_ : target_unseen(post_);
        }
        out.confidence.offence = rounded(post_.opinion != nullptr ? confidence(*post_.opinion) : confidence_by_words());
    }

private:
    // "Neger sagt man nicht": a rule offence:none tells of words that are quoted, refused or said of oneself. They hurt nobody
    // in its clause and the ones beside it, and the model, which only sees the words, is not asked.
    void find_refusal() {
        for (const RuleHit& hit : post_.evidence.rule_hits) {
            if (hit.rule->kind == RuleKind::offence && static_cast<Offence>(hit.rule->value) == Offence::none &&
                !post_.document.tokens.empty()) {
                refused_ = &hit;
                excused_ = true;
            }
        }
    }

    [[nodiscard]] bool is_refused(std::uint32_t token) const {
        if (refused_ == nullptr) {
            return false;
        }
        const auto& clauses = post_.evidence.clauses;
        const std::uint32_t first = clauses[token_at(refused_->span.start)];
        const std::uint32_t last = clauses[token_at(refused_->span.end > 0 ? refused_->span.end - 1 : 0)];
        return clauses[token] + 1U >= first && clauses[token] <= last + 1U;
    }

    void look_at(const Hit& hit) {
        const Category category = hit.sense.category;
        const bool foul =
            category == Category::profanity || category == Category::insult || category == Category::abuse;
        looked_at_ += foul ? 1 : 0;
        if (foul && category != Category::profanity && is_refused(hit.first)) {
            return;
        }
        switch (category) {
        case Category::profanity:
            if (stands_before_name(post_, hit)) {
                take(Offence::insult, OffenceTarget::company, hit);
            } else if (hit.weight >= kMildCurse) {
                take(Offence::profanity, OffenceTarget::none, hit);
            }
            return;
        case Category::insult: {
            if (is_for_oneself(post_, hit)) {
                excused_ = true;
                return;
            }
            const OffenceTarget target = hit.weight > 0 ? find_target(post_, hit) : OffenceTarget::none;
            if (hit.weight >= kWeakName && (target != OffenceTarget::none || hit.weight >= 0.5F)) {
                take(Offence::insult, target, hit);
            }
            return;
        }
        case Category::abuse:
            if (hit.weight >= kAbusive) {
                const OffenceTarget target = find_target(post_, hit, false);
                take(Offence::abuse, target == OffenceTarget::none ? OffenceTarget::group : target, hit);
            }
            return;
        default: return;
        }
    }

    // The model's own probability is right as often as it says, also of what the words decided.
    double confidence(Opinion& opinion) {
        const double offensive = opinion[Question::offensive];
        if (worst_ != Offence::none) {
            return std::clamp(offensive, hateful_ ? kHatefulSure : kLeastSure, kSurest);
        }
        if (excused_) {
            return kExcusedSure;
        }
        const double offended = offensive * (is_to_house(post_) ? kOddsToHouse : 1);
        return std::min(kSurest, (1 - offensive) / (1 - offensive + offended));
    }

    [[nodiscard]] double confidence_by_words() const {
        if (worst_ != Offence::none) {
            return std::min(kSurest, 0.45 + 0.4 * strength_ + (target_ != OffenceTarget::none ? 0.15 : 0));
        }
        // Nothing found is good evidence where we can read the language.
        return post_.evidence.language.german || post_.evidence.language.english ? 0.8 : 0.3;
    }

    // Words that no list knows: what the model makes of them.
    void weigh(Opinion& opinion) {
        const double offensive = opinion[Question::offensive];
        const bool unkind = post_.findings.words < 0;
        hateful_ = post_.evidence.has(Category::group) && post_.out.polarity != record::Polarity::positive &&
                   opinion[Question::hateful] >= kHateful &&
                   offensive >= (unkind ? kPerhapsOffensive : kOffensiveUnsaid);
        if (offensive < (is_to_house(post_) ? kOffensiveToHouse
                         : unkind           ? kOffensive
                                            : kOffensiveUnsaid) &&
            !hateful_) {
            return;
        }
        struct Kind {
            Offence offence;
            Question question;
        };
        constexpr Kind kKinds[] = {{Offence::abuse, Question::abusive},
                                   {Offence::insult, Question::insulting},
                                   {Offence::profanity, Question::profane}};
        const Kind* kind = std::max_element(std::begin(kKinds), std::end(kKinds), [&](const Kind& a, const Kind& b) {
            return opinion[a.question] < opinion[b.question];
        });
        worst_ = hateful_ ? Offence::abuse : kind->offence;
        target_ = hateful_ || worst_ == Offence::abuse ? OffenceTarget::group : OffenceTarget::none;
        opinion.note(hateful_ ? Question::hateful : Question::offensive, {"offence", record::name_of(worst_)},
                     post_.reasons);
    }

    void look_at(const RuleHit& hit) {
        const auto offence = static_cast<Offence>(hit.rule->value);
        // The rule knows the words, not the place: the target is what stands near, as if it were one word.
        Hit word;
        word.span = hit.span;
        word.first = token_at(hit.span.start);
        word.last = std::max(word.first, token_at(hit.span.end > 0 ? hit.span.end - 1 : 0));
        if (offence != Offence::profanity && is_refused(word.first)) {
            return;
        }
        OffenceTarget target = OffenceTarget::none;
        if (offence == Offence::abuse && names_group(word)) {
            target = OffenceTarget::group;
        } else if (!post_.document.tokens.empty() && offence != Offence::profanity) {
            target = find_target(post_, word, offence != Offence::abuse);
        }
        take(offence, offence == Offence::abuse && target == OffenceTarget::none ? OffenceTarget::group : target,
             static_cast<double>(hit.rule->weight));
        post_.reasons.add({"offence", record::name_of(offence)}, hit);
    }

    [[nodiscard]] bool names_group(const Hit& word) const {
        return std::any_of(post_.evidence.hits.begin(), post_.evidence.hits.end(), [&word](const Hit& hit) {
            return hit.sense.category == Category::group && hit.first >= word.first && hit.last <= word.last;
        });
    }

    [[nodiscard]] std::uint32_t token_at(std::uint32_t offset) const {
        const auto& tokens = post_.document.tokens;
        const auto behind = std::partition_point(tokens.begin(), tokens.end(),
                                                 [offset](const text::Token& token) { return token.end <= offset; });
        return static_cast<std::uint32_t>(
            std::min<std::ptrdiff_t>(behind - tokens.begin(), static_cast<std::ptrdiff_t>(tokens.size()) - 1));
    }

    void take(Offence offence, OffenceTarget target, const Hit& hit) {
        take(offence, target, static_cast<double>(std::fabs(hit.weight)));
        post_.reasons.add({"offence", record::name_of(offence)}, hit);
    }

    void take(Offence offence, OffenceTarget target, double strength) {
        if (offence > worst_) {
            worst_ = offence;
            target_ = target;
            strength_ = strength;
        } else if (offence == worst_) {
            target_ = target_ == OffenceTarget::none ? target : target_;
            strength_ = either(strength_, strength);
        }
    }

    Case& post_;
    Offence worst_ = Offence::none;
    OffenceTarget target_ = OffenceTarget::none;
    double strength_ = 0;
    const RuleHit* refused_ = nullptr; ///< the last rule offence:none
    bool hateful_ = false;             ///< by the model, which also sees who is named
    bool excused_ = false;             ///< a name was for the author: the model only sees the name
    std::size_t looked_at_ = 0;
};

} // namespace

void judge_offence(Case& post) { Judge(post).run(); }

} // namespace kummerkasten::classify
