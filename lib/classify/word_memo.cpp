// SPDX-License-Identifier: Apache-2.0
#include "classify/word_memo.hpp"

#define XXH_INLINE_ALL // its short inputs take a few instructions, less than the call
#include <xxhash.h>

#include <algorithm>

namespace kummerkasten::classify {

bool WordMemo::find(const WordTable& table, std::string_view word, std::vector<Sense>& found) {
    if (word.empty() || word.size() > kLongest) {
        return table.find(word, found);
    }
    Place& place = places_[XXH3_64bits(word.data(), word.size()) % kPlaces];
    if (std::string_view(place.word.data(), place.size) == word) {
        found.insert(found.end(), place.senses.begin(), place.senses.begin() + place.count);
        return place.begins_phrase;
    }
    const bool begins_phrase = table.find(word, found);
    if (found.size() <= kMostSenses) {
        std::copy(found.begin(), found.end(), place.senses.begin());
        std::copy(word.begin(), word.end(), place.word.begin());
        place.size = static_cast<std::uint8_t>(word.size());
        place.count = static_cast<std::uint8_t>(found.size());
        place.begins_phrase = begins_phrase;
    }
    return begins_phrase;
}

} // namespace kummerkasten::classify
