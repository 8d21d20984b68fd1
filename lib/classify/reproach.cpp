// SPDX-License-Identifier: Apache-2.0
#include "classify/reproach.hpp"

#include "classify/scope.hpp"

#include <algorithm>
#include <span>

namespace kummerkasten::classify {

namespace {

using Words = std::span<const std::string_view>;

// What one suffers or gets, in the first person: its denial is a lack. Folded, as the words of the evidence are.
constexpr std::string_view kSuffered[] = {"habe",  "hab",      "haben",   "kann", "konnte", "koennen", "bekomme",
                                          "bekam", "bekommen", "kriege",  "sehe", "komme",  "erhalte", "finde",
                                          "hatte", "verstehe", "konnten", "kam",  "wurde",  "erreiche"};
// What one wants: "ich brauche kein Netz" lacks nothing.
constexpr std::string_view kWanted[] = {"brauche",   "will",  "moechte",  "wollte",
                                        "benoetige", "nehme", "bestelle", "kaufe"};
constexpr std::string_view kCopulas[] = {"ist", "sind", "seid", "bist", "bleibt", "=", "is", "are"};
// What one calls the house when one has had enough: "Euer Laden ist …".
constexpr std::string_view kHouse[] = {"laden", "verein", "firma", "bude", "haufen", "unternehmen", "vorstand"};
/// How far in front of a negation its subject may stand, in tokens.
constexpr std::uint32_t kSubjectReach = 6;
/// The fewest words with which somebody can say what happened.
constexpr std::uint32_t kAffair = 4;

bool is_any(std::string_view word, Words any) { return std::find(any.begin(), any.end(), word) != any.end(); }

// "ich wechsle … nicht", "wechsle ich … nicht"
bool is_own_doing(const Evidence& evidence, const Hit& negation) {
    const auto& words = evidence.words;
    const auto& clauses = evidence.clauses;
    for (std::uint32_t i = negation.first; i > 0 && negation.first - i < kSubjectReach; --i) {
        const std::uint32_t subject = i - 1;
        if (clauses[subject] != clauses[negation.first]) {
            return false;
        }
        if (words[subject] != "ich" && words[subject] != "wir") {
            continue;
        }
        const bool inverted = subject > 0 && clauses[subject - 1] == clauses[subject] && words[subject - 1].size() > 1;
        const std::string_view before = inverted ? words[subject - 1] : std::string_view();
        const std::string_view behind = subject + 1 < negation.first ? words[subject + 1] : std::string_view();
        if (before.empty() && behind.empty()) {
            return false; // "…, ich nicht"
        }
        if (is_determiner(words[negation.last])) {
            return is_any(before, kWanted) || is_any(behind, kWanted);
        }
        return !is_any(before, kSuffered) && !is_any(behind, kSuffered);
    }
    return false;
}

// Negated hits stand within the reach of the scope around their negation.
bool denies_something_bad(const Evidence& evidence, std::size_t negation) {
    const std::vector<Hit>& hits = evidence.hits;
    const Hit& by = hits[negation];
    const auto is_denied = [&evidence, &by](const Hit& hit) {
        return hit.negated && hit.sense.weight < 0 && evidence.clauses[hit.first] == evidence.clauses[by.first];
    };
    for (std::size_t i = negation + 1; i < hits.size() && hits[i].first <= by.last + kNegationForward; ++i) {
        if (is_denied(hits[i])) {
            return true;
        }
    }
    for (std::size_t i = negation; i > 0 && hits[i - 1].first + kNegationBackward >= by.first; --i) {
        if (is_denied(hits[i - 1])) {
            return true;
        }
    }
    return false;
}

} // namespace

bool tells_of_a_lack(const Evidence& evidence) {
    for (std::size_t i = 0; i < evidence.hits.size(); ++i) {
        const Hit& hit = evidence.hits[i];
        if (hit.sense.category == Category::negation && !is_own_doing(evidence, hit) &&
            !denies_something_bad(evidence, i)) {
            return true;
        }
    }
    return false;
}

bool judges_house(const Evidence& evidence) {
    const auto& words = evidence.words;
    const auto is_copula = [&words](std::size_t i) { return i < words.size() && is_any(words[i], kCopulas); };
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool you = words[i] == "ihr" || words[i] == "sie" || words[i] == "du" || words[i] == "you";
        if (((you || is_any(words[i], kHouse)) && is_copula(i + 1)) || (words[i] == "seid" && words[i + 1] == "ihr")) {
            return true;
        }
    }
    return evidence.shape.words < kAffair ||
           std::any_of(evidence.hits.begin(), evidence.hits.end(), [&is_copula](const Hit& hit) {
               return (hit.sense.category == Category::own_name && is_copula(hit.last + 1)) ||
                      (hit.sense.category == Category::insult && hit.weight > 0);
           });
}

} // namespace kummerkasten::classify
