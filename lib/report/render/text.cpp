// SPDX-License-Identifier: Apache-2.0
// The terminal: tables aligned by display width and cut to fit, cards of some lines, notes wrapped, a little colour.
#include "report/format.hpp"
#include "report/render.hpp"
#include "report/render/blocks.hpp"
#include "text/display_width.hpp"
#include "text/safe_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kGap = 2;      // blanks between columns
constexpr std::size_t kLeastBar = 4; // columns of a bar; with fewer there is none
constexpr std::size_t kMostBar = 16;
// To which a column of texts may be cut: names that begin alike ("Time to first reply") can be told apart in it.
constexpr std::size_t kLeastTextColumn = 16;
constexpr std::size_t kLeastQuote = 20; // columns that a quotation gets in any case

enum class Paint { none, heading, alarm, warning, faint };

Paint paint_of(const Cell& cell, Type type) {
    if (type == Type::remaining && number_in(cell) < 0) {
        return Paint::alarm;
    }
    if (const auto* label = std::get_if<Label>(&cell)) {
        return label->tone == Tone::alarm ? Paint::alarm : label->tone == Tone::warning ? Paint::warning : Paint::none;
    }
    return Paint::none;
}

// A column of a table on its way to the terminal: the heading and the cells as text, the values for the bars.
struct TextColumn {
    Type type = Type::text;
    bool has_bar = false;
    std::size_t width = 0;
    double most = 0;
    std::vector<std::string> texts;
    std::vector<double> values;
};

class TextRenderer {
public:
    TextRenderer(const Document& document, const TextStyle& style)
        : format_(document, &text::clean_line),
          width_(static_cast<std::size_t>(std::max(style.width, kLeastWidth))),
          colour_(style.colour) {}

    std::string render(const Document& document) {
        out_ = painted(text::clean_line(document.title), Paint::heading) + '\n';
        wrap(format_.subtitle(document), 0);
        for (const Section& section : document.sections) {
            if (!section.empty()) {
                append_section(section);
            }
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string painted(std::string_view text, Paint paint) const {
        constexpr std::array<std::string_view, 5> kCodes{"", "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[2m"};
        if (!colour_ || paint == Paint::none) {
            return std::string(text);
        }
        return fmt::format("{}{}\x1b[0m", kCodes[static_cast<std::size_t>(paint)], text);
    }

    // Appends `text` in lines of the width, the second and later ones indented. A word longer than a line is left whole:
    // it is a link, and cut it would lead nowhere.
    void wrap(std::string_view text, std::size_t indent) {
        std::size_t used = 0;
        bool first = true;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find(' '), text.size());
            const std::string_view word = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            const std::size_t columns = text::display_width(word);
            if (!first && used + 1 + columns > width_) {
                out_ += '\n';
                out_.append(indent, ' ');
                used = indent;
            } else if (!first) {
                out_ += ' ';
                ++used;
            }
            out_ += word;
            used += columns;
            first = false;
        }
        out_ += '\n';
    }

    void append_section(const Section& section) {
        out_ += '\n' + painted(text::clean_line(section.heading), Paint::heading) + '\n';
        if (!section.paragraph.empty()) {
            wrap(section.paragraph, 0);
        }
        append_facts(section);
        if (section.chart) {
            wrap(text::clean_line(section.chart->summary), 0);
            for (const std::string& line : block_lines(section, format_, width_)) {
                out_ += line + '\n';
            }
        } else if (section.table.cards) {
            append_cards(section.table);
        } else if (!section.table.rows.empty()) {
            append_table(section.table);
        }
        for (const std::string& note : section.notes) {
            wrap(note, 0);
        }
    }

    void append_facts(const Section& section) {
        std::vector<std::pair<std::string, std::string>> lines;
        std::size_t headings = 0;
        std::size_t values = 0;
        for (const Fact& fact : section.facts) {
            if (!fact.for_programs && fact.value != Cell()) {
                const auto& [heading, value] = lines.emplace_back(fact.heading, format_(fact.value, fact.type));
                headings = std::max(headings, text::display_width(heading));
                values = std::max(values, text::display_width(value));
            }
        }
        for (const auto& [heading, value] : lines) {
            out_ += "  ";
            text::append_padded(out_, heading, headings + kGap);
            text::append_padded(out_, value, values, true);
            out_ += '\n';
        }
    }

