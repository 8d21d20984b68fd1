// SPDX-License-Identifier: Apache-2.0
#include "text/safe_text.hpp"

#include "base/strings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace kummerkasten::text {

namespace {

// More marks than any script puts on one letter (Hebrew with vowels and accents: three or four).
constexpr int kMostMarks = 4;

constexpr std::string_view kMarkup = "\\`*_{}[]<>|~#&$!";

} // namespace

bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) ||                                                 // C0, DEL, C1
           c == 0xAD || c == 0x61C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F || // marks of direction
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||                        // overrides, isolates
           c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF) ||       // tags
           (c & 0xFFFEU) == 0xFFFE;
}

std::string clean_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    bool blank = false;
    int marks = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t c = next_character(text, offset);
        if (is_space(c)) {
            blank = !line.empty();
            continue;
        }
        if (is_invisible(c)) {
            continue;
        }
        if (is_mark(c)) {
            ++marks;
        } else if (c != 0x200C && c != 0x200D) { // joiners do not begin a new letter
            marks = 0;
        }
        if (marks > kMostMarks) {
            continue;
        }
        if (blank) {
            line += ' ';
            blank = false;
        }
        line += text.substr(begin, offset - begin);
    }
    return line;
}

std::string escape_markdown(std::string_view text) {
    const std::string line = clean_line(text);
    std::string out;
    out.reserve(line.size() + line.size() / 8);
    // A list item: "- ", "+ ", "1. ", "2) " at the beginning.
    std::size_t digits = 0;
    while (digits < line.size() && is_ascii_digit(line[digits])) {
        ++digits;
    }
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool list =
            (i == 0 && (c == '-' || c == '+' || c == '=')) || (i == digits && digits > 0 && (c == '.' || c == ')'));
        const bool link =
            (c == ':' && line.compare(i, 3, "://") == 0) ||
            (c == '.' && i >= 3 && equals_ignoring_ascii_case(std::string_view(line).substr(i - 3, 3), "www"));
        if (list || link || kMarkup.find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

std::string escape_html(std::string_view text) {
    const std::string line = clean_line(text);
    std::string out;
    out.reserve(line.size() + line.size() / 16);
    for (const char c : line) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c; break;
        }
    }
    return out;
}

} // namespace kummerkasten::text
