// SPDX-License-Identifier: Apache-2.0
// The things that a phrase book can name in the customer's own words: the conditions "says" of its acknowledgements, each
// once. One of them is what a draft is about, from the acknowledgement to the next step; so a post about a lift and an
// escalator gets no mixture. Built once; a look-up is a few dozen searches in one post.
#pragma once

#include "draft/phrase_book.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

class Aspects {
public:
    explicit Aspects(const PhraseBook& book);

    struct Found {
        const std::vector<std::string>* words = nullptr; ///< Condition::values; null: nothing
        std::size_t at = std::string_view::npos;         ///< where `said` names it
    };
    /// The aspect of `topic` that `said` names first: people begin with what matters most to them. What
    /// they only have something from ("laut Anzeige") is not named. `said` is a post, folded.
    [[nodiscard]] Found find(std::string_view topic, std::string_view said) const;

private:
    struct Aspect {
        std::vector<std::string> topics;
        std::vector<std::string> words;
    };
    std::vector<Aspect> aspects_;
};

} // namespace kummerkasten::draft
