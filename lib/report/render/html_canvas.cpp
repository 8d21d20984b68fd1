// SPDX-License-Identifier: Apache-2.0
#include "report/render/html_canvas.hpp"

#include "report/render/html_parts.hpp"
#include "text/safe_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kMostTicks = 7;

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

} // namespace

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

void Canvas::begin_svg(int height, std::string_view part, std::string_view title) {
    out_ += fmt::format(
        "<svg role=\"img\" aria-labelledby=\"{0}-title{1} {0}-desc{1}\" width=\"100%\" height=\"{2}\">\n"
        "<title id=\"{0}-title{1}\">{3}</title>\n<desc id=\"{0}-desc{1}\">{4}</desc>\n",
        section_.key, part, height, title, text::escape_html(chart_.summary));
}

void Canvas::append_ticks(std::size_t first, std::size_t count, int top, int bottom) {
    std::vector<record::Timestamp> times;
    for (std::size_t i = first; i < first + count; ++i) {
        times.push_back(time_in(rows_[i][chart_.across]));
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

void Canvas::append_grid_line(double y) {
    out_ += fmt::format("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{0:.1f}\" y2=\"{0:.1f}\"/>\n", y);
}

void Canvas::append_grid_label(double y, const std::string& label) {
    out_ += fmt::format("<text class=\"axis halo\" x=\"0\" y=\"{:.1f}\">{}</text>\n", y + 13, label);
}

void Canvas::append_axis(int y) {
    out_ += fmt::format("\n<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>\n", y);
}

void Canvas::append_bar(std::string_view kind, double x, double y, double width, double height) {
    out_ += fmt::format("<rect class=\"{}\" x=\"{:.2f}%\" y=\"{:.1f}\" width=\"{:.2f}%\" height=\"{:.1f}\"/>", kind, x,
                        y, width, std::max(height, 1.0));
}

void Canvas::append_key(int y, std::string_view escaped) {
    out_ += fmt::format("<text class=\"key halo\" x=\"0\" y=\"{}\">{}</text>\n", y, escaped);
}

void Canvas::append_readings(int top, int height) {
    const double step = 100.0 / static_cast<double>(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        out_ += fmt::format(
            "<rect class=\"hit\" x=\"{:.2f}%\" y=\"{}\" width=\"{:.2f}%\" height=\"{}\"><title>{}</title></rect>",
            step * static_cast<double>(i), top, step, height, reading(rows_[i]));
    }
    out_ += '\n';
}

std::string Canvas::reading(const std::vector<Cell>& row) const {
    std::string text = shown(chart_.across, row[chart_.across]);
    const auto add = [&](std::size_t value) {
        text += fmt::format(" · {}: {}", heading(value), shown(value, row[value]));
    };
    std::for_each(chart_.values.begin(), chart_.values.end(), add);
    if (chart_.below) {
        add(*chart_.below);
    }
    return text;
}

std::string Canvas::shown(std::size_t column, const Cell& cell) const {
    return shown_value(format_, cell, columns_[column].type);
}

std::string Canvas::heading(std::size_t column) const { return text::escape_html(columns_[column].heading); }

double Canvas::most_of(std::size_t column) const {
    double most = 0;
    for (const std::vector<Cell>& row : rows_) {
        most = std::max(most, number_in(row[column]));
    }
    return most;
}

void append_chart(std::string& out, const Document& document, const Section& section, const Formatter& format) {
    constexpr std::array<std::pair<std::string_view, void (*)(const Canvas&)>, 4> kDrawings{{
        {"columns", &draw_columns},
        {"line", &draw_line},
        {"multiples", &draw_multiples},
        {"heat", &draw_heat_maps},
    }};
    const auto& [name, draw] = kDrawings[static_cast<std::size_t>(section.chart->kind)];
    out += fmt::format("<figure class=\"chart {}\">\n<figcaption>{}</figcaption>\n", name,
                       text::escape_html(section.chart->summary));
    draw(Canvas(out, document, section, format));
    out += "</figure>\n";
}

} // namespace kummerkasten::report
