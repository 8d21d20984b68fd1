// SPDX-License-Identifier: Apache-2.0
#include "report_options.hpp"

#include "base/error.hpp"
#include "report/summary.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <vector>

namespace kummerkasten {

namespace {

// --by asks for the view by: besides the views that were named, or alone.
void add_view_by(report::Options& options, bool named) {
    if (options.by.empty()) {
        if (options.wants(report::View::by)) {
            throw UsageError("the view by wants to know by what; add --by, for instance --by platform,topic");
        }
        return;
    }
    if (!named) {
        options.views.clear();
    }
    if (!options.wants(report::View::by)) {
        options.views.push_back(report::View::by);
    }
}

bool is_file(const std::string& name) {
    std::error_code ignored;
    return std::filesystem::exists(name, ignored);
}

// The first operand names views, or it is a file. A slip in a name must not pass for a file that is absent, or the reverse.
bool take_views(std::vector<std::string>& operands, report::Options& options) {
    bool named = false;
    if (!operands.empty()) {
        const std::string& first = operands.front();
        if (auto views = report::parse_views(first)) {
            options.views = std::move(*views);
            named = true;
            operands.erase(operands.begin());
        } else if (first.find_first_of("./-") == std::string::npos && !is_file(first)) {
            throw UsageError(report::unknown_view(first));
        }
    }
    for (const std::string& operand : operands) {
        if (report::parse_views(operand) && !is_file(operand)) {
            throw UsageError(named ? std::string("several views are written with commas: queue,storm")
                                   : fmt::format("the view stands before the files: report {} FILE", operand));
        }
    }
    return named;
}

} // namespace

ReportOptions parse_report_options(const cli::ToolContext& context) {
    ReportOptions options;
    cli::ToolApp tool("report", "Sum up posts: what is due next, what breaks most, how fast we answer.",
                      "report --profile house.toml --since 2026-09-11T00:00:00Z archive.jsonl");
    tool.add_common(options.common);
    cli::add_house_flags(tool, options.house, /*with_incidents=*/false);
    tool.add_choice("--format", options.format, {"text", "md", "html", "csv", "json", "prom"}, "How to write it");
    tool.add_text("--section", options.csv.section, "KEY", "csv: the table of that section of the report");
    tool.add_switch("--bom", options.csv.byte_order_mark, "csv: begin with a byte order mark, for Excel");
    tool.add_text("--output", options.output, "FILE", "Write to FILE, replaced whole, instead of standard output");
    tool.add_text("--since", options.since, "TIME", "Only posts from this time on: RFC 3339, a date, yesterday, 7d");
    tool.add_text("--until", options.until, "TIME", "Only posts before this time");
    tool.add_text("--where", options.report.where, "CONDITION",
                  "Only posts of which it is true: 'topic=delay and anger>0.5'");
    tool.add_text("--by", options.report.by, "FIELD[,FIELD]", "Group posts by words of the record, for the view by");
    tool.add_text("--tz", options.report.time_zone, "ZONE",
                  "Time zone of days and hours; default: the profile's, else UTC");
    tool.add_number("--top", options.top, 1, 1000, "N", "Rows of each list; default: 10");
    tool.add_decimal("--warn-at", options.report.warn_at, 0, 1, "SHARE",
                     "Of the time allowed, when a post is due soon");
    tool.add_choice("--lang", options.report.language, {"en", "de"}, "Language of headings");
    tool.add_choice("--color", options.colour, {"auto", "always", "never"}, "Colour in text");
    report::StormOptions& storm = options.report.storm;
    tool.add_switch("--check", options.check, "Say in one line whether there is a storm, for cron and monitoring");
    tool.add_text("--state", options.state, "DB", "With --check: tell each alarm once, remembered here");
    tool.add_choice("--bin", options.bin, {"15m", "30m", "1h", "2h", "3h", "4h", "6h", "12h", "1d"},
                    "storm: count posts in stretches of that length");
    tool.add_decimal("--alpha", storm.alpha, 1e-12, 0.1, "P", "storm: chance of a false alarm in a stretch");
    tool.add_number("--min-count", storm.least_count, 1, 1'000'000, "N", "storm: fewer posts are none");
    tool.add_duration("--cool-down", storm.cool_down, "storm: what comes within it belongs to the alarm before");
    tool.add_number("--critical", storm.critical, 1, 10, "N", "storm: severity from which an alarm is critical");
    tool.add_text("--partial", options.partial, "FILE",
                  "Write what was counted to FILE, a summary, in place of a page");
    tool.add_switch("--merge", options.merge, "Inputs are such summaries: add them up");
    tool.add_text("--to-sqlite", options.to_sqlite, "FILE", "Load the records into tables of FILE; print nothing");
    tool.parse(context.argc, context.argv);
    storm.bin = record::parse_duration(options.bin).value();
    if (options.top != 0) {
        options.report.top = options.top;
        options.report.cut_tables = true;
    }
    const bool named = take_views(options.common.inputs, options.report);
    if (!named && options.format == "html" && options.report.by.empty()) { // a page has room for more
        options.report.views = {report::View::overview, report::View::storm, report::View::trends};
    }
    if (options.format != "csv" && (options.csv.byte_order_mark || !options.csv.section.empty())) {
        throw UsageError("--section and --bom are for --format csv");
    }
    add_view_by(options.report, named);
    if (options.check) {
        options.report.views = {report::View::storm};
    } else if (!options.state.empty()) {
        throw UsageError("--state is for --check; give both or none");
    }
    if (!options.output.empty() && (options.check || !options.partial.empty() || !options.to_sqlite.empty())) {
        throw UsageError("--output is for a page; --check, --partial and --to-sqlite write none");
    }
    if (options.to_sqlite == "-") {
        throw UsageError("--to-sqlite wants a file; a database cannot be written to standard output");
    }
    if (!options.partial.empty()) {
        if (options.check) {
            throw UsageError(
                "--partial writes what --check would judge; give one of them, and --check with --merge later");
        }
        options.report = report::for_summary(options.report);
    }
    if (!options.to_sqlite.empty() && (options.merge || !options.partial.empty())) {
        throw UsageError("--to-sqlite loads records; leave out --partial and --merge");
    }
    if (!options.to_sqlite.empty() && (options.check || !options.since.empty() || !options.until.empty() ||
                                       !options.report.where.empty() || !options.report.by.empty())) {
        throw UsageError(
            "--to-sqlite loads all records; leave out --check, --since, --until, --where and --by, and choose in SQL");
    }
    return options;
}

} // namespace kummerkasten