    void append_table(const Table& table) {
        const std::vector<std::size_t> used = table.columns_in_use();
        std::vector<TextColumn> columns;
        for (const std::size_t i : used) {
            const Column& source = table.columns[i];
            TextColumn& column = columns.emplace_back();
            column.type = source.type;
            column.has_bar = source.bar;
            column.width = text::display_width(source.heading);
            column.texts.push_back(source.heading);
            for (const std::vector<Cell>& row : table.rows) {
                column.texts.push_back(format_(row[i], source.type));
                column.values.push_back(number_in(row[i]));
                column.width = std::max(column.width, text::display_width(column.texts.back()));
                column.most = std::max(column.most, column.values.back());
            }
        }
        const std::size_t bar = fit(columns);
        for (std::size_t r = 0; r <= table.rows.size(); ++r) {
            std::string line;
            for (const TextColumn& column : columns) {
                line.append(kGap, ' ');
                text::append_padded(line, text::cut_to_width(column.texts[r], column.width), column.width,
                                    is_figure(column.type));
                if (column.has_bar && bar > 0) {
                    line.append(kGap, ' ');
                    text::append_padded(line, r == 0 ? std::string() : bar_of(column.values[r - 1], column.most, bar),
                                        bar);
                }
            }
            line.erase(line.find_last_not_of(' ') + 1);
            out_ += painted(line, r == 0 ? Paint::faint : Paint::none) + '\n';
        }
    }

    // Makes the columns fit the width: bars get what is left, then the widest column of texts gives way. Figures are never
    // cut; the line is longer than the terminal, then. Gives the columns for each bar.
    [[nodiscard]] std::size_t fit(std::vector<TextColumn>& columns) const {
        std::size_t bars = 0;
        std::size_t total = 0;
        for (const TextColumn& column : columns) {
            bars += column.has_bar ? 1 : 0;
            total += column.width + kGap;
        }
        while (total > width_) {
            TextColumn* widest = nullptr;
            for (TextColumn& column : columns) {
                if (column.type == Type::text && column.width > kLeastTextColumn &&
                    (widest == nullptr || column.width > widest->width)) {
                    widest = &column;
                }
            }
            if (widest == nullptr) {
                break;
            }
            --widest->width;
            --total;
        }
        if (bars == 0 || total + bars * (kGap + kLeastBar) > width_) {
            return 0;
        }
        return std::min(kMostBar, (width_ - total) / bars - kGap);
    }

    void append_cards(const Table& table) {
        for (std::size_t number = 0; number < table.rows.size(); ++number) {
            const std::vector<Cell>& row = table.rows[number];
            const std::string mark = fmt::format("{:2d}. ", number + 1);
            for (std::size_t begin = 0, end = 0; begin < row.size(); begin = end) {
                while (end < row.size() && table.columns[end].line == table.columns[begin].line) {
                    ++end;
                }
                append_card_line(table, row, begin, end, begin == 0 ? mark : std::string(mark.size(), ' '));
            }
        }
    }

    // One line of a card from the values [begin, end); nothing where none of them has anything to say.
    void append_card_line(const Table& table, const std::vector<Cell>& row, std::size_t begin, std::size_t end,
                          const std::string& mark) {
        std::string line;
        for (std::size_t i = begin; i < end; ++i) {
            const Column& column = table.columns[i];
            std::string value = format_(row[i], column.type);
            if (column.for_programs || value == "–") {
                continue;
            }
            if (!line.empty()) {
                line += column.between;
            }
            if (column.type == Type::quote) {
                const std::size_t used = mark.size() + text::display_width(line) + 2;
                value =
                    format_.quoted(text::cut_to_width(value, std::max(kLeastQuote, width_ - std::min(width_, used))));
            }
            line += column.named ? column.heading + ": " + value : value;
        }
        if (line.empty() && begin > 0) {
            return;
        }
        const std::size_t at = out_.size() + mark.size();
        wrap(mark + line, mark.size());
        if (begin == 0) { // the time that is left comes first on the first line
            paint_first(at, format_(row[0], table.columns[0].type), paint_of(row[0], table.columns[0].type));
        }
    }

    void paint_first(std::size_t at, const std::string& text, Paint paint) {
        if (colour_ && paint != Paint::none && out_.compare(at, text.size(), text) == 0) {
            out_.replace(at, text.size(), painted(text, paint));
        }
    }

    Formatter format_;
    std::size_t width_;
    bool colour_;
    std::string out_;
};

} // namespace

std::string render_text(const Document& document, const TextStyle& style) {
    return TextRenderer(document, style).render(document);
}

} // namespace kummerkasten::report
