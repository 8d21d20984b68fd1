// SPDX-License-Identifier: Apache-2.0
// Posts over time: one upright bar a row, the house's below the axis, bursts marked with letters.
#include "report/render/html_canvas.hpp"
#include "text/safe_text.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

namespace {

constexpr double kLeastMark = 0.5; // per cent: a narrower one would not be seen

class ColumnsDrawing : private Canvas {
public:
    explicit ColumnsDrawing(const Canvas& canvas) : Canvas(canvas) {}

    // Customers upwards, the house downwards, on one scale.
    void append() {
        constexpr int kTop = 34, kUp = 170, kTicks = 22;
        double most = 0;
        for (const std::vector<Cell>& row : rows_) {
            most = std::max(most, stacked(row));
        }
        const double most_below = chart_.below ? most_of(*chart_.below) : 0;
        const double top = std::ceil(round_up(std::max(most, most_below)));
        const double scale = kUp / top;
        const int axis = kTop + kUp;
        const int below = chart_.below && most_below > 0 ? static_cast<int>(std::ceil(most_below * scale)) + 18 : 0;
        begin_svg(axis + below + kTicks, "", text::escape_html(section_.heading));
        append_marks(kTop, axis);
        append_grid_line(kTop);
        const bool halved = std::fmod(top, 2) == 0;
        if (halved) {
            append_grid_line(kTop + kUp / 2.0);
        }
        const double step = 100.0 / static_cast<double>(rows_.size());
        const double width = step * (rows_.size() > 150 ? 0.92 : 0.8);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const double x = step * static_cast<double>(i);
            double y = axis;
            int nuance = 0;
            for (const std::size_t value : chart_.values) {
                if (const double height = number_in(rows_[i][value]) * scale; height > 0) {
                    y -= height;
                    append_bar(nuance == 0 ? "bar" : "bar other", x, y, width, height);
                }
                ++nuance;
            }
            if (chart_.below && number_in(rows_[i][*chart_.below]) > 0) {
                append_bar("bar house", x, axis, width, number_in(rows_[i][*chart_.below]) * scale);
            }
        }
        append_axis(axis);
        append_ticks(0, rows_.size(), axis, axis + below);
        append_grid_label(kTop, shown(chart_.values.front(), static_cast<std::int64_t>(top)));
        if (halved) {
            append_grid_label(kTop + kUp / 2.0, shown(chart_.values.front(), static_cast<std::int64_t>(top / 2)));
        }
        append_keys(kTop, axis + below);
        append_readings(kTop, kUp + below);
        out_ += "</svg>\n";
        append_mark_list();
    }

private:
    [[nodiscard]] double stacked(const std::vector<Cell>& row) const {
        double sum = 0;
        for (const std::size_t value : chart_.values) {
            sum += number_in(row[value]);
        }
        return sum;
    }

    // Which way is what: words where the bars are.
    void append_keys(int top, int bottom) {
        std::string above;
        for (const std::size_t value : chart_.values) {
            above += (above.empty() ? "↑ " : " + ") + heading(value);
        }
        append_key(top - 22, above);
        if (chart_.below) {
            append_key(bottom - 3, "↓ " + heading(*chart_.below));
        }
    }

    // Where on the axis a time lies, in per cent.
    [[nodiscard]] double place_of(record::Timestamp time) const {
        std::size_t i = 0;
        while (i + 1 < rows_.size() && time_in(rows_[i + 1][chart_.across]) <= time) {
            ++i;
        }
        const record::Timestamp begin = time_in(rows_[i][chart_.across]);
        std::chrono::duration<double> length{3600};
        if (rows_.size() > 1) {
            const std::size_t at = std::min(i, rows_.size() - 2);
            length = time_in(rows_[at + 1][chart_.across]) - time_in(rows_[at][chart_.across]);
        }
        const double part = std::clamp(std::chrono::duration<double>(time - begin) / length, 0.0, 1.0);
        return 100 * (static_cast<double>(i) + part) / static_cast<double>(rows_.size());
    }

    void append_marks(int top, int bottom) {
        for (std::size_t i = 0; i < chart_.marks.size(); ++i) {
            const double begin = std::min(place_of(chart_.marks[i].begin), 100 - kLeastMark);
            const double width = std::max(kLeastMark, place_of(chart_.marks[i].end) - begin);
            out_ += fmt::format(
                "<rect class=\"mark\" x=\"{0:.2f}%\" y=\"{1}\" width=\"{2:.2f}%\" height=\"{3}\"/>"
                "<rect class=\"mark-head\" x=\"{0:.2f}%\" y=\"{1}\" width=\"{2:.2f}%\" height=\"3\"/>"
                "<text class=\"mark-name\" x=\"{4:.2f}%\" y=\"{5}\" text-anchor=\"middle\">{6}</text>\n",
                begin, top - 3, width, bottom - top + 3, std::clamp(begin + width / 2, 1.5, 98.5), top - 6, letter(i));
        }
    }

    static char letter(std::size_t index) { return static_cast<char>('A' + static_cast<int>(index % 26)); }

    void append_mark_list() {
        if (chart_.marks.empty()) {
            return;
        }
        out_ += "<ul class=\"marks\">\n";
        for (std::size_t i = 0; i < chart_.marks.size(); ++i) {
            const Chart::Mark& mark = chart_.marks[i];
            out_ += fmt::format("<li><b>{}</b> {} – {}: {}</li>\n", letter(i), format_.time(mark.begin),
                                format_.time(mark.end), text::escape_html(mark.name));
        }
        out_ += "</ul>\n";
    }
};

} // namespace

void draw_columns(const Canvas& canvas) { ColumnsDrawing(canvas).append(); }

} // namespace kummerkasten::report
