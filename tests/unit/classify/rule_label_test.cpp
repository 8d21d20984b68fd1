// SPDX-License-Identifier: Apache-2.0
#include "classify/rule_label.hpp"

#include "record/labels.hpp"
#include "record/triage.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

TEST_CASE("a label is a kind, and a value of it where it has any") {
    const TopicNames topics({"outage", "delay"});
    struct Row {
        std::string label;
        RuleKind kind;
        int value;
    };
    const std::vector<Row> rows{
        {"signals:churn", RuleKind::signal, static_cast<int>(record::Signal::churn)},
        {"intent:praise", RuleKind::intent, static_cast<int>(record::Intent::praise)},
        {"offence:none", RuleKind::offence, static_cast<int>(record::Offence::none)},
        {"register:sie", RuleKind::address, static_cast<int>(record::Address::sie)},
        {"ownership:spam", RuleKind::ownership, static_cast<int>(record::Ownership::spam)},
        {"polarity:negative", RuleKind::polarity, static_cast<int>(record::Polarity::negative)},
        {"topics:delay", RuleKind::topic, 1},
        {"topic:delay", RuleKind::topic, 1},
        {"facts:whatever", RuleKind::fact, 0}, // a house may look for facts of its own
        {"decide:who pays", RuleKind::decide, 0},
        {"anger", RuleKind::anger, 0},
        {"dialect", RuleKind::dialect, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.label);
        const auto label = parse_rule_label(row.label, topics);
        REQUIRE(label);
        CHECK(label->kind == row.kind);
        CHECK(label->value == row.value);
    }
}

TEST_CASE("what is no label") {
    const TopicNames topics({"outage", "delay"});
    for (const char* label : {"", ":", "signals", "signals:moor", "topics:moor", "facts", "facts:", "decide:", "Anger",
                              "anger:0.5", "intent:churn"}) {
        CAPTURE(label);
        CHECK_FALSE(parse_rule_label(label, topics));
    }
}
