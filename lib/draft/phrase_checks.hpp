// SPDX-License-Identifier: Apache-2.0
// What must be true of a phrase and of a whole phrase book, so that no draft is wrong in grammar, mixes registers or finds
// nothing to say. Used by PhraseBook while it loads.
#pragma once

#include "draft/phrase_book.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// Checks phrase by phrase, and remembers ids and texts to find doubles.
class PhraseChecks {
public:
    explicit PhraseChecks(std::string_view language) : german_(language == "de") {}

    /// What is wrong with `phrase`, whose text stands in the file as `written`; nothing where all is well.
    [[nodiscard]] std::optional<std::string> complaint_about(const Phrase& phrase, std::string_view written);

private:
    bool german_;
    std::set<std::string, std::less<>> ids_, texts_;
};

/// What the book as a whole lacks: a register without a phrase that fits every topic, a topic without its own
/// acknowledgement and next step for a complaint. Nothing where it is complete.
[[nodiscard]] std::optional<std::string> missing_in(const std::vector<Phrase>& phrases,
                                                    const record::Taxonomy& taxonomy, std::string_view language);

} // namespace kummerkasten::draft
