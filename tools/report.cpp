// SPDX-License-Identifier: Apache-2.0
// report: what is due, what hurts, how fast the house answers. See man report.
#include "base/strings.hpp"
#include "cli/house.hpp"
#include "cli/run_tool.hpp"
#include "cli/terminal.hpp"
#include "io/atomic_file.hpp"
#include "io/input.hpp"
#include "io/output.hpp"
#include "io/stop_signal.hpp"
#include "record/filter.hpp"
#include "report/monitoring.hpp"
#include "report/overview.hpp"
#include "report/period.hpp"
#include "report/render.hpp"
#include "report/summary.hpp"
#include "store/record_tables.hpp"
#include "store/seen_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <string_view>

using namespace kummerkasten;

namespace {

struct Options {
    cli::CommonOptions common;
    cli::HouseOptions house;
    report::Options report;
    std::string format = "text";
    report::CsvStyle csv;
    std::string colour = "auto";
    std::string since, until;
    std::size_t top = 0; // not asked for
    std::string bin = "1h";
    bool check = false;
    std::string state;
    std::string output;
    std::string to_sqlite;
    std::string partial;
    bool merge = false;
};

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

// On the clock of the report, which is known only now.
std::optional<record::Timestamp> moment(const char* flag, const std::string& text, const report::Options& options,
                                        const profile::Profile* profile) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto time = report::parse_when(text, options.now, record::TimeZone(report::zone_name(options, profile)));
    if (!time) {
        throw error<UsageError>("{}: {} is no point in time; {}", flag, in_quotes(text), report::kWhenForms);
    }
    return time;
}

