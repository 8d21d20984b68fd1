// SPDX-License-Identifier: Apache-2.0
#include "report/where.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

using Comparison = Condition::Comparison;
using Operation = Condition::Operation;

template <class Value> bool compare(int comparison_index, const Value& a, const Value& b) {
    switch (comparison_index) {
    case 0: return a == b;
    case 1: return a < b;
    case 2: return a <= b;
    case 3: return a > b;
    default: return a >= b;
    }
}

} // namespace

Where::Where(std::string_view condition, record::Timestamp now, const record::TimeZone& zone)
    : condition_(parse_condition(condition, now, zone)) {}

bool Where::operator()(const Subject& subject) { return condition_.nodes.empty() || holds(subject, condition_.root); }

bool Where::holds(const Subject& subject, std::uint32_t index) {
    const Condition::Node& node = condition_.nodes[index];
    switch (node.operation) {
    case Operation::either: return holds(subject, node.left) || holds(subject, node.right);
    case Operation::both: return holds(subject, node.left) && holds(subject, node.right);
    case Operation::negation: return !holds(subject, node.left);
    case Operation::test: break;
    }
    return passes(subject, node.comparison, condition_.tests[node.left]);
}

bool Where::passes(const Subject& subject, Comparison comparison, const Condition::Test& test) {
    const Field& field = *test.field.field;
    test.field.read(subject, values_);
    if (comparison == Comparison::present) {
        return field.type == FieldType::truth ? values_.truth.value_or(false) : values_.any();
    }
    const int sign = static_cast<int>(comparison) - static_cast<int>(Comparison::equal);
    switch (field.type) {
    case FieldType::number:
    case FieldType::fraction: return values_.number && compare(sign, *values_.number, test.number);
    case FieldType::time: return values_.time && compare(sign, *values_.time, test.time);
    case FieldType::truth: return values_.truth && *values_.truth == test.truth;
    default: break;
    }
    if (comparison == Comparison::equal && test.folded.empty()) {
        return values_.texts.empty();
    }
    return std::any_of(values_.texts.begin(), values_.texts.end(), [&](std::string_view text) {
        if (field.type == FieldType::word && field.ordered && comparison != Comparison::contains) {
            const auto rank = std::find(field.allowed.begin(), field.allowed.end(), text) - field.allowed.begin();
            return compare(sign, static_cast<double>(rank), test.number);
        }
        text::fold(text, folded_);
        return comparison == Comparison::contains ? folded_.find(test.folded) != std::string::npos
                                                  : compare(sign, folded_, test.folded);
    });
}

} // namespace kummerkasten::report
