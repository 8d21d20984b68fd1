// SPDX-License-Identifier: Apache-2.0
// draft-reply --check as a filter: reads records, finds the replies in them, and writes what the checker says to
// draft.findings. A reply is the text of a draft, or an outbound post whose question came before in the input. Works in one
// thread, since what a reply answers stands in the lines before.
#pragma once

#include "base/diagnostics.hpp"
#include "base/place.hpp"
#include "base/recent_table.hpp"
#include "draft/checker.hpp"
#include "draft/reply_memory.hpp"
#include "record/filter.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::draft {

struct CheckTotals {
    std::uint64_t replies = 0;
    std::uint64_t with_errors = 0;
    std::uint64_t without_question = 0; ///< replies to posts that are not in the input
};

/// Prints each finding as "place: error|warning|note: rule: message; hint ('the words')". Those about a direct message are
/// passed over where `reply` is not it, and the other way round.
void tell(const std::vector<record::Finding>& findings, std::string_view reply, const Place& place,
          const Diagnostics& diagnostics, bool in_private = false);

/// Appends to `out` the value of "draft" with these findings: `old` (a JSON object, or empty) with "findings" added or
/// replaced, "ready" false where one is an error, and "text" where `text` is not empty.
void append_checked(std::string& out, std::string_view old, std::string_view text,
                    const std::vector<record::Finding>& findings);

class CheckStep : public record::RecordStep {
public:
    /// Each must outlive the step. `channel` as for Checker::check.
    CheckStep(const Checker& checker, std::string_view channel, const Diagnostics& diagnostics, CheckTotals& totals)
        : checker_(checker), channel_(channel), diagnostics_(diagnostics), totals_(totals) {}

    Outcome apply(const record::Record& record, std::string& value) override;

private:
    struct Question {
        record::Post post;
        record::Triage triage;
    };
    void check(std::string_view reply, const record::Post& post, const record::Triage& triage,
               std::string_view language, const record::Record& record, std::string& value);

    /// Questions are answered within days; more would be an archive, and 2 KB each.
    static constexpr std::size_t kMostQuestions = 20'000;

    const Checker& checker_;
    std::string_view channel_;
    const Diagnostics& diagnostics_;
    CheckTotals& totals_;
    RecentTable<Question> questions_{kMostQuestions};
    ReplyMemory replies_;
    std::vector<record::Finding> findings_;
};

} // namespace kummerkasten::draft
