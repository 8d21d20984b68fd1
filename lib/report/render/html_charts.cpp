// SPDX-License-Identifier: Apache-2.0
// Drawings as SVG within the page. Sideways all is in per cent and downwards in pixels, so that a drawing takes any width
// while its words keep their size; no script is needed for that. Nothing is said by colour alone: posts of the house hang
// below the axis, bursts have letters, the grid has its figures where there is room and always in the table behind it.
#include "report/render/html_parts.hpp"
#include "text/safe_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kummerkasten::report {

namespace {

using Rows = std::vector<std::vector<Cell>>;

constexpr std::size_t kMostTicks = 7;
constexpr int kGridSteps = 5;

// The end of a scale: a round number that is not below the value.
double round_up(double value) {
    if (value <= 0) {
        return 1;
    }
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (value <= step * power * (1 + 1e-9)) {
            return step * power;
        }
    }
    return 10 * power;
}

record::Timestamp time_in(const Cell& cell) {
    const auto* time = std::get_if<record::Timestamp>(&cell);
    return time == nullptr ? record::Timestamp{} : *time;
}

// Words below an axis of time: few enough to stand beside one another on a telephone.
struct Tick {
    std::size_t row;
    std::string text;
};

class TimeTicks {
public:
    TimeTicks(const Document& document, std::vector<record::Timestamp> times, bool german) : german_(german) {
        const record::TimeZone zone(document.time_zone);
        for (const record::Timestamp time : times) {
            local_.push_back(zone.to_local(time));
        }
    }

    // At midnights; at the turn of months or years where days would be too many to tell apart, at hours where there are few.
    std::vector<Tick> ticks() const {
        using namespace std::chrono;
        constexpr std::array<int, 4> kHours{1, 3, 6, 12};
        std::array<std::vector<Tick>, 7> levels; // by those hours, days, months, years
        for (std::size_t i = 0; i < local_.size(); ++i) {
            const auto day = floor<days>(local_[i]);
            const auto hour = floor<hours>(local_[i] - day).count();
            for (std::size_t step = 0; step < kHours.size(); ++step) {
                if (hour % kHours[step] == 0) {
                    levels[step].push_back({i, hour == 0 ? day_text(day) : fmt::format("{:02}:00", hour)});
                }
            }
            const year_month_day date{day};
            if (hour == 0) {
                levels[4].push_back({i, day_text(day)});
            }
            if (hour == 0 && unsigned{date.day()} == 1) {
                levels[5].push_back({i, month_text(date)});
            }
            if (hour == 0 && unsigned{date.day()} == 1 && unsigned{date.month()} == 1) {
                levels[6].push_back({i, fmt::format("{}", int{date.year()})});
            }
        }
        std::size_t level = levels.size() - 1;
        while (level > 3 && levels[level].size() < 3) {
            --level;
        }
        while (level <= 3 && level > 0 && levels[level - 1].size() <= kMostTicks) {
            --level;
        }
        const std::size_t every = (levels[level].size() + kMostTicks - 1) / kMostTicks;
        std::vector<Tick> result;
        for (std::size_t i = 0; every > 0 && i < levels[level].size(); i += every) {
            result.push_back(std::move(levels[level][i]));
        }
        return result;
    }

private:
    static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    [[nodiscard]] std::string day_text(std::chrono::local_days day) const {
        const std::chrono::year_month_day date{day};
        return german_ ? fmt::format("{}.{}.", unsigned{date.day()}, unsigned{date.month()})
                       : fmt::format("{} {}", unsigned{date.day()}, kMonths[unsigned{date.month()} - 1]);
    }
    [[nodiscard]] std::string month_text(const std::chrono::year_month_day& date) const {
        return german_ ? fmt::format("{:02}.{}", unsigned{date.month()}, int{date.year()})
                       : fmt::format("{} {}", kMonths[unsigned{date.month()} - 1], int{date.year()});
    }

    bool german_;
    std::vector<record::LocalTime> local_;
};

class ChartDrawing {
public:
    ChartDrawing(std::string& out, const Document& document, const Section& section, const Formatter& format)
        : out_(out),
          document_(document),
          section_(section),
          chart_(*section.chart),
          rows_(section.table.rows),
          columns_(section.table.columns),
          format_(format) {}

    void append() {
        out_ += fmt::format("<figure class=\"chart {}\">\n<figcaption>{}</figcaption>\n", name_of(chart_.kind),
                            text::escape_html(chart_.summary));
        switch (chart_.kind) {
        case Chart::Kind::columns: append_columns(); break;
        case Chart::Kind::line: append_line(); break;
        case Chart::Kind::multiples: append_multiples(); break;
        case Chart::Kind::heat_map: append_heat_maps(); break;
        }
        out_ += "</figure>\n";
    }

private:
    static std::string_view name_of(Chart::Kind kind) {
        constexpr std::array<std::string_view, 4> kNames{"columns", "line", "multiples", "heat"};
        return kNames[static_cast<std::size_t>(kind)];
    }

