// SPDX-License-Identifier: Apache-2.0
// JSON with invalid UTF-8 in it is mended once and tried again, whatever reads it.
#pragma once

#include "ingest/sink.hpp"
#include "record/reader.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kummerkasten::ingest {

/// The view of `text` with the padding that the parsers want behind it.
inline std::string_view padded(std::string& text) {
    const std::size_t length = text.size();
    text.append(record::kLinePadding, ' ');
    return std::string_view(text).substr(0, length);
}

/// `parse(text)`, which gives a Result; where it fails over invalid UTF-8, once more with U+FFFD in its place, and a warning
/// where that helped. Then `text` is what was parsed and lives in `mended`.
template <class Parse>
auto parse_or_mend(std::string_view& text, std::string& mended, std::uint64_t line, Sink& sink, const Parse& parse) {
    auto result = parse(text);
    if (!result && !text::is_valid_utf8(text)) {
        text::Repaired repaired = text::repair_utf8(text);
        mended = std::move(repaired.text);
        text = padded(mended);
        result = parse(text);
        if (result) {
            sink.warn(line, {"invalid-utf8", fmt::format("invalid UTF-8 at byte {}; {} replaced by U+FFFD",
                                                         repaired.first_invalid + 1, repaired.replacements)});
        }
    }
    if (!result && text.find('\0') != std::string_view::npos) {
        result = Problem{"nul-byte", "NUL byte in the line"};
    }
    return result;
}

} // namespace kummerkasten::ingest
