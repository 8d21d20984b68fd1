// SPDX-License-Identifier: Apache-2.0
#include "io/line_reader.hpp"

#include "base/error.hpp"
#include "io/stop_signal.hpp"

#include <algorithm>
#include <cstring>

namespace kummerkasten::io {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

LineReader::LineReader(std::vector<std::string> inputs, std::size_t max_line)
    : inputs_(inputs.empty() ? std::vector<std::string>{"-"} : std::move(inputs)), max_line_(max_line) {}

bool LineReader::next(Block& block) {
    block.lines.clear();
    block.failure.reset();
    while (!stop_requested()) {
        if (input_ == nullptr) {
            if (next_input_ == inputs_.size()) {
                return false;
            }
            const std::string& operand = inputs_[next_input_++];
            block.input = input_name(operand);
            try {
                input_ = std::make_unique<Input>(operand);
            } catch (const IoError& problem) {
                fail(block, problem.what());
                return true;
            }
        }
        block.input = input_->name();
        if (fill(block)) {
            return true;
        }
    }
    return false;
}

// Reads until the block has a line, or a piece of a line that is too long. False where an input ended without giving more.
bool LineReader::fill(Block& block) {
    std::size_t size = carry_.size();
    block.bytes.resize(size + kReadSize + kBlockPadding);
    std::memcpy(block.bytes.data(), carry_.data(), size);
    carry_.clear();
    std::size_t searched = size; // in_long_line_ or not, the carry holds no LF
    for (;;) {
        if (block.bytes.size() < size + kReadSize / 2 + kBlockPadding) {
            block.bytes.resize(size + kReadSize + kBlockPadding);
        }
        std::size_t got = 0;
        try {
            got = input_->read(block.bytes.data() + size, block.bytes.size() - kBlockPadding - size);
        } catch (const IoError& problem) {
            cut_lines(block, size, /*at_end=*/true);
            fail(block, problem.what());
            finish_input();
            return true;
        }
        if (got == 0) {
            if (!stop_requested()) {
                cut_lines(block, size, /*at_end=*/true);
            }
            finish_input();
            return !block.lines.empty();
        }
        size += got;
        const bool has_line = std::memchr(block.bytes.data() + searched, '\n', size - searched) != nullptr;
        searched = size;
        if (has_line || size > max_line_ + 1) {
            cut_lines(block, size, /*at_end=*/false);
            return true;
        }
    }
}

void LineReader::cut_lines(Block& block, std::size_t size, bool at_end) {
    const char* const bytes = block.bytes.data();
    std::size_t begin = 0;
    if (at_start_) {
        // A mark can only be told from its beginning once three bytes are there; the first block is never shorter
        // unless the input is.
        begin = std::string_view(bytes, size).substr(0, 3) == kByteOrderMark ? 3 : 0;
        at_start_ = size == 0;
    }
    while (const void* found = std::memchr(bytes + begin, '\n', size - begin)) {
        const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - bytes);
        add_line(block, begin, end);
        begin = end + 1;
    }
    if (at_end && begin < size) {
        add_line(block, begin, size);
    } else if (size - begin > max_line_ + 1) {
        // No end in sight: hand out what there is as a piece, but for a CR, which may be part of the end. One byte more than
        // the limit may be the CR of a line that keeps to it.
        const std::size_t end = bytes[size - 1] == '\r' ? size - 1 : size;
        line_number_ += in_long_line_ ? 0 : 1;
        block.lines.push_back(
            {std::string_view(bytes + begin, end - begin), line_number_, true, !in_long_line_, false});
        in_long_line_ = true;
        carry_.assign(bytes + end, size - end);
    } else {
        carry_.assign(bytes + begin, size - begin);
    }
}

void LineReader::add_line(Block& block, std::size_t begin, std::size_t end) {
    std::string_view text(block.bytes.data() + begin, end - begin);
    if (!text.empty() && text.back() == '\r') {
        text.remove_suffix(1);
    }
    line_number_ += in_long_line_ ? 0 : 1;
    block.lines.push_back({text, line_number_, in_long_line_ || text.size() > max_line_, !in_long_line_, true});
    in_long_line_ = false;
}

void LineReader::fail(Block& block, const std::string& why) {
    block.failure = why;
    ++failed_inputs_;
}

void LineReader::finish_input() {
    input_.reset();
    carry_.clear();
    line_number_ = 0;
    at_start_ = true;
    in_long_line_ = false;
}

} // namespace kummerkasten::io
