// SPDX-License-Identifier: Apache-2.0
// report: what is due, what hurts, how fast the house answers. See man report.
#include "cli/house.hpp"
#include "cli/run_tool.hpp"
#include "cli/terminal.hpp"
#include "io/output.hpp"
#include "record/filter.hpp"
#include "report/overview.hpp"
#include "report/render.hpp"

using namespace kummerkasten;

namespace {

struct Options {
    cli::CommonOptions common;
    cli::HouseOptions house;
    report::Options report;
    std::string format = "text";
    std::string colour = "auto";
};

Options parse(const cli::ToolContext& context) {
    Options options;
    cli::ToolApp tool("report", "Sum up posts: what is due next, what breaks most, how fast we answer.",
                      "report --profile house.toml --since 2026-09-11T00:00:00Z archive.jsonl");
    tool.add_common(options.common);
    cli::add_house_flags(tool, options.house, /*with_incidents=*/false);
    tool.add_choice("--format", options.format, {"text", "md", "json"}, "How to write it");
    tool.add_time("--since", options.report.since, "Only posts from this time on");
    tool.add_time("--until", options.report.until, "Only posts before this time");
    tool.add_text("--tz", options.report.time_zone, "ZONE",
                  "Time zone of days and hours; default: the profile's, else UTC");
    tool.add_number("--top", options.report.top, 1, 1000, "N", "Rows of each list");
    tool.add_decimal("--warn-at", options.report.warn_at, 0, 1, "SHARE",
                     "Of the time allowed, when a post is due soon");
    tool.add_choice("--lang", options.report.language, {"en", "de"}, "Language of headings");
    tool.add_choice("--color", options.colour, {"auto", "always", "never"}, "Colour in text");
    tool.parse(context.argc, context.argv);
    if (!options.common.inputs.empty()) {
        if (auto views = report::parse_views(options.common.inputs.front())) {
            options.report.views = std::move(*views);
            options.common.inputs.erase(options.common.inputs.begin());
        }
    }
    return options;
}

std::string render(const report::Document& document, const Options& options) {
    if (options.format == "md") {
        return render_markdown(document);
    }
    if (options.format == "json") {
        return render_json(document);
    }
    return render_text(document, {cli::terminal_width(), cli::wants_colour(options.colour)});
}

ExitCode run(const cli::ToolContext& context) {
    Options options = parse(context);
    const cli::House house(options.common, options.house);
    options.report.now = house.now;
    report::Overview overview(options.report, house.taxonomy, house.profile_or_null());
    const ExitCode code = record::visit_records(
        cli::filter_options(options.common, 1), {.triage = true, .draft = true},
        [&overview](const record::Record& record) {
            overview.add(record.post, record.members.triage ? &record.triage : nullptr,
                         record.members.draft ? &record.draft : nullptr);
        },
        context.diagnostics);
    io::Output output = io::Output::standard(false);
    output.write(render(overview.finish(), options));
    output.close();
    return code;
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run); }
