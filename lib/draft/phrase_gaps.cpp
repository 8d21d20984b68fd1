// SPDX-License-Identifier: Apache-2.0
#include "draft/phrase_gaps.hpp"

#include "draft/situation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace kummerkasten::draft {

namespace {

using record::Address;
using record::Intent;

constexpr std::array<Address, 3> kGermanRegisters{Address::du, Address::ihr, Address::sie};
constexpr std::array<Address, 1> kEnglishRegisters{Address::none};
constexpr std::array<Intent, 4> kIntents{Intent::complaint, Intent::question, Intent::request, Intent::praise};
constexpr std::array<Part, 2> kPublicParts{Part::acknowledgement, Part::next_step};

bool fits(const Phrase& phrase, Part part, Address address, std::string_view topic) {
    const bool of_topic =
        topic.empty() || std::find(phrase.topics.begin(), phrase.topics.end(), topic) != phrase.topics.end();
    return phrase.part == part && (phrase.address == Address::none || phrase.address == address) && of_topic;
}

bool has_private(const PhraseBook& book, Address address, std::string_view topic, const std::string& kind) {
    return std::any_of(book.phrases().begin(), book.phrases().end(), [&](const Phrase& phrase) {
        const Condition* ask = phrase.condition(Key::ask);
        return fits(phrase, Part::private_message, address, phrase.topics.empty() ? std::string_view() : topic) &&
               ask != nullptr && std::find(ask->values.begin(), ask->values.end(), kind) != ask->values.end();
    });
}

// Personal facts that a public next step of this topic asks for: the first of each phrase that has no private phrase for any.
std::vector<std::string> asked_in_vain(const PhraseBook& book, Address address, std::string_view topic) {
    std::vector<std::string> kinds;
    for (const Phrase& phrase : book.phrases()) {
        const Condition* ask = fits(phrase, Part::next_step, address, topic) ? phrase.condition(Key::ask) : nullptr;
        if (ask == nullptr) {
            continue;
        }
        const auto personal = std::find_if(ask->values.begin(), ask->values.end(), is_personal_kind);
        const bool answered = std::any_of(ask->values.begin(), ask->values.end(), [&](const std::string& kind) {
            return has_private(book, address, topic, kind);
        });
        if (personal != ask->values.end() && !answered &&
            std::find(kinds.begin(), kinds.end(), *personal) == kinds.end()) {
            kinds.push_back(*personal);
        }
    }
    return kinds;
}

} // namespace

std::vector<PhraseGap> gaps_in(const PhraseBook& book, const record::Taxonomy& taxonomy) {
    std::vector<PhraseGap> gaps;
    const std::span<const Address> registers =
        book.language() == "de" ? std::span<const Address>(kGermanRegisters) : kEnglishRegisters;
    for (const record::TaxonomyTopic& topic : taxonomy.topics()) {
        if (topic.name == "other") {
            continue;
        }
        for (const Address address : registers) {
            for (const Part part : kPublicParts) {
                for (const Intent intent : kIntents) {
                    if (part == Part::next_step && intent == Intent::praise) {
                        continue; // praise wants thanks; what happens next is the same for every topic
                    }
                    const bool found =
                        std::any_of(book.phrases().begin(), book.phrases().end(), [&](const Phrase& phrase) {
                            return fits(phrase, part, address, topic.name) && phrase.is_for(intent);
                        });
                    if (!found) {
                        gaps.push_back({part, address, intent, topic.name, {}});
                    }
                }
            }
            for (const std::string& kind : asked_in_vain(book, address, topic.name)) {
                gaps.push_back({Part::private_message, address, Intent::complaint, topic.name, kind});
            }
        }
    }
    return gaps;
}

std::string line_of(const PhraseGap& gap, std::string_view language) {
    const bool is_private = gap.part == Part::private_message;
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", language, kPartNames[static_cast<std::size_t>(gap.part)],
                       gap.address == Address::none ? std::string_view("any") : record::name_of(gap.address),
                       is_private ? "ask=" + gap.ask : std::string(record::name_of(gap.intent)), gap.topic,
                       is_private ? "private" : "public");
}

} // namespace kummerkasten::draft
