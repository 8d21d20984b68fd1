// SPDX-License-Identifier: Apache-2.0
#include "classify/rule_label.hpp"

#include "record/triage.hpp"

namespace kummerkasten::classify {

namespace {

template <class Enum> std::optional<RuleLabel> label_of(RuleKind kind, std::string_view name) {
    const auto value = record::value_of<Enum>(name);
    return value ? std::optional(RuleLabel{kind, static_cast<std::uint16_t>(*value)}) : std::nullopt;
}

} // namespace

std::optional<RuleLabel> parse_rule_label(std::string_view label, const TopicNames& topics) {
    const std::size_t colon = label.find(':');
    const std::string_view kind = label.substr(0, colon);
    const std::string_view name = colon == std::string_view::npos ? "" : label.substr(colon + 1);
    if (colon == std::string_view::npos) {
        if (kind == "anger") return RuleLabel{RuleKind::anger, 0};
        if (kind == "irony") return RuleLabel{RuleKind::irony, 0};
        if (kind == "resolved") return RuleLabel{RuleKind::resolved, 0};
        if (kind == "praise") return RuleLabel{RuleKind::praise, 0};
        if (kind == "dialect") return RuleLabel{RuleKind::dialect, 0};
        if (kind == "colloquial") return RuleLabel{RuleKind::colloquial, 0};
        return std::nullopt;
    }
    if (kind == "signals") return label_of<record::Signal>(RuleKind::signal, name);
    if (kind == "intent") return label_of<record::Intent>(RuleKind::intent, name);
    if (kind == "offence") return label_of<record::Offence>(RuleKind::offence, name);
    if (kind == "register") return label_of<record::Address>(RuleKind::address, name);
    if (kind == "ownership") return label_of<record::Ownership>(RuleKind::ownership, name);
    if (kind == "polarity") return label_of<record::Polarity>(RuleKind::polarity, name);
    if (kind == "topics" || kind == "topic") {
        const std::uint16_t number = topics.number_of(name);
        return number == TopicNames::kNone ? std::nullopt : std::optional(RuleLabel{RuleKind::topic, number});
    }
    if (kind == "facts" && !name.empty()) return RuleLabel{RuleKind::fact, 0};
    if (kind == "decide" && !name.empty()) return RuleLabel{RuleKind::decide, 0};
    return std::nullopt;
}

} // namespace kummerkasten::classify
