// SPDX-License-Identifier: Apache-2.0
// Cuts an mbox into its messages, one after another, never held whole. Known are the variants that quote "From " in a text
// (mboxo, mboxrd: ">From ") and those that give the length instead (mboxcl, mboxcl2); a length is believed only where a
// message, or the end, stands there.
#pragma once

#include "ingest/source.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kummerkasten::ingest {

class Mbox {
public:
    /// Of a message longer than `most` bytes only the beginning is kept: the text stands in front of the photos.
    Mbox(Source& source, std::size_t most) : source_(source), most_(most) {}

    struct Message {
        std::string bytes;      ///< headers and body, without the "From " line
        std::uint64_t line = 0; ///< of its first header
        bool cut = false;       ///< it was longer
    };
    /// False at the end. Reuses the memory of `message`.
    [[nodiscard]] bool next(Message& message);

private:
    [[nodiscard]] bool at_separator(std::size_t at, bool after_blank = true);
    [[nodiscard]] std::size_t given_length(std::string_view headers);
    void take_line(Message& message, bool unquote);

    Source& source_;
    std::size_t most_;
};

/// "From jana@example.org Sat Sep 12 14:05:33 2026", "From - ": does a line like this begin a message? Sentences do not, and
/// a bare address does after a blank line only.
[[nodiscard]] bool is_from_line(std::string_view line, bool after_blank = true);
/// "Subject: ...": a header's name and a colon.
[[nodiscard]] bool is_header_line(std::string_view line);

} // namespace kummerkasten::ingest
