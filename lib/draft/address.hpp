// SPDX-License-Identifier: Apache-2.0
// du, ihr and Sie: which of them a text uses, and which one a reply should use. German alone; English has one register.
// The words are a closed class of grammar and therefore stand in the code.
#pragma once

#include "profile/profile.hpp"
#include "record/labels.hpp"
#include "record/triage.hpp"
#include "text/tokenise.hpp"

#include <optional>
#include <string_view>

namespace kummerkasten::draft {

/// Where each register first shows itself in a text.
struct AddressUse {
    std::optional<record::Span> du, ihr, sie;

    [[nodiscard]] int registers() const { return (du ? 1 : 0) + (ihr ? 1 : 0) + (sie ? 1 : 0); }
    /// Could the text stand in a reply that uses `address`?
    [[nodiscard]] bool suits(record::Address address) const;
};

/// Looks for the words of each register in German `text`. "Sie" and "Ihr…" count as formal only with a capital inside a
/// sentence, since "sie" is also she and they; "ihr" counts as informal only where a verb form of the second person
/// stands beside it. `in_sentence`: the text continues a sentence, so its first word shows its true case. Linear.
[[nodiscard]] AddressUse find_address(std::string_view text, bool in_sentence = false);
/// The same of a text that has been analysed already.
[[nodiscard]] AddressUse find_address(const text::Document& document, bool in_sentence = false);

/// The register of a German reply: the house rule; with `mirror` the customer's own. A customer who says "ihr" means the
/// people of the house and is one person, so the answer is "du". Without a profile: Sie.
[[nodiscard]] record::Address choose_address(const profile::Profile* profile, const record::Triage& triage);

} // namespace kummerkasten::draft
