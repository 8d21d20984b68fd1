// SPDX-License-Identifier: Apache-2.0
// draft-reply: adds a proposal for a reply to each judged post. It drafts; a person sends. See man draft-reply.
#include "cli/house.hpp"
#include "cli/run_tool.hpp"
#include "draft/drafter.hpp"
#include "io/worker_pool.hpp"
#include "record/filter.hpp"

#include <memory>

using namespace kummerkasten;

namespace {

struct Options {
    cli::CommonOptions common;
    cli::HouseOptions house;
    std::string channel;
    std::string agent;
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
    tool.add_workers(options.workers);
    tool.parse(context.argc, context.argv);
    return options;
}

class Writer : public record::RecordStep {
public:
    Writer(const draft::Drafter& drafter, std::string_view channel) : drafter_(drafter), channel_(channel) {}

    Outcome apply(const record::Record& record, std::string& value) override {
        if (!record.members.triage) {
            return Problem{"no-triage", "no 'triage'; run classify first"};
        }
        drafter_.draft(record.post, record.triage, channel_, draft_);
        append_json(value, draft_);
        return std::nullopt;
    }

private:
    const draft::Drafter& drafter_;
    std::string_view channel_;
    record::Draft draft_;
};

ExitCode run(const cli::ToolContext& context) {
    const Options options = parse(context);
    const cli::House house(options.common, options.house);
    const draft::Drafter drafter(house.data, house.taxonomy, house.profile_or_null(), house.incidents, options.agent,
                                 house.now);
    return record::run_filter(
        cli::filter_options(options.common, options.workers), "draft", {.triage = true, .draft = false},
        [&] { return std::make_unique<Writer>(drafter, options.channel); }, context.diagnostics);
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run); }
