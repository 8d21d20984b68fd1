// SPDX-License-Identifier: Apache-2.0
// ingest: posts of any known format in, one record a line out. See man ingest.
#include "ingest/ingest.hpp"
#include "base/error.hpp"
#include "cli/progress_line.hpp"
#include "cli/run_tool.hpp"
#include "cli/tool_app.hpp"
#include "io/data_path.hpp"
#include "record/taxonomy.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

using namespace kummerkasten;

namespace {

struct Options {
    cli::CommonOptions common;
    std::string from = "auto";
    std::string profile;
    std::string platform;
    std::string time_zone;
    std::vector<std::string> map;
    std::string map_file;
    std::string state;
    std::size_t forget_after = 400;
    std::string near_duplicates = "fresh";
    std::size_t window_posts = 10'000;
    std::size_t window_hours = 48;
    std::string stats;
    std::optional<std::string> redact, key_file;
    bool quiet = false;
};

std::vector<std::string> format_names() {
    std::vector<std::string> names{"auto"};
    for (const auto& format : ingest::formats()) {
        names.emplace_back(format->name());
    }
    return names;
}

Options parse(const cli::ToolContext& context) {
    Options options;
    cli::ToolApp tool("ingest", "Read posts of any known format and write one record a line.",
                      "ingest --profile house.toml export.json mails.csv | classify --profile house.toml");
    tool.add_common(options.common);
    tool.add_choice("--from", options.from, format_names(),
                    "Format of the inputs; auto looks at each and says what it is");
    tool.add_text("--profile", options.profile, "FILE", "The house's profile: tells own posts from those of customers");
    tool.add_texts("--map", options.map, "PART=COLUMN", "Column or JSON member for a part of the record; repeatable");
    tool.add_text("--map-file", options.map_file, "FILE", "Lines of PART=COLUMN, for what --map does not say");
    tool.add_text("--platform", options.platform, "WORD", "Platform of posts from csv, json and text");
    tool.add_text("--tz", options.time_zone, "ZONE", "Zone of times without one; default: the profile's, else UTC");
    tool.add_text("--state", options.state, "DB", "Remember there what was seen, and leave it out the next time");
    tool.add_number("--forget-after", options.forget_after, 1, 36'500, "DAYS",
                    "Forget posts that stood in no input for so long");
    tool.add_choice("--near-duplicates", options.near_duplicates, {"fresh", "all", "none"},
                    "Which posts get a duplicate_of: all but records of our own, all, none");
    tool.add_number("--window-posts", options.window_posts, 1, 1'000'000, "N",
                    "Texts that near-duplicates are sought among");
    tool.add_number("--window-hours", options.window_hours, 1, 87'600, "HOURS",
                    "Time from post to post within which near-duplicates belong together");
    tool.add_text("--stats", options.stats, "FILE", "Write an account of the run there, as JSON");
    tool.add_optional("--redact", options.redact, "all", "KINDS",
                      "Put marks in place of phone numbers, addresses and the like: all kinds, or those named");
    tool.add_text("--pseudonymise", options.key_file, "KEYFILE",
                  "Put keyed hashes in place of people's names, handles and ids");
    tool.add_switch("-q,--quiet", options.quiet, "Do not say which format was found, nor how far the run is");
    tool.parse(context.argc, context.argv);
    return options;
}

ExitCode run(const cli::ToolContext& context) {
    const Options options = parse(context);

    ingest::IngestOptions job;
    for (const std::string& assignment : options.map) {
        job.read.mapping.add(assignment);
    }
    if (!options.map_file.empty()) {
        job.read.mapping.add_file(options.map_file);
    }
    std::optional<profile::Profile> profile;
    if (!options.profile.empty()) {
        const record::Taxonomy taxonomy{io::DataPath(options.common.data)};
        profile = profile::load_profile(options.profile, taxonomy.names());
        job.read.time_zone = record::TimeZone(profile->hours.time_zone);
    }
    if (!options.time_zone.empty()) {
        job.read.time_zone = record::TimeZone(options.time_zone);
    }
    job.inputs = options.common.inputs;
    job.format = ingest::find_format(options.from); // null for auto
    job.read.max_piece = options.common.max_line;
    job.read.max_document = std::max(job.read.max_document, options.common.max_line);
    job.platform = options.platform;
    job.rejects = options.common.rejects;
    if (options.redact) {
        job.privacy.redact = ingest::parse_personal_kinds(*options.redact);
    }
    job.privacy.key_file = options.key_file;
    job.strict = options.common.strict;
    job.quiet = options.quiet;
    job.stats = options.stats;
    job.outlet.line_buffered = options.common.line_buffered;
    job.outlet.state = options.state;
    job.outlet.forget_after = options.forget_after;
    job.outlet.mark = options.near_duplicates == "fresh" ? ingest::Mark::fresh
                      : options.near_duplicates == "all" ? ingest::Mark::all
                                                         : ingest::Mark::none;
    job.outlet.window = {options.window_posts, std::chrono::hours(options.window_hours)};

    std::optional<cli::ProgressLine> progress;
    if (!options.quiet && cli::ProgressLine::wanted()) {
        progress.emplace(context.diagnostics);
        job.progress = [&progress](std::uint64_t bytes, std::uint64_t posts) { progress->show(bytes, posts); };
    }
    return ingest::run_ingest(job, profile ? &*profile : nullptr, context.diagnostics);
}

} // namespace

int main(int argc, char** argv) { return cli::run_tool(argc, argv, &run); }
