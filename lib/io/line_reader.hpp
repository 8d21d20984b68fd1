// SPDX-License-Identifier: Apache-2.0
// Lines of any number of inputs, in blocks: a block is read in one go, holds whole lines of one input, and can be handed to
// another thread as it is. Memory stays at one block, however long the input; a line over the limit is passed on in
// pieces, marked as such, so that it can be kept in a reject file without ever being held whole.
//
// Lines end in LF only (U+2028 and a lone CR are text); a CR in front of it is cut, as is a byte order mark in front of
// an input. NUL bytes are passed on. A last line without LF is a line, unless a stop signal cut the input short there.
#pragma once

#include "io/input.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::io {

struct Line {
    std::string_view text;    ///< into the block; kBlockPadding readable bytes follow
    std::uint64_t number = 0; ///< from 1
    bool too_long = false;    ///< longer than the limit: this is a piece of it
    bool first_piece = true;
    bool last_piece = true;
};

/// Readable bytes behind every line: what simdjson wants (record::kLinePadding).
inline constexpr std::size_t kBlockPadding = 64;
/// What is read at a time: more than a pipe holds, less than a second-level cache.
inline constexpr std::size_t kReadSize = 256 * 1024;
/// Default for the longest line. The longest real post with all its metadata measured here was 62 KiB.
inline constexpr std::size_t kMaxLine = 1024 * 1024;

/// Whole lines of one input. Reused: its memory stays.
struct Block {
    std::vector<char> bytes;
    std::vector<Line> lines;
    std::string input;                  ///< name for messages
    std::optional<std::string> failure; ///< the input could not be read (further); why. It may come with lines.
};

class LineReader {
public:
    LineReader(std::vector<std::string> inputs, std::size_t max_line = kMaxLine);

    /// The next block; false at the end of the last input or when a stop was asked for.
    [[nodiscard]] bool next(Block& block);

    /// Inputs that could not be read to their end, and all of them: for the exit code.
    [[nodiscard]] std::size_t failed_inputs() const { return failed_inputs_; }
    [[nodiscard]] std::size_t inputs() const { return inputs_.size(); }

private:
    bool fill(Block& block);
    void cut_lines(Block& block, std::size_t size, bool at_end);
    void add_line(Block& block, std::size_t begin, std::size_t end);
    void fail(Block& block, const std::string& why);
    void finish_input();

    std::vector<std::string> inputs_;
    std::size_t max_line_;
    std::size_t next_input_ = 0;
    std::size_t failed_inputs_ = 0;
    std::unique_ptr<Input> input_;
    std::string carry_;             ///< the unfinished last line of the block before
    std::uint64_t line_number_ = 0; ///< of the last line that began
    bool at_start_ = true;          ///< no byte of this input was looked at yet
    bool in_long_line_ = false;     ///< pieces of a line over the limit were given out
};

} // namespace kummerkasten::io
