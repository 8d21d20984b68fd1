// SPDX-License-Identifier: Apache-2.0
// Cuts an input into JSON documents without loading it: the shape of its beginning decides.
//   lines      the first line is a whole object: every line is one document, and a broken line harms no other
//   array      "[": each element is one document
//   documents  "{" that goes on over lines, or a single line of several: one document after the other
// A document too long to hold is given out as one for each element of an array in it, if the format names such arrays
// (json_elements.hpp).
// Only brackets and strings are looked at here; whether a piece is JSON is for the parser to say.
#pragma once

#include "base/result.hpp"
#include "ingest/json_elements.hpp"
#include "ingest/source.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kummerkasten::ingest {

class JsonStream {
public:
    /// `max_document`: longest line, element or document in bytes; what is longer becomes a piece with a problem.
    /// `streamed`: paths of the arrays into which such a document may be taken apart.
    JsonStream(Source& source, std::size_t max_document, std::vector<std::string_view> streamed = {});

    struct Piece {
        std::string_view text; ///< valid until the next call
        std::string_view raw;  ///< what stands in the input; another than text only for an element of a long document
        std::uint64_t line = 0;
        Outcome problem;                ///< this piece is no document: it is too long, or the input ends in it
        bool first = true, last = true; ///< a piece that is too long comes in several
    };

    /// False at the end of the input.
    [[nodiscard]] bool next(Piece& piece);

private:
    enum class Shape { unknown, lines, array, documents };

    void find_shape();
    [[nodiscard]] bool is_one_line_of_many(std::size_t line_end);
    bool skip_separators();
    bool next_line(Piece& piece);
    bool next_value(Piece& piece);
    bool begin_elements();
    bool next_element(Piece& piece);
    bool give_rest(Piece& piece, Problem problem);

    Source& source_;
    std::size_t max_document_;
    std::vector<std::string_view> streamed_;
    std::optional<JsonElements> elements_; ///< of the document that is being taken apart
    Shape shape_ = Shape::unknown;
    std::size_t given_ = 0; ///< bytes of the window that the last piece took
    bool in_long_line_ = false;
    bool skipping_ = false; ///< the rest of the input is given out as one problem
};

} // namespace kummerkasten::ingest
