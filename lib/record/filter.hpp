// SPDX-License-Identifier: Apache-2.0
// The loop that `classify` and `draft-reply` share: read lines, turn each into a post or a problem, let the tool make its
// one member, splice it into the line, write in input order. It keeps the promises of kummerkasten(7): every line is
// answered on the output or named in a message (and kept with --rejects), and one bad line never harms its neighbours.
#pragma once

#include "base/diagnostics.hpp"
#include "base/exit_code.hpp"
#include "base/result.hpp"
#include "io/line_reader.hpp"
#include "io/output.hpp"
#include "io/worker_pool.hpp"
#include "record/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::record {

struct FilterOptions {
    std::vector<std::string> inputs; ///< operands; none means standard input
    std::string rejects;             ///< file for rejected lines, or empty
    bool strict = false;             ///< stop at the first line that is rejected or would have to be mended
    bool line_buffered = false;      ///< write each answer at once; one worker
    unsigned workers = 1;
    std::size_t max_line = io::kMaxLine;
};

/// A record as a step gets it.
struct Record {
    std::string_view line; ///< the whole line, valid JSON
    const Post& post;
    const Triage& triage; ///< defaults where members.triage is false
    const Draft& draft;   ///< defaults where members.draft is false
    Members members;
    std::string_view input;   ///< name of its input, for messages
    std::uint64_t number = 0; ///< of its line, from 1
};

/// What a tool does with one record. One instance works in one thread. A step whose values depend on the records before
/// leaves notes in the batch, and a SecondLook puts the values right.
class RecordStep {
public:
    RecordStep() = default;
    RecordStep(const RecordStep&) = delete;
    RecordStep& operator=(const RecordStep&) = delete;
    virtual ~RecordStep() = default;
    /// Writes the value of the tool's member, as JSON, to the empty `value`; or says why the record is rejected. Where
    /// `value` stays empty, the line stays as it is.
    [[nodiscard]] virtual Outcome apply(const Record& record, std::string& value) = 0;

    /// A batch begins, whose notes may be those of an earlier one.
    virtual void begin(std::unique_ptr<io::BatchNotes>& /*notes*/) {}
    /// Where in the batch's output the value that apply gave now stands.
    virtual void placed(std::size_t /*offset*/) {}
};

/// Looks at batch after batch in the order of the input, in one thread, whatever the number of workers.
class SecondLook {
public:
    SecondLook() = default;
    SecondLook(const SecondLook&) = delete;
    SecondLook& operator=(const SecondLook&) = delete;
    virtual ~SecondLook() = default;
    /// Writes what is to stand in place of `lines`: whole lines of a batch's output, all of them but where a bad line under
    /// `strict` ends the run.
    virtual void write(std::string_view lines, io::BatchNotes& notes, io::Output& output) = 0;
};

/// Which of the earlier members a step wants to read; reading costs time.
struct Wants {
    bool triage = false;
    bool draft = false;
};

/// Runs the whole filter over all inputs to standard output and closes it. `member` is "triage" or "draft". Throws what
/// io throws, and UsageError's siblings never; under `strict` a bad line throws DataError after all before it was written.
[[nodiscard]] ExitCode run_filter(const FilterOptions& options, std::string_view member, Wants wants,
                                  const std::function<std::unique_ptr<RecordStep>()>& make_step,
                                  Diagnostics& diagnostics, SecondLook* second_look = nullptr);

/// The same reading without any writing: calls `visit` for each record, in input order, in the calling thread. Lines that are
/// no records are reported and counted as above; their number goes to `rejected` too, where it is given.
[[nodiscard]] ExitCode visit_records(const FilterOptions& options, Wants wants,
                                     const std::function<void(const Record&)>& visit, Diagnostics& diagnostics,
                                     std::uint64_t* rejected = nullptr);

} // namespace kummerkasten::record
