// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_scan.hpp"

#include "base/strings.hpp"
#include "record/reader.hpp"

namespace kummerkasten::ingest {

namespace {

// Keeps in `open` the closing brackets that are due, the first due behind, and calls `at_comma` for each comma between values.
// True where the text ends inside a string.
template <class AtComma> bool follow(std::string_view start, std::string& open, const AtComma& at_comma) {
    bool in_string = false;
    for (std::size_t i = 0; i < start.size(); ++i) {
        const char c = start[i];
        if (in_string) {
            i += c == '\\' ? 1 : 0;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            open += c == '{' ? '}' : ']';
        } else if ((c == '}' || c == ']') && !open.empty()) {
            open.pop_back();
        } else if (c == ',') {
            at_comma(i);
        }
    }
    return in_string;
}

} // namespace

std::size_t JsonScanner::feed(std::string_view window, std::size_t from) {
    for (std::size_t i = from; i < window.size(); ++i) {
        const char c = window[i];
        if (in_string_) {
            if (escaped_) {
                escaped_ = false;
            } else if (c == '\\') {
                escaped_ = true;
            } else if (c == '"') {
                in_string_ = false;
                if (depth_ == 0) {
                    return i + 1;
                }
            }
        } else if (c == '"') {
            in_string_ = true;
        } else if (c == '{' || c == '[') {
            ++depth_;
        } else if (c == '}' || c == ']') {
            if (depth_ == 0) {
                return i;
            }
            if (--depth_ == 0) {
                return i + 1;
            }
        } else if (depth_ == 0 && (c == ',' || is_ascii_space(c))) {
            return i;
        }
    }
    return std::string_view::npos;
}

bool awaits_item(std::string_view start) {
    std::string open;
    const bool in_string = follow(start, open, [](std::size_t) {});
    start = trim(start);
    return !in_string && open.ends_with(']') && (start.ends_with('[') || start.ends_with(','));
}

std::string without_depths(std::string_view document, std::size_t most) {
    std::string shallow;
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < document.size(); ++i) {
        const char c = document[i];
        const bool closes = !in_string && (c == '}' || c == ']') && depth > 0;
        depth += !in_string && (c == '{' || c == '[') ? 1 : 0;
        if (depth <= most) {
            shallow += c;
        }
        if (in_string && c == '\\' && i + 1 < document.size()) {
            ++i;
            shallow.append(depth <= most ? 1 : 0, document[i]);
        } else if (c == '"') {
            in_string = !in_string;
        }
        if (closes) {
            shallow += depth == most + 1 ? "null" : "";
            --depth;
        }
    }
    return shallow;
}

std::string close_open_brackets(std::string_view start) {
    std::string open;
    std::string due; // the same at the last comma; short, since the parser keeps nothing that is deeper
    std::size_t comma = 0;
    follow(start, open, [&](std::size_t at) {
        if (open.size() <= record::kMaxDepth) {
            comma = at;
            due = open;
        }
    });
    return comma == 0 ? std::string() : std::string(start.substr(0, comma)).append(due.rbegin(), due.rend());
}

} // namespace kummerkasten::ingest
