// SPDX-License-Identifier: Apache-2.0
#include "record/json_problem.hpp"

#include "base/strings.hpp"
#include "record/reader.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kummerkasten::record {

namespace {

// The last few characters.
std::string_view ending(std::string_view text) {
    std::size_t from = text.size() - std::min<std::size_t>(text.size(), 12);
    while (from < text.size() && text::is_continuation(text[from])) {
        ++from;
    }
    return text.substr(from);
}

} // namespace

Problem json_problem(std::string_view text, bool depth) {
    if (depth) {
        return {"too-deep", fmt::format("nested deeper than {} levels", kMaxDepth)};
    }
    if (!text::is_valid_utf8(text)) {
        return {"invalid-utf8", "invalid UTF-8"};
    }
    const std::string_view content = trim(text);
    const char first = content.empty() ? '\0' : content.front();
    if (first != '{' && first != '[') {
        return {"json", "not JSON, it begins with " + in_quotes(content, 20)};
    }
    // No proper prefix of an object is JSON, so what begins well and does not close was most likely cut off.
    if (content.back() != (first == '{' ? '}' : ']')) {
        return {"json", "not valid JSON, it ends in " + in_quotes(ending(content)) + " and may be cut off"};
    }
    return {"json", "not valid JSON: a comma, quote or bracket is missing or too many"};
}

} // namespace kummerkasten::record
