// SPDX-License-Identifier: Apache-2.0
// The figures of a document for Prometheus: gauges named after section and key, in base units, without timestamps. A row of
// a table becomes a label. Cards and tables of single events are not metrics and are left out.
#include "base/strings.hpp"
#include "report/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace kummerkasten::report {

namespace {

std::optional<double> figure_in(const Cell& cell, Type type) {
    if (type == Type::time || type == Type::text || type == Type::link || type == Type::quote) {
        return std::nullopt;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return static_cast<double>(*number);
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return *number;
    }
    return std::nullopt;
}

std::string_view unit_of(Type type) {
    return type == Type::duration || type == Type::remaining ? "_seconds" : type == Type::share ? "_ratio" : "";
}

// A label may be named after one of the house's own (labels.a-b); Prometheus knows letters, digits and "_" in names.
std::string label_name(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !is_ascii_alnum(c) && c != '_'; }, '_');
    return name;
}

// In a help text a quotation mark is nothing special.
std::string help_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c == '\\' ? "\\\\" : c == '\n' ? "\\n" : std::string(1, c);
    }
    return out;
}

// Values are strangers'.
std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\n') {
            out += "\\n";
        } else {
            if (c == '\\' || c == '"') {
                out += '\\';
            }
            out += c;
        }
    }
    return out;
}

class PrometheusRenderer {
public:
    std::string render(const Document& document) {
        for (const Section& section : document.sections) {
            for (const Fact& fact : section.facts) {
                if (const auto value = figure_in(fact.value, fact.type)) {
                    begin(section, fact.key, fact.type, fact.heading);
                    out_ += fmt::format("{} {}\n", name_, *value);
                }
            }
            append_table(section);
        }
        return std::move(out_);
    }

private:
    void begin(const Section& section, std::string_view key, Type type, std::string_view heading) {
        name_ = fmt::format("kummerkasten_{}_{}{}", section.key, key, unit_of(type));
        out_ += fmt::format("# HELP {} {}\n# TYPE {} gauge\n", name_,
                            help_text(fmt::format("{}: {}", section.heading, heading)), name_);
    }

    void append_table(const Section& section) {
        const Table& table = section.table;
        const auto is_event = [](const Column& column) { return column.key == "id"; };
        if (section.chart || table.cards || table.columns.empty() || table.columns.front().type != Type::text ||
            std::any_of(table.columns.begin(), table.columns.end(), is_event)) {
            return;
        }
        const std::size_t names = labels_in(table);
        for (std::size_t i = names; i < table.columns.size(); ++i) {
            const Column& column = table.columns[i];
            const bool taken = std::any_of(section.facts.begin(), section.facts.end(),
                                           [&column](const Fact& fact) { return fact.key == column.key; });
            const std::string key = taken ? column.key + "_by_" + table.columns.front().key : column.key;
            bool first = true;
            for (const std::vector<Cell>& row : table.rows) {
                const auto value = figure_in(row[i], column.type);
                if (!value || std::get_if<Label>(&row.front()) == nullptr) {
                    continue;
                }
                if (first) {
                    begin(section, key, column.type, column.heading);
                    first = false;
                }
                out_ += fmt::format("{}{{{}}} {}\n", name_, labels_of(table, row, names), *value);
            }
        }
    }

    // A table may be by several names, which stand first.
    static std::size_t labels_in(const Table& table) {
        std::size_t count = 1;
        while (count < table.columns.size() && table.columns[count].type == Type::text) {
            ++count;
        }
        return count;
    }

    static std::string labels_of(const Table& table, const std::vector<Cell>& row, std::size_t names) {
        std::string labels;
        for (std::size_t i = 0; i < names; ++i) {
            if (const auto* label = std::get_if<Label>(&row[i])) {
                labels += fmt::format("{}{}=\"{}\"", labels.empty() ? "" : ",", label_name(table.columns[i].key),
                                      escaped(label->name));
            }
        }
        return labels;
    }

    std::string out_, name_;
};

} // namespace

std::string render_prometheus(const Document& document) { return PrometheusRenderer().render(document); }

} // namespace kummerkasten::report
