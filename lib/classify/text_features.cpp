// SPDX-License-Identifier: Apache-2.0
#include "classify/text_features.hpp"

#include "classify/judges.hpp"
#include "text/utf8.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kummerkasten::classify {

namespace {

using learn::spread;
using text::Token;
using text::TokenKind;

enum FeatureGroup : std::uint8_t { kWords, kLetters, kShape, kLexicon };

constexpr std::size_t kShortestRun = 2;
constexpr std::size_t kLongestRun = 5;

// The beginning of a word stands for its stem. Worth 0.001 of macro-F1, the mean of eight corpora cross-validated with one
// setting (2026-11); from −0.008 to +0.012. Tried on three of them and left out: runs of 6 characters (−0.001), words under
// negation once more (−0.001), categories of the lexicon beside their neighbours (+0.001).
constexpr std::size_t kBeginning = 5;

// And the end of a long word, in bytes, for the last part of a compound: worth 0.004 without letters, the mean of seven
// German corpora (2026-11). All runs of 5 letters inside words are worth no more and five times as many.
constexpr std::size_t kEnding = 5;
constexpr std::size_t kLongWord = 7;

// What stands for a mention, link or number in the stream of characters; none occurs in text.
constexpr std::uint32_t kMentionCode = 1, kLinkCode = 2, kNumberCode = 3;

constexpr std::uint64_t salted(std::uint64_t salt, std::uint64_t value) {
    return spread(value * 0x9E3779B97F4A7C15U + salt);
}

class Finder {
public:
    Finder(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch,
           learn::FeatureBag& features)
        : document_(document), evidence_(evidence), scratch_(scratch), features_(features) {}

    void find_all_but_letters() {
        features_.clear();
        add_words();
        add_shape();
        add_lexicon();
    }

    void find_letters() {
        read_letters();
        add_letters();
    }

private:
    // A mention, link or number: which one does not matter. 0 for what is read letter by letter.
    static std::uint32_t code_of(const Token& token) {
        switch (token.kind) {
        case TokenKind::mention: return kMentionCode;
        case TokenKind::link:
        case TokenKind::email: return kLinkCode;
        case TokenKind::number: return kNumberCode;
        default: return 0;
        }
    }

    void read_letters() {
        scratch_.codes.assign(1, ' ');
        scratch_.places.assign(1, 0);
        std::uint32_t after = 0;
        for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
            const Token& token = document_.tokens[i];
            if (token.start > after && scratch_.codes.back() != ' ') {
                add_code(' ', i);
            }
            after = token.end;
            if (const std::uint32_t code = code_of(token); code != 0) {
                add_code(code, i);
                continue;
            }
            const std::string_view word = evidence_.words[i];
            for (std::size_t at = 0; at < word.size();) {
                const auto byte = static_cast<unsigned char>(word[at]);
                add_code(byte < 0x80 ? (++at, byte) : static_cast<std::uint32_t>(text::next_character(word, at)), i);
            }
        }
        add_code(' ', document_.tokens.empty() ? 0 : document_.tokens.size() - 1);
    }

    void add_code(std::uint32_t code, std::size_t token) {
        scratch_.codes.push_back(code);
        scratch_.places.push_back(static_cast<std::uint16_t>(token));
    }

    void add_words() {
        scratch_.words.clear();
        for (std::size_t i = 0; i < document_.tokens.size(); ++i) {
            const std::uint32_t code = code_of(document_.tokens[i]);
            const std::string_view word = evidence_.words[i];
            scratch_.words.push_back(code != 0 ? code : XXH3_64bits(word.data(), word.size()));
        }
        const std::vector<std::uint64_t>& words = scratch_.words;
        for (std::size_t i = 0; i < words.size(); ++i) {
            features_.add(salted(1, words[i]), kWords, i);
            if (document_.tokens[i].kind == TokenKind::hashtag) {
                features_.add(salted(2, words[i]), kWords, i);
            }
            if (document_.tokens[i].kind == TokenKind::word) {
                const std::string_view begin = text::prefix(evidence_.words[i], kBeginning);
                features_.add(salted(4, XXH3_64bits(begin.data(), begin.size())), kWords, i);
                if (const std::string_view word = evidence_.words[i]; word.size() >= kLongWord) {
                    features_.add(salted(5, XXH3_64bits(word.data() + word.size() - kEnding, kEnding)), kWords, i);
                }
            }
            if (i + 1 < words.size()) {
                features_.add(salted(words[i + 1], words[i] + 3), kWords, i);
            }
        }
    }

