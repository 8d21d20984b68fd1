// SPDX-License-Identifier: Apache-2.0
// The bytes of one input as a window that slides over them: look, ask for more, consume. All formats read through it, so
// that none loads a file whole. UTF-16 and UTF-32 with a byte order mark come as UTF-8. Behind the window there are io::kBlockPadding readable bytes, as the JSON parser wants.
#pragma once

#include "base/error.hpp"
#include "io/input.hpp"
#include "text/utf16.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

class Source {
public:
    /// Throws IoError where the input cannot be opened. A byte order mark in front is dropped.
    explicit Source(const std::string& operand);

    [[nodiscard]] const std::string& name() const { return input_.name(); }
    /// What was read and not consumed yet. Valid until extend() or consume().
    [[nodiscard]] std::string_view window() const { return {bytes_.data() + begin_, end_ - begin_}; }
    /// "UTF-16" or "UTF-32" where the input was turned into UTF-8; else empty.
    [[nodiscard]] std::string_view decoded_from() const { return wide_ ? wide_->name() : std::string_view(); }
    /// Number of the line in which the window begins, from 1.
    [[nodiscard]] std::uint64_t line() const { return line_; }
    /// Bytes read from the input so far.
    [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }

    /// Reads more behind the window; false at the end of the input. Where it cannot be read any further, or an archive is
    /// cut off, that is an end too: what came before is good. Whoever reads it asks throw_failure() when done.
    bool extend();
    /// Reads until the window has so many bytes, or the input ends: what is told from them does not depend on the reads.
    void extend_to(std::size_t size) {
        while (window().size() < size && extend()) {}
    }
    /// Throws IoError where the input ended for such a reason.
    void throw_failure() const;
    /// Moves the window's beginning.
    void consume(std::size_t bytes);

    /// Extends until the window holds a "\n" at or behind `from`, or `most` bytes, or the input ends. Gives the position of
    /// the "\n", or npos.
    [[nodiscard]] std::size_t find_line_end(std::size_t from, std::size_t most);

private:
    std::size_t read_wide(char* into, std::size_t most);
    void take_mark();

    io::Input input_;
    std::optional<text::WideDecoder> wide_;
    std::string utf8_; ///< of what was read and is wide
    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t line_ = 1;
    std::uint64_t bytes_read_ = 0;
    bool ended_ = false;
    std::optional<IoError> failure_;
};

} // namespace kummerkasten::ingest
