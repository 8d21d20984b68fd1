// SPDX-License-Identifier: Apache-2.0
// Slots are the places in a phrase where the case is put in: names, numbers, whole clauses, addresses; never a verb or an
// article, so that grammar holds whatever they hold.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

enum class Slot : std::uint8_t {
    name,
    first_name,
    handle,
    greeting, ///< the customer's own, where they began with one: "Moin"
    incident_text,
    incident_state,
    incident_what,
    incident_cause,
    incident_link,
    when,
    since,
    link,
    link_text,
    direct_message,
    phone,
    email,
    hours,
    initials,
    agent,
    house,
    colleague,
    how_long, ///< the customer's own figures (circumstances.hpp)
    how_often,
    delay,
    details, ///< line, station and platform that they gave: "S1, Gleis 3"
    also,    ///< a second thing that they name, as a noun (aspects.tsv): "der Rolltreppe"
    order_no,
    tracking_no,
    customer_no,
    ticket_no,
};
inline constexpr std::array<std::string_view, 30> kSlotNames{
    "name",          "first_name",     "handle",        "greeting",    "incident_text", "incident_state",
    "incident_what", "incident_cause", "incident_link", "when",        "since",         "link",
    "link_text",     "direct_message", "phone",         "email",       "hours",         "initials",
    "agent",         "house",          "colleague",     "how_long",    "how_often",     "delay",
    "details",       "also",           "order_no",      "tracking_no", "customer_no",   "ticket_no"};
static_assert(kSlotNames.size() == static_cast<std::size_t>(Slot::ticket_no) + 1);

/// From a known incident or article.
[[nodiscard]] constexpr bool is_of_incident(Slot slot) { return slot >= Slot::incident_text && slot <= Slot::since; }
/// Personal facts of a customer: for private messages only (care rule P5).
[[nodiscard]] constexpr bool is_personal(Slot slot) { return slot >= Slot::order_no; }

using SlotSet = std::bitset<kSlotNames.size()>;

/// What the slots of one case hold. A slot may be filled with nothing: {direct_message} on a channel that is private.
class SlotValues {
public:
    /// An empty `value` leaves the slot unfilled, unless `even_empty`.
    void set(Slot slot, std::string value, bool even_empty = false);
    [[nodiscard]] const std::string& get(Slot slot) const { return values_[static_cast<std::size_t>(slot)]; }
    [[nodiscard]] bool has(Slot slot) const { return filled_.test(static_cast<std::size_t>(slot)); }
    [[nodiscard]] const SlotSet& filled() const { return filled_; }

private:
    std::array<std::string, kSlotNames.size()> values_;
    SlotSet filled_;
};

/// A phrase cut at its slots, so that filling it is one pass and nothing in a value is ever taken for a slot.
class Template {
public:
    Template() = default;
    /// `text` with slots in braces; "\n" written as backslash n is a line break. Returns what is wrong, or nothing.
    [[nodiscard]] std::optional<std::string> parse(std::string_view text);

    [[nodiscard]] const SlotSet& slots() const { return slots_; }
    /// Only where all slots are filled in `values`. `in_swiss`: "ss" for "ß" in the phrase, not in names and other values.
    [[nodiscard]] std::string fill(const SlotValues& values, bool in_swiss = false) const;
    /// How many bytes fill() would give.
    [[nodiscard]] std::size_t filled_size(const SlotValues& values) const;
    /// The text without its slots, each shown as one blank: for checks of the wording.
    [[nodiscard]] std::string wording() const;

private:
    struct Piece {
        std::string text; ///< stands in front of the slot
        std::optional<Slot> slot;
    };
    std::vector<Piece> pieces_;
    SlotSet slots_;
};

} // namespace kummerkasten::draft
