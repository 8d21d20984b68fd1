// SPDX-License-Identifier: Apache-2.0
// Which topics a phrase book can speak of in the customer's own words: the conditions "says" of its acknowledgements, each
// once. They decide which of several topics a draft takes up. Built once; a look-up is a few dozen searches in one post.
#pragma once

#include "draft/phrase_book.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

class Aspects {
public:
    explicit Aspects(const PhraseBook& book);

    /// Does an acknowledgement of `topic` name something that stands in `said` (Situation::said)?
    [[nodiscard]] bool names(std::string_view topic, std::string_view said) const;

private:
    struct Aspect {
        std::vector<std::string> topics;
        std::vector<std::string> words;
    };
    std::vector<Aspect> aspects_;
};

} // namespace kummerkasten::draft
