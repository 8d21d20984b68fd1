// SPDX-License-Identifier: Apache-2.0
#include "classify/text_features.hpp"

#include "classify/judges.hpp"
#include "text/utf8.hpp"

#define XXH_INLINE_ALL // its short inputs take a few instructions, less than the call
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

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

// Beginnings and endings are short enough to be numbers; salts tell them apart. Spread, since they are far from even.
constexpr std::uint64_t kBeginningSalt = std::uint64_t{1} << 56U, kEndingSalt = std::uint64_t{2} << 56U;
static_assert(kBeginning <= 7 && kEnding <= 7);
std::uint64_t hash_of_part(std::uint64_t salt, std::string_view part) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, part.data(), part.size());
    return spread(salt | bytes);
}
// Hashes of words are even as they are.
constexpr std::uint64_t kHashtagSalt = 0x9E3779B97F4A7C15U, kPairFactor = 0xC2B2AE3D27D4EB4FU;

// Numbers of dense features: shape, then those of the lexicon.
constexpr std::size_t kShapes = 64;
constexpr std::size_t kListed = kCategoryNames.size();
constexpr std::size_t kPerCategory = 5;
constexpr std::size_t kBalance = kShapes + kPerCategory * (kListed + 1);
constexpr std::size_t kLast = kBalance + 1;
constexpr std::size_t kTopics = kLast + 1; // the last, since a house may have any number of its own
constexpr std::uint64_t kDenseSalt = std::uint64_t{3} << 56U;

constexpr std::size_t kCounted = 16; // so many tokens of a kind count, and more count as much

/// Place of what lies in no single token.
constexpr std::size_t kNowhere = 0xFFFF;

FeatureGroup group_of_dense(std::size_t number) { return number < kShapes ? kShape : kLexicon; }

class Finder {
public:
    Finder(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch)
        : document_(document), evidence_(evidence), scratch_(scratch) {}

    void find_all_but_letters() {
        scratch_.words.clear();
        scratch_.dense.clear();
        add_words();
        add_shape();
        add_lexicon();
    }

