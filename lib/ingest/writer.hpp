// SPDX-License-Identifier: Apache-2.0
// The Sink of a run of `ingest`: finishes posts, replaces personal data where that is asked for, hands records to the outlet,
// rejects to their file, and keeps the books. Nothing that a format hands over is forgotten: see account.hpp.
#pragma once

#include "base/diagnostics.hpp"
#include "base/exit_code.hpp"
#include "ingest/account.hpp"
#include "ingest/ingest.hpp"
#include "ingest/outlet.hpp"
#include "ingest/privacy.hpp"
#include "ingest/sink.hpp"
#include "io/rejects.hpp"
#include "text/entities.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

class Writer : public Sink {
public:
    /// Opens the state, the rejects and the key; throws what they throw.
    Writer(const IngestOptions& options, const profile::Profile* profile, Diagnostics& diagnostics);

    void begin_input(const std::string& operand);
    /// A file of the input, a mail of a Maildir: for messages.
    void begin_file(const std::string& name) { input_ = name; }
    void read_from(const Source& source, const Format& format);
    /// Writes what is still held of the input. Call it while the source is there, whatever happened to it.
    void end_input(const Source& source);
    /// The input could not be read, or not to its end. Says so, with a message that may quote the input.
    void give_up_input(std::string_view message);

    void post(record::Post& post) override;
    void record(std::string_view line, const record::Post& post) override;
    void reject(std::uint64_t line, const Problem& problem, std::string_view raw, bool first, bool last) override;
    void skip(std::uint64_t line, std::string_view reason) override;
    void warn(std::uint64_t line, const Problem& problem) override;
    void remark(std::string_view what) override { remark_ = what; }
    [[nodiscard]] bool stopped() const override;

    /// What the format remarked on the input; empty where it had nothing to say.
    [[nodiscard]] const std::string& remark_of_input() const { return remark_; }
    /// Did the last thing that was written fail to be? Then the run is over, whatever the other inputs hold.
    [[nodiscard]] bool output_failed() const { return rejects_failed_ || outlet_.failed(); }
    [[nodiscard]] const Counts& counts_of_input() { return account_.current(); }
    [[nodiscard]] std::uint64_t written() const { return account_.total().written; }

    /// Hands everything out and says what became of it. Throws DataError where --strict has stopped the run.
    ExitCode finish_run();

private:
    /// Counts one thing that a format hands over; false where --strict has stopped the run, and it is nobody's any more.
    bool take();
    void rename_platform(record::Post& post) const;
    void say_what_became_of_it();

    const IngestOptions& options_;
    const profile::Profile* profile_;
    Diagnostics& diagnostics_;
    io::Rejects rejects_;
    Account account_;
    Privacy privacy_;
    Outlet outlet_;
    const Source* source_ = nullptr; ///< the one being read
    std::vector<text::Entity> entities_;
    std::string line_;
    std::string input_;
    std::string remark_;
    std::string stopped_at_;
    bool rejects_failed_ = false;
    std::uint64_t bytes_before_ = 0; ///< of the inputs before this one
    std::uint64_t taken_ = 0;
};

} // namespace kummerkasten::ingest
