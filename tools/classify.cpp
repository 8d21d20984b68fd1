// SPDX-License-Identifier: Apache-2.0
// classify: adds a verdict to each post. See man classify.
#include "classify/classifier.hpp"
#include "classify/conversation.hpp"
#include "classify/explain.hpp"
#include "classify/judge_step.hpp"
#include "cli/house.hpp"
#include "cli/run_tool.hpp"
#include "cli/terminal.hpp"
#include "io/output.hpp"
#include "io/worker_pool.hpp"
#include "record/filter.hpp"

#include <memory>
#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

struct Options {
    cli::CommonOptions common;
    cli::HouseOptions house;
    std::vector<std::string> models;
    bool explain = false;
    std::string colour = "auto";
    std::size_t workers = io::default_workers();
};

Options parse(const cli::ToolContext& context) {
    Options options;
    cli::ToolApp tool("classify", "Judge each post: intent, anger, offence, topics, urgency, and why.",
                      "classify --profile house.toml posts.jsonl | jq 'select(.triage.urgency.band == \"urgent\")'");
    tool.add_common(options.common);
    cli::add_house_flags(tool, options.house, /*with_incidents=*/true);
    tool.add_texts("--model", options.models, "NAME=FILE", "Add a label of a model that train made; repeatable");
    tool.add_switch("--explain", options.explain, "Show each post and why it is judged so to a person, not JSON");
    tool.add_choice("--color", options.colour, {"auto", "always", "never"}, "Colour with --explain");
    tool.add_workers(options.workers);
    tool.parse(context.argc, context.argv);
    return options;
}

// One block of text a post, in one thread: nobody reads faster than that.
ExitCode explain(const Options& options, const classify::Classifier& classifier, classify::Conversations& conversations,
                 Diagnostics& diagnostics) {
    const classify::Sheet sheet{static_cast<std::size_t>(cli::terminal_width()), cli::wants_colour(options.colour)};
    io::Output output = io::Output::standard(options.common.line_buffered);
    classify::Classifier::Scratch scratch;
    record::Triage triage;
    std::uint64_t number = 0;
    std::string block;
    const ExitCode code = record::visit_records(
        cli::filter_options(options.common, 1), {},
        [&](const record::Record& record) {
            classifier.judge(record.post, scratch, triage);
            conversations.look_back(record.post, triage);
            block.clear();
            classify::explain(block, ++number, record.post, triage, sheet);
            output.write(block);
            if (output.line_buffered()) {
                output.flush();
            }
        },
        diagnostics);
    output.close();
    return code;
}

ExitCode run(const cli::ToolContext& context) {
    const Options options = parse(context);
    const cli::House house(options.common, options.house);
    classify::Classifier classifier(house.data, house.taxonomy, house.profile_or_null(), house.incidents, house.now);
    classifier.use_models(classify::load_named_models(options.models));
    const profile::Targets defaults;
    classify::Conversations conversations(house.profile ? house.profile->targets : defaults, house.now);
    if (options.explain) {
        return explain(options, classifier, conversations, context.diagnostics);
    }
    classify::Recollection recollection(conversations);
    return record::run_filter(
        cli::filter_options(options.common, options.workers), "triage", {},
        [&] { return std::make_unique<classify::JudgeStep>(classifier); }, context.diagnostics, &recollection);
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run); }
