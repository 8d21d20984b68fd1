// SPDX-License-Identifier: Apache-2.0
// The parts of the page for a browser, which render/html.cpp puts together: drawings as SVG, and the style sheet.
#pragma once

#include "report/document.hpp"
#include "report/format.hpp"

#include <string>
#include <string_view>

namespace kummerkasten::report {

/// Colours for light and dark, layout for a telephone and for paper. All colours of text keep a contrast of 4.5 to what is
/// behind them (tests/check-html reckons it).
extern const std::string_view kStyleSheet;

/// The drawing of a section that has one, with its sentence. `format` escapes for HTML.
void append_chart(std::string& out, const Document& document, const Section& section, const Formatter& format);
/// The table behind a heat map: a row of the grid a row, once for each value.
void append_heat_tables(std::string& out, const Section& section, const Formatter& format);

/// A value as `format` says it, large counts in groups of three.
[[nodiscard]] std::string shown_value(const Formatter& format, const Cell& cell, Type type);

/// Up to the first row of the head; `caption` is escaped.
void begin_table(std::string& out, std::string_view caption);
void end_table(std::string& out);

} // namespace kummerkasten::report
