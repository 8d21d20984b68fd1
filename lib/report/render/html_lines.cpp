// SPDX-License-Identifier: Apache-2.0
// Figures over time: a mean as a line, above the number of posts that it rests on; small areas beside one another, one a name.
#include "report/render/html_canvas.hpp"
#include "text/safe_text.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

class LinesDrawing : private Canvas {
public:
    explicit LinesDrawing(const Canvas& canvas) : Canvas(canvas) {}

    // The mean as a line with gaps where there is none; below it, on how many posts it rests.
    void append_line() {
        constexpr int kTop = 18, kUp = 130, kGap = 22, kBasis = 34, kTicks = 22;
        const std::size_t value = chart_.values.front();
        const auto n = static_cast<double>(rows_.size());
        const std::size_t basis = chart_.values.back();
        const double most_posts = most_of(basis);
        const double top = round_up(most_of(value));
        const int axis = kTop + kUp;
        const int floor = axis + kGap + kBasis;
        begin_svg(floor + kTicks, "", text::escape_html(section_.heading));
        append_grid_line(kTop);
        append_grid_line(kTop + kUp / 2.0);
        append_axis(axis);
        std::string path;
        std::string dots; // one may stand alone
        bool open = false;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i][value] == Cell()) {
                open = false;
                continue;
            }
            const double y = 100 - 100 * number_in(rows_[i][value]) / top;
            const double x = (static_cast<double>(i) + 0.5) * 1000 / n;
            path += fmt::format("{}{:.1f} {:.2f}", open ? "L" : "M", x, y);
            dots += fmt::format("M{:.1f} {:.2f}h0", x, y);
            open = true;
        }
        out_ += fmt::format(
            "<svg x=\"0\" y=\"{}\" width=\"100%\" height=\"{}\" viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\">"
            "<path class=\"curve\" d=\"{}\"/><path class=\"curve dots\" d=\"{}\"/></svg>\n",
            kTop, kUp, path, dots);
        append_grid_label(kTop, format_(top, Type::number));
        append_grid_label(kTop + kUp / 2.0, format_(top / 2, Type::number));
        const double step = 100 / n;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (const double posts = number_in(rows_[i][basis]); posts > 0) {
                const double height = kBasis * posts / most_posts;
                append_bar("bar basis", step * static_cast<double>(i), floor - height, step * 0.8, height);
            }
        }
        append_axis(floor);
        append_ticks(0, rows_.size(), axis, floor);
        append_key(kTop - 5, heading(value));
        append_key(axis + kGap - 5, fmt::format("{} ({})", heading(basis), peak(most_posts)));
        append_readings(kTop, floor - kTop);
        out_ += "</svg>\n";
    }

    // One small area for each name, all on one scale.
    void append_multiples() {
        constexpr int kTop = 6, kUp = 64, kTicks = 20;
        const std::size_t value = chart_.values.front();
        const double most = most_of(value);
        out_ += "<div class=\"panels\">\n";
        int number = 0;
        for (std::size_t begin = 0, end = 0; begin < rows_.size(); begin = end) {
            double sum = 0;
            double highest = 0;
            std::string path = "M0 100";
            while (end < rows_.size() && rows_[end][chart_.group] == rows_[begin][chart_.group]) {
                const double posts = number_in(rows_[end][value]);
                sum += posts;
                highest = std::max(highest, posts);
                path += fmt::format("V{:.2f}H{}", most > 0 ? 100 - 100 * posts / most : 100, end - begin + 1);
                ++end;
            }
            const std::string name = format_(rows_[begin][chart_.group], Type::text);
            out_ += fmt::format("<div class=\"panel\">\n<p><b>{}</b> {} <span class=\"name\">{}</span></p>\n", name,
                                format_(static_cast<std::int64_t>(sum), Type::count), peak(highest));
            begin_svg(kTop + kUp + kTicks, fmt::format("-{}", ++number), name);
            out_ += fmt::format(
                "<svg x=\"0\" y=\"{}\" width=\"100%\" height=\"{}\" viewBox=\"0 0 {} 100\" "
                "preserveAspectRatio=\"none\">"
                "<path class=\"area\" d=\"{}V100Z\"/></svg>",
                kTop, kUp, end - begin, path);
            append_axis(kTop + kUp);
            append_ticks(begin, end - begin, kTop + kUp, kTop + kUp);
            out_ += "</svg>\n</div>\n";
        }
        out_ += "</div>\n";
    }

private:
    [[nodiscard]] std::string peak(double count) const {
        return format_.words()(phrases::kPeak, static_cast<std::int64_t>(count));
    }
};

} // namespace

void draw_line(const Canvas& canvas) { LinesDrawing(canvas).append_line(); }
void draw_multiples(const Canvas& canvas) { LinesDrawing(canvas).append_multiples(); }

} // namespace kummerkasten::report
