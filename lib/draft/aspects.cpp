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

bool Aspects::names(std::string_view topic, std::string_view said) const {
    return std::any_of(aspects_.begin(), aspects_.end(), [&](const Aspect& aspect) {
        return (aspect.topics.empty() ||
                std::find(aspect.topics.begin(), aspect.topics.end(), topic) != aspect.topics.end()) &&
               std::any_of(aspect.words.begin(), aspect.words.end(),
                           [said](const std::string& word) { return says(said, word); });
    });
}

} // namespace kummerkasten::draft
