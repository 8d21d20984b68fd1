// SPDX-License-Identifier: Apache-2.0
// classify as a filter: JudgeStep judges record by record in any number of threads and leaves notes; Recollection goes over
// the batches in input order and puts right what the posts before a post change (classify/conversation.hpp).
#pragma once

#include "classify/classifier.hpp"
#include "classify/conversation.hpp"
#include "io/output.hpp"
#include "record/filter.hpp"
#include "record/triage.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// The notes of one batch. Those of earlier batches stay in `notes` behind `count`, for their memory.
struct JudgeNotes : io::BatchNotes {
    struct Placed {
        Note note;
        record::Seams seams;
        std::size_t offset = 0; ///< of the verdict in the output
        std::size_t size = 0;
    };
    std::vector<Placed> notes;
    std::size_t count = 0;
};

class JudgeStep : public record::RecordStep {
public:
    explicit JudgeStep(const Classifier& classifier) : classifier_(classifier) {}

    Outcome apply(const record::Record& record, std::string& value) override;
    void begin(std::unique_ptr<io::BatchNotes>& notes) override;
    void placed(std::size_t offset) override;

private:
    const Classifier& classifier_;
    Classifier::Scratch scratch_;
    record::Triage triage_;
    JudgeNotes* notes_ = nullptr;
    bool noted_ = false; // the last record
};

class Recollection : public record::SecondLook {
public:
    explicit Recollection(Conversations& conversations) : conversations_(conversations) {}

    void write(std::string_view lines, io::BatchNotes& notes, io::Output& output) override;

private:
    Conversations& conversations_;
    record::Triage revised_;
    std::string verdict_;
};

} // namespace kummerkasten::classify
