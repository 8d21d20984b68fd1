// SPDX-License-Identifier: Apache-2.0
#include "text/literals.hpp"

#include "base/strings.hpp"
#include "text/pattern_parser.hpp"
#include "text/pattern_strings.hpp"

#include <algorithm>
#include <tuple>

namespace kummerkasten::text {

namespace {

constexpr std::size_t kMostElements = 3; // of a pattern; the best ones are kept
constexpr double kRareEnough = 11;      // as rareness() counts: letters, less 0.7 for each doubling of the alternatives
constexpr double kTellsSomething = 3.5; // below, a further element only costs time: "die", "ist"

// Where "euer" is asked for, "euere" says nothing new.
void drop_needless(Alternatives& alternatives) {
    std::sort(alternatives.begin(), alternatives.end(), [](const Literal& a, const Literal& b) {
        return std::tie(a.word_start, a.text, a.word_end) < std::tie(b.word_start, b.text, b.word_end);
    });
    const auto last = std::unique(alternatives.begin(), alternatives.end(), [](const Literal& a, const Literal& b) {
        return a == b || (a.word_start == b.word_start && !a.word_end && b.text.starts_with(a.text));
    });
    alternatives.erase(last, alternatives.end());
}

bool same_texts(const Alternatives& a, const Alternatives& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Literal& x, const Literal& y) { return x.text == y.text; });
}

// The heads, where there are any: each match begins there. One element that is rare enough does alone; commoner ones are
// asked for together. Those that can begin inside a word come last: they have to be looked for at every byte.
std::vector<Alternatives> choose(Alternatives heads, std::vector<Alternatives> elements) {
    struct Candidate {
        Alternatives* alternatives;
        double rareness;
        bool anywhere;
    };
    std::vector<Candidate> candidates;
    for (Alternatives& alternatives : elements) {
        candidates.push_back({&alternatives, rareness(alternatives),
                              std::any_of(alternatives.begin(), alternatives.end(),
                                          [](const Literal& literal) { return !literal.word_start; })});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.anywhere != b.anywhere ? b.anywhere : a.rareness > b.rareness;
    });
    std::vector<Alternatives> chosen;
    double together = 0;
    if (!heads.empty()) {
        together = std::max(1.0, rareness(heads));
        chosen.push_back(std::move(heads));
    }
    for (const Candidate& candidate : candidates) {
        const bool known = std::any_of(chosen.begin(), chosen.end(), [&](const Alternatives& other) {
            return same_texts(other, *candidate.alternatives);
        });
        const bool worth_it = chosen.empty() || commonest(*candidate.alternatives) >= kTellsSomething;
        if (!known && worth_it && chosen.size() < kMostElements && together < kRareEnough) {
            together += std::max(1.0, candidate.rareness);
            chosen.push_back(std::move(*candidate.alternatives));
        }
    }
    return chosen;
}

// The heads of all matches as literals; empty where they cannot be looked for, or where a blank in front was left out,
// so that the match would begin elsewhere.
Alternatives heads_of(const Known& known) {
    const bool blank = std::any_of(known.heads.begin(), known.heads.end(), [](const std::string& text) {
        const std::size_t first = text.find_first_not_of(kBoundary);
        return first == std::string::npos || text[first] == ' ';
    });
    return known.may_be_empty || blank ? Alternatives() : literals_of(known.heads);
}

} // namespace

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_'; }

Requirement required_literals(std::string_view pattern) {
    Known known = read_pattern(pattern);
    Requirement requirement;
    Alternatives heads = heads_of(known);
    drop_needless(heads);
    requirement.begins_with_first = !heads.empty();
    requirement.signs = signs_of(known);
    if (known.is_exact && heads.empty()) {
        known.required.push_back(literals_of(known.heads));
    }
    for (Alternatives& alternatives : known.required) {
        drop_needless(alternatives);
    }
    std::erase_if(known.required, [](const Alternatives& alternatives) { return alternatives.empty(); });
    requirement.elements = choose(std::move(heads), std::move(known.required));
    return requirement;
}

} // namespace kummerkasten::text
