// SPDX-License-Identifier: Apache-2.0
#include "report/render/blocks.hpp"

#include "text/display_width.hpp"
#include "text/safe_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace kummerkasten::report {

namespace {

constexpr std::array<std::string_view, 9> kHeights{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 5> kShades{"·", "░", "▒", "▓", "█"};
constexpr std::size_t kLeastColumns = 8;  // of a drawing; with fewer there is nothing to see
constexpr std::size_t kMostLabel = 24;    // columns that a name gets
constexpr std::size_t kColumnsOfCell = 2; // of the grid: 24 hours fit 80 columns and 60
constexpr std::size_t kGutter = 7;        // for the names of the rows of the grid

struct Line {
    std::string label;
    std::size_t column;     // of the table
    std::size_t begin, end; // rows
};

class Blocks {
public:
    Blocks(const Section& section, const Formatter& format, std::size_t width)
        : chart_(*section.chart), table_(section.table), format_(format), width_(width) {}

    std::vector<std::string> lines() {
        if (chart_.kind == Chart::Kind::heat_map) {
            for (const std::size_t value : chart_.values) {
                append_grid(value);
            }
            return std::move(lines_);
        }
        std::vector<Line> lines;
        if (chart_.kind == Chart::Kind::multiples) {
            for (std::size_t begin = 0, end = 0; begin < table_.rows.size(); begin = end) {
                while (end < table_.rows.size() && table_.rows[end][chart_.group] == table_.rows[begin][chart_.group]) {
                    ++end;
                }
                lines.push_back(
                    {format_(table_.rows[begin][chart_.group], Type::text), chart_.values.front(), begin, end});
            }
        } else {
            for (const std::size_t value : chart_.values) {
                lines.push_back({table_.columns[value].heading, value, 0, table_.rows.size()});
            }
            if (chart_.below) {
                lines.push_back({table_.columns[*chart_.below].heading, *chart_.below, 0, table_.rows.size()});
            }
        }
        append_lines(lines);
        for (const Chart::Mark& mark : chart_.marks) {
            lines_.push_back(text::cut_to_width(
                fmt::format("  {}, {}: {}", format_.time(mark.begin),
                            record::format_duration(std::chrono::floor<std::chrono::seconds>(mark.end - mark.begin)),
                            text::clean_line(mark.name)),
                width_));
        }
        return std::move(lines_);
    }

private:
    [[nodiscard]] double most_of(std::size_t column, std::size_t begin, std::size_t end) const {
        double most = 0;
        for (std::size_t i = begin; i < end; ++i) {
            most = std::max(most, number_in(table_.rows[i][column]));
        }
        return most;
    }

    // A count stays one, and is shown without decimals.
    [[nodiscard]] std::string shown(double value, Type type) const {
        return type == Type::count ? format_(static_cast<std::int64_t>(value), type) : format_(value, type);
    }

    // Each line on a scale of its own, but small drawings of one figure on a common one.
    void append_lines(const std::vector<Line>& lines) {
        std::size_t labels = 0;
        std::size_t peaks = 0;
        double common = 0;
        for (const Line& line : lines) {
            const double most = most_of(line.column, line.begin, line.end);
            common = std::max(common, most);
            labels = std::max(labels, std::min(kMostLabel, text::display_width(line.label)));
            peaks = std::max(peaks, text::display_width(peak_text(line, most)));
        }
        const std::size_t used = 2 + labels + 2 + 2 + peaks;
        const std::size_t room = width_ > used + kLeastColumns ? width_ - used : kLeastColumns;
        std::size_t columns = 0;
        for (const Line& line : lines) {
            const double most = most_of(line.column, line.begin, line.end);
            const double scale = chart_.kind == Chart::Kind::multiples ? common : most;
            columns = std::min(room, line.end - line.begin);
            std::string out = "  ";
            text::append_padded(out, text::cut_to_width(line.label, labels), labels + 2);
            for (std::size_t i = 0; i < columns; ++i) { // the highest of those that share a column
                const double value = most_of(line.column, line.begin + i * (line.end - line.begin) / columns,
                                             line.begin + (i + 1) * (line.end - line.begin) / columns);
                const auto height = value <= 0 ? 0 : std::clamp<std::ptrdiff_t>(std::lround(8 * value / scale), 1, 8);
                out += kHeights[static_cast<std::size_t>(height)];
            }
            lines_.push_back(out + "  " + peak_text(line, most));
        }
        if (!lines.empty()) {
            append_axis(lines.front(), labels, columns);
        }
    }

    [[nodiscard]] std::string peak_text(const Line& line, double most) const {
        return "≤ " + shown(most, table_.columns[line.column].type);
    }

    void append_axis(const Line& line, std::size_t labels, std::size_t columns) {
        std::string out(labels + 4, ' ');
        const std::string first = format_(table_.rows[line.begin][chart_.across], Type::time);
        const std::string last = format_(table_.rows[line.end - 1][chart_.across], Type::time);
        const std::size_t both = text::display_width(first) + text::display_width(last);
        out += first;
        if (line.end - line.begin > 1 && both + 3 <= columns) {
            out.append(columns - both, ' ');
            out += last;
        } else if (line.end - line.begin > 1) {
            out += " – " + last;
        }
        if (text::display_width(out) <= width_) {
            lines_.push_back(std::move(out));
        }
    }

    void append_grid(std::size_t value) {
        const double most = most_of(value, 0, table_.rows.size());
        const Type type = table_.columns[value].type;
        lines_.push_back(
            text::cut_to_width(fmt::format("  {} (█ ≤ {})", table_.columns[value].heading, shown(most, type)), width_));
        std::string hours(kGutter, ' ');
        const std::size_t every = 6 / columns_of_cell(); // so that two figures and a blank fit
        for (std::size_t i = 0; i < table_.rows.size() && table_.rows[i][chart_.group] == table_.rows[0][chart_.group];
             i += every) {
            text::append_padded(hours, format_(table_.rows[i][chart_.across], Type::text), every * columns_of_cell());
        }
        hours.erase(hours.find_last_not_of(' ') + 1);
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            const std::vector<Cell>& row = table_.rows[i];
            if (i == 0 || row[chart_.group] != table_.rows[i - 1][chart_.group]) {
                lines_.emplace_back("  ");
                text::append_padded(lines_.back(),
                                    text::cut_to_width(format_(row[chart_.group], Type::text), kGutter - 3),
                                    kGutter - 2);
            }
            const double amount = number_in(row[value]);
            const bool nothing = row[value] == Cell() || (type == Type::count && amount == 0);
            const auto shade =
                nothing ? 0 : std::clamp<std::ptrdiff_t>(std::lround(std::ceil(4 * amount / most)), 1, 4);
            for (std::size_t column = 0; column < columns_of_cell(); ++column) {
                lines_.back() += kShades[static_cast<std::size_t>(shade)];
            }
        }
        lines_.push_back(std::move(hours));
    }

    [[nodiscard]] std::size_t columns_of_cell() const {
        return width_ >= kGutter + 24 * kColumnsOfCell ? kColumnsOfCell : 1;
    }

    const Chart& chart_;
    const Table& table_;
    const Formatter& format_;
    std::size_t width_;
    std::vector<std::string> lines_;
};

} // namespace

std::vector<std::string> block_lines(const Section& section, const Formatter& format, std::size_t width) {
    return Blocks(section, format, width).lines();
}

} // namespace kummerkasten::report