    void begin_svg(int height, std::string_view part, std::string_view title) {
        out_ += fmt::format(
            "<svg role=\"img\" aria-labelledby=\"{0}-title{1} {0}-desc{1}\" width=\"100%\" height=\"{2}\">\n"
            "<title id=\"{0}-title{1}\">{3}</title>\n<desc id=\"{0}-desc{1}\">{4}</desc>\n",
            section_.key, part, height, title, text::escape_html(chart_.summary));
    }

    void append_ticks(const Rows& rows, std::size_t first, std::size_t count, int top, int bottom) {
        std::vector<record::Timestamp> times;
        for (std::size_t i = first; i < first + count; ++i) {
            times.push_back(time_in(rows[i][chart_.across]));
        }
        for (const Tick& tick : TimeTicks(document_, std::move(times), format_.words().german()).ticks()) {
            const double x = 100.0 * static_cast<double>(tick.row) / static_cast<double>(count);
            out_ += fmt::format("<line class=\"tick\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"{1}\" y2=\"{2}\"/>", x, top,
                                bottom + 5);
            if (x < 90) {
                out_ += fmt::format("<text class=\"axis\" x=\"{:.2f}%\" dx=\"3\" y=\"{}\">{}</text>", x, bottom + 15,
                                    tick.text);
            }
        }
        out_ += '\n';
    }

    void append_grid_line(double y) {
        out_ += fmt::format("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{0:.1f}\" y2=\"{0:.1f}\"/>\n", y);
    }

    // Over the bars, so that it can be read there too.
    void append_grid_label(double y, const std::string& label) {
        out_ += fmt::format("<text class=\"axis halo\" x=\"0\" y=\"{:.1f}\">{}</text>\n", y + 13, label);
    }

    [[nodiscard]] std::string shown(std::size_t column, const Cell& cell) const {
        return shown_value(format_, cell, columns_[column].type);
    }

    // Customers upwards, the house downwards, on one scale.
    void append_columns() {
        constexpr int kTop = 34, kUp = 170, kTicks = 22;
        double most = 0;
        double most_below = 0;
        for (const std::vector<Cell>& row : rows_) {
            most = std::max(most, stacked(row));
            most_below = std::max(most_below, chart_.below ? number_in(row[*chart_.below]) : 0);
        }
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
        out_ += fmt::format("\n<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>\n", axis);
        append_ticks(rows_, 0, rows_.size(), axis, axis + below);
        append_grid_label(kTop, shown(chart_.values.front(), static_cast<std::int64_t>(top)));
        if (halved) {
            append_grid_label(kTop + kUp / 2.0, shown(chart_.values.front(), static_cast<std::int64_t>(top / 2)));
        }
        append_key(kTop, axis + below);
        for (std::size_t i = 0; i < rows_.size(); ++i) { // what a pointer reads
            out_ += fmt::format(
                "<rect class=\"hit\" x=\"{:.2f}%\" y=\"{}\" width=\"{:.2f}%\" height=\"{}\"><title>{}</title></rect>",
                step * static_cast<double>(i), kTop, step, kUp + below, reading(rows_[i]));
        }
        out_ += "\n</svg>\n";
        append_mark_list();
    }

    [[nodiscard]] double stacked(const std::vector<Cell>& row) const {
        double sum = 0;
        for (const std::size_t value : chart_.values) {
            sum += number_in(row[value]);
        }
        return sum;
    }

    void append_bar(std::string_view kind, double x, double y, double width, double height) {
        out_ += fmt::format("<rect class=\"{}\" x=\"{:.2f}%\" y=\"{:.1f}\" width=\"{:.2f}%\" height=\"{:.1f}\"/>", kind,
                            x, y, width, std::max(height, 1.0));
    }

    [[nodiscard]] std::string reading(const std::vector<Cell>& row) const {
        std::string text = shown(chart_.across, row[chart_.across]);
        const auto add = [&](std::size_t value) {
            text += fmt::format(" · {}: {}", text::escape_html(columns_[value].heading), shown(value, row[value]));
        };
        std::for_each(chart_.values.begin(), chart_.values.end(), add);
        if (chart_.below) {
            add(*chart_.below);
        }
        return text;
    }

