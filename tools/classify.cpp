// SPDX-License-Identifier: Apache-2.0
// classify: adds a verdict to each post. See man classify.
#include "classify/classifier.hpp"
#include "cli/house.hpp"
#include "cli/run_tool.hpp"
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
    std::size_t workers = io::default_workers();
};

Options parse(const cli::ToolContext& context) {
    Options options;
    cli::ToolApp tool("classify", "Judge each post: intent, anger, offence, topics, urgency, and why.",
                      "classify --profile house.toml posts.jsonl | jq 'select(.triage.urgency.band == \"urgent\")'");
    tool.add_common(options.common);
    cli::add_house_flags(tool, options.house, /*with_incidents=*/true);
    tool.add_texts("--model", options.models, "NAME=FILE", "Add a label of a model that train made; repeatable");
    tool.add_workers(options.workers);
    tool.parse(context.argc, context.argv);
    return options;
}

class Judge : public record::RecordStep {
public:
    explicit Judge(const classify::Classifier& classifier) : classifier_(classifier) {}

    Outcome apply(const record::Record& record, std::string& value) override {
        classifier_.judge(record.post, scratch_, triage_);
        append_json(value, triage_, record.post.text);
        return std::nullopt;
    }

private:
    const classify::Classifier& classifier_;
    classify::Classifier::Scratch scratch_;
    record::Triage triage_;
};

ExitCode run(const cli::ToolContext& context) {
    const Options options = parse(context);
    const cli::House house(options.common, options.house);
    classify::Classifier classifier(house.data, house.taxonomy, house.profile_or_null(), house.incidents, house.now);
    classifier.use_models(classify::load_named_models(options.models));
    return record::run_filter(
        cli::filter_options(options.common, options.workers), "triage", {},
        [&] { return std::make_unique<Judge>(classifier); }, context.diagnostics);
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run); }