    // The hash of a run grows letter by letter, so each run costs one multiplication more than the one before.
    void add_letters() {
        const std::vector<std::uint32_t>& codes = scratch_.codes;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const std::size_t end = std::min(i + kLongestRun, codes.size());
            std::uint64_t hash = 0xCBF29CE484222325U;
            for (std::size_t k = i; k < end; ++k) {
                hash = (hash ^ codes[k]) * 0x100000001B3U + 0x9E3779B9U;
                if (k + 1 - i >= kShortestRun) {
                    features_.add(spread(hash), kLetters, scratch_.places[i]);
                }
            }
        }
    }

    void add_dense(FeatureGroup group, std::uint64_t number, double value) {
        if (value != 0) {
            features_.add(salted(0x1000U + group, number), group, kNowhere, static_cast<float>(value));
        }
    }

    void add_shape() {
        const Shape& shape = evidence_.shape;
        const double words = std::max<double>(1, shape.words);
        std::array<std::uint32_t, 10> kinds{};
        std::uint32_t capitals = 0;
        for (const Token& token : document_.tokens) {
            ++kinds[static_cast<std::size_t>(token.kind)];
            capitals += token.capital ? 1 : 0;
        }
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            add_dense(kShape, kind, std::min(1.0, std::log2(1.0 + kinds[kind]) / 4));
        }
        add_dense(kShape, 20, shape.shouted / words);
        add_dense(kShape, 21, capitals / words / 2);
        add_dense(kShape, 22, shape.shouted > 1 ? 0.5 : 0);
        add_dense(kShape, 23, std::min(1.0, shape.stretched / 2.0));
        add_dense(kShape, 24, std::min(1.0, shape.exclamation_marks / 4.0));
        add_dense(kShape, 25, shape.longest_exclamation > 1 ? 0.5 : 0);
        add_dense(kShape, 26, std::min(1.0, shape.question_marks / 4.0));
        add_dense(kShape, 27, shape.ends_in_question ? 0.5 : 0);
        add_dense(kShape, 28, evidence_.language.german ? 0 : 0.5);
        const auto length = static_cast<std::uint64_t>(std::log2(1.0 + static_cast<double>(document_.text.size())));
        add_dense(kShape, 40 + length, 0.5); // by powers of two
    }

    struct Sums {
        double sum = 0, most = 0, negated = 0;
        std::uint32_t count = 0, symbols = 0;
    };

    void add_lexicon() {
        std::array<Sums, 2 * kCategories> sums{}; // by category; of polarity the negative side apart
        float last = 0;
        for (const Hit& hit : evidence_.hits) {
            if (hit.sense.category > Category::language ||
                (hit.sense.source != Source::german && hit.sense.source != Source::english)) {
                continue; // names and incidents of a house: a model is for all of them
            }
            const auto category = static_cast<std::size_t>(hit.sense.category);
            const bool negative = hit.sense.category == Category::polarity && hit.weight < 0;
            Sums& one = sums[category + (negative ? kCategories : 0)];
            const double weight = std::fabs(double{hit.weight});
            one.sum += weight;
            one.most = std::max(one.most, weight);
            one.negated += hit.negated ? weight : 0;
            one.symbols += hit.symbol ? 1 : 0;
            ++one.count;
            if (hit.sense.category == Category::polarity) {
                last = hit.weight;
            }
            if (hit.sense.category == Category::topic) {
                add_dense(kLexicon, 1000U + hit.sense.reference, 0.25);
            }
        }
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (sums[i].count == 0) {
                continue;
            }
            add_dense(kLexicon, 8 * i, std::min(2.0, std::log1p(sums[i].sum)));
            add_dense(kLexicon, 8 * i + 1, sums[i].most);
            add_dense(kLexicon, 8 * i + 2, std::min(1.0, sums[i].negated));
            add_dense(kLexicon, 8 * i + 3, sums[i].symbols > 0 ? 0.5 : 0);
            add_dense(kLexicon, 8 * i + 4, sums[i].count > 1 ? 0.5 : 0);
        }
        const double positive = sums[0].sum;
        const double negative = sums[kCategories].sum;
        add_dense(kLexicon, 900, (positive - negative) / (1 + positive + negative));
        add_dense(kLexicon, 901, double{last} / 2);
    }

    const text::Document& document_;
    const Evidence& evidence_;
    FeatureScratch& scratch_;
    learn::FeatureBag& features_;
};

} // namespace

std::vector<learn::Group> feature_groups() {
    return {{"words", true}, {"letters", true}, {"shape", false}, {"lexicon", false}};
}

void find_features(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch,
                   learn::FeatureBag& features) {
    Finder(document, evidence, scratch, features).find_all_but_letters();
}

void find_letters(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch,
                  learn::FeatureBag& features) {
    Finder(document, evidence, scratch, features).find_letters();
}

} // namespace kummerkasten::classify
