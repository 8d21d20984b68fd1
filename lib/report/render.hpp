// SPDX-License-Identifier: Apache-2.0
// Documents made visible: for a terminal, for a wiki or ticket, as a page for a browser, for programs. All end with a newline.
// Text of strangers is made safe on the way (text/safe_text.hpp).
#pragma once

#include "report/document.hpp"

#include <string>

namespace kummerkasten::report {

struct TextStyle {
    int width = 80; ///< columns; at least kLeastWidth is used
    bool colour = false;
};
inline constexpr int kLeastWidth = 40;

[[nodiscard]] std::string render_text(const Document& document, const TextStyle& style);

/// GitHub's Markdown: tables, and cards as a numbered list.
[[nodiscard]] std::string render_markdown(const Document& document);

/// One JSON object on one line: {"schema":1, "view":…, "time_zone":…, "now":…, "period":{since, until, first, last},
/// and one object per section under its key}. In a section each fact is a member, and the table is "rows", an array of
/// objects with the columns' keys. A text is its stable name, a list of texts an array; a text with points is
/// {"name":…, "points":…}. Durations are seconds, shares 0…1, times RFC 3339 in UTC; what is not known is null. Notes and
/// headings, which are for people, are left out. A section's keys are there even where it has nothing to say.
[[nodiscard]] std::string render_json(const Document& document);

/// Prometheus' text format: kummerkasten_<section>_<key>[_seconds|_ratio], gauges, no timestamps; rows of a table by a label
/// named after its first column.
[[nodiscard]] std::string render_prometheus(const Document& document);

/// One page of HTML that needs nothing else: no script, no request, drawings as SVG with the table of each behind it. Fit for a
/// telephone, for paper and for a dark room.
[[nodiscard]] std::string render_html(const Document& document);

struct CsvStyle {
    bool byte_order_mark = false; ///< Excel takes a file without it for the code page of its country
    std::string section;          ///< key of the section whose table is written; empty: see below
};
/// The table of one section: the one asked for, else the one called like the view; its facts as one row where it has no table.
/// Where there is no such section, all of them as section,row,key,value, one value a line. Throws UsageError for a section
/// that is not there.
[[nodiscard]] std::string render_csv(const Document& document, const CsvStyle& style);

} // namespace kummerkasten::report
