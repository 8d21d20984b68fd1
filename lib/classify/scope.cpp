// SPDX-License-Identifier: Apache-2.0
#include "classify/scope.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

bool can_be_negated(const Hit& hit) {
    if (hit.symbol) {
        return false;
    }
    switch (hit.sense.category) {
    case Category::polarity:
    case Category::anger:
    case Category::praise:
    case Category::resolved:
    case Category::insult: return true;
    default: return false; // foul words stay foul, topics stay topics
    }
}

bool can_be_scaled(const Hit& hit) {
    return !hit.symbol && (hit.sense.category == Category::polarity || hit.sense.category == Category::anger ||
                           hit.sense.category == Category::praise);
}

void negate(Hit& hit) {
    if (hit.negated) {
        return;
    }
    hit.negated = true;
    if (hit.sense.category == Category::polarity) {
        hit.weight *= hit.weight > 0 ? kNegatedPositive : kNegatedNegative;
    } else {
        hit.weight = 0;
    }
}

class Scope {
public:
    explicit Scope(Evidence& evidence) : evidence_(evidence), hits_(evidence.hits) {}

    void run() {
        for (std::size_t i = 0; i < hits_.size(); ++i) {
            switch (hits_[i].sense.category) {
            case Category::intensifier:
            case Category::diminisher: scale(i); break;
            default: break;
            }
        }
        for (std::size_t i = 0; i < hits_.size(); ++i) {
            if (hits_[i].sense.category == Category::negation && !is_not_only(hits_[i])) {
                negate_around(i);
            }
        }
    }

private:
    [[nodiscard]] bool same_clause(const Hit& a, const Hit& b) const {
        return evidence_.clauses[a.first] == evidence_.clauses[b.first];
    }

    // "nicht nur gut, sondern …" takes nothing back.
    [[nodiscard]] bool is_not_only(const Hit& negation) const {
        const std::size_t next = negation.last + 1;
        return next < evidence_.words.size() && (evidence_.words[next] == "nur" || evidence_.words[next] == "only");
    }

    void scale(std::size_t modifier) {
        const Hit& by = hits_[modifier];
        std::uint32_t scaled = 0;
        for (std::size_t i = modifier + 1; i < hits_.size() && hits_[i].first <= by.last + kDegreeReach; ++i) {
            Hit& hit = hits_[i];
            if (hit.first <= by.last || !same_clause(by, hit) || !can_be_scaled(hit)) {
                continue;
            }
            if (scaled != 0 && hit.first != scaled) {
                return; // only the nearest word
            }
            scaled = hit.first;
            hit.weight = std::clamp(hit.weight * by.sense.weight, -1.5F, 1.5F);
        }
    }

    void negate_around(std::size_t negation) {
        const Hit by = hits_[negation];
        bool found = false;
        for (std::size_t i = negation + 1; i < hits_.size() && hits_[i].first <= by.last + kNegationForward; ++i) {
            if (hits_[i].first > by.last && same_clause(by, hits_[i]) && can_be_negated(hits_[i])) {
                negate(hits_[i]);
                found = found || hits_[i].sense.category == Category::polarity ||
                        hits_[i].sense.category == Category::praise || hits_[i].sense.category == Category::resolved;
            }
        }
        for (std::size_t i = negation; !found && i > 0 && hits_[i - 1].first + kNegationBackward >= by.first; --i) {
            Hit& hit = hits_[i - 1];
            if (hit.last < by.first && same_clause(by, hit) && can_be_negated(hit)) {
                negate(hit);
            }
        }
    }

    Evidence& evidence_;
    std::vector<Hit>& hits_;
};

} // namespace

void apply_scope(Evidence& evidence) { Scope(evidence).run(); }

} // namespace kummerkasten::classify
