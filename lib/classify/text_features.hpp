// SPDX-License-Identifier: Apache-2.0
// What a trained model sees of a post. Four groups, each with one weight that training chooses:
//   words     folded words, alone, in pairs, and their beginnings and endings; mentions, links and numbers as one word each; emoji and signs as they are
//   letters   runs of 2 to 5 characters, inside words and across them
//   shape     capitals, runs of signs, stretched letters, length: what can be seen without reading
//   lexicon   what the lexicons say: how much of each category, the strongest, how much of it negated
// One pass over tokens and evidence, linear in the text; letters make about 5 features a byte, all others together
// about 3 a word. Shape and lexicon are dense: some 30 of 200 that are known beforehand, each with a number.
#pragma once

#include "classify/evidence.hpp"
#include "learn/data_set.hpp"
#include "learn/feature_bag.hpp"
#include "text/tokenise.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// Stands in each model: one that was trained on other features is refused. To be changed with every change of the
/// features.
inline constexpr std::string_view kFeatureSpace = "posts-3";

[[nodiscard]] std::vector<learn::Group> feature_groups();

/// A feature of shape or lexicon.
struct DenseFeature {
    std::uint32_t number = 0;
    float value = 0;
};
/// Room for some hundred topics. Numbers beyond are topics of a house's own, which the shipped model has not learnt.
inline constexpr std::size_t kDenseFeatures = 256;
[[nodiscard]] std::uint64_t key_of_dense(std::size_t number);

/// Reused from post to post.
struct FeatureScratch {
    std::vector<std::uint64_t> hashes; ///< of each token's word
    std::vector<std::uint32_t> codes;  ///< characters, one stream for the whole post
    std::vector<std::uint16_t> places; ///< token of each character
    std::vector<learn::Feature> words;
    std::vector<DenseFeature> dense;
};

/// Fills scratch.words, where a key comes as often as it is met and each has the number of its token as place, and
/// scratch.dense. `evidence` is of the same document.
void find_features(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch);

/// Puts what find_features left in `scratch` into a bag, which is cleared, and the letters, which are ten times as many.
void fill_bag(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch,
              learn::FeatureBag& features);

} // namespace kummerkasten::classify
