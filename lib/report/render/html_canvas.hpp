// SPDX-License-Identifier: Apache-2.0
// What drawings have in common: SVG within the page. Sideways all is in per cent and downwards in pixels, so that a drawing takes
// any width while its words keep their size; no script is needed for that. Nothing is said by colour alone: posts of the house
// hang below the axis, bursts have letters, the grid has its figures where there is room and always in the table behind it.
#pragma once

#include "report/document.hpp"
#include "report/format.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

/// The end of a scale: a round number that is not below the value.
[[nodiscard]] double round_up(double value);

[[nodiscard]] record::Timestamp time_in(const Cell& cell);

/// Draws one section, which must have a chart, at the end of `out`. Kinds of drawings derive from it.
class Canvas {
public:
    /// `format` escapes for HTML. All must outlive the canvas.
    Canvas(std::string& out, const Document& document, const Section& section, const Formatter& format)
        : out_(out),
          document_(document),
          section_(section),
          chart_(*section.chart),
          rows_(section.table.rows),
          columns_(section.table.columns),
          format_(format) {}

protected:
    /// `part` tells drawings of one section apart; `title` is escaped.
    void begin_svg(int height, std::string_view part, std::string_view title);
    void append_grid_line(double y);
    /// Over the bars, so that it can be read there too.
    void append_grid_label(double y, const std::string& label);
    void append_axis(int y);
    void append_bar(std::string_view kind, double x, double y, double width, double height);
    /// Bold words that say what is drawn.
    void append_key(int y, std::string_view escaped);
    /// The times of `count` rows below an axis, with lines from `top` to `bottom`.
    void append_ticks(std::size_t first, std::size_t count, int top, int bottom);
    /// What a pointer reads over each row.
    void append_readings(int top, int height);

    [[nodiscard]] std::string shown(std::size_t column, const Cell& cell) const;
    [[nodiscard]] std::string heading(std::size_t column) const; ///< escaped
    [[nodiscard]] double most_of(std::size_t column) const;

    std::string& out_;
    const Document& document_;
    const Section& section_;
    const Chart& chart_;
    const std::vector<std::vector<Cell>>& rows_;
    const std::vector<Column>& columns_;
    const Formatter& format_;

private:
    [[nodiscard]] std::string reading(const std::vector<Cell>& row) const;
};

void draw_columns(const Canvas& canvas);
void draw_line(const Canvas& canvas);
void draw_multiples(const Canvas& canvas);
void draw_heat_maps(const Canvas& canvas);

} // namespace kummerkasten::report
