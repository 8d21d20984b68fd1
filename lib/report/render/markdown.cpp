// SPDX-License-Identifier: Apache-2.0
#include "base/web_url.hpp"
#include "report/format.hpp"
#include "report/render.hpp"
#include "report/render/blocks.hpp"
#include "text/safe_text.hpp"

#include <algorithm>

namespace kummerkasten::report {

namespace {

constexpr std::size_t kBarColumns = 12;
constexpr std::size_t kDrawingColumns = 76;

// A link that can be clicked, where the text is nothing but an address; "<" or ">" in it would end it early.
std::string link_of(const Cell& cell, const std::string& otherwise) {
    const auto* label = std::get_if<Label>(&cell);
    if (label == nullptr) {
        return otherwise;
    }
    const std::string& address = label->shown.empty() ? label->name : label->shown;
    const bool clean = is_web_url(address) && address == text::clean_line(address) &&
                       address.find_first_of("<>|\\") == std::string::npos;
    return clean ? "<" + address + ">" : otherwise;
}

void append_facts(std::string& out, const Section& section, const Formatter& format) {
    bool any = false;
    for (const Fact& fact : section.facts) {
        if (!fact.for_programs && fact.value != Cell()) {
            out += fmt::format("- {}: **{}**\n", text::escape_markdown(fact.heading), format(fact.value, fact.type));
            any = true;
        }
    }
    if (any) {
        out += '\n';
    }
}

void append_table(std::string& out, const Table& table, const Formatter& format) {
    std::string rule = "|";
    out += '|';
    const std::vector<std::size_t> used = table.columns_in_use();
    for (const std::size_t i : used) {
        const Column& column = table.columns[i];
        out += ' ' + text::escape_markdown(column.heading) + " |";
        rule += is_figure(column.type) ? " --: |" : " :-- |";
        if (column.bar) {
            out += "  |";
            rule += " :-- |";
        }
    }
    out += '\n' + rule + '\n';
    for (const std::vector<Cell>& row : table.rows) {
        out += '|';
        for (const std::size_t i : used) {
            const Column& column = table.columns[i];
            out += ' ' + format(row[i], column.type) + " |";
            if (column.bar) {
                double most = 0;
                for (const std::vector<Cell>& other : table.rows) {
                    most = std::max(most, number_in(other[i]));
                }
                out += ' ' + bar_of(number_in(row[i]), most, kBarColumns) + " |";
            }
        }
        out += '\n';
    }
    out += '\n';
}

// A numbered list; the lines of a card behind the first are a list within.
void append_cards(std::string& out, const Table& table, const Formatter& format) {
    for (std::size_t number = 0; number < table.rows.size(); ++number) {
        const std::vector<Cell>& row = table.rows[number];
        int line = -1;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Column& column = table.columns[i];
            std::string value = format(row[i], column.type);
            if (column.for_programs || value == "–") {
                continue;
            }
            if (column.type == Type::quote) {
                value = format.quoted(value);
            } else if (column.type == Type::link) {
                value = link_of(row[i], value);
            }
            if (column.line == line) {
                out += column.between;
            } else if (line == -1) {
                out += fmt::format("{}. ", number + 1);
            } else {
                out += "\n   - ";
            }
            line = column.line;
            out += column.named ? text::escape_markdown(column.heading) + ": " + value : value;
        }
        out += '\n';
    }
    out += '\n';
}

} // namespace

std::string render_markdown(const Document& document) {
    const Formatter format(document, &text::escape_markdown);
    const Formatter plain(document, &text::clean_line); // within a code block nothing is escaped
    std::string out = "# " + text::escape_markdown(document.title) + "\n\n" +
                      text::escape_markdown(format.subtitle(document)) + "\n\n";
    for (const Section& section : document.sections) {
        if (section.empty()) {
            continue;
        }
        out += "## " + text::escape_markdown(section.heading) + "\n\n";
        if (!section.paragraph.empty()) {
            out += text::escape_markdown(section.paragraph) + "\n\n";
        }
        append_facts(out, section, format);
        if (section.chart) {
            out += text::escape_markdown(section.chart->summary) + "\n\n";
            for (const std::string& line : block_lines(section, plain, kDrawingColumns)) {
                out += "    " + line + '\n'; // an indented block: no markup within, and no line that could end it
            }
            out += '\n';
        } else if (!section.table.rows.empty()) {
            if (section.table.cards) {
                append_cards(out, section.table, format);
            } else {
                append_table(out, section.table, format);
            }
        }
        for (const std::string& note : section.notes) {
            out += text::escape_markdown(note) + "\n\n";
        }
    }
    while (out.ends_with("\n\n")) {
        out.pop_back();
    }
    return out;
}

} // namespace kummerkasten::report
