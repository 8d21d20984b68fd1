// SPDX-License-Identifier: Apache-2.0
// Where a phrase book falls back on words for every topic (draft-reply --check-phrases). The loader refuses a book that cannot
// answer at all; what is told here can be answered, and would sound better with words of its own.
#pragma once

#include "draft/phrase_book.hpp"
#include "record/taxonomy.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

struct PhraseGap {
    Part part = Part::acknowledgement;
    record::Address address = record::Address::none;
    record::Intent intent = record::Intent::complaint;
    std::string topic;
    std::string ask; ///< with Part::private_message: the kind of fact that a public phrase asks for and no private one
};

/// Acknowledgements and next steps by topic, register and intent (complaint, question, request, praise), and the private
/// messages that public phrases lead to. Costs combinations times phrases.
[[nodiscard]] std::vector<PhraseGap> gaps_in(const PhraseBook& book, const record::Taxonomy& taxonomy);

/// "de<TAB>next_step<TAB>du<TAB>question<TAB>price<TAB>public", one line, with its newline.
[[nodiscard]] std::string line_of(const PhraseGap& gap, std::string_view language);

} // namespace kummerkasten::draft
