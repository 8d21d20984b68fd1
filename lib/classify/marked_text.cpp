// SPDX-License-Identifier: Apache-2.0
#include "classify/marked_text.hpp"

#include "text/display_width.hpp"
#include "text/safe_text.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::classify {

namespace {

constexpr int kMostMarks = 4; // combining marks on a letter, as in text/safe_text.cpp

// Empty spans go, those that meet or overlap are joined.
void join(std::vector<record::Span>& marks) {
    std::erase_if(marks, [](const record::Span& mark) { return mark.end <= mark.start; });
    std::sort(marks.begin(), marks.end(),
              [](const record::Span& a, const record::Span& b) { return a.start < b.start; });
    std::size_t kept = 0;
    for (const record::Span& mark : marks) {
        if (kept > 0 && mark.start <= marks[kept - 1].end) {
            marks[kept - 1].end = std::max(marks[kept - 1].end, mark.end);
        } else {
            marks[kept++] = mark;
        }
    }
    marks.resize(kept);
}

class Writer {
public:
    Writer(std::string& out, std::size_t indent, const Sheet& sheet)
        : out_(out),
          indent_(indent),
          room_(std::max(sheet.width, kLeastWidth) - std::min(indent, kLeastWidth / 2)),
          colour_(sheet.colour) {}

    void open_mark() {
        marked_ = true;
        if (!colour_) {
            add("[[", 2);
        }
    }

    void close_mark() {
        unpaint();
        marked_ = false;
        if (!colour_) {
            // The brackets belong to the last word, even if that is on its line already.
            if (word_.empty() && !line_.empty()) {
                line_ += "]]";
                columns_ += 2;
            } else {
                add("]]", 2);
            }
        }
    }

    void add(std::string_view bytes, std::size_t columns) {
        if (word_columns_ + columns > room_) {
            end_word();
            end_line();
        }
        if (marked_ && colour_ && !painted_) {
            word_ += kMarkOn;
            painted_ = true;
        }
        word_ += bytes;
        word_columns_ += columns;
    }

    void end_word() {
        unpaint();
        if (word_.empty()) {
            return;
        }
        if (!line_.empty() && columns_ + 1 + word_columns_ > room_) {
            end_line();
        }
        if (!line_.empty()) {
            line_ += ' ';
            ++columns_;
        }
        line_ += word_;
        columns_ += word_columns_;
        word_.clear();
        word_columns_ = 0;
    }

    void end_line() {
        if (!line_.empty()) {
            out_.append(indent_, ' ').append(line_).append(1, '\n');
        }
        line_.clear();
        columns_ = 0;
    }

    void empty_line() {
        const bool first = out_.empty() || out_.ends_with("\n\n");
        if (!first) {
            out_ += '\n';
        }
    }

    [[nodiscard]] bool at_line_start() const { return line_.empty() && word_.empty(); }

private:
    void unpaint() {
        if (painted_) {
            word_ += kPaintOff;
            painted_ = false;
        }
    }

    std::string& out_;
    std::size_t indent_;
    std::size_t room_;
    bool colour_;
    bool marked_ = false;
    bool painted_ = false; // the code that switches the mark on stands in word_, the one that ends it does not
    std::string line_, word_;
    std::size_t columns_ = 0, word_columns_ = 0;
};

} // namespace

void append_marked(std::string& out, std::string_view text, std::vector<record::Span> marks, std::size_t indent,
                   const Sheet& sheet) {
    join(marks);
    Writer writer(out, indent, sheet);
    auto mark = marks.begin();
    bool inside = false;
    int combining = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        if (inside && offset >= mark->end) {
            writer.close_mark();
            inside = false;
            ++mark;
        }
        const std::size_t begin = offset;
        const char32_t c = text::next_character(text, offset);
        if (!inside && mark != marks.end() && begin >= mark->start) {
            writer.open_mark();
            inside = true;
        }
        if (c == '\n') {
            const bool empty = writer.at_line_start();
            writer.end_word();
            writer.end_line();
            if (empty) {
                writer.empty_line();
            }
        } else if (text::is_space(c)) {
            writer.end_word();
        } else if (text::is_invisible(c)) {
            const std::string shown = c < 0x80 ? fmt::format("\\x{:02x}", static_cast<unsigned>(c))
                                               : fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c));
            writer.add(shown, shown.size());
        } else {
            combining = text::is_mark(c) ? combining + 1 : 0;
            if (combining <= kMostMarks) {
                const std::string_view bytes = text.substr(begin, offset - begin);
                writer.add(bytes, text::display_width(bytes));
            }
        }
    }
    if (inside) {
        writer.close_mark();
    }
    writer.end_word();
    writer.end_line();
}

} // namespace kummerkasten::classify
