// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "ingest/account.hpp"
#include "ingest/finish.hpp"
#include "ingest/mail.hpp"
#include "ingest/maildir.hpp"
#include "ingest/outlet.hpp"
#include "io/atomic_file.hpp"
#include "io/input.hpp"
#include "io/rejects.hpp"
#include "io/stop_signal.hpp"
#include "record/splice.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

namespace {

// Finishes posts, hands them out, keeps the books.
class Writer : public Sink {
public:
    Writer(const IngestOptions& options, const profile::Profile* profile, Diagnostics& diagnostics)
        : options_(options),
          profile_(profile),
          diagnostics_(diagnostics),
          rejects_(options.rejects),
          outlet_(options.outlet, account_) {}

    void begin_input(const std::string& operand) {
        input_ = io::input_name(operand);
        account_.begin_input(input_);
        remark_.clear();
    }

    /// A file of the input, a mail of a Maildir: for messages.
    void begin_file(const std::string& name) {
        input_ = name;
    }

    void read_from(const Source& source, const Format& format) {
        source_ = &source;
        account_.set_format(format.name());
    }

    /// Writes what is still held of the input. Call it while the source is there, whatever happened to it.
    void end_input(const Source& source) {
        account_.current().bytes += source.bytes_read();
        bytes_before_ += source.bytes_read();
        source_ = nullptr;
        outlet_.settle();
    }

    void set_problem(const std::string& message) { account_.set_problem(message); }

    void post(record::Post& post) override {
        if (!take()) {
            return;
        }
        if (!options_.platform.empty() &&
            (post.platform == "csv" || post.platform == "json" || post.platform == "text")) {
            rename_platform(post);
        }
        finish(post, profile_, document_);
        line_.clear();
        append_json(line_, post);
        outlet_.put(line_, post, true);
    }

    void record(std::string_view line, const record::Post& post) override {
        if (!take()) {
            return;
        }
        line_.clear();
        if (profile_ != nullptr && !post.direction) {
            const bool own = is_own_author(post, *profile_);
            record::append_with_member(line_, line, "direction", own ? "\"outbound\"" : "\"inbound\"");
        } else {
            line_.assign(trim(line));
        }
        outlet_.put(line_, post, false);
    }

    void reject(std::uint64_t line, const Problem& problem, std::string_view raw, bool first, bool last) override {
        const Place place{input_, line};
        if (first && !take()) {
            return;
        }
        if (options_.strict && first) {
            stopped_at_ = fmt::format("{}: {}; stopped there (--strict)", to_string(place), problem.message);
        }
        rejects_failed_ = true; // until it is known to be well
        rejects_.add(place, problem.message, {raw, line, false, first, last});
        rejects_failed_ = false;
        if (first) {
            ++account_.current().rejected;
            ++account_.current().rejected_by[problem.kind];
            if (!rejects_.kept() && !options_.strict) {
                diagnostics_.warning(problem.kind, place, problem.message + "; rejected");
            }
        }
    }

    void skip(std::uint64_t, std::string_view reason) override {
        if (!take()) {
            return;
        }
        Counts& counts = account_.current();
        ++counts.skipped;
        ++counts.skipped_by[std::string(reason)];
    }

    void warn(std::uint64_t line, const Problem& problem) override {
        if (options_.strict) {
            stopped_at_ = fmt::format("{}: {}; stopped there (--strict)", to_string({input_, line}), problem.message);
            return;
        }
        ++account_.current().mended;
        diagnostics_.warning(problem.kind, {input_, line}, problem.message);
    }

    void remark(std::string_view what) override { remark_ = what; }
    [[nodiscard]] const std::string& remark_of_input() const { return remark_; }

    [[nodiscard]] bool stopped() const override { return !stopped_at_.empty() || io::stop_requested(); }

    /// Did the last thing that was written fail to be? Then the run is over, whatever the other inputs hold.
    [[nodiscard]] bool output_failed() const { return rejects_failed_ || outlet_.failed(); }

    [[nodiscard]] const Counts& counts() { return account_.current(); }

    [[nodiscard]] std::uint64_t written() const { return account_.total().written; }

    // Hands everything out. Throws DataError where --strict has stopped the run.
    ExitCode finish_run() {
        outlet_.close();
        rejects_.close();
        diagnostics_.finish();
        if (!options_.stats.empty()) {
            io::replace_file(options_.stats, account_.json());
        }
        if (!stopped_at_.empty()) {
            throw DataError(stopped_at_);
        }
        const Counts total = account_.total();
        if (total.skipped != 0 && !options_.quiet) {
            diagnostics_.note(fmt::format("{} no posts and left out: {}",
                                          total.skipped == 1 ? "1 was" : fmt::format("{} were", total.skipped),
                                          in_words(total.skipped_by)));
        }
        if (total.rejected != 0) {
            diagnostics_.warning(
                fmt::format("{} of {} rejected{}", total.rejected, counted(total.read - total.skipped, "post"),
                            rejects_.kept() ? "; see " + options_.rejects : "; --rejects FILE keeps them"));
        }
        return total.rejected != 0 ? ExitCode::kRejected : ExitCode::kOk;
    }

private:
    // Counts one thing that a format hands over; false where --strict has stopped the run, and it is nobody's any more.
    bool take() {
        if (!stopped_at_.empty()) {
            return false;
        }
        ++account_.current().read;
        if (options_.progress) {
            ++taken_;
            options_.progress(bytes_before_ + (source_ != nullptr ? source_->bytes_read() : 0), taken_);
        }
        return true;
    }

    // "csv:17" becomes "zendesk:17".
    void rename_platform(record::Post& post) const {
        for (std::string* id : {&post.id, &post.reply_to, &post.thread}) {
            if (id->starts_with(post.platform + ":")) {
                id->replace(0, post.platform.size(), options_.platform);
            }
        }
        post.platform = options_.platform;
    }

    const IngestOptions& options_;
    const profile::Profile* profile_;
    Diagnostics& diagnostics_;
    io::Rejects rejects_;
    Account account_;
    Outlet outlet_;
    const Source* source_ = nullptr; ///< the one being read
    text::Document document_;
    std::string line_;
    std::string input_;
    std::string remark_;
    std::string stopped_at_;
    bool rejects_failed_ = false;
    std::uint64_t bytes_before_ = 0; ///< of the inputs before this one
    std::uint64_t taken_ = 0;
};

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
        format.read(source, options.read, writer);
        writer.end_input(source);
        const std::string& remark = writer.remark_of_input();
        if ((options.format == nullptr || !remark.empty()) && !options.quiet && something) {
            diagnostics.note(fmt::format("{}: read as {}{}, {}", to_string({source.name(), 0}), format.name(),
                                         remark.empty() ? "" : ", " + remark, summary(writer.counts())));
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
            fmt::format("{}: read as mail, a Maildir, {}", to_string({operand, 0}), summary(writer.counts())));
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
            writer.set_problem(problem.what());
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
