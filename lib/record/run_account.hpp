// SPDX-License-Identifier: Apache-2.0
// The books of one run: what was written, what was rejected and why, which inputs failed; the messages about it, and the
// exit code that follows from it.
#pragma once

#include "base/diagnostics.hpp"
#include "base/exit_code.hpp"
#include "io/line_reader.hpp"
#include "io/rejects.hpp"
#include "io/worker_pool.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace kummerkasten::record {

class RunAccount {
public:
    RunAccount(const std::string& rejects, bool strict, Diagnostics& diagnostics);

    /// Books a batch: reports its events in order, keeps rejected lines. Gives how many bytes of its output are to be
    /// written: all, or under `strict` what stands in front of the first bad line.
    [[nodiscard]] std::size_t take(const io::Batch& batch);

    [[nodiscard]] bool stopped() const { return stopped_.has_value(); }
    /// Throws DataError with the first bad line, where `strict` has stopped the run.
    void throw_if_stopped();

    /// Tells the counts, closes the rejects, and gives the exit code. Throws where no input at all could be read.
    [[nodiscard]] ExitCode finish(const io::LineReader& reader);

    [[nodiscard]] std::uint64_t written() const { return written_; }
    [[nodiscard]] std::uint64_t rejected() const { return rejected_; }

private:
    void reject(const io::Batch& batch, const io::Event& event);

    io::Rejects rejects_;
    std::string rejects_name_;
    bool strict_;
    Diagnostics& diagnostics_;
    std::uint64_t written_ = 0;
    std::uint64_t rejected_ = 0;
    std::optional<std::string> stopped_;
};

} // namespace kummerkasten::record
