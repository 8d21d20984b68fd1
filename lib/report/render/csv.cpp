// SPDX-License-Identifier: Apache-2.0
// Tables for spreadsheets and for tools that read CSV: RFC 4180, but lines end with a line feed alone, as Unix tools want it.
// Values are raw as in the JSON, so that one can reckon with them; texts are one line without control characters.
//
// A text that a spreadsheet would take for a formula gets an apostrophe in front. A stranger could otherwise have a cell
// that calls a program or sends its neighbours away (OWASP, "CSV Injection").
#include "base/error.hpp"
#include "record/json_writer.hpp"
#include "report/render.hpp"
#include "report/views.hpp"
#include "text/safe_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::report {

namespace {

// "=", "+", "-" and "@", and their full-width forms, which some spreadsheets take for the same.
bool begins_like_a_formula(std::string_view text) {
    constexpr std::string_view kWide[] = {"＝", "＋", "－", "＠"};
    return !text.empty() &&
           (std::string_view("=+-@").find(text.front()) != std::string_view::npos ||
            std::any_of(std::begin(kWide), std::end(kWide), [&](std::string_view it) { return text.starts_with(it); }));
}

void append_text(std::string& out, std::string_view stranger) {
    std::string text = text::clean_line(stranger);
    if (begins_like_a_formula(text)) {
        text.insert(0, 1, '\'');
    }
    // The semicolon too: German spreadsheets part at it, and half a text could begin a cell there.
    if (text.find_first_of("\",;'") == std::string::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out.append(c == '"' ? 2 : 1, c);
    }
    out += '"';
}

std::string with_points(const Label& label) {
    return label.points ? fmt::format("{} {:+d}", label.name, *label.points) : label.name;
}

void append_cell(std::string& out, const Cell& cell) {
    struct Visitor {
        std::string& out;
        void operator()(std::monostate) const {}
        void operator()(const Label& label) const { append_text(out, with_points(label)); }
        void operator()(const Labels& labels) const {
            std::string list;
            for (const Label& label : labels) {
                list += (list.empty() ? "" : "; ") + with_points(label);
            }
            append_text(out, list);
        }
        void operator()(std::int64_t number) const { out += std::to_string(number); }
        void operator()(double number) const { record::JsonWriter(out).number(number, 4); }
        void operator()(record::Timestamp time) const { record::append_rfc3339(out, time); }
    };
    std::visit(Visitor{out}, cell);
}

void append_table(std::string& out, const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out += (i == 0 ? "" : ",") + table.columns[i].key;
    }
    out += '\n';
    for (const std::vector<Cell>& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? "" : ",";
            append_cell(out, row[i]);
        }
        out += '\n';
    }
}

void append_facts(std::string& out, const std::vector<Fact>& facts) {
    Table table;
    table.rows.emplace_back();
    for (const Fact& fact : facts) {
        table.columns.push_back({fact.key, fact.heading, fact.type});
        table.rows.front().push_back(fact.value);
    }
    append_table(out, table);
}

// Everything, one value a line: the columns are the same whatever the views are.
void append_all(std::string& out, const Document& document) {
    out += "section,row,key,value\n";
    for (const Section& section : document.sections) {
        for (const Fact& fact : section.facts) {
            out += section.key + ",," + fact.key + ',';
            append_cell(out, fact.value);
            out += '\n';
        }
        for (std::size_t row = 0; row < section.table.rows.size(); ++row) {
            for (std::size_t i = 0; i < section.table.columns.size(); ++i) {
                out += fmt::format("{},{},{},", section.key, row + 1, section.table.columns[i].key);
                append_cell(out, section.table.rows[row][i]);
                out += '\n';
            }
        }
    }
}

const Section* find_section(const Document& document, std::string_view key) {
    const auto found = std::find_if(document.sections.begin(), document.sections.end(),
                                    [key](const Section& section) { return section.key == key; });
    return found == document.sections.end() ? nullptr : &*found;
}

} // namespace

std::string render_csv(const Document& document, const CsvStyle& style) {
    std::string out = style.byte_order_mark ? "\xEF\xBB\xBF" : "";
    const Section* section = find_section(document, style.section.empty() ? document.view : style.section);
    if (section == nullptr && !style.section.empty()) {
        std::string keys;
        for (const Section& it : document.sections) {
            keys += (keys.empty() ? "" : ", ") + it.key;
        }
        throw UsageError(fmt::format("--section '{}' is not in this report; there are {}", style.section, keys));
    }
    if (section == nullptr) {
        append_all(out, document);
    } else if (!section->table.columns.empty()) {
        append_table(out, section->table);
    } else {
        append_facts(out, section->facts);
    }
    return out;
}

} // namespace kummerkasten::report
