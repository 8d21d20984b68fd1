// SPDX-License-Identifier: Apache-2.0
// Walks the matches of an RE2 pattern. Only for the .cpp files of the finder: RE2 stays out of our other headers.
#pragma once

#include "ingest/digit_groups.hpp"
#include "ingest/stretch.hpp"
#include "text/utf8.hpp"

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

/// Group 1 of the first match in [from, to). What stands around that still counts for "^", "$" and "\b". Under `anchor` the
/// match has to begin at `from`.
[[nodiscard]] inline std::optional<Stretch> next_match(const Pattern& pattern, std::string_view text, std::size_t from,
                                                       std::size_t to, re2::RE2::Anchor anchor = re2::RE2::UNANCHORED) {
    re2::StringPiece groups[2];
    if (from > to || !pattern.Match(text, from, to, anchor, groups, 2) || groups[1].data() == nullptr) {
        return std::nullopt;
    }
    const auto begin = static_cast<std::size_t>(groups[1].data() - text.data());
    return Stretch{begin, begin + groups[1].size()};
}

/// Calls `use(Stretch)` for group 1 of each match in [from, to), rising.
template <class Use>
void each_match(const Pattern& pattern, std::string_view text, std::size_t from, std::size_t to, Use use) {
    while (const std::optional<Stretch> found = next_match(pattern, text, from, to)) {
        use(*found);
        from = std::max(found->end, found->begin + 1);
    }
}

template <class Use> void each_match(const Pattern& pattern, std::string_view text, Use use) {
    each_match(pattern, text, 0, text.size(), use);
}

/// The same, but looks only near the digits that `near` wants.
template <class Use>
void each_match(const Pattern& pattern, std::string_view text, const DigitGroups& groups, const Near& near, Use use) {
    const auto whole_character = [text](std::size_t at) {
        while (at < text.size() && text::is_continuation(text[at])) {
            ++at;
        }
        return std::min(at, text.size());
    };
    for (std::size_t i = 0; i < groups.size();) {
        if (!near.wants(groups[i])) {
            ++i;
            continue;
        }
        const std::size_t from = whole_character(groups[i].begin - std::min(near.back, groups[i].begin));
        std::size_t to = groups[i].end + near.ahead;
        while (++i < groups.size() && (!near.wants(groups[i]) || groups[i].begin <= to + near.back)) {
            to = near.wants(groups[i]) ? groups[i].end + near.ahead : to;
        }
        each_match(pattern, text, from, whole_character(to), use);
    }
}

/// Does it match anywhere?
[[nodiscard]] inline bool matches(const Pattern& pattern, std::string_view text) {
    return pattern.Match(text, 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

} // namespace kummerkasten::ingest
