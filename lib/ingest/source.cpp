// SPDX-License-Identifier: Apache-2.0
#include "ingest/source.hpp"

#include "io/line_reader.hpp"

#include <algorithm>
#include <cstring>

namespace kummerkasten::ingest {

Source::Source(const std::string& operand) : input_(operand), bytes_(io::kReadSize + io::kBlockPadding) {
    extend_to(text::kLongestMark);
    take_mark();
}

void Source::take_mark() {
    if (window().starts_with("\xEF\xBB\xBF")) {
        begin_ += 3;
        return;
    }
    wide_ = text::WideDecoder::for_text(window());
    if (!wide_) {
        return;
    }
    wide_->decode(window().substr(wide_->mark_size()), utf8_);
    if (ended_) {
        wide_->finish(utf8_);
    }
    bytes_.resize(std::max(bytes_.size(), utf8_.size() + io::kBlockPadding));
    std::memcpy(bytes_.data(), utf8_.data(), utf8_.size());
    begin_ = 0;
    end_ = utf8_.size();
}

// Two bytes of UTF-16 are three of UTF-8 at the most, and what began before this piece may bring some more.
std::size_t Source::read_wide(char* into, std::size_t most) {
    constexpr std::size_t kBefore = 8;
    std::vector<char> raw((most - kBefore) / 3 * 2);
    utf8_.clear();
    while (utf8_.empty() && !ended_) {
        const std::size_t got = input_.read(raw.data(), raw.size());
        bytes_read_ += got;
        ended_ = got == 0;
        wide_->decode({raw.data(), got}, utf8_);
        if (ended_) {
            wide_->finish(utf8_);
        }
    }
    std::memcpy(into, utf8_.data(), utf8_.size());
    return utf8_.size();
}

bool Source::extend() {
    if (ended_) {
        return false;
    }
    if (begin_ > 0 && bytes_.size() - end_ < io::kReadSize / 2 + io::kBlockPadding) {
        std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (bytes_.size() - end_ < io::kReadSize / 2 + io::kBlockPadding) {
        bytes_.resize(bytes_.size() * 2);
    }
    char* const into = bytes_.data() + end_;
    const std::size_t room = bytes_.size() - io::kBlockPadding - end_;
    std::size_t got = 0;
    try {
        if (wide_) {
            got = read_wide(into, room);
        } else {
            got = input_.read(into, room);
            bytes_read_ += got;
        }
    } catch (const IoError& problem) {
        failure_ = problem;
    }
    end_ += got;
    ended_ = ended_ || got == 0;
    return got != 0;
}

void Source::throw_failure() const {
    if (failure_) {
        throw IoError(*failure_);
    }
}

void Source::consume(std::size_t bytes) {
    const char* const from = bytes_.data() + begin_;
    line_ += static_cast<std::uint64_t>(std::count(from, from + bytes, '\n'));
    begin_ += bytes;
}

std::size_t Source::find_line_end(std::size_t from, std::size_t most) {
    for (;;) {
        const std::size_t found = window().find('\n', from);
        if (found != std::string_view::npos) {
            return found;
        }
        from = window().size();
        if (from > most || !extend()) {
            return std::string_view::npos;
        }
    }
}

} // namespace kummerkasten::ingest
