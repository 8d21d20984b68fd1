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
        weaken_before_but();
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

    // "Nett, aber …": what stands before the turn is conceded.
    void weaken_before_but() {
        std::size_t near = 0; // the first hit that is not too far in front
        for (std::uint32_t i = 1; i < evidence_.words.size(); ++i) {
            if (!turns(i)) {
                continue;
            }
            while (near < hits_.size() && hits_[near].first + kBeforeBut < i) {
                ++near;
            }
            for (std::size_t k = near; k < hits_.size() && hits_[k].last < i; ++k) {
                if (can_be_scaled(hits_[k])) {
                    hits_[k].weight *= kConceded;
                }
            }
        }
    }

    // "nur", "leider" and "bis" turn only where a clause begins with them.
    [[nodiscard]] bool turns(std::uint32_t i) const {
        const std::string_view word = evidence_.words[i];
        if (word.size() < 3 || word.size() > 10) {
            return false;
        }
        return word == "aber" || word == "jedoch" || word == "allerdings" || word == "but" || word == "however" ||
               ((word == "nur" || word == "leider" || word == "bis") && evidence_.words[i - 1].size() == 1);
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
        for (std::size_t i = negation; !found && !is_determiner(evidence_.words[by.last]) && i > 0 &&
                                       hits_[i - 1].first + kNegationBackward >= by.first;
             --i) {
            Hit& hit = hits_[i - 1];
            if (hit.last < by.first && same_clause(by, hit) && can_be_negated(hit)) {
                negate(hit);
            }
        }
    }

    Evidence& evidence_;
    std::vector<Hit>& hits_;
};

// How far before the last word of a match a negation may stand, in tokens, to belong to it.
constexpr std::uint32_t kBeforeLast = 3;

bool can_be_taken_back(const Rule& rule) {
    switch (rule.kind) {
    case RuleKind::signal:
    case RuleKind::polarity:
    case RuleKind::anger:
    case RuleKind::irony:
    case RuleKind::resolved:
    case RuleKind::praise: return true;
    case RuleKind::intent: {
        const auto intent = static_cast<record::Intent>(rule.value);
        return intent == record::Intent::complaint || intent == record::Intent::praise ||
               intent == record::Intent::resolved;
    }
    default: return false;
    }
}

// What a negation right behind the match turns; "Ich bringe mich um, nicht …" stays what it is.
bool ends_in_its_verb(const Rule& rule) {
    return rule.kind == RuleKind::resolved || rule.kind == RuleKind::praise ||
           (rule.kind == RuleKind::intent && static_cast<record::Intent>(rule.value) != record::Intent::complaint) ||
           (rule.kind == RuleKind::signal && (static_cast<record::Signal>(rule.value) == record::Signal::churn ||
                                              static_cast<record::Signal>(rule.value) == record::Signal::resolved));
}

class RuleScope {
public:
    RuleScope(const text::Document& document, const Evidence& evidence) : document_(document), evidence_(evidence) {}

    [[nodiscard]] bool takes_back(const RuleHit& hit) const {
        if (!can_be_taken_back(*hit.rule) || document_.tokens.empty() || hit.span.end == 0) {
            return false;
        }
        const std::uint32_t last = token_before(hit.span.end);
        for (const Hit& negation : evidence_.hits) {
            if (negation.sense.category != Category::negation || !takes_back_verbs(evidence_.words[negation.last])) {
                continue;
            }
            const std::string_view word = evidence_.words[negation.last];
            const bool inside = document_.tokens[negation.first].start >= hit.span.start && negation.last < last &&
                                negation.last + kBeforeLast >= last;
            if (inside && hit.rule->pattern.find(word.substr(0, 4)) == std::string::npos) {
                return true;
            }
            if (negation.first == last + 1 && evidence_.clauses[last] == evidence_.clauses[negation.first] &&
                ends_in_its_verb(*hit.rule)) {
                return true;
            }
        }
        return false;
    }

private:
    // "ohne", "null" and "weder" negate nouns.
    static bool takes_back_verbs(std::string_view word) {
        return word != "ohne" && word != "null" && word != "weder" && word != "without" && word != "nur";
    }

    [[nodiscard]] std::uint32_t token_before(std::uint32_t offset) const {
        const auto& tokens = document_.tokens;
        const auto behind = std::partition_point(tokens.begin(), tokens.end(),
                                                 [offset](const text::Token& token) { return token.start < offset; });
        return behind == tokens.begin() ? 0 : static_cast<std::uint32_t>(behind - tokens.begin() - 1);
    }

    const text::Document& document_;
    const Evidence& evidence_;
};

} // namespace

void drop_negated_rules(const text::Document& document, Evidence& evidence) {
    const RuleScope scope(document, evidence);
    std::erase_if(evidence.rule_hits, [&scope](const RuleHit& hit) { return scope.takes_back(hit); });
}

bool is_determiner(std::string_view negation) {
    return negation.starts_with("kei") || negation.starts_with("keen") || negation == "kes" ||
           negation.starts_with("koa") || negation.starts_with("koi") || negation == "ohne" || negation == "without" ||
           negation == "no";
}

void apply_scope(Evidence& evidence) { Scope(evidence).run(); }

} // namespace kummerkasten::classify
