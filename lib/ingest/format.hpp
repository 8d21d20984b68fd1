// SPDX-License-Identifier: Apache-2.0
// The seam for platforms: one file per format behind one interface. To add a platform, write lib/ingest/<name>.cpp with
// a class that derives from JsonFormat (or Format), and put it into the lists that README.md beside this file names. Nothing
// else changes.
#pragma once

#include "ingest/json_value.hpp"
#include "ingest/mapping.hpp"
#include "ingest/sink.hpp"
#include "ingest/source.hpp"
#include "record/time.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

/// What the user said about the input.
struct ReadOptions {
    Mapping mapping;                           ///< --map
    std::optional<record::TimeZone> time_zone; ///< of times that name none; UTC where absent
    std::size_t max_piece = 0;                 ///< longest line or table row, in bytes
    /// Longest JSON document. A page of the X API with all it includes is a line of up to 1 MiB, other exports are larger.
    std::size_t max_document = std::size_t{16} * 1024 * 1024;
    /// Not said by the user: the id of the account whose archive it is, where a format's read() finds that out for map().
    std::string owner;
};

class Format {
public:
    Format() = default;
    Format(const Format&) = delete;
    Format& operator=(const Format&) = delete;
    virtual ~Format() = default;

    /// The word for --from.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// One line for --help and the man page.
    [[nodiscard]] virtual std::string_view description() const = 0;
    /// For inputs that are no JSON: does one that begins like this (64 KiB of it, or all) look like this platform's?
    [[nodiscard]] virtual bool recognises_text(std::string_view start) const {
        static_cast<void>(start);
        return false;
    }
    /// Reads the source to its end.
    virtual void read(Source& source, const ReadOptions& options, Sink& sink) const = 0;
};

/// Where a mapper puts what it finds in one piece of input.
class Findings {
public:
    /// The piece begins in `line`.
    Findings(Sink& sink, std::uint64_t line) : sink_(sink), line_(line) {}

    void post(record::Post& post) const { sink_.post(post); }
    /// What was left out of a post that is kept: a time that is none, a rating that is no number.
    void warn(const Problem& problem) const { sink_.warn(line_, problem); }
    /// Something that is no post and was never meant to be one; see Sink::skip.
    void skip(std::string_view reason) const { sink_.skip(line_, reason); }

private:
    Sink& sink_;
    std::uint64_t line_;
};

/// A format whose input is JSON: lines of it, one array, or one document after another. The format only maps values.
class JsonFormat : public Format {
public:
    /// Does a document, or an element of an array, look like this platform's? Called with the first value of an input.
    [[nodiscard]] virtual bool recognises(Json value) const = 0;
    /// Hands the posts in `value`, none to many, to `found`. A problem means: no post of this platform; posts that were
    /// handed on before it stay.
    [[nodiscard]] virtual Outcome map(Json value, const ReadOptions& options, const Findings& found) const = 0;

    /// The arrays of a document that is too long to hold, by path ("chats.list.messages"): each element is then mapped as a
    /// document of its own, with the members in front of the array around it. See json_elements.hpp.
    [[nodiscard]] virtual std::vector<std::string_view> streamed() const { return {}; }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override;
};

/// All formats, in the order in which --from auto asks them: the most particular first.
[[nodiscard]] const std::vector<std::unique_ptr<Format>>& formats();

/// The format called `name`, or null.
[[nodiscard]] const Format* find_format(std::string_view name);

/// Looks at the beginning of the source, consumes nothing. Throws DataError with the place where nothing fits, saying what
/// was seen instead (an HTML page, a binary file, JSON of unknown shape).
[[nodiscard]] const Format& detect(Source& source, const ReadOptions& options);

} // namespace kummerkasten::ingest