    void find_letters(learn::FeatureBag& features) {
        read_letters();
        add_letters(features);
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
        const std::vector<Token>& tokens = document_.tokens;
        std::vector<std::uint64_t>& hashes = scratch_.hashes;
        hashes.resize(tokens.size());
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::uint32_t code = code_of(tokens[i]);
            const std::string_view word = evidence_.words[i];
            hashes[i] = code != 0 ? spread(code) : XXH3_64bits(word.data(), word.size());
        }
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            add_word(hashes[i], i);
            if (tokens[i].kind == TokenKind::word) {
                const std::string_view word = evidence_.words[i];
                add_word(hash_of_part(kBeginningSalt, text::prefix(word, kBeginning)), i);
                if (word.size() >= kLongWord) {
                    add_word(hash_of_part(kEndingSalt, word.substr(word.size() - kEnding)), i);
                }
            } else if (tokens[i].kind == TokenKind::hashtag) {
                add_word(hashes[i] + kHashtagSalt, i);
            }
            if (i + 1 < tokens.size()) {
                add_word(hashes[i] * kPairFactor + hashes[i + 1], i);
            }
        }
    }

    void add_word(std::uint64_t key, std::size_t place) {
        scratch_.words.push_back({key, 1, static_cast<std::uint16_t>(place), kWords});
    }

    // The hash of a run grows letter by letter, so each run costs one multiplication more than the one before.
    void add_letters(learn::FeatureBag& features) {
        const std::vector<std::uint32_t>& codes = scratch_.codes;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const std::size_t end = std::min(i + kLongestRun, codes.size());
            std::uint64_t hash = 0xCBF29CE484222325U;
            for (std::size_t k = i; k < end; ++k) {
                hash = (hash ^ codes[k]) * 0x100000001B3U + 0x9E3779B9U;
                if (k + 1 - i >= kShortestRun) {
                    features.add(spread(hash), kLetters, scratch_.places[i]);
                }
            }
        }
    }

    void add_dense(std::size_t number, double value) {
        if (value != 0) {
            scratch_.dense.push_back({static_cast<std::uint32_t>(number), static_cast<float>(value)});
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
            add_dense(kind, share_of_count(kinds[kind]));
        }
        add_dense(20, shape.shouted / words);
        add_dense(21, capitals / words / 2);
        add_dense(22, shape.shouted > 1 ? 0.5 : 0);
        add_dense(23, std::min(1.0, shape.stretched / 2.0));
        add_dense(24, std::min(1.0, shape.exclamation_marks / 4.0));
        add_dense(25, shape.longest_exclamation > 1 ? 0.5 : 0);
        add_dense(26, std::min(1.0, shape.question_marks / 4.0));
        add_dense(27, shape.ends_in_question ? 0.5 : 0);
        add_dense(28, evidence_.language.german ? 0 : 0.5);
        add_dense(39 + static_cast<std::size_t>(std::bit_width(document_.text.size() + 1)), 0.5); // by powers of two
    }

    // log2(1 + count) / 4, at most 1.
    static double share_of_count(std::uint32_t count) {
        static const auto kShares = [] {
            std::array<double, kCounted> shares{};
            for (std::size_t i = 0; i < shares.size(); ++i) {
                shares[i] = std::log2(1.0 + static_cast<double>(i)) / 4;
            }
            return shares;
        }();
        return kShares[std::min<std::size_t>(count, kCounted - 1)];
    }

    struct Sums {
        double sum = 0, most = 0, negated = 0;
        std::uint32_t count = 0, symbols = 0;
    };

    void add_lexicon() {
        std::array<Sums, kListed + 1> sums{}; // by category; of polarity the negative side apart, at the end
        float last = 0;
        for (const Hit& hit : evidence_.hits) {
            if (hit.sense.category > Category::language ||
                (hit.sense.source != Source::german && hit.sense.source != Source::english)) {
                continue; // names and incidents of a house: a model is for all of them
            }
            const bool negative = hit.sense.category == Category::polarity && hit.weight < 0;
            Sums& one = sums[negative ? kListed : static_cast<std::size_t>(hit.sense.category)];
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
                add_dense(kTopics + hit.sense.reference, 0.25);
            }
        }
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (sums[i].count == 0) {
                continue;
            }
            const std::size_t number = kShapes + kPerCategory * i;
            add_dense(number, std::min(2.0, std::log1p(sums[i].sum)));
            add_dense(number + 1, sums[i].most);
            add_dense(number + 2, std::min(1.0, sums[i].negated));
            add_dense(number + 3, sums[i].symbols > 0 ? 0.5 : 0);
            add_dense(number + 4, sums[i].count > 1 ? 0.5 : 0);
        }
        const double positive = sums[0].sum;
        const double negative = sums[kListed].sum;
        add_dense(kBalance, (positive - negative) / (1 + positive + negative));
        add_dense(kLast, double{last} / 2);
    }

    const text::Document& document_;
    const Evidence& evidence_;
    FeatureScratch& scratch_;
};

} // namespace

std::vector<learn::Group> feature_groups() {
    return {{"words", true}, {"letters", true}, {"shape", false}, {"lexicon", false}};
}

std::uint64_t key_of_dense(std::size_t number) { return spread(kDenseSalt + number); }

void find_features(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch) {
    Finder(document, evidence, scratch).find_all_but_letters();
}

void fill_bag(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch,
              learn::FeatureBag& features) {
    features.clear();
    for (const learn::Feature& word : scratch.words) {
        features.add(word.key, word.group, word.place);
    }
    for (const DenseFeature& dense : scratch.dense) {
        features.add(key_of_dense(dense.number), group_of_dense(dense.number), kNowhere, dense.value);
    }
    Finder(document, evidence, scratch).find_letters(features);
}

} // namespace kummerkasten::classify
