// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_stream.hpp"

#include "base/strings.hpp"
#include "ingest/json_scan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::ingest {

namespace {

Problem too_long(std::size_t limit) { return {"too-long", fmt::format("longer than {} bytes (--max-line)", limit)}; }

} // namespace

JsonStream::JsonStream(Source& source, std::size_t max_document, std::vector<std::string_view> streamed)
    : source_(source), max_document_(max_document), streamed_(std::move(streamed)) {}

void JsonStream::find_shape() {
    // Blank lines in front say nothing about the shape.
    for (;;) {
        const std::string_view window = source_.window();
        std::size_t blank = 0;
        while (blank < window.size() && is_ascii_space(window[blank])) {
            ++blank;
        }
        if (blank < window.size() || !source_.extend()) {
            source_.consume(blank);
            break;
        }
    }
    if (source_.window().empty()) {
        shape_ = Shape::lines;
        return;
    }
    if (source_.window().front() == '[') {
        shape_ = Shape::array;
        source_.consume(1);
        return;
    }
    const std::size_t end = source_.find_line_end(0, max_document_);
    if (is_one_line_of_many(end)) {
        shape_ = Shape::documents;
        return;
    }
    const bool long_line = std::min(end, source_.window().size()) > max_document_;
    if (long_line && source_.window().front() == '{' && begin_elements()) {
        shape_ = Shape::documents;
        return;
    }
    // A first line that is broken is most likely one of many. Only a bracket left open asks for more lines, and then the
    // line behind it does not begin a new object, or it does and is an element of a list, a line each: it stands in one, or
    // a comma follows.
    const bool open = source_.window().front() == '{' &&
                      JsonScanner().feed(source_.window().substr(0, end), 0) == std::string_view::npos;
    if (!open || end == std::string_view::npos) {
        shape_ = Shape::lines;
        return;
    }
    const std::size_t second_end = source_.find_line_end(end + 1, end + 1 + max_document_);
    const std::string_view second = trim(source_.window().substr(end + 1, second_end - end - 1));
    const bool object = source_.window().substr(end + 1, 1) == "{" && !second.ends_with(',') &&
                        !awaits_item(source_.window().substr(0, end));
    shape_ = object ? Shape::lines : Shape::documents;
}

// Is the input a single line, which ends at `line_end`, with an object and another right behind it?
bool JsonStream::is_one_line_of_many(std::size_t line_end) {
    const std::string_view line = source_.window().substr(0, line_end);
    if (line.front() != '{' || line.size() > max_document_) {
        return false;
    }
    const std::size_t first = JsonScanner().feed(line, 0);
    if (first == std::string_view::npos || !trim(line.substr(first)).starts_with('{')) {
        return false;
    }
    // Only now, since whoever writes line by line may be waiting for our answer to the first.
    while (line_end != std::string_view::npos && source_.window().size() == line_end + 1 && source_.extend()) {}
    return line_end == std::string_view::npos || source_.window().size() == line_end + 1;
}

bool JsonStream::next(Piece& piece) {
    source_.consume(given_);
    given_ = 0;
    piece = Piece{};
    if (skipping_) {
        return give_rest(piece, {});
    }
    if (shape_ == Shape::unknown) {
        find_shape();
    }
    const bool found = elements_ ? next_element(piece) : shape_ == Shape::lines ? next_line(piece) : next_value(piece);
    piece.raw = piece.raw.empty() ? piece.text : piece.raw;
    return found;
}

bool JsonStream::next_line(Piece& piece) {
    for (;;) {
        const std::size_t end = source_.find_line_end(0, max_document_);
        const std::string_view window = source_.window();
        if (window.empty()) {
            return false;
        }
        const bool whole = end != std::string_view::npos;
        given_ = whole ? end + 1 : window.size();
        piece.text = window.substr(0, whole ? end : window.size());
        piece.line = source_.line();
        piece.first = !in_long_line_;
        // Without a line end in sight the input has ended, or the line is too long and more of it follows.
        piece.last = whole || window.size() <= max_document_;
        if (in_long_line_ || piece.text.size() > max_document_) {
            piece.problem = too_long(max_document_);
            in_long_line_ = !piece.last;
            return true;
        }
        if (!trim(piece.text).empty()) {
            return true;
        }
        source_.consume(given_);
        given_ = 0;
    }
}

// White space, commas between elements, the array's closing bracket, and the brackets of further arrays. False at the end.
bool JsonStream::skip_separators() {
    for (;;) {
        const std::string_view window = source_.window();
        std::size_t i = 0;
        while (i < window.size() && (is_ascii_space(window[i]) || window[i] == ',' || window[i] == ']' ||
                                     (window[i] == '[' && shape_ == Shape::array))) {
            ++i;
        }
        const bool found = i < window.size();
        source_.consume(i);
        if (found) {
            return true;
        }
        if (!source_.extend()) {
            return false;
        }
    }
}

bool JsonStream::next_value(Piece& piece) {
    if (!skip_separators()) {
        return false;
    }
    piece.line = source_.line();
    if (source_.window().front() != '{') {
        return give_rest(piece, {"json", fmt::format("expected an object, found {}; the rest of the input is skipped",
                                                     in_quotes(source_.window().substr(0, 20)))});
    }
    JsonScanner scanner;
    std::size_t scanned = 0;
    for (;;) {
        const std::size_t end = scanner.feed(source_.window(), scanned);
        scanned = source_.window().size();
        if (scanned > max_document_ && end > max_document_ && begin_elements()) {
            return next_element(piece);
        }
        if (end != std::string_view::npos) {
            given_ = end;
            piece.text = source_.window().substr(0, end);
            if (end > max_document_) {
                piece.problem = too_long(max_document_);
            }
            return true;
        }
        if (scanned > max_document_) {
            return give_rest(piece, too_long(max_document_));
        }
        if (!source_.extend()) {
            return give_rest(piece, {"json", "the input ends inside a JSON value; it may be cut off"});
        }
    }
}

bool JsonStream::begin_elements() {
    if (!streamed_.empty() && elements_.emplace(source_, streamed_, max_document_).begin()) {
        return true;
    }
    elements_.reset();
    return false;
}

bool JsonStream::next_element(Piece& piece) {
    JsonElements::Part part;
    Problem problem;
    switch (elements_->next(part, problem)) {
    case JsonElements::Step::part:
        piece.text = part.text;
        piece.raw = part.element;
        piece.line = part.line;
        piece.problem = part.too_long ? Outcome(too_long(max_document_)) : std::nullopt;
        return true;
    case JsonElements::Step::lost:
        elements_.reset();
        piece.line = source_.line();
        piece.problem = problem; // also where the input ends right behind an element, and there is no rest
        return give_rest(piece, std::move(problem)) || piece.problem.has_value();
    case JsonElements::Step::end: elements_.reset(); break;
    }
    return next_value(piece);
}

// Where the structure is lost, nothing behind can be trusted to be what it seems: all of it is handed on as one piece.
bool JsonStream::give_rest(Piece& piece, Problem problem) {
    if (source_.window().empty() && !source_.extend()) {
        return false;
    }
    piece.text = piece.raw = source_.window();
    given_ = piece.text.size();
    piece.line = source_.line();
    piece.first = !skipping_;
    piece.last = false; // the sink ends the line when the next piece is no continuation
    piece.problem = std::move(problem);
    skipping_ = true;
    return true;
}

} // namespace kummerkasten::ingest