Options parse(const cli::ToolContext& context) {
    Options options;
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

std::string render(const report::Document& document, const Options& options) {
    if (options.format == "md") {
        return render_markdown(document);
    }
    if (options.format == "html") {
        return render_html(document);
    }
    if (options.format == "csv") {
        return render_csv(document, options.csv);
    }
    if (options.format == "prom") {
        return render_prometheus(document);
    }
    if (options.format == "json") {
        return render_json(document);
    }
    return render_text(document, {cli::terminal_width(), cli::wants_colour(options.colour)});
}

// The alarms that an earlier run told, in the state database; without one, none.
class ToldBefore {
public:
    ToldBefore(const std::string& file, record::Timestamp now) {
        if (!file.empty()) {
            store_.emplace(file, std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
            store_->begin();
        }
    }
    bool operator()(const std::string& id) { return store_ && store_->see("alarm:" + id, 0) != store::Finding::fresh; }
    void commit() {
        if (store_) {
            store_->commit();
        }
    }

private:
    std::optional<store::SeenStore> store_;
};

ExitCode tell(report::Overview& overview, const Options& options) {
    ToldBefore told_before(options.state, options.report.now);
    const report::Told told = tell_monitoring(overview.storms(), options.report.storm, options.report.now,
                                              [&told_before](const std::string& id) { return told_before(id); });
    io::Output output = io::Output::standard(false);
    output.write(told.line);
    output.close();
    told_before.commit(); // only what reached somebody was told
    return static_cast<ExitCode>(told.status);
}

ExitCode load_tables(const cli::ToolContext& context, const Options& options) {
    const bool is_new = !is_file(options.to_sqlite);
    store::RecordTables tables(options.to_sqlite);
    // A file that this run made must not stay without a record. It goes while we still hold it, so that no other run has
    // filled it; one that waits for it is told by SQLite that the file has gone.
    const auto undo = [is_new, &options] {
        std::error_code ignored;
        if (is_new) {
            std::filesystem::remove(options.to_sqlite, ignored);
        }
    };
    try {
        const ExitCode code = record::visit_records(
            cli::filter_options(options.common, 1), {.triage = true, .draft = true},
            [&tables](const record::Record& record) {
                tables.add(record.post, record.members.triage ? &record.triage : nullptr,
                           record.members.draft ? &record.draft : nullptr, record.line);
            },
            context.diagnostics);
        if (io::stop_requested()) {
            undo();
        } else {
            tables.commit();
        }
        return code;
    } catch (...) {
        undo();
        throw;
    }
}

ExitCode run(const cli::ToolContext& context, const Options& options);

// To a file, replaced whole, or to standard output.
void write_whole(const std::string& file, const std::string& bytes) {
    if (!file.empty() && file != "-") {
        io::replace_file(file, bytes);
        return;
    }
    io::Output output = io::Output::standard(false);
    output.write(bytes);
    output.close();
}

struct Counted {
    std::unique_ptr<report::Overview> overview;
    ExitCode code = ExitCode::kOk;
};

Counted count_records(const cli::ToolContext& context, const Options& options, const cli::House& house) {
    Counted result;
    result.overview = std::make_unique<report::Overview>(options.report, house.taxonomy, house.profile_or_null());
    report::Overview& overview = *result.overview;
    std::uint64_t rejected = 0;
    result.code = record::visit_records(
        cli::filter_options(options.common, 1), {.triage = true, .draft = true},
        [&overview](const record::Record& record) {
            overview.add(record.post, record.members.triage ? &record.triage : nullptr,
                         record.members.draft ? &record.draft : nullptr);
        },
        context.diagnostics, &rejected);
    overview.set_rejected(rejected);
    return result;
}

// One summary after the other, so that only one stands in memory beside the sum.
Counted merge_summaries(const Options& options, const cli::House& house) {
    Counted result;
    std::vector<std::string> inputs = options.common.inputs;
    if (inputs.empty()) {
        inputs = {"-"};
    }
    report::Options merged = options.report;
    for (const std::string& input : inputs) {
        io::Input file(input);
        const std::string bytes = io::read_whole(file, report::kMostSummaryBytes);
        if (io::stop_requested()) {
            break;
        }
        if (result.overview == nullptr) {
            merged = report::with_scope(merged, report::scope_of_summary(bytes, file.name()));
            result.overview = std::make_unique<report::Overview>(merged, house.taxonomy, house.profile_or_null());
        }
        report::add_summary(*result.overview, merged, house.taxonomy, house.profile_or_null(), bytes, file.name());
    }
    return result;
}

// Monitoring reads 1 and 2 as findings, so whatever goes wrong under --check ends with 3.
ExitCode run_or_unknown(const cli::ToolContext& context) {
    const bool check = std::any_of(context.argv + 1, context.argv + std::max(1, context.argc),
                                   [](std::string_view word) { return word == "--check"; });
    if (!check) {
        return run(context, parse(context));
    }
    try {
        return run(context, parse(context));
    } catch (const BrokenPipe&) {
        throw;
    } catch (const Error& problem) {
        context.diagnostics.error(problem.what());
        try {
            io::Output output = io::Output::standard(false);
            output.write(report::unknown_line(problem.what()));
            output.close();
        } catch (const IoError&) { // there is no output left to say it on
        }
    } catch (const std::bad_alloc&) {
        context.diagnostics.error("out of memory");
    }
    return static_cast<ExitCode>(report::Status::unknown);
}

ExitCode run(const cli::ToolContext& context, const Options& given) {
    if (!given.to_sqlite.empty()) {
        return load_tables(context, given);
    }
    Options options = given;
    const cli::House house(options.common, options.house);
    options.report.now = house.now;
    options.report.since = moment("--since", options.since, options.report, house.profile_or_null());
    options.report.until = moment("--until", options.until, options.report, house.profile_or_null());
    const Counted counted = options.merge ? merge_summaries(options, house) : count_records(context, options, house);
    const ExitCode code = counted.code;
    if (io::stop_requested() && (options.merge || !options.partial.empty())) {
        return code; // half of the input would pass for all of it when it is added up
    }
    report::Overview& overview = *counted.overview;
    if (!options.partial.empty()) {
        write_whole(options.partial, report::write_summary(overview));
        return code;
    }
    if (options.check) {
        return tell(overview, options);
    }
    write_whole(options.output, render(overview.finish(), options));
    return code;
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run_or_unknown); }
