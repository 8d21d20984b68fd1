// SPDX-License-Identifier: Apache-2.0
#include "classify/rule_pattern.hpp"

#include "base/error.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

// The longest shipped pattern has 6 KiB with its parts. Parts of parts could double it many times over.
constexpr std::size_t kLongestPattern = 32 << 10;

} // namespace

bool is_part_name(std::string_view name) {
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// "{people}" becomes "(?:" + its choice + ")". Braces that count, "{2,5}", stay.
std::string with_parts(std::string_view pattern, const PatternParts& parts, const Place& place) {
    std::string whole;
    for (std::size_t open; (open = pattern.find('{')) != std::string_view::npos;) {
        const std::size_t close = pattern.find('}', open);
        const std::string_view name = pattern.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
        whole.append(pattern.substr(0, open));
        if (!is_part_name(name)) {
            whole += '{';
            pattern.remove_prefix(open + 1);
            continue;
        }
        const auto part = parts.find(std::string(name));
        if (part == parts.end()) {
            throw DataError(place, fmt::format("pattern: no part is called {{{}}}; see pattern-parts.tsv", name));
        }
        whole.append("(?:").append(part->second).append(")");
        if (whole.size() > kLongestPattern) {
            throw DataError(place, fmt::format("pattern: more than {} bytes with its parts", kLongestPattern));
        }
        pattern.remove_prefix(close + 1);
    }
    whole.append(pattern);
    return whole;
}

// Umlauts become their two letters, as in the text. ASCII stays: folding would turn \S into \s. Inside a class the two
// letters would be two members, so no umlaut may stand there; and a quantifier would bind to the second one only. An apostrophe
// stands for the one that telephones write, too ("can’t"): it has three bytes, so folding the text could not make them equal.
std::string fold_pattern(std::string_view pattern, const Place& place) {
    std::string folded;
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size();) {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size()) {
            folded.append(pattern.substr(i, 2));
            i += 2;
            continue;
        }
        const std::size_t length = std::min(text::sequence_length(c), pattern.size() - i);
        if (length == 1) {
            if (c >= 'A' && c <= 'Z') {
                // (?P<name> is the one place for a capital.
                if (c != 'P' || i == 0 || pattern[i - 1] != '?') {
                    throw DataError(place,
                                    fmt::format("pattern: capital '{}'; the text is folded, write small letters", c));
                }
            }
            in_class = c == '[' ? true : c == ']' ? false : in_class;
            if (c == '\'' && !in_class) {
                folded += "(?:'|\u2019)";
            } else {
                folded += c;
            }
        } else {
            const std::string letters = text::fold(pattern.substr(i, length));
            const bool changes = letters != pattern.substr(i, length);
            if (in_class) {
                throw DataError(place, "pattern: only ASCII inside [ ]; write (?:ä|ö) instead of [äö]");
            }
            const char next = i + length < pattern.size() ? pattern[i + length] : '\0';
            const bool quantified = next == '?' || next == '*' || next == '+' || next == '{';
            folded += changes && quantified ? "(?:" + letters + ")" : letters;
        }
        i += length;
    }
    return folded;
}

} // namespace kummerkasten::classify
