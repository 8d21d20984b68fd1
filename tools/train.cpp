// SPDX-License-Identifier: Apache-2.0
// train: learns a label from labelled posts, or tests what was learnt. See man train.
#include "base/error.hpp"
#include "classify/shipped_model.hpp"
#include "classify/training.hpp"
#include "cli/house.hpp"
#include "cli/run_tool.hpp"
#include "cli/terminal.hpp"
#include "io/atomic_file.hpp"
#include "io/output.hpp"
#include "io/worker_pool.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace kummerkasten;

namespace {

struct Options {
    cli::CommonOptions common;
    std::string text = "text", model, report, test, add;
    std::vector<std::string> labels, without;
    std::size_t least_rows = 2;
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
    tool.add_texts("--label", options.labels, "NAME",
                   "The member to learn; points lead into objects: labels.sentiment; repeatable");
    tool.add_text("--text", options.text, "KEY", "The member with the text; default: text");
    tool.add_text("-o,--output", options.model, "MODEL", "Write the model there; default: standard output");
    tool.add_text("--report", options.report, "FILE", "Write what was tried there, not to standard error");
    tool.add_text("--test", options.test, "MODEL", "Do not train: say how well MODEL does on the inputs, as JSON");
    tool.add_text("--add", options.add, "MODEL", "Go on from MODEL: the inputs are corrections of it");
    tool.add_texts("--without", options.without, "GROUP", "Leave out words, letters, shape or lexicon; repeatable");
    tool.add_number("--least-rows", options.least_rows, 1, 1000, "N",
                    "Features that fewer rows have are left out; default: 2");
    tool.add_number("--trials", options.trials, 1, learn::kMostTrials, "N", "Try no more settings than this");
    tool.add_number("--seed", options.seed, 0, 4294967295, "N", "Another number, another division into folds");
    tool.add_workers(options.workers);
    tool.parse(context.argc, context.argv);
    if (options.labels.empty()) {
        throw UsageError("--label is missing; it names the member to learn");
    }
    const std::vector<std::string>& inputs = options.common.inputs;
    if (options.labels.size() > 1 && (inputs.empty() || std::find(inputs.begin(), inputs.end(), "-") != inputs.end())) {
        throw UsageError(
            "several labels are learnt in as many passes; name files, standard input can be read but once");
    }
    if (options.labels.size() > 1 && !(options.test.empty() && options.add.empty())) {
        throw UsageError("--test and --add want one --label");
    }
    if (!options.test.empty() && !options.add.empty()) {
        throw UsageError("--test and --add exclude each other; test the corrected model in a run of its own");
    }
    if (!options.test.empty() && !(options.model.empty() && options.report.empty())) {
        throw UsageError("--test writes no model; leave -o and --report out");
    }
    classify::check_feature_groups(options.without);
    return options;
}

classify::LabelledInput input_of(const Options& options, const std::string& label, cli::ToolContext& context) {
    return {cli::filter_options(options.common, 1),
            label,
            options.text,
            options.without,
            options.least_rows,
            context.diagnostics};
}

void write(const std::string& file, std::string_view bytes) {
    if (!file.empty()) {
        return io::replace_file(file, bytes);
    }
    io::Output output = io::Output::standard(false);
    output.write(bytes);
    output.close();
}

void tell(const Options& options, const std::string& report) {
    if (options.report.empty()) {
        io::write_all(2, report, "standard error");
    } else {
        io::replace_file(options.report, report);
    }
}

ExitCode train(const Options& options, const io::DataPath& data, cli::ToolContext& context) {
    ExitCode code = ExitCode::kOk;
    std::string report;
    std::vector<learn::Training> trainings;
    for (const std::string& label : options.labels) {
        classify::TrainingRun run(data, input_of(options, label, context));
        trainings.push_back(
            run.train(options.seed, options.workers, options.trials, cli::standard_error_is_terminal()));
        report += run.report(trainings.back());
        code = std::max(code, run.code());
    }
    write(options.model, classify::make_model(std::move(trainings)).to_bytes());
    tell(options, report);
    return code;
}

ExitCode correct(const Options& options, const io::DataPath& data, cli::ToolContext& context) {
    learn::Model model = classify::load_model(options.add);
    const classify::CorrectionRun run(data, input_of(options, options.labels.front(), context), options.seed, model);
    write(options.model, model.to_bytes());
    tell(options, run.report());
    return run.code();
}

ExitCode test(const Options& options, const io::DataPath& data, cli::ToolContext& context) {
    const learn::Model model = classify::load_model(options.test);
    const classify::TestRun run(data, input_of(options, options.labels.front(), context), model);
    write("", run.json());
    return run.code();
}

ExitCode run(cli::ToolContext& context) {
    const Options options = parse(context);
    const io::DataPath data(options.common.data);
    try {
        if (!options.test.empty()) {
            return test(options, data, context);
        }
        if (options.model.empty() && cli::standard_output_is_terminal()) {
            throw UsageError("a model is no text for a terminal; -o names a file for it");
        }
        return options.add.empty() ? train(options, data, context) : correct(options, data, context);
    } catch (const learn::StoppedTraining&) {
        return ExitCode::kOk; // run_tool ends the process by the signal
    }
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run); }
