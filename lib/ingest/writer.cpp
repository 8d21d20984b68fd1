// SPDX-License-Identifier: Apache-2.0
#include "ingest/writer.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "ingest/finish.hpp"
#include "io/atomic_file.hpp"
#include "io/input.hpp"
#include "io/stop_signal.hpp"
#include "record/splice.hpp"

#include <fmt/format.h>

namespace kummerkasten::ingest {

Writer::Writer(const IngestOptions& options, const profile::Profile* profile, Diagnostics& diagnostics)
    : options_(options),
      profile_(profile),
      diagnostics_(diagnostics),
      rejects_(options.rejects),
      privacy_(options.privacy, profile),
      outlet_(options.outlet, account_, privacy_) {}

void Writer::begin_input(const std::string& operand) {
    input_ = io::input_name(operand);
    account_.begin_input(input_);
    remark_.clear();
}

void Writer::read_from(const Source& source, const Format& format) {
    source_ = &source;
    account_.set_format(format.name());
}

void Writer::end_input(const Source& source) {
    account_.current().bytes += source.bytes_read();
    bytes_before_ += source.bytes_read();
    source_ = nullptr;
    outlet_.settle();
}

void Writer::give_up_input(std::string_view message) {
    const std::string safe = privacy_.message(message);
    account_.set_problem(safe);
    diagnostics_.warning(safe + "; the input was skipped from there on");
}

bool Writer::take() {
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
void Writer::rename_platform(record::Post& post) const {
    for (std::string* id : {&post.id, &post.reply_to, &post.thread}) {
        if (id->starts_with(post.platform + ":")) {
            id->replace(0, post.platform.size(), options_.platform);
        }
    }
    post.platform = options_.platform;
}

void Writer::post(record::Post& post) {
    if (!take()) {
        return;
    }
    if (!options_.platform.empty() && (post.platform == "csv" || post.platform == "json" || post.platform == "text")) {
        rename_platform(post);
    }
    finish(post, profile_, entities_);
    line_.clear();
    append_json(line_, post);
    privacy_.apply(line_, post);
    outlet_.put(line_, post, true);
}

void Writer::record(std::string_view line, const record::Post& post) {
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
    privacy_.apply(line_, post);
    outlet_.put(line_, post, false);
}

void Writer::reject(std::uint64_t line, const Problem& problem, std::string_view raw, bool first, bool last) {
    if (first && !take()) {
        return;
    }
    const Place place{input_, line};
    const std::string message = privacy_.message(problem.message);
    if (options_.strict && first) {
        stopped_at_ = fmt::format("{}: {}; stopped there (--strict)", to_string(place), message);
    }
    rejects_failed_ = true; // until it is known to be well
    rejects_.add(place, message, {raw, line, false, first, last});
    rejects_failed_ = false;
    if (first) {
        ++account_.current().rejected;
        ++account_.current().rejected_by[problem.kind];
        if (!rejects_.kept() && !options_.strict) {
            diagnostics_.warning(problem.kind, place, message + "; rejected");
        }
    }
}

void Writer::skip(std::uint64_t, std::string_view reason) {
    if (!take()) {
        return;
    }
    Counts& counts = account_.current();
    ++counts.skipped;
    ++counts.skipped_by[std::string(reason)];
}

void Writer::warn(std::uint64_t line, const Problem& problem) {
    const std::string message = privacy_.message(problem.message);
    if (options_.strict) {
        stopped_at_ = fmt::format("{}: {}; stopped there (--strict)", to_string({input_, line}), message);
        return;
    }
    ++account_.current().mended;
    diagnostics_.warning(problem.kind, {input_, line}, message);
}

bool Writer::stopped() const { return !stopped_at_.empty() || io::stop_requested(); }

ExitCode Writer::finish_run() {
    outlet_.close();
    rejects_.close();
    diagnostics_.finish();
    if (!options_.stats.empty()) {
        account_.set_replaced(privacy_.account());
        io::replace_file(options_.stats, account_.json());
    }
    if (!stopped_at_.empty()) {
        throw DataError(stopped_at_);
    }
    say_what_became_of_it();
    return account_.total().rejected != 0 ? ExitCode::kRejected : ExitCode::kOk;
}

void Writer::say_what_became_of_it() {
    const Counts total = account_.total();
    if (privacy_.is_on() && !options_.quiet) {
        const std::string replaced = in_words(privacy_.account());
        diagnostics_.note("replaced: " + (replaced.empty() ? "nothing" : replaced));
    }
    if (total.skipped != 0 && !options_.quiet) {
        diagnostics_.note("left out what is no post: " + in_words(total.skipped_by));
    }
    if (total.rejected != 0) {
        diagnostics_.warning(
            fmt::format("{} of {} rejected{}", total.rejected, counted(total.read - total.skipped, "post"),
                        rejects_.kept() ? "; see " + options_.rejects : "; --rejects FILE keeps them"));
    }
}

} // namespace kummerkasten::ingest
