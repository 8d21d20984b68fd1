// SPDX-License-Identifier: Apache-2.0
#include "classify/evidence.hpp"

#include "base/strings.hpp"
#include "classify/house.hpp"
#include "classify/language.hpp"
#include "classify/scope.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace kummerkasten::classify {

namespace {

using text::Token;
using text::TokenKind;

constexpr std::string_view kTypographicApostrophe = "\u2019";

// Runs of three and more equal characters cut to one: the second try for "suuuper", which squeezed to two is no word.
void append_with_single_letters(std::string& out, std::string_view folded) {
    for (std::size_t i = 0; i < folded.size();) {
        std::size_t end = i + 1;
        while (end < folded.size() && folded[end] == folded[i]) {
            ++end;
        }
        out.append(end - i >= 3 ? 1 : end - i, folded[i]);
        i = end;
    }
}

class Gatherer {
public:
    Gatherer(const text::Document& document, const WordTable& table, Evidence& evidence)
        : document_(document), table_(table), evidence_(evidence) {}

    void run() {
        any_apostrophe_ = document_.folded.find(kTypographicApostrophe) != std::string::npos;
        evidence_.words.clear();
        evidence_.words.reserve(document_.tokens.size());
        evidence_.clauses.clear();
        evidence_.clauses.reserve(document_.tokens.size());
        evidence_.hits.clear();
        evidence_.shape = {};
        evidence_.spelling.clear();
        // Two spellings of each byte at most: the views into it must not move.
        evidence_.spelling.reserve(2 * document_.text.size() + 16);
        for (const Token& token : document_.tokens) {
            evidence_.words.push_back(word_of(token));
            look_at(token);
            evidence_.clauses.push_back(clause_);
            after_ = token.end;
        }
        for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
            look_up(i);
        }
        count_umlauts();
    }

private:
    // ä ö ü ß and their capitals begin with the byte C3, as é and ñ do, which are another language's.
    void count_umlauts() {
        constexpr std::string_view kSecondBytes = "\xA4\xB6\xBC\x9F\x84\x96\x9C";
        const std::string_view text = document_.text;
        for (std::size_t i = text.find('\xC3'); i != std::string_view::npos; i = text.find('\xC3', i + 1)) {
            const bool german = i + 1 < text.size() && kSecondBytes.find(text[i + 1]) != std::string_view::npos;
            evidence_.shape.umlauts += german ? 1 : 0;
        }
    }

    std::string_view word_of(const Token& token) {
        const std::string_view folded = document_.folded_word(token);
        switch (token.kind) {
        case TokenKind::link:
        case TokenKind::email: return {};
        case TokenKind::hashtag: return folded.substr(1);
        case TokenKind::word: {
            const bool apostrophe = any_apostrophe_ && folded.find(kTypographicApostrophe) != std::string_view::npos;
            if (!token.stretched && !apostrophe) {
                return folded;
            }
            const std::size_t begin = evidence_.spelling.size();
            for (std::string_view rest = folded; !rest.empty();) { // part by part: ’ becomes '
                const std::size_t end = std::min(rest.find(kTypographicApostrophe), rest.size());
                text::append_squeezed(evidence_.spelling, rest.substr(0, end));
                rest.remove_prefix(end);
                if (!rest.empty()) {
                    evidence_.spelling.append(1, '\'');
                    rest.remove_prefix(kTypographicApostrophe.size());
                }
            }
            return std::string_view(evidence_.spelling).substr(begin);
        }
        default: return folded;
        }
    }

    void look_at(const Token& token) {
        Shape& shape = evidence_.shape;
        for (std::uint32_t gap = after_; gap < token.start; ++gap) {
            clause_ = static_cast<std::uint16_t>(clause_ + (document_.text[gap] == '\n' ? 1 : 0));
        }
        switch (token.kind) {
        case TokenKind::word:
            ++shape.words;
            shape.shouted += token.upper && token.end - token.start >= 3 ? 1 : 0;
            shape.stretched += token.stretched ? 1 : 0;
            shape.ends_in_question = false;
            return;
        case TokenKind::punctuation: return look_at_punctuation(document_.original(token), token);
        default: return;
        }
    }

    void look_at_punctuation(std::string_view signs, const Token& token) {
        Shape& shape = evidence_.shape;
        switch (signs[0]) {
        case '!':
        case '?': {
            const auto shouts = static_cast<std::uint32_t>(std::count(signs.begin(), signs.end(), '!'));
            const auto asks = static_cast<std::uint32_t>(signs.size()) - shouts;
            shape.exclamation_marks += shouts;
            shape.longest_exclamation = std::max(shape.longest_exclamation, shouts);
            shape.question_marks += asks;
            shape.ends_in_question = asks > 0;
            ++clause_;
            return;
        }
        case '.':
        case ',':
        case ';':
        case ':':
        case '(':
        case ')': ++clause_; return;
        case '-': // a dash has blanks around it, a hyphen has not
            clause_ = static_cast<std::uint16_t>(clause_ + (token.start > after_ ? 1 : 0));
            return;
        default:
            clause_ = static_cast<std::uint16_t>(clause_ +
                                                 (signs == "\u2013" || signs == "\u2014" || signs == "\u2026" ? 1 : 0));
            return;
        }
    }

