// SPDX-License-Identifier: Apache-2.0
#include "record/filter.hpp"

#include "base/error.hpp"
#include "io/output.hpp"
#include "record/line_gate.hpp"
#include "record/run_account.hpp"
#include "record/splice.hpp"

namespace kummerkasten::record {

namespace {

class FilterWorker : public io::BatchWorker {
public:
    FilterWorker(std::string_view member, Wants wants, bool strict, std::unique_ptr<RecordStep> step)
        : member_(member), wants_(wants), gate_(strict), step_(std::move(step)) {}

    void work(io::Batch& batch) override {
        for (std::size_t i = 0; i < batch.block.lines.size(); ++i) {
            gate_.pass(batch, i, [this, &batch](std::string_view line) { return one(batch, line); });
        }
    }

private:
    // One line of valid or invalid JSON; says why it cannot be answered.
    Outcome one(io::Batch& batch, std::string_view line) {
        const Result<Members> members =
            reader_.read(line, post_, wants_.triage ? &triage_ : nullptr, wants_.draft ? &draft_ : nullptr);
        if (!members) {
            return members.problem();
        }
        value_.clear();
        if (Outcome rejected = step_->apply({line, post_, triage_, draft_, *members}, value_)) {
            return rejected;
        }
        const bool exists = member_ == "triage" ? members->has_triage_key : members->has_draft_key;
        append_with_member(batch.output, line, member_, value_, exists);
        batch.output += '\n';
        ++batch.records;
        return std::nullopt;
    }

    std::string_view member_;
    Wants wants_;
    LineGate gate_;
    std::unique_ptr<RecordStep> step_;
    Reader reader_;
    Post post_;
    Triage triage_;
    Draft draft_;
    std::string value_;
};

} // namespace

ExitCode run_filter(const FilterOptions& options, std::string_view member, Wants wants,
                    const std::function<std::unique_ptr<RecordStep>()>& make_step, Diagnostics& diagnostics) {
    io::LineReader reader(options.inputs, options.max_line);
    io::Output output = io::Output::standard(options.line_buffered);
    RunAccount account(options.rejects, options.strict, diagnostics);
    const auto make_worker = [&] {
        return std::make_unique<FilterWorker>(member, wants, options.strict, make_step());
    };
    io::process_in_order(reader, options.line_buffered ? 1 : options.workers, make_worker, [&](io::Batch& batch) {
        const std::size_t good = account.take(batch); // under --strict, the output in front of the first bad line
        output.write(std::string_view(batch.output).substr(0, good));
        if (options.line_buffered || account.stopped()) {
            output.flush();
        }
        account.throw_if_stopped();
    });
    output.close();
    return account.finish(reader);
}

} // namespace kummerkasten::record
