// SPDX-License-Identifier: Apache-2.0
// Lets another program, a local language model say, put a draft into its own words, and believes nothing of what it says.
// The program is a filter of records like ours: it gets the record with the draft in it and gives it back with another
// draft.text. That text takes the place of ours where it answers this record and the checker finds nothing in it that it
// does not find in ours; else ours stays. What is too long for one post, where people go on in a second one, becomes
// draft.texts, and draft.text stays ours: that always fits. Either way the record tells what happened.
#pragma once

#include "draft/checker.hpp"
#include "io/coprocess.hpp"
#include "record/draft.hpp"
#include "record/filter.hpp"
#include "record/reader.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace kummerkasten::draft {

struct RewriteOptions {
    std::string command; ///< for sh
    std::chrono::milliseconds patience{60'000};
};

/// What became of the drafts of a run; shared by its threads.
struct RewriteTotals {
    std::atomic<std::uint64_t> asked{0};
    std::atomic<std::uint64_t> accepted{0};
    std::atomic<std::uint64_t> refused{0}; ///< by the checker
    std::atomic<std::uint64_t> failed{0};  ///< no answer, or none that can be read
    std::atomic<bool> given_up{false};
};

/// One belongs to one thread and runs one copy of the program.
class Rewriter {
public:
    /// All must outlive it. `channel` as for Checker::check.
    Rewriter(const Checker& checker, const RewriteOptions& options, std::string_view channel, RewriteTotals& totals)
        : checker_(checker), options_(options), channel_(channel), totals_(totals), program_(options.command) {}

    /// Asks for other words where `draft` has a text, and sets draft.rewrite.
    void rewrite(const record::Record& record, record::Draft& draft);

    /// A program that fails so often in a row is not asked again: a run of thousands must not wait for each.
    static constexpr int kMostFailures = 3;
    /// Room for what an answer may have beyond the question's bytes.
    static constexpr std::size_t kMoreThanAsked = 64 * 1024;

private:
    [[nodiscard]] record::Rewrite ask(const record::Record& record, const record::Draft& draft, std::string& text);
    [[nodiscard]] record::Rewrite read_answer(const record::Record& record, std::string& text);
    void judge(const record::Record& record, std::string text, record::Draft& draft, record::Rewrite& rewrite) const;

    const Checker& checker_;
    const RewriteOptions& options_;
    std::string_view channel_;
    RewriteTotals& totals_;
    io::Coprocess program_;
    int failures_ = 0; ///< in a row
    record::Reader reader_;
    record::Post answered_;
    record::Draft answer_draft_;
    std::string value_, question_, answer_;
};

} // namespace kummerkasten::draft
