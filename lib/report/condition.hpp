// SPDX-License-Identifier: Apache-2.0
// The small language of --where, read into a tree. What it means for a post: report/where.hpp.
//
//   condition := and-part { "or" and-part }        and-part := part { "and" part }
//   part := "not" part | "(" condition ")" | FIELD [operator value]
//   operator := = != < <= > >= ~ !~                 value := word | 'text' | "text"
#pragma once

#include "report/fields.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

struct Condition {
    enum class Operation : std::uint8_t { either, both, negation, test };
    enum class Comparison : std::uint8_t { present, equal, less, less_or_equal, greater, greater_or_equal, contains };
    struct Node {
        Operation operation = Operation::test;
        Comparison comparison = Comparison::present;
        std::uint32_t left = 0, right = 0; ///< nodes, or of a test: left is its index in tests
    };
    struct Test {
        FieldReference field;
        std::string folded; ///< the text asked for
        double number = 0;  ///< or the rank of a word
        record::Timestamp time{};
        bool truth = false;
    };

    std::vector<Node> nodes; ///< none: the condition is true
    std::vector<Test> tests;
    std::uint32_t root = 0;

    static constexpr std::size_t kMostDepth = 100; ///< of parentheses and "not"
};

/// Dates and spans in it are those of `zone` and `now`. Throws UsageError with the column.
[[nodiscard]] Condition parse_condition(std::string_view text, record::Timestamp now, const record::TimeZone& zone);

} // namespace kummerkasten::report
