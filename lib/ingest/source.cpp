// SPDX-License-Identifier: Apache-2.0
#include "ingest/source.hpp"

#include "io/line_reader.hpp"

#include <algorithm>
#include <cstring>

namespace kummerkasten::ingest {

Source::Source(const std::string& operand) : input_(operand), bytes_(io::kReadSize + io::kBlockPadding) {
    while (window().size() < 3 && extend()) {}
    if (window().substr(0, 3) == "\xEF\xBB\xBF") {
        begin_ += 3;
    }
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
    std::size_t got = 0;
    try {
        got = input_.read(bytes_.data() + end_, bytes_.size() - io::kBlockPadding - end_);
    } catch (const IoError& problem) {
        failure_ = problem;
    }
    end_ += got;
    bytes_read_ += got;
    ended_ = got == 0;
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
