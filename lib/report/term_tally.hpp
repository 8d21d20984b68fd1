// SPDX-License-Identifier: Apache-2.0
// Words and phrases of up to three words, and in how many posts each stands, now and earlier: what is new in the words.
//
// Words are compared by stem; a post counts once for a term, however often it repeats it. Mentions, links, numbers and
// punctuation end a phrase; it neither begins nor ends with a stop word, nor is one.
//
// Memory: some 200 bytes a term and 16 for each of its bins, at most kMostTerms terms. Where there are more, the rarest are
// forgotten, those in one post first, until half the room is free: like lossy counting, which misses of a count at most what
// it forgot; `forgotten_up_to` says how much that may be.
#pragma once

#include "report/log_odds.hpp"
#include "text/stem.hpp"
#include "text/tokenise.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kummerkasten::report {

struct TermTally {
    static constexpr std::size_t kMostTerms = 400'000;
    static constexpr std::size_t kMostForms = 4; ///< spellings remembered of each term
    static constexpr std::size_t kMostWords = 3;
    static constexpr std::int64_t kBinSeconds = 86400;

    struct Term {
        std::uint8_t words = 1;
        std::uint64_t posts = 0;
        std::vector<std::pair<std::int64_t, std::uint32_t>> bins; ///< by rising bin
        std::vector<std::pair<std::string, std::uint32_t>> forms; ///< as written, in the order met
        template <class Archive> void visit(Archive& archive) { archive(words, posts, bins, forms); }
    };
    std::unordered_map<std::string, Term> terms; ///< by their stems with blanks between
    std::optional<std::int64_t> first, last;     ///< bins with a post
    std::uint64_t forgotten_up_to = 0;           ///< posts that a term may have more than it says

    /// `terms_of_post` as TermFinder gave them.
    void add(const std::vector<std::pair<std::string, std::string>>& terms_of_post, std::int64_t bin);
    void merge(const TermTally& other);
    template <class Archive> void visit(Archive& archive) { archive(terms, first, last, forgotten_up_to); }

private:
    void make_room();
};

/// Finds the terms of a text: stems and the written form, each stem once.
class TermFinder {
public:
    /// `language` as BCP 47; words that are neither German nor English are not stemmed, unknown ones are taken as German.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& terms_in(std::string_view text,
                                                                                   std::string_view language);

private:
    struct Word {
        std::string stem, written;
        bool stop;
    };
    void add_phrases(const std::vector<Word>& run);

    text::Stemmer german_{text::Stemmer::Language::german};
    text::Stemmer english_{text::Stemmer::Language::english};
    text::Document document_;
    std::vector<std::pair<std::string, std::string>> found_;
};

struct EmergingTerm {
    std::string stems, written;
    std::size_t words = 1;
    std::uint64_t now = 0, earlier = 0;
    LogOdds odds;
};

/// Terms that stand in at least `least_posts` posts of both stretches together and, with z of `least_z` or more, rather in those
/// of now; largest z first. Of a term and a longer one that has nearly all of its posts, only the longer is given.
///
/// Words and phrases are one vocabulary: n is the sum of their posts, V their number. The prior of a term is
/// what the earlier posts lead to expect, at the size of each group: a(i) = n(i) (earlier + 1) / (n(earlier) + V).
[[nodiscard]] std::vector<EmergingTerm> emerging_terms(const TermTally& tally, std::int64_t earlier, std::int64_t now,
                                                       std::int64_t end, std::size_t least_posts, double least_z);

} // namespace kummerkasten::report
