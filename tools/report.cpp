// SPDX-License-Identifier: Apache-2.0
// report: what is due, what hurts, how fast the house answers. See man report.
#include "report_options.hpp"

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

std::string render(const report::Document& document, const ReportOptions& options) {
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

ExitCode tell(report::Overview& overview, const ReportOptions& options) {
    ToldBefore told_before(options.state, options.report.now);
    const report::Told told = tell_monitoring(overview.storms(), options.report.storm, options.report.now,
                                              [&told_before](const std::string& id) { return told_before(id); });
    io::Output output = io::Output::standard(false);
    output.write(told.line);
    output.close();
    told_before.commit(); // only what reached somebody was told
    return static_cast<ExitCode>(told.status);
}

ExitCode load_tables(const cli::ToolContext& context, const ReportOptions& options) {
    std::error_code unknown;
    const bool is_new = !std::filesystem::exists(options.to_sqlite, unknown);
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

ExitCode run(const cli::ToolContext& context, const ReportOptions& options);

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

Counted count_records(const cli::ToolContext& context, const ReportOptions& options, const cli::House& house) {
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
Counted merge_summaries(const ReportOptions& options, const cli::House& house) {
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
        return run(context, parse_report_options(context));
    }
    try {
        return run(context, parse_report_options(context));
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

ExitCode run(const cli::ToolContext& context, const ReportOptions& given) {
    if (!given.to_sqlite.empty()) {
        return load_tables(context, given);
    }
    ReportOptions options = given;
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
