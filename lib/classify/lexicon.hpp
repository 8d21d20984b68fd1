// SPDX-License-Identifier: Apache-2.0
// The lexicons (data/de/lexicon.tsv, data/en/lexicon.tsv; kummerkasten-data(5), LEXICON): words that carry feeling, topic,
// negation and so on. Read into the one word table, checked whole: an unknown category or topic, a weight outside the
// range of its category, a term twice in a category is a DataError with file:line.
#pragma once

#include "classify/sense.hpp"
#include "classify/word_table.hpp"

#include <filesystem>

namespace kummerkasten::classify {

/// About 1 µs a row.
void load_lexicon(const std::filesystem::path& file, Source source, const TopicNames& topics, WordTable& into);

/// Adds the towns of places.tsv, category place, whatever the language of the post.
void load_places(const std::filesystem::path& file, WordTable& into);

} // namespace kummerkasten::classify
