// SPDX-License-Identifier: Apache-2.0
#include "record/json_writer.hpp"
#include "report/render.hpp"

namespace kummerkasten::report {

namespace {

using record::JsonWriter;

void write_label(JsonWriter& json, const Label& label) {
    if (!label.points) {
        json.string(label.name);
        return;
    }
    json.begin_object().member("name", label.name).key("points").number(*label.points).end_object();
}

void write_time(JsonWriter& json, const std::optional<record::Timestamp>& time) {
    if (time) {
        json.string(record::format_rfc3339(*time));
    } else {
        json.null();
    }
}

void write_cell(JsonWriter& json, const Cell& cell) {
    struct Visitor {
        JsonWriter& json;
        void operator()(std::monostate) const { json.null(); }
        void operator()(const Label& label) const { write_label(json, label); }
        void operator()(const Labels& labels) const {
            json.begin_array();
            for (const Label& label : labels) {
                write_label(json, label);
            }
            json.end_array();
        }
        void operator()(std::int64_t number) const { json.number(number); }
        void operator()(double number) const { json.number(number, 4); }
        void operator()(record::Timestamp time) const { write_time(json, time); }
    };
    std::visit(Visitor{json}, cell);
}

void write_section(JsonWriter& json, const Section& section) {
    json.key(section.key).begin_object();
    for (const Fact& fact : section.facts) {
        json.key(fact.key);
        write_cell(json, fact.value);
    }
    if (!section.table.columns.empty()) {
        json.key("rows").begin_array();
        for (const std::vector<Cell>& row : section.table.rows) {
            json.begin_object();
            for (std::size_t i = 0; i < row.size(); ++i) {
                json.key(section.table.columns[i].key);
                write_cell(json, row[i]);
            }
            json.end_object();
        }
        json.end_array();
    }
    json.end_object();
}

} // namespace

std::string render_json(const Document& document) {
    std::string out;
    JsonWriter json(out);
    json.begin_object().key("schema").number(std::int64_t{1}).member("view", document.view);
    json.member("time_zone", document.time_zone).key("now");
    write_time(json, document.now);
    json.key("period").begin_object().key("since");
    write_time(json, document.since);
    json.key("until");
    write_time(json, document.until);
    json.key("first");
    write_time(json, document.first);
    json.key("last");
    write_time(json, document.last);
    json.end_object();
    for (const Section& section : document.sections) {
        write_section(json, section);
    }
    json.end_object();
    out += '\n';
    return out;
}

} // namespace kummerkasten::report
