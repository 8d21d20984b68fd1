// SPDX-License-Identifier: Apache-2.0
#include "ingest/mbox.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <charconv>

namespace kummerkasten::ingest {

namespace {

// Behind this many bytes without "\n" a line is taken in pieces.
constexpr std::size_t kLinePiece = 64 * 1024;

bool has_time_and_year(std::string_view text) {
    bool time = false;
    bool year = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t end = i;
        while (end < text.size() && is_ascii_digit(text[end])) {
            ++end;
        }
        year = year || end - i == 4;
        time = time || (end - i == 2 && end + 2 < text.size() && text[end] == ':' && is_ascii_digit(text[end + 1]));
        i = std::max(i, end);
    }
    return time && year;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

} // namespace

bool is_from_line(std::string_view line, bool after_blank) {
    line = trim(line);
    if (!line.starts_with("From ")) {
        return false;
    }
    const std::string_view rest = line.substr(5);
    const std::string_view sender = rest.substr(0, rest.find(' '));
    return sender == "-" || has_time_and_year(rest.substr(sender.size())) ||
           (after_blank && sender == rest && sender.find('@') != std::string_view::npos);
}

bool is_header_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    const auto printable = [](char c) { return c > ' ' && c < '\x7F'; };
    return colon != std::string_view::npos && colon > 0 && colon <= 100 &&
           std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), printable);
}

bool Mbox::at_separator(std::size_t at, bool after_blank) {
    source_.extend_to(at + 5);
    if (!source_.window().substr(std::min(at, source_.window().size())).starts_with("From ")) {
        return false;
    }
    const std::size_t end = source_.find_line_end(at, at + kLinePiece);
    if (end == std::string_view::npos) {
        return false;
    }
    const std::size_t next_end = source_.find_line_end(end + 1, end + kLinePiece);
    const std::string_view window = source_.window();
    return is_from_line(window.substr(at, end - at), after_blank) &&
           is_header_line(window.substr(end + 1, next_end - end - 1));
}

// The value of Content-Length; 0 where there is none.
std::size_t Mbox::given_length(std::string_view headers) {
    for (const std::string_view line : split(headers, '\n')) {
        if (equals_ignoring_ascii_case(line.substr(0, 15), "content-length:")) {
            const std::string_view digits = trim(line.substr(15));
            std::size_t length = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), length);
            return length;
        }
    }
    return 0;
}

// Moves one line, or a piece of a long one, from the source to the message.
void Mbox::take_line(Message& message, bool unquote) {
    const std::size_t end = source_.find_line_end(0, kLinePiece);
    const std::string_view line = source_.window().substr(0, end == std::string_view::npos ? end : end + 1);
    const bool quoted = unquote && line.starts_with('>') &&
                        line.substr(std::min(line.find_first_not_of('>'), line.size())).starts_with("From ");
    const std::size_t room = most_ - std::min(most_, message.bytes.size());
    const std::string_view kept = line.substr(quoted ? 1 : 0).substr(0, room);
    message.cut = message.cut || kept.size() + (quoted ? 1 : 0) < line.size();
    message.bytes += kept;
    source_.consume(line.size());
}

bool Mbox::next(Message& message) {
    message.bytes.clear();
    message.cut = false;
    for (;;) { // blank lines in front
        const std::size_t end = source_.find_line_end(0, kLinePiece);
        if (end == std::string_view::npos || !trim(source_.window().substr(0, end)).empty()) {
            break;
        }
        source_.consume(end + 1);
    }
    if (is_from_line(first_line(source_.window().substr(0, kLinePiece)))) {
        const std::size_t end = source_.find_line_end(0, kLinePiece);
        source_.consume(end == std::string_view::npos ? source_.window().size() : end + 1);
    }
    message.line = source_.line();

    bool blank = false;
    while ((!source_.window().empty() || source_.extend()) && !blank && !at_separator(0)) {
        const std::size_t before = message.bytes.size();
        take_line(message, false);
        blank = trim(std::string_view(message.bytes).substr(before)).empty();
    }
    if (const std::size_t length = given_length(message.bytes); length > 0 && length <= most_ && !message.cut) {
        source_.extend_to(length + kLinePiece);
        const std::string_view rest = source_.window().substr(std::min(length, source_.window().size()));
        const std::size_t behind = std::min(rest.find_first_not_of("\r\n"), rest.size());
        if (source_.window().size() >= length && (behind == rest.size() || at_separator(length + behind))) {
            message.bytes += source_.window().substr(0, length);
            source_.consume(length);
            return true;
        }
    }
    while (!source_.window().empty() || source_.extend()) {
        if (at_separator(0, blank)) {
            break;
        }
        blank = trim(first_line(source_.window().substr(0, kLinePiece))).empty();
        take_line(message, true);
    }
    return !message.bytes.empty();
}

} // namespace kummerkasten::ingest
