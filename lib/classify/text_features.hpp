// SPDX-License-Identifier: Apache-2.0
// What a trained model sees of a post. Four groups, each with one weight that training chooses:
//   words    folded words, alone, in pairs, and their beginnings; mentions, links and numbers as one word each; emoji and signs as they are
//   letters  runs of 2 to 5 characters, inside words and across them
//   shape    capitals, runs of signs, stretched letters, length: what can be seen without reading
//   lexicon  what the lexicons say: how much of each category, the strongest, how much of it negated
// One pass over tokens and evidence, linear in the text; about 5 features a byte.
#pragma once

#include "classify/evidence.hpp"
#include "classify/word_table.hpp"
#include "io/data_path.hpp"
#include "learn/data_set.hpp"
#include "learn/feature_bag.hpp"
#include "record/post.hpp"
#include "record/taxonomy.hpp"
#include "text/tokenise.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// Stands in each model: one that was trained on other features is refused. To be changed with every change of the
/// features.
inline constexpr std::string_view kFeatureSpace = "posts-1";

[[nodiscard]] std::vector<learn::Group> feature_groups();

/// Reused from post to post.
struct FeatureScratch {
    std::vector<std::uint64_t> words;  ///< hash by token
    std::vector<std::uint32_t> codes;  ///< characters, one stream for the whole post
    std::vector<std::uint16_t> places; ///< token of each character
};

/// Clears and fills `features`; each has the number of its token as place. `evidence` is of the same document.
void find_features(const text::Document& document, const Evidence& evidence, FeatureScratch& scratch,
                   learn::FeatureBag& features);

/// Makes features of posts for training: what Classifier does on the way, without its judges.
class FeatureReader {
public:
    /// Throws DataError where a lexicon is not what it should be.
    FeatureReader(const io::DataPath& data, const record::Taxonomy& taxonomy);

    /// Valid until the next call.
    [[nodiscard]] const learn::FeatureBag& read(const record::Post& post);

private:
    WordTable table_;
    text::Document document_;
    Evidence evidence_;
    FeatureScratch scratch_;
    learn::FeatureBag features_;
};

} // namespace kummerkasten::classify
