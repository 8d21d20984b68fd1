// SPDX-License-Identifier: Apache-2.0
#include "draft/address.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::draft {

namespace {

using record::Address;

// Folded. Verb forms and imperatives of one person count too, where they are no other word: "schick", not "melde" (I too).
constexpr std::array<std::string_view, 16> kDu{"du",     "dich",   "dir",    "dein",   "deine",   "deinem",
                                               "deinen", "deiner", "deines", "schick", "schreib", "nenn",
                                               "waehl",  "hast",   "bist",   "kannst"};
constexpr std::array<std::string_view, 7> kIhr{"euch", "euer", "eure", "eurem", "euren", "eurer", "eures"};
// Verb forms that make an "ihr" beside them the informal plural and not "her" or "their".
constexpr std::array<std::string_view, 17> kIhrVerbs{"seid",   "habt",     "wart",    "hattet",  "koennt",   "muesst",
                                                     "wollt",  "wolltet",  "duerft",  "braucht", "lieber",   "erreicht",
                                                     "findet", "moechtet", "solltet", "hoert",   "schildert"};
constexpr std::array<std::string_view, 8> kSie{"Sie", "Ihnen", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihres"};

template <std::size_t count> bool contains(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void note(std::optional<record::Span>& first, const text::Token& token) {
    if (!first) {
        first = record::Span{token.start, token.end};
    }
}

// Does a sentence begin behind this token? A colon does: Duden wants a capital before a full sentence.
bool ends_sentence(std::string_view between) { return between.find_first_of(".!?:\n") != std::string_view::npos; }

} // namespace

bool AddressUse::suits(Address address) const {
    switch (address) {
    case Address::du: return !ihr && !sie;
    case Address::ihr: return !du && !sie;
    case Address::sie: return !du && !ihr;
    case Address::none: break;
    }
    return registers() == 0;
}

AddressUse find_address(std::string_view text, bool in_sentence) {
    text::Document document;
    text::analyse(text, document);
    return find_address(document, in_sentence);
}

AddressUse find_address(const text::Document& document, bool in_sentence) {
    AddressUse use;
    std::string_view before; // the word before, folded
    std::size_t behind = 0;  // end of the word before
    bool first = true;
    const text::Token* waiting = nullptr; // an "ihr" whose verb may follow
    for (const text::Token& token : document.tokens) {
        if (token.kind != text::TokenKind::word) {
            continue;
        }
        const std::string_view original = document.original(token);
        const std::string_view folded = document.folded_word(token);
        const auto begins = [&] {
            return first ? !in_sentence : ends_sentence(document.text.substr(behind, token.start - behind));
        };
        if (contains(kDu, folded)) {
            note(use.du, token);
        } else if (contains(kIhr, folded)) {
            note(use.ihr, token);
        } else if (token.capital && contains(kSie, original) && (original == "Ihnen" || !begins())) {
            note(use.sie, token);
        } else if (folded == "ihr") {
            if (contains(kIhrVerbs, before)) {
                note(use.ihr, token);
            }
            waiting = &token;
            before = folded;
            behind = token.end;
            first = false;
            continue;
        } else if (waiting != nullptr && contains(kIhrVerbs, folded)) {
            note(use.ihr, *waiting);
        }
        waiting = nullptr;
        before = folded;
        behind = token.end;
        first = false;
    }
    return use;
}

Address choose_address(const profile::Profile* profile, const record::Triage& triage) {
    if (profile == nullptr) {
        return Address::sie;
    }
    const Address house = profile->tone.address == Address::none ? Address::sie : profile->tone.address;
    if (!profile->tone.mirror_address) {
        return house;
    }
    switch (triage.address) {
    case Address::du:
    case Address::ihr: return Address::du;
    case Address::sie: return Address::sie;
    case Address::none: break;
    }
    return house;
}

} // namespace kummerkasten::draft
