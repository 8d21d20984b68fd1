// SPDX-License-Identifier: Apache-2.0
// The condition of --where, asked for each post: does it count? How it is written: report/condition.hpp.
//
// A field alone asks whether the record has it (of a truth: whether it is true). `!=` is the opposite of `=`, so a post that
// does not say has another value; < and > are false for it. Texts are compared without regard to case and umlaut spelling
// ("Ä", "ä", "ae"); ~ asks whether the text occurs within. Of a set, any member will do.
#pragma once

#include "report/condition.hpp"
#include "report/fields.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kummerkasten::report {

class Where {
public:
    /// An empty condition is true. Dates and spans in it are those of `zone` and `now`. Throws UsageError with the column.
    Where(std::string_view condition, record::Timestamp now, const record::TimeZone& zone);

    [[nodiscard]] bool operator()(const Subject& subject);

private:
    [[nodiscard]] bool holds(const Subject& subject, std::uint32_t node);
    [[nodiscard]] bool passes(const Subject& subject, Condition::Comparison comparison, const Condition::Test& test);

    Condition condition_;
    Values values_; // reused from post to post
    std::string folded_;
};

} // namespace kummerkasten::report
