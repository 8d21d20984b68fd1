// SPDX-License-Identifier: Apache-2.0
#include "ingest/outlet.hpp"

#include "base/error.hpp"
#include "ingest/finish.hpp"
#include "record/json_writer.hpp"
#include "record/splice.hpp"
#include "record/time.hpp"

#include <xxhash.h>

namespace kummerkasten::ingest {

namespace {

// A transaction costs some 50 µs whatever is in it; a thousand posts make that small, and hold the state for some 5 ms.
constexpr std::size_t kMostHeld = 1000;
constexpr std::size_t kMostBytes = std::size_t{1024} * 1024;

std::int64_t seconds_since_1970() {
    return std::chrono::duration_cast<std::chrono::seconds>(record::now().time_since_epoch()).count();
}

} // namespace

Outlet::Outlet(const OutletOptions& options, Account& account, Privacy& privacy)
    : options_(options), account_(account), privacy_(privacy), output_(io::Output::standard(options.line_buffered)) {
    if (!options_.state.empty()) {
        state_.emplace(options_.state, seconds_since_1970());
    }
}

void Outlet::put(std::string& line, const record::Post& post, bool is_fresh) {
    const bool may_be_marked = options_.mark == Mark::all || (options_.mark == Mark::fresh && is_fresh);
    if (!state_ && !may_be_marked) {
        write(line);
        return;
    }
    if (count_ == held_.size()) {
        held_.emplace_back();
    }
    Held& held = held_[count_++];
    held.line.swap(line);
    bytes_ += held.line.size();
    held.may_be_marked = may_be_marked && post.duplicate_of.empty();
    text::analyse(post.text, document_);
    if (state_) {
        held.id = post.id.empty() ? content_id(post) : post.id;
        scratch_.assign(post.title);
        text::append_comparable(scratch_, document_, text::Numbers::keep);
        held.words = XXH3_64bits(scratch_.data(), scratch_.size());
    }
    if (held.may_be_marked) {
        NearDuplicates::prepare(post, document_, scratch_, held.candidate);
    }
    if (!state_ || options_.line_buffered || count_ == kMostHeld || bytes_ >= kMostBytes) {
        settle();
    }
}

void Outlet::settle() {
    if (count_ == 0) {
        return;
    }
    failed_ = true; // until it is known to be well
    if (state_) {
        state_->begin();
    }
    for (std::size_t i = 0; i < count_; ++i) {
        hand_out(held_[i]);
    }
    count_ = 0;
    bytes_ = 0;
    if (state_) {
        output_.flush();
        state_->commit();
    }
    failed_ = false;
}

void Outlet::hand_out(Held& held) {
    Counts& counts = account_.current();
    if (state_) {
        switch (state_->see(held.id, held.words)) {
        case store::Finding::same: ++counts.duplicates; return;
        case store::Finding::edited: ++counts.edited; break;
        case store::Finding::fresh: break;
        }
    }
    if (held.may_be_marked && held.candidate.wanted) {
        if (!near_) {
            near_.emplace(options_.window, state_ ? &*state_ : nullptr);
        }
        if (const std::string_view first = near_->place(held.candidate); !first.empty()) {
            std::string value;
            record::append_json_string(value, privacy_.written_id(first));
            std::string marked;
            record::append_with_member(marked, held.line, "duplicate_of", value);
            held.line.swap(marked);
            ++counts.near_duplicates;
        }
    }
    write(held.line);
}

void Outlet::write(std::string& line) {
    failed_ = true; // until it is known to be well
    line += '\n';
    output_.write(line);
    if (options_.line_buffered) {
        output_.flush();
    }
    failed_ = false;
    ++account_.current().written;
}

void Outlet::close() {
    settle();
    output_.close();
    if (state_) {
        tidy_state();
    }
}

void Outlet::tidy_state() {
    try {
        if (near_) {
            state_->begin();
            near_->save(*state_);
            state_->commit();
        }
        state_->forget(static_cast<std::int64_t>(options_.forget_after), options_.window.posts);
    } catch (const LockedError&) { // all is written and remembered; the next run can do this as well
        state_->rollback();
    }
}

} // namespace kummerkasten::ingest
