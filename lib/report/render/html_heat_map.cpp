// SPDX-License-Identifier: Apache-2.0
// The week by the hour: a grid for each value, shaded, with its figures where there is room for them.
#include "report/render/html_canvas.hpp"
#include "report/render/html_parts.hpp"
#include "text/safe_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kummerkasten::report {

namespace {

constexpr int kGridSteps = 5;

class HeatMapDrawing : private Canvas {
public:
    explicit HeatMapDrawing(const Canvas& canvas) : Canvas(canvas) {}

    void append() {
        out_ += "<div class=\"grids\">\n";
        int number = 0;
        for (const std::size_t value : chart_.values) {
            append_heat_map(value, ++number);
        }
        out_ += "</div>\n";
    }

private:
    // Upper ends of the steps of shade. For waits, what a shift leader reckons in; for counts, squares up to the highest, so
    // that one busy hour does not make all others look alike.
    [[nodiscard]] std::array<double, kGridSteps> steps_of(std::size_t value) const {
        if (columns_[value].type == Type::duration) {
            return {15 * 60.0, 3600.0, 4 * 3600.0, 12 * 3600.0, HUGE_VAL};
        }
        const double most = std::max(1.0, most_of(value));
        std::array<double, kGridSteps> steps{};
        for (int i = 0; i < kGridSteps; ++i) {
            steps[static_cast<std::size_t>(i)] = std::ceil(most * (i + 1) * (i + 1) / (kGridSteps * kGridSteps));
        }
        return steps;
    }

    // What fits a cell: "12", "1.2k"; "45m", "3h", "2d".
    static std::string brief(double number, Type type) {
        if (type != Type::duration) {
            return number < 1000 ? fmt::format("{:.0f}", number) : fmt::format("{:.1f}k", number / 1000);
        }
        return number < 3600        ? fmt::format("{:.0f}m", std::floor(number / 60))
               : number < 2 * 86400 ? fmt::format("{:.0f}h", std::floor(number / 3600))
                                    : fmt::format("{:.0f}d", std::floor(number / 86400));
    }

    void append_heat_map(std::size_t value, int number) {
        constexpr int kTop = 4, kHeight = 26;
        constexpr double kGutter = 8; // per cent, for the names of the rows
        const Type type = columns_[value].type;
        const auto steps = steps_of(value);
        const std::string title = heading(value);
        std::size_t across = 0; // cells in a row of the grid
        while (across < rows_.size() && rows_[across][chart_.group] == rows_.front()[chart_.group]) {
            ++across;
        }
        const std::size_t down = rows_.size() / across;
        const double width = (100 - kGutter) / static_cast<double>(across);
        out_ +=
            fmt::format("<div class=\"panel{}\">\n<p><b>{}</b></p>\n", type == Type::duration ? " slow" : "", title);
        begin_svg(kTop + kHeight * static_cast<int>(down) + 18, fmt::format("-{}", number), title);
        for (std::size_t i = 0; i < across * down; ++i) {
            const std::vector<Cell>& row = rows_[i];
            const double x = kGutter + width * static_cast<double>(i % across);
            const int y = kTop + kHeight * static_cast<int>(i / across);
            if (i % across == 0) {
                out_ += fmt::format("<text class=\"axis\" x=\"0\" y=\"{}\">{}</text>", y + 17,
                                    shown(chart_.group, row[chart_.group]));
            }
            const double amount = number_in(row[value]);
            const bool nothing = row[value] == Cell() || (type == Type::count && amount == 0);
            const auto step = std::find_if(steps.begin(), steps.end(), [amount](double end) { return amount <= end; });
            out_ += fmt::format(
                "<g class=\"q{}\"><rect x=\"{:.2f}%\" y=\"{}\" width=\"{:.2f}%\" height=\"{}\"><title>{} {}: "
                "{}</title></rect>",
                nothing ? 0 : std::min<std::ptrdiff_t>(step - steps.begin(), kGridSteps - 1) + 1, x, y, width * 0.95,
                kHeight - 2, shown(chart_.group, row[chart_.group]), shown(chart_.across, row[chart_.across]),
                shown(value, row[value]));
            if (!nothing) {
                out_ += fmt::format("<text class=\"amount\" x=\"{:.2f}%\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                                    x + width * 0.475, y + 16, brief(amount, type));
            }
            out_ += "</g>\n";
        }
        for (std::size_t i = 0; i < across; i += 3) {
            out_ += fmt::format("<text class=\"axis\" x=\"{:.2f}%\" y=\"{}\">{}</text>",
                                kGutter + width * static_cast<double>(i), kTop + kHeight * static_cast<int>(down) + 13,
                                shown(chart_.across, rows_[i][chart_.across]));
        }
        out_ += "\n</svg>\n<ul class=\"legend\">\n";
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (i > 0 && steps[i] == steps[i - 1]) {
                continue;
            }
            const bool last = i + 1 == steps.size() && type == Type::duration;
            const double end = last ? steps[i - 1] : steps[i];
            out_ += fmt::format(
                "<li><i class=\"q{}\"></i>{} {}</li>\n", i + 1, last ? "&gt;" : "≤",
                type == Type::duration ? format_(end, type) : format_(static_cast<std::int64_t>(end), type));
        }
        out_ += "</ul>\n</div>\n";
    }
};

} // namespace

void draw_heat_maps(const Canvas& canvas) { HeatMapDrawing(canvas).append(); }

void append_heat_tables(std::string& out, const Section& section, const Formatter& format) {
    const Table& table = section.table;
    const Chart& chart = *section.chart;
    for (const std::size_t value : chart.values) {
        begin_table(out, text::escape_html(table.columns[value].heading));
        out += "<tr><td></td>";
        for (const std::vector<Cell>& row : table.rows) {
            if (row[chart.group] == table.rows.front()[chart.group]) {
                out += "<th scope=\"col\" class=\"figure\">" + format(row[chart.across], Type::text) + "</th>";
            }
        }
        out += "</tr>\n</thead>\n<tbody>\n";
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const std::vector<Cell>& row = table.rows[i];
            if (i == 0 || row[chart.group] != table.rows[i - 1][chart.group]) {
                out += (i == 0 ? "<tr>" : "</tr>\n<tr>") +
                       ("<th scope=\"row\">" + format(row[chart.group], Type::text) + "</th>");
            }
            out += "<td class=\"figure\">" + shown_value(format, row[value], table.columns[value].type) + "</td>";
        }
        out += "</tr>\n";
        end_table(out);
    }
}

} // namespace kummerkasten::report
