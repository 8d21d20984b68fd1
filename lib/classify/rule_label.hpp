// SPDX-License-Identifier: Apache-2.0
// The label of a rule, the second field of its row: which kind of thing the rule speaks about, and which value of it.
#pragma once

#include "classify/sense.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace kummerkasten::classify {

/// What a rule speaks about. `signals:churn` is kind signal with value Signal::churn, `facts:order_no` kind fact with
/// the name "order_no", `decide:…` kind decide with the question as name.
enum class RuleKind : std::uint8_t {
    signal,
    topic,
    intent,
    offence,
    fact,
    address,
    ownership,
    polarity,
    anger,
    irony,
    resolved,
    decide,
    dialect,
    colloquial,
    praise,
};

struct RuleLabel {
    RuleKind kind = RuleKind::signal;
    std::uint16_t value = 0; ///< enumerator, or number of the topic; 0 of a kind that has neither
};

/// Nothing where there is no such label.
[[nodiscard]] std::optional<RuleLabel> parse_rule_label(std::string_view label, const TopicNames& topics);

} // namespace kummerkasten::classify
