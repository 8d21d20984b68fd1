// SPDX-License-Identifier: Apache-2.0
#include "profile/toml_value.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "io/tsv.hpp"
#include "text/utf8.hpp"

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

namespace kummerkasten::profile {

namespace {

// A profile needs four: a list in a table in a table in the file.
constexpr int kDeepest = 8;

// The parser takes apart `a.a.a…` recursively and has no limit for it: 50,000 dots overflow the stack (toml++ 3.3,
// measured). A profile has a handful, so dots outside of texts and comments are counted beforehand.
constexpr std::size_t kMostDots = 1000;

std::uint64_t line_at(std::string_view bytes, std::size_t offset) {
    return 1 + static_cast<std::uint64_t>(
                   std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

// The offset behind the text in quotes that begins at `begin`. Wherever this and the parser could disagree the TOML is
// wrong there, and the parser stops.
std::size_t end_of_quoted(std::string_view bytes, std::size_t begin) {
    const char quote = bytes[begin];
    const std::string_view three = bytes.substr(begin, 3);
    const bool long_text = three.size() == 3 && three[1] == quote && three[2] == quote;
    std::size_t at = begin + (long_text ? 3 : 1);
    for (; at < bytes.size(); ++at) {
        if (bytes[at] == '\\' && quote == '"') {
            ++at;
        } else if (!long_text && (bytes[at] == quote || bytes[at] == '\n')) {
            return at + 1;
        } else if (long_text && bytes.substr(at, 3) == three) {
            // A long text may end in up to two quotes of its own.
            const std::size_t end = bytes.find_first_not_of(quote, at + 3);
            return std::min(end, at + 5);
        }
    }
    return bytes.size();
}

void check_dots(std::string_view bytes, const std::string& name) {
    std::size_t dots = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (bytes[at] == '#') {
            at = std::min(bytes.find('\n', at), bytes.size());
        } else if (bytes[at] == '"' || bytes[at] == '\'') {
            at = end_of_quoted(bytes, at);
        } else if (bytes[at++] == '.' && ++dots > kMostDots) {
            throw DataError({name, line_at(bytes, at - 1)},
                            "more dots in keys than any profile has; put texts in double quotes");
        }
    }
}

TomlValue convert(const toml::node& node, const std::string& name, int depth) {
    TomlValue value;
    value.line = node.source().begin.line;
    if (depth > kDeepest) {
        throw DataError({name, value.line},
                        "a table within a table, too deep for a profile; expected keys as in the manual");
    }
    if (const auto* text = node.as_string()) {
        value.type = TomlValue::Type::text;
        value.text = text->get();
    } else if (const auto* flag = node.as_boolean()) {
        value.type = TomlValue::Type::flag;
        value.flag = flag->get();
    } else if (const auto* number = node.as_integer()) {
        value.type = TomlValue::Type::number;
        value.number = number->get();
    } else if (const auto* time = node.as_date_time()) {
        value.type = TomlValue::Type::time;
        std::ostringstream written;
        written << time->get();
        value.text = written.str();
    } else if (const auto* list = node.as_array()) {
        value.type = TomlValue::Type::list;
        for (const toml::node& element : *list) {
            value.children.push_back(convert(element, name, depth + 1));
        }
    } else if (const auto* table = node.as_table()) {
        value.type = TomlValue::Type::table;
        for (const auto& [key, member] : *table) {
            value.children.push_back(convert(member, name, depth + 1));
            value.children.back().key = key.str();
        }
        std::stable_sort(value.children.begin(), value.children.end(),
                         [](const TomlValue& a, const TomlValue& b) { return a.line < b.line; });
    }
    return value;
}

} // namespace

TomlValue read_toml(const std::filesystem::path& file) {
    const std::string name = file.string();
    const std::string bytes = io::read_file(file, kLargestProfile);
    if (const text::Repaired repaired = text::repair_utf8(bytes); repaired.replacements != 0) {
        throw DataError({name, line_at(bytes, repaired.first_invalid)}, "not valid UTF-8; save the file as UTF-8");
    }
    check_dots(bytes, name);
    try {
        return convert(toml::parse(std::string_view(bytes)), name, 0);
    } catch (const toml::parse_error& problem) {
        throw DataError({name, problem.source().begin.line},
                        fmt::format("not valid TOML: {}; texts stand in double quotes, lists in []",
                                    escape_controls(problem.description())));
    }
}

} // namespace kummerkasten::profile
