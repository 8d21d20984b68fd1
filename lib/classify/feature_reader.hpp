// SPDX-License-Identifier: Apache-2.0
// Features of posts for training and testing: what Classifier does on the way, without its judges.
#pragma once

#include "classify/evidence.hpp"
#include "classify/text_features.hpp"
#include "classify/word_table.hpp"
#include "io/data_path.hpp"
#include "record/post.hpp"
#include "record/taxonomy.hpp"
#include "text/tokenise.hpp"

namespace kummerkasten::classify {

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
