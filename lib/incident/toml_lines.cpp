// SPDX-License-Identifier: Apache-2.0
#include "incident/toml_lines.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "profile/toml_value.hpp"
#include "record/json_writer.hpp"

#include <algorithm>

namespace kummerkasten::incident {

namespace {

using profile::TomlValue;

void write(record::JsonWriter& json, const TomlValue& value) {
    switch (value.type) {
    case TomlValue::Type::text:
    case TomlValue::Type::time: json.string(value.text); break;
    case TomlValue::Type::flag: json.boolean(value.flag); break;
    case TomlValue::Type::number:
    case TomlValue::Type::other: json.number(value.number); break; // of no use; the reader of the line says so
    case TomlValue::Type::list:
        json.begin_array();
        for (const TomlValue& element : value.children) {
            write(json, element);
        }
        json.end_array();
        break;
    case TomlValue::Type::table:
        json.begin_object();
        for (const TomlValue& member : value.children) {
            json.key_escaped(member.key);
            write(json, member);
        }
        json.end_object();
        break;
    }
}

} // namespace

std::vector<TomlLine> read_toml_lines(const std::filesystem::path& file) {
    std::vector<TomlLine> lines;
    for (const TomlValue& kind : profile::read_toml(file).children) {
        const auto is_table = [](const TomlValue& value) { return value.type == TomlValue::Type::table; };
        if ((kind.key != "incident" && kind.key != "article") || kind.type != TomlValue::Type::list ||
            !std::all_of(kind.children.begin(), kind.children.end(), is_table)) {
            throw DataError({file.string(), kind.line},
                            fmt::format("{} at the top; expected [[incident]] or [[article]]", in_quotes(kind.key)));
        }
        for (const TomlValue& table : kind.children) {
            TomlLine line{table.line, {}};
            record::JsonWriter json(line.json);
            json.begin_object().member("kind", kind.key);
            for (const TomlValue& member : table.children) {
                json.key_escaped(member.key);
                write(json, member);
            }
            json.end_object();
            lines.push_back(std::move(line));
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const TomlLine& a, const TomlLine& b) { return a.line < b.line; });
    return lines;
}

} // namespace kummerkasten::incident
