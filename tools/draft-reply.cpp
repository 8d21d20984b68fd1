// SPDX-License-Identifier: Apache-2.0
// draft-reply: adds a proposal for a reply to each judged post. It drafts; a person sends. With --check it reads replies
// that are written already and says what is wrong with them. See man draft-reply.
#include "base/error.hpp"
#include "base/strings.hpp"
#include "cli/house.hpp"
#include "cli/run_tool.hpp"
#include "draft/check_step.hpp"
#include "draft/check_text.hpp"
#include "draft/check_words.hpp"
#include "draft/drafter.hpp"
#include "draft/phrase_book.hpp"
#include "draft/phrase_gaps.hpp"
#include "draft/rewriter.hpp"
#include "io/output.hpp"
#include "io/worker_pool.hpp"
#include "record/filter.hpp"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

using namespace kummerkasten;

namespace {

struct Options {
    cli::CommonOptions common;
    cli::HouseOptions house;
    std::string channel;
    std::string agent;
    bool check = false;
    std::optional<std::string> record;
    bool check_phrases = false;
    std::optional<draft::RewriteOptions> rewrite;
    std::size_t workers = io::default_workers();
};

Options parse(const cli::ToolContext& context) {
    Options options;
    cli::ToolApp tool("draft-reply", "Draft a reply to each judged post, for a person to check and send.",
                      "classify --profile house.toml posts.jsonl | draft-reply --profile house.toml");
    tool.add_common(options.common);
    cli::add_house_flags(tool, options.house, /*with_incidents=*/true);
    tool.add_text("--channel", options.channel, "NAME", "Write for this channel; default: the post's platform");
    tool.add_text("--agent", options.agent, "INITIALS", "Initials of who signs; default: the profile's first agent");
    tool.add_switch("--check", options.check, "Write nothing new: check the replies in the records; exit 1 on errors");
    tool.add_text("--record", options.record, "FILE",
                  "With --check: the inputs are plain texts, replies to this record");
    tool.add_switch("--check-phrases", options.check_phrases,
                    "Read no posts: list what the phrase book has no own words for");
    std::string command;
    std::chrono::seconds patience = std::chrono::duration_cast<std::chrono::seconds>(draft::RewriteOptions().patience);
    tool.add_text("--rewrite-with", command, "COMMAND",
                  "Let this program put the drafts into its own words, and check them");
    tool.add_duration("--rewrite-timeout", patience, "How long it may take for one; default 60s");
    tool.add_workers(options.workers);
    tool.parse(context.argc, context.argv);
    if (!command.empty()) {
        options.rewrite = {command, patience};
        if (!tool.was_given("--jobs")) { // each thread would start a copy of the program
            options.workers = 1;
            options.common.line_buffered = true; // it is slow: nobody should wait for a whole block of answers
        }
    } else if (tool.was_given("--rewrite-timeout")) {
        throw UsageError("--rewrite-timeout goes with --rewrite-with");
    }
    if (options.check && options.rewrite) {
        throw UsageError("--check writes nothing new, so there is nothing to rewrite; take one of the two");
    }
    if (options.check_phrases && (options.check || !options.common.inputs.empty())) {
        throw UsageError("--check-phrases reads the phrase book alone; give neither files nor --check");
    }
    if (options.record && !options.check) {
        throw UsageError("--record says whom a reply answers; it goes with --check");
    }
    return options;
}

class Writer : public record::RecordStep {
public:
    Writer(const draft::Drafter& drafter, const Options& options, draft::RewriteTotals& totals)
        : drafter_(drafter), channel_(options.channel) {
        if (options.rewrite) {
            rewriter_.emplace(drafter.checker(), *options.rewrite, channel_, totals);
        }
    }

    Outcome apply(const record::Record& record, std::string& value) override {
        if (!record.members.triage) {
            return Problem{"no-triage", "no 'triage'; run classify first"};
        }
        drafter_.draft(record.post, record.triage, channel_, draft_);
        if (rewriter_) {
            rewriter_->rewrite(record, draft_);
        }
        append_json(value, draft_);
        return std::nullopt;
    }

private:
    const draft::Drafter& drafter_;
    std::string_view channel_;
    record::Draft draft_;
    std::optional<draft::Rewriter> rewriter_;
};

void tell(const draft::RewriteTotals& totals, const Diagnostics& diagnostics) {
    if (totals.given_up) {
        diagnostics.warning(
            fmt::format("the program of --rewrite-with failed {} times in a row and was not asked "
                        "again; draft.rewrite says how",
                        draft::Rewriter::kMostFailures));
    }
    if (totals.failed + totals.refused > 0) {
        diagnostics.note(fmt::format("{} of {} rewritten; {} refused by the checker, {} without a usable answer",
                                     totals.accepted.load(), counted(totals.asked, "draft"), totals.refused.load(),
                                     totals.failed.load()));
    }
}

ExitCode check(const Options& options, const cli::House& house, Diagnostics& diagnostics) {
    const draft::Checker checker(house.data, house.profile_or_null(), &house.incidents);
    draft::CheckTotals totals;
    ExitCode code = ExitCode::kOk;
    if (options.record) {
        draft::check_texts(checker, *options.record, options.common.inputs, options.channel, options.common.max_line,
                           diagnostics, totals);
    } else {
        code = record::run_filter(
            cli::filter_options(options.common, 1), "draft", {.triage = true, .draft = true},
            [&] { return std::make_unique<draft::CheckStep>(checker, options.channel, diagnostics, totals); },
            diagnostics);
    }
    if (totals.without_question > 0) {
        diagnostics.warning(fmt::format("{} not checked; the post that is answered must come before it",
                                        counted(totals.without_question, "answer")));
    }
    if (totals.replies == 0) {
        diagnostics.warning("no reply to check; a record needs draft.text, or an outbound post the one it answers");
    }
    return code == ExitCode::kOk && totals.with_errors > 0 ? ExitCode::kRejected : code;
}

ExitCode check_phrases(const cli::House& house, Diagnostics& diagnostics) {
    io::Output output = io::Output::standard(false);
    std::size_t count = 0;
    for (const std::string_view language : {"de", "en"}) {
        const draft::CheckWords tried(house.data, language, draft::CheckWords::Examples::tried); // throws
        const draft::PhraseBook book(house.data, house.taxonomy, language);
        for (const draft::PhraseGap& gap : draft::gaps_in(book, house.taxonomy)) {
            output.write(draft::line_of(gap, language));
            ++count;
        }
    }
    output.close();
    diagnostics.note(
        fmt::format("{} without words of their own; phrases for every topic stand in", counted(count, "case")));
    return ExitCode::kOk;
}

ExitCode run(const cli::ToolContext& context) {
    const Options options = parse(context);
    const cli::House house(options.common, options.house);
    if (options.check_phrases) {
        return check_phrases(house, context.diagnostics);
    }
    if (options.check) {
        return check(options, house, context.diagnostics);
    }
    const draft::Drafter drafter(house.data, house.taxonomy, house.profile_or_null(), house.incidents, options.agent,
                                 house.now);
    draft::RewriteTotals totals;
    const ExitCode code = record::run_filter(
        cli::filter_options(options.common, options.workers), "draft", {.triage = true, .draft = false},
        [&] { return std::make_unique<Writer>(drafter, options, totals); }, context.diagnostics);
    tell(totals, context.diagnostics);
    return code;
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run); }
