// SPDX-License-Identifier: Apache-2.0
// Reads one line of JSON as a record. Strict about JSON (RFC 8259, checked to the last byte), lenient about the record:
// a member of an unexpected type is taken as absent, an unknown one is nobody's business. Only an object with a string
// member "text" is a record. Numbers too large for the machine are fine anywhere, because they are never looked at.
//
// Speed: simdjson's DOM parser, one per Reader, reused. 332-byte records: see docs in scripts/bench.
#pragma once

#include "base/result.hpp"
#include "record/draft.hpp"
#include "record/post.hpp"
#include "record/triage.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace kummerkasten::record {

/// Bytes that must be readable (and may hold anything) behind a line given to Reader: simdjson reads in blocks.
/// LineReader's lines satisfy this.
inline constexpr std::size_t kLinePadding = 64;

/// Deepest nesting of arrays and objects in a line. Limited here, at the door, so that nothing behind it can be deep.
inline constexpr std::size_t kMaxDepth = 64;

/// Which of our own members a line has already, and, if asked for, what they say.
struct Members {
    bool triage = false; ///< there is an object "triage"; it was read where the caller asked
    bool draft = false;
    bool has_triage_key = false; ///< a member of that name, whatever it holds: it must be replaced, not added
    bool has_draft_key = false;
};

class Reader {
public:
    Reader();
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Fills `post`, and `triage` and `draft` where given and present (they are cleared first). `line` is one line
    /// without its newline, valid UTF-8, followed by kLinePadding readable bytes. Kinds of problems: "json" (not valid
    /// JSON), "too-deep", "not-an-object", "no-text".
    [[nodiscard]] Result<Members> read(std::string_view line, Post& post, Triage* triage = nullptr,
                                       Draft* draft = nullptr);

private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

} // namespace kummerkasten::record
