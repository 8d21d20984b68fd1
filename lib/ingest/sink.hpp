// SPDX-License-Identifier: Apache-2.0
// Where a format puts what it found: posts, or pieces of input that gave none and why.
#pragma once

#include "base/result.hpp"
#include "record/post.hpp"

#include <cstdint>
#include <string_view>

namespace kummerkasten::ingest {

class Sink {
public:
    Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    virtual ~Sink() = default;

    /// A post as the platform gave it. The sink finishes it (normal form, hash id, direction) and writes it.
    virtual void post(record::Post& post) = 0;
    /// A line that is one of our records already: it is passed on as it stands. `post` is what it says.
    virtual void record(std::string_view line, const record::Post& post) = 0;
    /// A piece of input that gives no post. `raw` is kept verbatim where --rejects asks for it. A piece too long to hold
    /// comes in several calls: only the first counts, and only the last ends the line.
    virtual void reject(std::uint64_t line, const Problem& problem, std::string_view raw, bool first = true,
                        bool last = true) = 0;
    /// A piece of input that is no post and was never meant to be one: a like, "… joined the group". `reason` is a word of
    /// ours with hyphens ("system-message"); it is only counted, so that each thing that was read is accounted for.
    virtual void skip(std::uint64_t line, std::string_view reason) = 0;
    /// Something was mended; the post is kept.
    virtual void warn(std::uint64_t line, const Problem& problem) = 0;
    /// How the input is read, where that is not what everybody would expect: "Windows-1252". For the note about the input.
    virtual void remark(std::string_view what) { static_cast<void>(what); }
    /// True once the run has to end: a stop signal, or the first bad piece under --strict.
    [[nodiscard]] virtual bool stopped() const = 0;
};

} // namespace kummerkasten::ingest
