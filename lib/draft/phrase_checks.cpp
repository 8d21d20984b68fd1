// SPDX-License-Identifier: Apache-2.0
#include "draft/phrase_checks.hpp"

#include "base/strings.hpp"
#include "draft/address.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace kummerkasten::draft {

namespace {

using record::Address;
using record::Intent;

constexpr std::array<std::string_view, 4> kGermanVariants{"", "de", "de-AT", "de-CH"};
constexpr std::array<std::string_view, 2> kEnglishVariants{"", "en"};
constexpr std::array<Address, 3> kGermanRegisters{Address::du, Address::ihr, Address::sie};
constexpr std::array<Address, 1> kEnglishRegisters{Address::none};

bool is_in(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::string> complaint_about_slots(const Phrase& phrase) {
    for (std::size_t i = 0; i < kSlotNames.size(); ++i) {
        if (phrase.text.slots().test(i) && is_personal(static_cast<Slot>(i)) && phrase.part != Part::private_message) {
            return fmt::format("slot '{}' is personal; it may stand in private phrases only", kSlotNames[i]);
        }
    }
    return std::nullopt;
}

std::string_view name_of(Address address) { return address == Address::none ? "any" : record::name_of(address); }

std::optional<std::string> complaint_about_address(const Phrase& phrase, std::string_view wording) {
    const AddressUse use = find_address(wording, true);
    if (use.suits(phrase.address)) {
        return std::nullopt;
    }
    const std::optional<record::Span>& at = use.du && phrase.address != Address::du     ? use.du
                                            : use.ihr && phrase.address != Address::ihr ? use.ihr
                                                                                        : use.sie;
    return fmt::format("{} does not belong in a phrase of register '{}'; never mix du, ihr and Sie",
                       in_quotes(wording.substr(at->start, at->end - at->start)), name_of(phrase.address));
}

// Which phrases a search is about; an empty topic asks for phrases that fit every topic.
struct Wanted {
    Part part;
    Address address;
    std::optional<Intent> intent;
    std::string_view topic;
    std::optional<std::pair<Key, std::string_view>> condition; ///< may have this one, and none of the strict ones
};

// Conditions that a fallback must not have: it would be missing just when it is needed.
bool is_strict(const Condition& condition, Part part) {
    switch (condition.key) {
    case Key::signal:
    case Key::ask:
    case Key::have:
    case Key::says:
    case Key::topic:
    case Key::rapport:
    case Key::humour:
    case Key::occasion:
    case Key::article:
    case Key::asks:
    case Key::since:
    case Key::thanks:
    case Key::length: return true;
    case Key::incident:
    case Key::link: return part != Part::state && part != Part::explanation && part != Part::offer;
    default: return false;
    }
}

bool answers(const Phrase& phrase, const Wanted& wanted) {
    if (phrase.part != wanted.part || (phrase.address != Address::none && phrase.address != wanted.address) ||
        !phrase.variant.empty()) {
        return false;
    }
    if (wanted.intent && !phrase.is_for(*wanted.intent)) {
        return false;
    }
    if (wanted.topic.empty()
            ? !phrase.topics.empty()
            : std::find(phrase.topics.begin(), phrase.topics.end(), wanted.topic) == phrase.topics.end()) {
        return false;
    }
    if (wanted.condition) {
        const Condition* condition = phrase.condition(wanted.condition->first);
        if (condition != nullptr && std::find(condition->values.begin(), condition->values.end(),
                                              wanted.condition->second) == condition->values.end()) {
            return false;
        }
    }
    return std::none_of(phrase.conditions.begin(), phrase.conditions.end(),
                        [&](const Condition& condition) { return is_strict(condition, phrase.part); });
}

std::string description(const Wanted& wanted) {
    std::string text = fmt::format("part '{}', register '{}'", kPartNames[static_cast<std::size_t>(wanted.part)],
                                   name_of(wanted.address));
    if (wanted.intent) {
        text += fmt::format(", intent '{}'", record::name_of(*wanted.intent));
    }
    text += fmt::format(", topic '{}'", wanted.topic.empty() ? std::string_view("*") : wanted.topic);
    if (wanted.condition) {
        text += fmt::format(", {}={}", kKeyNames[static_cast<std::size_t>(wanted.condition->first)],
                            wanted.condition->second);
    }
    return text;
}

std::vector<Wanted> wishes(Address address, const record::Taxonomy& taxonomy) {
    std::vector<Wanted> list;
    for (std::size_t part = 0; part < kParts; ++part) {
        list.push_back({static_cast<Part>(part), address, std::nullopt, {}, std::nullopt});
    }
    for (const std::string_view name : {"yes", "handle", "none"}) {
        list.push_back({Part::salutation, address, std::nullopt, {}, std::pair{Key::name, name}});
    }
    for (const std::string_view layout : {"line", "letter"}) {
        list.push_back({Part::signature, address, std::nullopt, {}, std::pair{Key::layout, layout}});
    }
    for (std::size_t intent = 0; intent < record::Names<Intent>::values.size(); ++intent) {
        list.push_back({Part::acknowledgement, address, static_cast<Intent>(intent), {}, std::nullopt});
        list.push_back({Part::next_step, address, static_cast<Intent>(intent), {}, std::nullopt});
    }
    list.push_back({Part::apology, address, Intent::complaint, {}, std::nullopt});
    for (const record::TaxonomyTopic& topic : taxonomy.topics()) {
        if (topic.name != "other") {
            list.push_back({Part::acknowledgement, address, Intent::complaint, topic.name, std::nullopt});
            list.push_back({Part::next_step, address, Intent::complaint, topic.name, std::nullopt});
        }
    }
    return list;
}

} // namespace

std::optional<std::string> PhraseChecks::complaint_about(const Phrase& phrase, std::string_view written) {
    const std::string wording = phrase.text.wording();
    if (!ids_.insert(phrase.id).second) {
        return fmt::format("id {} stands here a second time", in_quotes(phrase.id));
    }
    if (trim(wording).empty() && phrase.text.slots().none()) {
        return "the text is empty";
    }
    if (!is_in(german_ ? std::span<const std::string_view>(kGermanVariants) : kEnglishVariants, phrase.variant)) {
        return fmt::format("variant {} is unknown; allowed are {}", in_quotes(phrase.variant),
                           german_ ? "any, de, de-AT or de-CH" : "any or en");
    }
    if (!german_ && phrase.address != Address::none) {
        return "English has one register; write 'any'";
    }
    if (!texts_
             .insert(fmt::format("{} {} {} {}", static_cast<int>(phrase.part), static_cast<int>(phrase.address),
                                 phrase.variant, written))
             .second) {
        return fmt::format("the same {} stands here a second time", kPartNames[static_cast<std::size_t>(phrase.part)]);
    }
    if (phrase.part != Part::private_message) {
        if (const std::size_t length = text::count_characters(wording); length > kLongestPhrase) {
            return fmt::format("{} characters; at most {} in a public phrase", length, kLongestPhrase);
        }
    }
    if (phrase.variant == "de-CH" && wording.find("ß") != std::string::npos) {
        return "Swiss spelling has no 'ß'; write 'ss'";
    }
    if (auto complaint = complaint_about_slots(phrase)) {
        return complaint;
    }
    return german_ ? complaint_about_address(phrase, wording) : std::nullopt;
}

std::optional<std::string> missing_in(const std::vector<Phrase>& phrases, const record::Taxonomy& taxonomy,
                                      std::string_view language) {
    const std::span<const Address> registers =
        language == "de" ? std::span<const Address>(kGermanRegisters) : kEnglishRegisters;
    for (const Address address : registers) {
        for (const Wanted& wanted : wishes(address, taxonomy)) {
            const bool found = std::any_of(phrases.begin(), phrases.end(),
                                           [&](const Phrase& phrase) { return answers(phrase, wanted); });
            if (!found) {
                return fmt::format("no phrase for {}; add one", description(wanted));
            }
        }
    }
    return std::nullopt;
}

} // namespace kummerkasten::draft
