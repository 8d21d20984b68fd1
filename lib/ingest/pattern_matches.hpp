// SPDX-License-Identifier: Apache-2.0
// Walks the matches of an RE2 pattern. Only for the .cpp files of the finder: RE2 stays out of our other headers.
#pragma once

#include "ingest/stretch.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kummerkasten::ingest {

/// `pattern` is our own and right. Inside brackets \pL stands for the Latin letters and \pN for the digits 0 to 9; \p{Lu} alone
/// for a Latin capital. All letters of Unicode, repeated, would make programs of 400 000 instructions of our patterns.
class Pattern : public re2::RE2 {
public:
    explicit Pattern(std::string pattern) : RE2(in_latin(std::move(pattern))) {}

private:
    static std::string in_latin(std::string pattern) {
        GlobalReplace(&pattern, R"(\\pL)", "A-Za-zÀ-ɏ");
        GlobalReplace(&pattern, R"(\\pN)", "0-9");
        GlobalReplace(&pattern, R"(\\p\{Lu\})", "[A-ZÀ-ÖØ-Þ]");
        return pattern;
    }
};

/// Group 1 of the first match at or behind `from`. Under `anchor` the match has to begin there.
[[nodiscard]] inline std::optional<Stretch> next_match(const Pattern& pattern, std::string_view text, std::size_t from,
                                                       re2::RE2::Anchor anchor = re2::RE2::UNANCHORED) {
    re2::StringPiece groups[2];
    if (from > text.size() || !pattern.Match(text, from, text.size(), anchor, groups, 2) ||
        groups[1].data() == nullptr) {
        return std::nullopt;
    }
    const auto begin = static_cast<std::size_t>(groups[1].data() - text.data());
    return Stretch{begin, begin + groups[1].size()};
}

/// Calls `use(Stretch)` for group 1 of each match, rising.
template <class Use> void each_match(const Pattern& pattern, std::string_view text, Use use) {
    std::size_t at = 0;
    while (const std::optional<Stretch> found = next_match(pattern, text, at)) {
        use(*found);
        at = std::max(found->end, found->begin + 1);
    }
}

/// Does it match anywhere?
[[nodiscard]] inline bool matches(const Pattern& pattern, std::string_view text) {
    return pattern.Match(text, 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

} // namespace kummerkasten::ingest
