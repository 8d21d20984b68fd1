// SPDX-License-Identifier: Apache-2.0
#include "draft/aspects.hpp"

#include "draft/said.hpp"

#include <algorithm>

namespace kummerkasten::draft {

Aspects::Aspects(const PhraseBook& book) {
    for (const Phrase& phrase : book.phrases()) {
        const Condition* words = phrase.condition(Key::says);
        if (phrase.part != Part::acknowledgement || words == nullptr) {
            continue;
        }
        const bool known = std::any_of(aspects_.begin(), aspects_.end(), [&](const Aspect& aspect) {
            return aspect.words == words->values && aspect.topics == phrase.topics;
        });
        if (!known) {
            aspects_.push_back({phrase.topics, words->values});
        }
    }
}

Aspects::Found Aspects::find(std::string_view topic, std::string_view said) const {
    Found best;
    for (const Aspect& aspect : aspects_) {
        if (!aspect.topics.empty() &&
            std::find(aspect.topics.begin(), aspect.topics.end(), topic) == aspect.topics.end()) {
            continue;
        }
        for (const std::string& word : aspect.words) {
            std::size_t at = find_word(said, word);
            while (at < best.at && is_source(said, at)) {
                at = find_word(said, word, at + 1);
            }
            if (at < best.at) {
                best = {&aspect.words, at};
            }
        }
    }
    return best;
}

} // namespace kummerkasten::draft
