// SPDX-License-Identifier: Apache-2.0
// What a phrase may depend on: intent, topic, register, and the conditions of the phrase book ("incident=open",
// "ask=order_no"). Conditions are plain words, so that the phrase book can be read without this header.
#pragma once

#include "record/labels.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

/// The keys of conditions. The first kSingles have one value in a situation, or none; the others are sets.
enum class Key : std::uint8_t {
    name,        ///< yes, handle, none: what the greeting can use
    layout,      ///< line, letter
    agent,       ///< none: nobody signs by name
    house,       ///< none: no profile
    colleague,   ///< yes: somebody is praised by name
    link,        ///< yes: there is a self-service page for the topic
    article,     ///< yes: a self-service article matches
    hours,       ///< yes: the opening hours are told
    public_text, ///< "public": the house has words of its own for it; told: the cause is in them or unknown; yes: not
    state,       ///< yes: the house has words of its own for how things stand now
    incident,    ///< open, monitoring, resolved
    cause,       ///< known, unknown; of the incident
    anger,       ///< high: 0.6 and more
    occasion,    ///< "case": overheard
    topic,       ///< clear: there is one, whichever
    rapport,     ///< yes: the customer's own tone may be met
    humour,      ///< yes: so may a smile
    length,      ///< short: only where the channel leaves no room for more
    asks,        ///< when: they ask when, or how much longer
    since,       ///< long: it has been so for a long time, and that was said
    thanks,      ///< only: thanks without a word of praise; person: somebody has earned them
    signal,      ///< a signal of the post
    ask,         ///< kinds of facts: asks for them, so not where one of them is known (care rule M1)
    have,        ///< kinds of facts: only where one of them is known
    says,        ///< aspects: only where the draft takes up one of them (aspects.hpp)
};
inline constexpr std::array<std::string_view, 25> kKeyNames{
    "name",  "layout",   "agent",  "house",  "colleague", "link",  "article", "hours",  "public",
    "state", "incident", "cause",  "anger",  "case",      "topic", "rapport", "humour", "length",
    "asks",  "since",    "thanks", "signal", "ask",       "have",  "says"};
inline constexpr std::size_t kSingles = static_cast<std::size_t>(Key::signal);

struct Condition {
    Key key = Key::name;
    std::vector<std::string> values; ///< one of them must hold; with Key::ask none may be known
};

/// Reads "-" (none) or "key=value|value,key=value". Returns what is wrong, or nothing.
[[nodiscard]] std::optional<std::string> parse_conditions(std::string_view field, std::vector<Condition>& into);

/// Personal kinds of facts are asked for in private and never shown in public (care rule P5).
[[nodiscard]] bool is_personal_kind(std::string_view kind);

struct Situation {
    record::Address address = record::Address::none; ///< none in English
    record::Intent intent = record::Intent::other;
    std::string_view topic;                        ///< empty: unclear, or one of the house's own
    std::string_view variant;                      ///< de, de-AT, de-CH, en
    std::array<std::string_view, kSingles> single; ///< value by Key, empty: none
    record::SignalSet signals;
    std::vector<std::string_view> known; ///< kinds of facts that the customer stated
    bool asks = false;                   ///< a question of ours back, but for a number, is no answer
    std::string_view aspect;             ///< the thing of "says" that the draft is about (aspects.hpp); empty: none
    // For private messages: what the public reply asks for, or the number that it goes by.
    std::vector<std::string> asked;
    std::vector<std::string> used;

    void set(Key key, std::string_view value) { single[static_cast<std::size_t>(key)] = value; }
    [[nodiscard]] std::string_view get(Key key) const { return single[static_cast<std::size_t>(key)]; }
    [[nodiscard]] bool knows(std::string_view kind) const;
};

/// `in_private`: ask and have are about the private message, see Situation::asked.
[[nodiscard]] bool holds(const Condition& condition, const Situation& situation, bool in_private);

/// How much a condition makes a phrase fit better than one without it. Powers of two: the house's own words beat ours, an
/// incident beats every signal; a signal, a question for the time and a long time beat a link, bare thanks and the customer's own
/// words; these beat the topic (kTopicWeight), the topic beats the customer's figures, and these small things.
[[nodiscard]] int weight(Key key);
inline constexpr int kTopicWeight = 8;
inline constexpr int kVariantWeight = 2;
inline constexpr int kOwnFiguresWeight =
    4; ///< of a phrase in the customer's own figures: how long, how often, how late

} // namespace kummerkasten::draft
