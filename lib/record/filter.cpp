// SPDX-License-Identifier: Apache-2.0
#include "record/filter.hpp"

#include "base/error.hpp"
#include "io/output.hpp"
#include "record/line_gate.hpp"
#include "record/run_account.hpp"
#include "record/splice.hpp"

namespace kummerkasten::record {

namespace {

// Reads each line as a record and hands it on.
class RecordWorker : public io::BatchWorker {
public:
    RecordWorker(Wants wants, bool strict) : wants_(wants), gate_(strict) {}

    void work(io::Batch& batch) override {
        begin(batch);
        for (std::size_t i = 0; i < batch.block.lines.size(); ++i) {
            gate_.pass(batch, i, [this, &batch, i](std::string_view line) { return read(batch, i, line); });
        }
    }

private:
    Outcome read(io::Batch& batch, std::size_t index, std::string_view line) {
        const Result<Members> members =
            reader_.read(line, post_, wants_.triage ? &triage_ : nullptr, wants_.draft ? &draft_ : nullptr);
        if (!members) {
            return members.problem();
        }
        return use({line, post_, triage_, draft_, *members, batch.block.input, batch.block.lines[index].number}, batch);
    }

    virtual void begin(io::Batch& /*batch*/) {}
    virtual Outcome use(const Record& record, io::Batch& batch) = 0;

    Wants wants_;
    LineGate gate_;
    Reader reader_;
    Post post_;
    Triage triage_;
    Draft draft_;
};

class FilterWorker : public RecordWorker {
public:
    FilterWorker(std::string_view member, Wants wants, bool strict, std::unique_ptr<RecordStep> step)
        : RecordWorker(wants, strict), member_(member), step_(std::move(step)) {}

private:
    void begin(io::Batch& batch) override { step_->begin(batch.notes); }

    Outcome use(const Record& record, io::Batch& batch) override {
        value_.clear();
        if (Outcome rejected = step_->apply(record, value_)) {
            return rejected;
        }
        if (value_.empty()) {
            batch.output += record.line;
            batch.output += '\n';
            ++batch.records;
            return std::nullopt;
        }
        const bool exists = member_ == "triage" ? record.members.has_triage_key : record.members.has_draft_key;
        step_->placed(append_with_member(batch.output, record.line, member_, value_, exists));
        batch.output += '\n';
        ++batch.records;
        return std::nullopt;
    }

    std::string_view member_;
    std::unique_ptr<RecordStep> step_;
    std::string value_;
};

class VisitWorker : public RecordWorker {
public:
    VisitWorker(Wants wants, bool strict, const std::function<void(const Record&)>& visit)
        : RecordWorker(wants, strict), visit_(visit) {}

private:
    Outcome use(const Record& record, io::Batch& batch) override {
        visit_(record);
        ++batch.records;
        return std::nullopt;
    }

    const std::function<void(const Record&)>& visit_;
};

} // namespace

ExitCode run_filter(const FilterOptions& options, std::string_view member, Wants wants,
                    const std::function<std::unique_ptr<RecordStep>()>& make_step, Diagnostics& diagnostics,
                    SecondLook* second_look) {
    io::LineReader reader(options.inputs, options.max_line);
    io::Output output = io::Output::standard(options.line_buffered);
    RunAccount account(options.rejects, options.strict, diagnostics);
    const auto make_worker = [&] { return std::make_unique<FilterWorker>(member, wants, options.strict, make_step()); };
    io::process_in_order(reader, options.line_buffered ? 1 : options.workers, make_worker, [&](io::Batch& batch) {
        const std::size_t good = account.take(batch); // under --strict, the output in front of the first bad line
        const std::string_view lines = std::string_view(batch.output).substr(0, good);
        if (second_look != nullptr && batch.notes) {
            second_look->write(lines, *batch.notes, output);
        } else {
            output.write(lines);
        }
        if (options.line_buffered || account.stopped()) {
            output.flush();
        }
        account.throw_if_stopped();
    });
    output.close();
    return account.finish(reader);
}

ExitCode visit_records(const FilterOptions& options, Wants wants, const std::function<void(const Record&)>& visit,
                       Diagnostics& diagnostics, std::uint64_t* rejected) {
    io::LineReader reader(options.inputs, options.max_line);
    RunAccount account(options.rejects, options.strict, diagnostics);
    const auto make_worker = [&] { return std::make_unique<VisitWorker>(wants, options.strict, visit); };
    io::process_in_order(reader, 1, make_worker, [&account](const io::Batch& batch) {
        static_cast<void>(account.take(batch)); // there is no output to be cut
        account.throw_if_stopped();
    });
    if (rejected != nullptr) {
        *rejected = account.rejected();
    }
    return account.finish(reader);
}

} // namespace kummerkasten::record
