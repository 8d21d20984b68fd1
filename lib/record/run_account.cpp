// SPDX-License-Identifier: Apache-2.0
#include "record/run_account.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <fmt/format.h>

namespace kummerkasten::record {

RunAccount::RunAccount(const std::string& rejects, bool strict, Diagnostics& diagnostics)
    : rejects_(rejects), rejects_name_(rejects), strict_(strict), diagnostics_(diagnostics) {}

std::size_t RunAccount::take(const io::Batch& batch) {
    for (const io::Event& event : batch.events) {
        const io::Line& line = batch.block.lines[event.line];
        const Place place{batch.block.input, line.number};
        if (strict_) {
            stopped_ = fmt::format("{}: {}; stopped there (--strict)", to_string(place), event.problem.message);
            return event.output_before;
        }
        if (event.rejected) {
            reject(batch, event);
        } else {
            diagnostics_.warning(event.problem.kind, place, event.problem.message);
        }
    }
    if (batch.block.failure) {
        diagnostics_.warning(fmt::format("{}; the input was skipped from there on", *batch.block.failure));
    }
    written_ += batch.records;
    return batch.output.size();
}

void RunAccount::reject(const io::Batch& batch, const io::Event& event) {
    const io::Line& line = batch.block.lines[event.line];
    const Place place{batch.block.input, line.number};
    rejects_.add(place, event.problem.message, line);
    if (!line.first_piece) {
        return; // a further piece of a line that was counted already
    }
    ++rejected_;
    if (!rejects_.kept()) {
        diagnostics_.warning(event.problem.kind, place, event.problem.message + "; rejected");
    }
}

void RunAccount::throw_if_stopped() {
    if (stopped_) {
        rejects_.close();
        throw DataError(*stopped_);
    }
}

ExitCode RunAccount::finish(const io::LineReader& reader) {
    rejects_.close();
    diagnostics_.finish();
    if (rejected_ != 0) {
        diagnostics_.warning(fmt::format("{} of {} rejected{}", rejected_, counted(rejected_ + written_, "record"),
                                         rejects_.kept() ? "; see " + rejects_name_ : "; --rejects FILE keeps them"));
    }
    if (reader.failed_inputs() != 0 && reader.failed_inputs() == reader.inputs()) {
        throw IoError(written_ == 0 ? "no input could be read" : "no input could be read to its end");
    }
    return rejected_ != 0 || reader.failed_inputs() != 0 ? ExitCode::kRejected : ExitCode::kOk;
}

} // namespace kummerkasten::record
