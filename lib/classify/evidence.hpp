// SPDX-License-Identifier: Apache-2.0
// What the word table found in a post, before anybody draws a conclusion: hits with their place, category and weight, the
// language, and the shape of the text (capitals, exclamation marks, stretched words). One pass over the tokens.
#pragma once

#include "classify/rules.hpp"
#include "classify/sense.hpp"
#include "classify/word_memo.hpp"
#include "classify/word_table.hpp"
#include "record/triage.hpp"
#include "text/tokenise.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

struct Hit {
    record::Span span;
    std::uint32_t first = 0, last = 0; ///< tokens, inclusive
    Sense sense;                       ///< as listed
    float weight = 0;                  ///< after negation and intensifiers
    bool negated = false;
    bool symbol = false; ///< an emoji or emoticon: outside the scope of negation, and of any language
};

/// What can be seen without reading.
struct Shape {
    std::uint32_t words = 0;
    std::uint32_t shouted = 0; ///< words of three letters and more in capitals
    std::uint32_t stretched = 0;
    std::uint32_t exclamation_marks = 0, longest_exclamation = 0;
    std::uint32_t question_marks = 0;
    std::uint32_t umlauts = 0;     ///< ä, ö, ü, ß
    bool ends_in_question = false; ///< nothing but faces, links and mentions behind the last question mark
};

struct Language {
    std::string_view code = "und"; ///< a static string
    double score = 0;
    bool german = true, english = true; ///< whose lexicon and rules are used
};

struct Evidence {
    std::vector<std::string_view> words; ///< by token: the form that is looked up; empty for links and addresses
    std::vector<std::uint16_t> clauses;  ///< by token: number of the clause that it stands in
    std::vector<Hit> hits;               ///< by first token; of one token phrases first
    std::vector<RuleHit> rule_hits;      ///< in the order of the rule files
    Shape shape;
    Language language;

    /// Says any word something of this kind?
    [[nodiscard]] bool has(Category category) const {
        return std::any_of(hits.begin(), hits.end(),
                           [category](const Hit& hit) { return hit.sense.category == category; });
    }

    // Memory that is reused from post to post.
    std::string spelling; ///< squeezed words, which `words` may point to
    std::vector<Sense> senses;
    WordMemo memo;
    std::vector<PhraseSense> phrases;
    text::Prefilter::Scratch prefilter;
};

/// Fills `evidence` except for rule_hits; hits of another language than the post's are gone, negation and intensifiers
/// are applied (classify/scope.hpp). `language_hint` is what the platform says, BCP 47 or empty.
void gather(const text::Document& document, const WordTable& table, std::string_view language_hint, Evidence& evidence);

} // namespace kummerkasten::classify
