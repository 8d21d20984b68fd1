// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "ingest/mail.hpp"
#include "ingest/maildir.hpp"
#include "ingest/writer.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

// "12 posts", or "2 posts, 10 seen before".
std::string summary(const Counts& counts) {
    const std::string seen = counts.duplicates != 0 ? fmt::format(", {} seen before", counts.duplicates) : "";
    return counted(counts.written, "post") + seen;
}

void read_input(const std::string& operand, const IngestOptions& options, Writer& writer,
                const Diagnostics& diagnostics) {
    Source source(operand);
    if (source.window().empty()) {
        source.throw_failure();
    }
    try {
        const Format& format = options.format != nullptr ? *options.format : detect(source, options.read);
        const bool something = !source.window().empty();
        writer.read_from(source, format);
        writer.remark(source.decoded_from());
        format.read(source, options.read, writer);
        writer.end_input(source);
        const std::string& remark = writer.remark_of_input();
        if ((options.format == nullptr || !remark.empty()) && !options.quiet && something) {
            diagnostics.note(fmt::format("{}: read as {}{}, {}", to_string({source.name(), 0}), format.name(),
                                         remark.empty() ? "" : ", " + remark, summary(writer.counts_of_input())));
        }
    } catch (const Error&) {
        if (!writer.output_failed()) {
            writer.end_input(source);
        }
        throw;
    }
    source.throw_failure();
}

// A mail that cannot be read is named, and the others are read all the same. False where one could not.
bool read_maildir(const std::string& operand, const IngestOptions& options, Writer& writer, Diagnostics& diagnostics) {
    const std::vector<std::string> files = maildir_files(operand);
    bool complete = true;
    for (const std::string& file : files) {
        if (writer.stopped()) {
            break;
        }
        try {
            Source source(file);
            writer.begin_file(source.name());
            writer.read_from(source, *find_format("mail"));
            read_single_mail(source, options.read, writer);
            writer.end_input(source);
            source.throw_failure();
        } catch (const IoError& problem) {
            if (writer.output_failed()) {
                throw;
            }
            complete = false;
            diagnostics.warning("unreadable", {operand, 0}, fmt::format("{}; the mail was skipped", problem.what()));
        }
    }
    if (!options.quiet && options.format == nullptr) {
        diagnostics.note(
            fmt::format("{}: read as mail, a Maildir, {}", to_string({operand, 0}), summary(writer.counts_of_input())));
    }
    return complete;
}

} // namespace

ExitCode run_ingest(const IngestOptions& options, const profile::Profile* profile, Diagnostics& diagnostics) {
    std::vector<std::string> inputs = options.inputs;
    if (inputs.empty()) {
        inputs.emplace_back("-");
    }
    Writer writer(options, profile, diagnostics);
    std::size_t failed = 0;
    bool incomplete = false;
    for (const std::string& operand : inputs) {
        if (writer.stopped()) {
            break;
        }
        writer.begin_input(operand);
        try {
            const bool mails = options.format == nullptr || options.format->name() == "mail";
            if (mails && is_maildir(operand)) {
                incomplete = !read_maildir(operand, options, writer, diagnostics) || incomplete;
            } else {
                read_input(operand, options, writer, diagnostics);
            }
        } catch (const UsageError&) {
            throw;
        } catch (const Error& problem) { // unreadable, or of no known format: the other inputs are read all the same
            if (writer.output_failed()) {
                throw;
            }
            ++failed;
            writer.give_up_input(problem.what());
        }
    }
    const ExitCode code = writer.finish_run();
    if (failed == inputs.size()) {
        throw IoError(writer.written() == 0 ? "no input could be used" : "no input could be read to its end");
    }
    return failed != 0 || incomplete ? ExitCode::kRejected : code;
}

} // namespace kummerkasten::ingest