    void look_up(std::size_t i) {
        const Token& token = document_.tokens[i];
        const std::string_view word = evidence_.words[i];
        // A hyphen may stand in the middle of a phrase, but no phrase begins with a sign.
        if (word.empty() || token.kind == TokenKind::punctuation) {
            return;
        }
        std::vector<Sense>& senses = evidence_.senses;
        senses.clear();
        const bool begins_phrase = evidence_.memo.find(table_, word, senses);
        if (senses.empty() && !begins_phrase) {
            try_again(token, word, senses);
        }
        if (begins_phrase) {
            evidence_.phrases.clear();
            table_.find_phrases(std::span(evidence_.words).subspan(i), evidence_.phrases);
            for (const PhraseSense& phrase : evidence_.phrases) {
                add(i, i + phrase.words - 1, phrase.sense);
            }
        }
        for (const Sense& sense : senses) {
            add(i, i, sense);
        }
    }

    // Looser spellings of what was not found.
    void try_again(const Token& token, std::string_view word, std::vector<Sense>& senses) {
        if (token.kind == TokenKind::mention) {
            const std::size_t server = word.find('@', 1);
            if (server != std::string_view::npos) { // @name@server, and the profile may leave the server out
                table_.find(word.substr(0, server), senses);
                std::erase_if(senses, [](const Sense& sense) { return sense.weight == kHandleWithoutServer; });
            }
        } else if (token.kind == TokenKind::emoji) { // without skin tone and the like
            const std::size_t length = text::sequence_length(word[0]);
            if (length < word.size()) {
                table_.find(word.substr(0, length), senses);
            }
        } else if (token.stretched || token.kind == TokenKind::emoticon) {
            const std::size_t begin = evidence_.spelling.size();
            const std::string_view folded = document_.folded_word(token);
            if (begin + folded.size() <= evidence_.spelling.capacity()) {
                append_with_single_letters(evidence_.spelling, folded);
                table_.find(std::string_view(evidence_.spelling).substr(begin), senses);
            }
        }
    }

    void add(std::size_t first, std::size_t last, const Sense& sense) {
        const TokenKind kind = document_.tokens[first].kind;
        Hit& hit = evidence_.hits.emplace_back();
        hit.span = {document_.tokens[first].start, document_.tokens[last].end};
        hit.first = static_cast<std::uint32_t>(first);
        hit.last = static_cast<std::uint32_t>(last);
        hit.sense = sense;
        hit.weight = sense.weight;
        hit.symbol = kind == TokenKind::emoji || kind == TokenKind::emoticon;
    }

    const text::Document& document_;
    const WordTable& table_;
    Evidence& evidence_;
    bool any_apostrophe_ = false; ///< typographic, in the whole text
    std::uint16_t clause_ = 0;
    std::uint32_t after_ = 0; ///< end of the token before
};

// Is the hit of a source that does not count in a post of this language? Faces are understood everywhere, but where both
// lexicons know one it counts once, as the first of them says.
bool is_foreign(const Hit& hit, const Language& language) {
    if (hit.sense.source == Source::german) {
        return !language.german && !hit.symbol;
    }
    return hit.sense.source == Source::english && !language.english && !hit.symbol;
}

} // namespace

void gather(const text::Document& document, const WordTable& table, std::string_view language_hint,
            Evidence& evidence) {
    Gatherer(document, table, evidence).run();
    evidence.language = find_language(document.text, evidence, language_hint);

    // Of several hits of one category that begin at one token, the first source that counts wins; a word inside a longer
    // phrase of its category is part of the phrase; negation, intensifiers and diminishers inside any phrase of feeling
    // have done their work there ("nicht erreichbar").
    std::array<std::uint32_t, kCategories> phrase_end{}; // first token behind the last phrase, by category
    std::uint32_t feeling_end = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < evidence.hits.size(); ++i) {
        const Hit hit = evidence.hits[i];
        if (is_foreign(hit, evidence.language)) {
            continue;
        }
        const auto category = static_cast<std::size_t>(hit.sense.category);
        const bool has_reference =
            hit.sense.category == Category::topic || hit.sense.category >= Category::rival_name; // of several kinds
        const bool modifies = hit.sense.category == Category::negation || hit.sense.category == Category::intensifier ||
                              hit.sense.category == Category::diminisher;
        if (!has_reference && hit.first < phrase_end[category]) {
            continue;
        }
        if (modifies && hit.last < feeling_end) {
            continue;
        }
        bool twice = false;
        for (std::size_t k = kept; k > 0 && evidence.hits[k - 1].first == hit.first && !twice; --k) {
            const Hit& other = evidence.hits[k - 1];
            twice = other.sense.category == hit.sense.category && other.sense.reference == hit.sense.reference &&
                    other.sense.source != hit.sense.source;
        }
        if (twice) {
            continue;
        }
        evidence.hits[kept++] = hit;
        if (hit.last > hit.first) {
            phrase_end[category] = hit.last + 1;
            if (hit.sense.category <= Category::abuse || hit.sense.category == Category::praise) {
                feeling_end = std::max(feeling_end, hit.last + 1);
            }
        }
    }
    evidence.hits.resize(kept);
    apply_scope(evidence);
}

} // namespace kummerkasten::classify
