// SPDX-License-Identifier: Apache-2.0
// The words of the record that have a fixed set of values, as enums whose enumerators are the very words that stand in
// the JSON. What each value means is decided in kummerkasten(7), LABELS. A value is added at the end of its enum and
// of its row of names, nowhere else; the static_asserts keep the two together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kummerkasten::record {

enum class Kind : std::uint8_t { post, comment, reply, review, message };
enum class Direction : std::uint8_t { inbound, outbound };
enum class Ownership : std::uint8_t { direct, overheard, foreign, off_topic, spam };
enum class Intent : std::uint8_t { complaint, question, request, praise, resolved, other };
enum class Polarity : std::uint8_t { positive, neutral, negative, undefined };
enum class Offence : std::uint8_t { none, profanity, insult, abuse };
enum class OffenceTarget : std::uint8_t { none, company, agent, person, group };
enum class Address : std::uint8_t { none, du, ihr, sie };
enum class Route : std::uint8_t { none, reply, human, watch, praise, close };
enum class Band : std::uint8_t { low, medium, high, urgent };
enum class Signal : std::uint8_t {
    churn,
    legal,
    press,
    safety,
    health,
    discrimination,
    data_leak,
    self_harm,
    threat,
    repeat_contact,
    long_wait,
    deadline,
    money,
    vulnerable,
    viral,
    resolved,
};
enum class ReplyAllowed : std::uint8_t { yes, human_only, no };

/// The names of an enum's values, in the order of its enumerators.
template <class Enum> struct Names;

template <> struct Names<Kind> {
    static constexpr std::array<std::string_view, 5> values{"post", "comment", "reply", "review", "message"};
};
template <> struct Names<Direction> { static constexpr std::array<std::string_view, 2> values{"inbound", "outbound"}; };
template <> struct Names<Ownership> {
    static constexpr std::array<std::string_view, 5> values{"direct", "overheard", "foreign", "off_topic", "spam"};
};
template <> struct Names<Intent> {
    static constexpr std::array<std::string_view, 6> values{"complaint", "question", "request",
                                                            "praise",    "resolved", "other"};
};
template <> struct Names<Polarity> {
    static constexpr std::array<std::string_view, 4> values{"positive", "neutral", "negative", "undefined"};
};
template <> struct Names<Offence> {
    static constexpr std::array<std::string_view, 4> values{"none", "profanity", "insult", "abuse"};
};
template <> struct Names<OffenceTarget> {
    static constexpr std::array<std::string_view, 5> values{"none", "company", "agent", "person", "group"};
};
template <> struct Names<Address> {
    static constexpr std::array<std::string_view, 4> values{"none", "du", "ihr", "sie"};
};
template <> struct Names<Route> {
    static constexpr std::array<std::string_view, 6> values{"none", "reply", "human", "watch", "praise", "close"};
};
template <> struct Names<Band> {
    static constexpr std::array<std::string_view, 4> values{"low", "medium", "high", "urgent"};
};
template <> struct Names<Signal> {
    static constexpr std::array<std::string_view, 16> values{
        "churn",  "legal",          "press",     "safety",   "health", "discrimination", "data_leak", "self_harm",
        "threat", "repeat_contact", "long_wait", "deadline", "money",  "vulnerable",     "viral",     "resolved"};
};
template <> struct Names<ReplyAllowed> {
    static constexpr std::array<std::string_view, 3> values{"yes", "human_only", "no"};
};

static_assert(Names<Signal>::values.size() == static_cast<std::size_t>(Signal::resolved) + 1);
static_assert(Names<Intent>::values.size() == static_cast<std::size_t>(Intent::other) + 1);
static_assert(Names<Route>::values.size() == static_cast<std::size_t>(Route::close) + 1);

template <class Enum> [[nodiscard]] constexpr std::string_view name_of(Enum value) {
    return Names<Enum>::values[static_cast<std::size_t>(value)];
}

/// The value called `name`, or nothing where no value is called so.
template <class Enum> [[nodiscard]] constexpr std::optional<Enum> value_of(std::string_view name) {
    for (std::size_t i = 0; i < Names<Enum>::values.size(); ++i) {
        if (Names<Enum>::values[i] == name) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

/// A set of signals in one word, so that a post's signals cost no allocation.
class SignalSet {
public:
    void insert(Signal signal) { bits_ |= bit(signal); }
    [[nodiscard]] bool contains(Signal signal) const { return (bits_ & bit(signal)) != 0; }
    [[nodiscard]] bool empty() const { return bits_ == 0; }
    void clear() { bits_ = 0; }
    friend bool operator==(SignalSet, SignalSet) = default;

private:
    static constexpr std::uint32_t bit(Signal signal) { return std::uint32_t{1} << static_cast<unsigned>(signal); }
    std::uint32_t bits_ = 0;
};

} // namespace kummerkasten::record
