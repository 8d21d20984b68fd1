// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "ingest/finish.hpp"
#include "ingest/mail.hpp"
#include "ingest/maildir.hpp"
#include "io/input.hpp"
#include "io/output.hpp"
#include "io/rejects.hpp"
#include "io/stop_signal.hpp"
#include "record/splice.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

// Finishes posts, writes records, keeps the books.
class Writer : public Sink {
public:
    Writer(const IngestOptions& options, const profile::Profile* profile, Diagnostics& diagnostics)
        : options_(options),
          profile_(profile),
          diagnostics_(diagnostics),
          rejects_(options.rejects),
          output_(io::Output::standard(options.line_buffered)) {}

    void begin_input(std::string name) {
        input_ = std::move(name);
        written_before_ = written_;
    }

    void post(record::Post& post) override {
        if (!options_.platform.empty() &&
            (post.platform == "csv" || post.platform == "json" || post.platform == "text")) {
            rename_platform(post);
        }
        finish(post, profile_, document_);
        line_.clear();
        append_json(line_, post);
        write_line();
    }

    void record(std::string_view line, const record::Post& post) override {
        line_.clear();
        if (profile_ != nullptr && !post.direction) {
            const bool own = is_own_author(post, *profile_);
            record::append_with_member(line_, line, "direction", own ? "\"outbound\"" : "\"inbound\"");
        } else {
            line_.assign(trim(line));
        }
        write_line();
    }

    void reject(std::uint64_t line, const Problem& problem, std::string_view raw, bool first, bool last) override {
        const Place place{input_, line};
        if (options_.strict && first) {
            stopped_at_ = fmt::format("{}: {}; stopped there (--strict)", to_string(place), problem.message);
        }
        output_failed_ = true; // until it is known to be well
        rejects_.add(place, problem.message, {raw, line, false, first, last});
        output_failed_ = false;
        if (first) {
            ++rejected_;
            if (!rejects_.kept() && !options_.strict) {
                diagnostics_.warning(problem.kind, place, problem.message + "; rejected");
            }
        }
    }

    void skip(std::uint64_t, std::string_view) override {}

    void warn(std::uint64_t line, const Problem& problem) override {
        if (options_.strict) {
            stopped_at_ = fmt::format("{}: {}; stopped there (--strict)", to_string({input_, line}), problem.message);
            return;
        }
        diagnostics_.warning(problem.kind, {input_, line}, problem.message);
    }

    [[nodiscard]] bool stopped() const override { return !stopped_at_.empty() || io::stop_requested(); }

    /// Did the last thing that was written fail to be? Then the run is over, whatever the other inputs hold.
    [[nodiscard]] bool output_failed() const { return output_failed_; }

    [[nodiscard]] std::uint64_t written_of_input() const { return written_ - written_before_; }

    [[nodiscard]] std::uint64_t written() const { return written_; }

    // Hands everything out. Throws DataError where --strict has stopped the run.
    ExitCode finish_run() {
        output_.close();
        rejects_.close();
        diagnostics_.finish();
        if (!stopped_at_.empty()) {
            throw DataError(stopped_at_);
        }
        if (rejected_ != 0) {
            diagnostics_.warning(
                fmt::format("{} of {} rejected{}", rejected_, counted(rejected_ + written_, "post"),
                            rejects_.kept() ? "; see " + options_.rejects : "; --rejects FILE keeps them"));
        }
        return rejected_ != 0 ? ExitCode::kRejected : ExitCode::kOk;
    }

private:
    // "csv:17" becomes "zendesk:17".
    void rename_platform(record::Post& post) const {
        for (std::string* id : {&post.id, &post.reply_to, &post.thread}) {
            if (id->starts_with(post.platform + ":")) {
                id->replace(0, post.platform.size(), options_.platform);
            }
        }
        post.platform = options_.platform;
    }

    void write_line() {
        if (!stopped_at_.empty()) {
            return;
        }
        line_ += '\n';
        output_failed_ = true; // until it is known to be well
        output_.write(line_);
        if (options_.line_buffered) {
            output_.flush();
        }
        output_failed_ = false;
        ++written_;
    }

    const IngestOptions& options_;
    const profile::Profile* profile_;
    Diagnostics& diagnostics_;
    io::Rejects rejects_;
    io::Output output_;
    text::Document document_;
    std::string line_;
    std::string input_;
    std::string stopped_at_;
    bool output_failed_ = false;
    std::uint64_t written_ = 0;
    std::uint64_t written_before_ = 0;
    std::uint64_t rejected_ = 0;
};

void read_input(const std::string& operand, const IngestOptions& options, Writer& writer,
                const Diagnostics& diagnostics) {
    Source source(operand);
    writer.begin_input(source.name());
    if (source.window().empty()) {
        source.throw_failure();
    }
    const Format& format = options.format != nullptr ? *options.format : detect(source, options.read);
    const bool something = !source.window().empty();
    format.read(source, options.read, writer);
    if (options.format == nullptr && !options.quiet && something) {
        diagnostics.note(fmt::format("{}: read as {}, {}", to_string({source.name(), 0}), format.name(),
                                     counted(writer.written_of_input(), "post")));
    }
    source.throw_failure();
}

// A mail that cannot be read is named, and the others are read all the same. False where one could not.
bool read_maildir(const std::string& operand, const IngestOptions& options, Writer& writer, Diagnostics& diagnostics) {
    const std::vector<std::string> files = maildir_files(operand);
    writer.begin_input(operand);
    const std::uint64_t before = writer.written();
    bool complete = true;
    for (const std::string& file : files) {
        if (writer.stopped()) {
            break;
        }
        try {
            Source source(file);
            writer.begin_input(source.name());
            read_single_mail(source, options.read, writer);
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
        diagnostics.note(fmt::format("{}: read as mail, a Maildir, {}", to_string({operand, 0}),
                                     counted(writer.written() - before, "post")));
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
            diagnostics.warning(fmt::format("{}; the input was skipped from there on", problem.what()));
        }
    }
    const ExitCode code = writer.finish_run();
    if (failed == inputs.size()) {
        throw IoError(writer.written() == 0 ? "no input could be used" : "no input could be read to its end");
    }
    return failed != 0 || incomplete ? ExitCode::kRejected : code;
}

} // namespace kummerkasten::ingest
