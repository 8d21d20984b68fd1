// SPDX-License-Identifier: Apache-2.0
// The condition of --where: which posts count. A small language, read once, then asked for each post.
//
//   condition := and-part { "or" and-part }        and-part := part { "and" part }
//   part := "not" part | "(" condition ")" | FIELD [operator value]
//   operator := = != < <= > >= ~ !~                 value := word | 'text' | "text"
//
// A field alone asks whether the record has it (of a truth: whether it is true). `!=` is the opposite of `=`, so a post that
// does not say has another value; < and > are false for it. Texts are compared without regard to case and umlaut spelling
// ("Ä", "ä", "ae"); ~ asks whether the text occurs within. Of a set, any member will do.
#pragma once

#include "report/fields.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

class Where {
public:
    /// An empty condition is true. Dates and spans in it are those of `zone` and `now`. Throws UsageError with the column.
    Where(std::string_view condition, record::Timestamp now, const record::TimeZone& zone);

    [[nodiscard]] bool operator()(const Subject& subject);

    static constexpr std::size_t kMostDepth = 100; ///< of parentheses and "not"

private:
    friend class WhereParser;
    enum class Operation : std::uint8_t { either, both, negation, test };
    enum class Comparison : std::uint8_t { present, equal, less, less_or_equal, greater, greater_or_equal, contains };
    struct Node {
        Operation operation = Operation::test;
        Comparison comparison = Comparison::present;
        std::uint32_t left = 0, right = 0; // nodes, or of a test: left is its index in tests_
    };
    struct Test {
        FieldReference field;
        std::string folded; // the text asked for
        double number = 0;  // or the rank of a word
        record::Timestamp time{};
        bool truth = false;
    };
    [[nodiscard]] bool holds(const Subject& subject, std::uint32_t node);
    [[nodiscard]] bool passes(const Subject& subject, Comparison comparison, const Test& test);

    std::vector<Node> nodes_;
    std::vector<Test> tests_;
    std::uint32_t root_ = 0;
    Values values_; // reused from post to post
    std::string folded_;
};

} // namespace kummerkasten::report