    // Which way is what: words where the bars are.
    void append_key(int top, int bottom) {
        std::string above;
        for (const std::size_t value : chart_.values) {
            above += (above.empty() ? "↑ " : " + ") + text::escape_html(columns_[value].heading);
        }
        out_ += fmt::format("<text class=\"key halo\" x=\"0\" y=\"{}\">{}</text>", top - 22, above);
        if (chart_.below) {
            out_ += fmt::format("<text class=\"key halo\" x=\"0\" y=\"{}\">↓ {}</text>\n", bottom - 3,
                                text::escape_html(columns_[*chart_.below].heading));
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
            const double begin = place_of(chart_.marks[i].begin);
            const double width = std::max(0.5, place_of(chart_.marks[i].end) - begin);
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

    // The mean as a line with gaps where there is none; below it, on how many posts it rests.
    void append_line() {
        constexpr int kTop = 18, kUp = 130, kGap = 22, kBasis = 34, kTicks = 22;
        const std::size_t value = chart_.values.front();
        const auto n = static_cast<double>(rows_.size());
        double most = 0;
        double most_posts = 0;
        for (const std::vector<Cell>& row : rows_) {
            most = std::max(most, number_in(row[value]));
            most_posts = std::max(most_posts, number_in(row[chart_.values.back()]));
        }
        const double top = round_up(most);
        const int axis = kTop + kUp;
        const int floor = axis + kGap + kBasis;
        begin_svg(floor + kTicks, "", text::escape_html(section_.heading));
        append_grid_line(kTop);
        append_grid_line(kTop + kUp / 2.0);
        out_ += fmt::format("<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>\n", axis);
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
            if (const double posts = number_in(rows_[i][chart_.values.back()]); posts > 0) {
                const double height = kBasis * posts / most_posts;
                append_bar("bar basis", step * static_cast<double>(i), floor - height, step * 0.8, height);
            }
        }
        out_ += fmt::format("\n<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>\n", floor);
        append_ticks(rows_, 0, rows_.size(), axis, floor);
        out_ += fmt::format(
            "<text class=\"key halo\" x=\"0\" y=\"{}\">{}</text><text class=\"key halo\" x=\"0\" y=\"{}\">{} "
            "({})</text>\n",
            kTop - 5, text::escape_html(columns_[value].heading), axis + kGap - 5,
            text::escape_html(columns_[chart_.values.back()].heading),
            format_.words()(phrases::kPeak, static_cast<std::int64_t>(most_posts)));
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            out_ += fmt::format(
                "<rect class=\"hit\" x=\"{:.2f}%\" y=\"{}\" width=\"{:.2f}%\" height=\"{}\"><title>{}</title></rect>",
                step * static_cast<double>(i), kTop, step, floor - kTop, reading(rows_[i]));
        }
        out_ += "\n</svg>\n";
    }

    // One small area for each name, all on one scale.
    void append_multiples() {
        constexpr int kTop = 6, kUp = 64, kTicks = 20;
        const std::size_t value = chart_.values.front();
        double most = 0;
        for (const std::vector<Cell>& row : rows_) {
            most = std::max(most, number_in(row[value]));
        }
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
                                format_(static_cast<std::int64_t>(sum), Type::count),
                                format_.words()(phrases::kPeak, static_cast<std::int64_t>(highest)));
            begin_svg(kTop + kUp + kTicks, fmt::format("-{}", ++number), name);
            out_ += fmt::format(
                "<svg x=\"0\" y=\"{}\" width=\"100%\" height=\"{}\" viewBox=\"0 0 {} 100\" "
                "preserveAspectRatio=\"none\">"
                "<path class=\"area\" d=\"{}V100Z\"/></svg>\n"
                "<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{}\" y2=\"{}\"/>\n",
                kTop, kUp, end - begin, path, kTop + kUp, kTop + kUp);
            append_ticks(rows_, begin, end - begin, kTop + kUp, kTop + kUp);
            out_ += "</svg>\n</div>\n";
        }
        out_ += "</div>\n";
    }

    void append_heat_maps() {
        out_ += "<div class=\"grids\">\n";
        int number = 0;
        for (const std::size_t value : chart_.values) {
            append_heat_map(value, ++number);
        }
        out_ += "</div>\n";
    }

    // Upper ends of the steps of shade. For waits, what a shift leader reckons in; for counts, squares up to the highest, so
    // that one busy hour does not make all others look alike.
    [[nodiscard]] std::array<double, kGridSteps> steps_of(std::size_t value) const {
        if (columns_[value].type == Type::duration) {
            return {15 * 60.0, 3600.0, 4 * 3600.0, 12 * 3600.0, HUGE_VAL};
        }
        double most = 1;
        for (const std::vector<Cell>& row : rows_) {
            most = std::max(most, number_in(row[value]));
        }
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
        const std::string heading = text::escape_html(columns_[value].heading);
        std::size_t across = 0; // cells in a row of the grid
        while (across < rows_.size() && rows_[across][chart_.group] == rows_.front()[chart_.group]) {
            ++across;
        }
        const std::size_t down = rows_.size() / across;
        const double width = (100 - kGutter) / static_cast<double>(across);
        out_ +=
            fmt::format("<div class=\"panel{}\">\n<p><b>{}</b></p>\n", type == Type::duration ? " slow" : "", heading);
        begin_svg(kTop + kHeight * static_cast<int>(down) + 18, fmt::format("-{}", number), heading);
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

    std::string& out_;
    const Document& document_;
    const Section& section_;
    const Chart& chart_;
    const Rows& rows_;
    const std::vector<Column>& columns_;
    const Formatter& format_;
};

} // namespace

void append_chart(std::string& out, const Document& document, const Section& section, const Formatter& format) {
    ChartDrawing(out, document, section, format).append();
}

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
