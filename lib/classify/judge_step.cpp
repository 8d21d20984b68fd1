// SPDX-License-Identifier: Apache-2.0
#include "classify/judge_step.hpp"

namespace kummerkasten::classify {

namespace {

// The table of conversations is larger than the cache: a place asked for eight posts ahead is there when it is needed. Where
// each post has a thread of its own, Conversations::enter took 5.7 % of the run without this, and 0.2 % with it.
constexpr std::size_t kAhead = 8;

} // namespace

void JudgeStep::begin(std::unique_ptr<io::BatchNotes>& notes) {
    if (!notes) {
        notes = std::make_unique<JudgeNotes>();
    }
    notes_ = static_cast<JudgeNotes*>(notes.get());
    notes_->count = 0;
}

Outcome JudgeStep::apply(const record::Record& record, std::string& value) {
    classifier_.judge(record.post, scratch_, triage_);
    if (notes_->count == notes_->notes.size()) {
        notes_->notes.emplace_back();
    }
    JudgeNotes::Placed& placed = notes_->notes[notes_->count];
    noted_ = placed.note.take(record.post, triage_);
    append_json(value, triage_, record.post.text, &placed.seams);
    placed.size = value.size();
    return std::nullopt;
}

void JudgeStep::placed(std::size_t offset) {
    if (noted_) {
        notes_->notes[notes_->count++].offset = offset;
    }
}

void Recollection::write(std::string_view lines, io::BatchNotes& notes, io::Output& output) {
    auto& judged = static_cast<JudgeNotes&>(notes);
    std::size_t written = 0;
    for (std::size_t i = 0; i < judged.count; ++i) {
        JudgeNotes::Placed& placed = judged.notes[i];
        if (i + kAhead < judged.count) {
            conversations_.expect(judged.notes[i + kAhead].note);
        }
        if (placed.offset >= lines.size()) {
            break; // behind the line that ended the run
        }
        if (conversations_.look_back(placed.note, revised_)) {
            output.write(lines.substr(written, placed.offset - written));
            verdict_.clear();
            append_revised(verdict_, lines.substr(placed.offset, placed.size), placed.seams, revised_);
            output.write(verdict_);
            written = placed.offset + placed.size;
        }
    }
    output.write(lines.substr(written));
}

} // namespace kummerkasten::classify
