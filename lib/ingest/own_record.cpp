// SPDX-License-Identifier: Apache-2.0
// Our own records, as ingest wrote them before: passed on byte for byte. So archives can be joined, and ingest in the middle
// of a pipe does no harm.
#include "ingest/json_mend.hpp"
#include "ingest/json_stream.hpp"
#include "ingest/platforms.hpp"
#include "record/reader.hpp"

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

class OwnRecord : public JsonFormat {
public:
    [[nodiscard]] std::string_view name() const override { return "record"; }
    [[nodiscard]] std::string_view description() const override { return "our own record, kummerkasten-record(5)"; }

    [[nodiscard]] bool recognises(Json value) const override {
        return value["schema"].integer() == 1 && value["text"].is_string() && value["id"].exists();
    }

    [[nodiscard]] Outcome map(Json, const ReadOptions&, const Findings&) const override {
        return Problem{"json", "a record is passed on, not mapped"}; // read() below never asks
    }

    void read(Source& source, const ReadOptions& options, Sink& sink) const override {
        JsonStream stream(source, options.max_piece);
        record::Reader reader;
        record::Post post;
        std::string line;
        for (JsonStream::Piece piece; !sink.stopped() && stream.next(piece);) {
            if (sink.stopped()) {
                return; // a signal came while waiting: the piece may lack its end
            }
            if (piece.problem) {
                sink.reject(piece.line, *piece.problem, piece.text, piece.first, piece.last);
            } else if (const Outcome problem = one(reader, piece.text, piece.line, line, post, sink)) {
                sink.reject(piece.line, *problem, piece.text);
            }
        }
    }

private:
    static Outcome one(record::Reader& reader, std::string_view text, std::uint64_t number, std::string& line,
                       record::Post& post, Sink& sink) {
        if (text.find('\n') != std::string_view::npos) { // an element of an array, spread over lines
            line.assign(text);
            // No line break can stand inside a JSON string, so these are white space between tokens.
            std::replace_if(
                line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
            text = padded(line);
        }
        const Result<record::Members> members =
            parse_or_mend(text, line, number, sink, [&](std::string_view json) { return reader.read(json, post); });
        if (!members) {
            return members.problem();
        }
        sink.record(text, post);
        return std::nullopt;
    }
};

} // namespace

std::unique_ptr<Format> make_own_record() { return std::make_unique<OwnRecord>(); }

} // namespace kummerkasten::ingest
