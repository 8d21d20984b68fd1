// SPDX-License-Identifier: Apache-2.0
// train: learns a label from labelled posts, or tests what was learnt. See man train.
#include "base/error.hpp"
#include "classify/training.hpp"
#include "cli/house.hpp"
#include "cli/run_tool.hpp"
#include "cli/terminal.hpp"
#include "io/atomic_file.hpp"
#include "io/output.hpp"
#include "io/worker_pool.hpp"

#include <string>
#include <vector>

using namespace kummerkasten;

namespace {

struct Options {
    cli::CommonOptions common;
    std::string label, text = "text", model, report, test;
    std::vector<std::string> without;
    std::size_t seed = 1;
    std::size_t trials = learn::kMostTrials;
    std::size_t workers = io::default_workers();
};

Options parse(const cli::ToolContext& context) {
    Options options;
    cli::ToolApp tool(
        "train", "Learn a label from labelled posts; classify --model puts it on others.",
        "train --label topic -o topic.model labelled.jsonl && classify --model topic=topic.model posts.jsonl");
    tool.add_common(options.common);
    tool.add_text("--label", options.label, "NAME", "The member to learn; points lead into objects: labels.sentiment");
    tool.add_text("--text", options.text, "KEY", "The member with the text; default: text");
    tool.add_text("-o,--output", options.model, "MODEL", "Write the model there; default: standard output");
    tool.add_text("--report", options.report, "FILE", "Write what was tried there, not to standard error");
    tool.add_text("--test", options.test, "MODEL", "Do not train: say how well MODEL does on the inputs, as JSON");
    tool.add_texts("--without", options.without, "GROUP", "Leave out words, letters, shape or lexicon; repeatable");
    tool.add_number("--trials", options.trials, 1, learn::kMostTrials, "N", "Try no more settings than this");
    tool.add_number("--seed", options.seed, 0, 4294967295, "N", "Another number, another division into folds");
    tool.add_workers(options.workers);
    tool.parse(context.argc, context.argv);
    if (options.label.empty()) {
        throw UsageError("--label is missing; it names the member to learn");
    }
    if (!options.test.empty() && !(options.model.empty() && options.report.empty())) {
        throw UsageError("--test writes no model; leave -o and --report out");
    }
    classify::check_feature_groups(options.without);
    return options;
}

classify::LabelledInput input_of(const Options& options, cli::ToolContext& context) {
    return {cli::filter_options(options.common, 1), options.label, options.text, options.without, context.diagnostics};
}

void write(const std::string& file, std::string_view bytes) {
    if (!file.empty()) {
        return io::replace_file(file, bytes);
    }
    io::Output output = io::Output::standard(false);
    output.write(bytes);
    output.close();
}

ExitCode train(const Options& options, const io::DataPath& data, cli::ToolContext& context) {
    if (options.model.empty() && cli::standard_output_is_terminal()) {
        throw UsageError("a model is no text for a terminal; -o names a file for it");
    }
    classify::TrainingRun run(data, input_of(options, context));
    const learn::Training training =
        run.train(options.seed, options.workers, options.trials, cli::standard_error_is_terminal());
    write(options.model, training.model.to_bytes());
    const std::string report = run.report(training);
    if (options.report.empty()) {
        io::write_all(2, report, "standard error");
    } else {
        io::replace_file(options.report, report);
    }
    return run.code();
}

ExitCode test(const Options& options, const io::DataPath& data, cli::ToolContext& context) {
    const learn::Model model = classify::load_model(options.test);
    const classify::TestRun run(data, input_of(options, context), model);
    write("", run.json());
    return run.code();
}

ExitCode run(cli::ToolContext& context) {
    const Options options = parse(context);
    const io::DataPath data(options.common.data);
    try {
        return options.test.empty() ? train(options, data, context) : test(options, data, context);
    } catch (const learn::StoppedTraining&) {
        return ExitCode::kOk; // run_tool ends the process by the signal
    }
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run); }
