// SPDX-License-Identifier: Apache-2.0
#include "classify/feature_reader.hpp"

#include "classify/judges.hpp"
#include "classify/lexicon.hpp"

namespace kummerkasten::classify {

FeatureReader::FeatureReader(const io::DataPath& data, const record::Taxonomy& taxonomy) {
    const TopicNames topics(taxonomy.names());
    load_lexicon(data / "de/lexicon.tsv", Source::german, topics, table_);
    load_lexicon(data / "en/lexicon.tsv", Source::english, topics, table_);
    add_pronouns(table_);
}

const learn::FeatureBag& FeatureReader::read(const record::Post& post) {
    text::analyse(post.text, document_);
    gather(document_, table_, post.lang, evidence_);
    find_features(document_, evidence_, scratch_);
    fill_bag(document_, evidence_, scratch_, features_);
    return features_;
}

} // namespace kummerkasten::classify
