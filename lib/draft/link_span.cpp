// SPDX-License-Identifier: Apache-2.0
#include "draft/link_span.hpp"

#include "base/strings.hpp"
#include "draft/punycode.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <cstddef>

namespace kummerkasten::draft {

namespace {

constexpr std::size_t kLongestLabel = 63; // RFC 1035

bool is_host_letter(char32_t c) { return text::is_letter(c) || text::is_mark(c) || (c >= '0' && c <= '9') || c == '-'; }

// Behind the host that begins at `at`, or `at` where there is none. `bare` hosts, without a scheme, must end in a label of
// two or more ASCII letters, or every "z.B." and "1.5" would be one.
std::size_t end_of_host(std::string_view text, std::size_t at, bool bare) {
    std::size_t label = at;
    std::size_t labels = 0;
    std::size_t i = at;
    bool only_letters = true;
    for (;;) {
        only_letters = true;
        while (i < text.size()) {
            std::size_t after = i;
            const char32_t c = text::next_character(text, after);
            if (!is_host_letter(c)) {
                break;
            }
            only_letters = only_letters && (bare ? c < 0x80 && text::is_letter(c) : !(c >= '0' && c <= '9'));
            i = after;
        }
        if (i == label || punycode_length(text.substr(label, i - label)) > kLongestLabel) {
            return at;
        }
        ++labels;
        std::size_t next = i + 1;
        if (i + 1 < text.size() && text[i] == '.' && is_host_letter(text::next_character(text, next))) {
            label = ++i;
            continue;
        }
        break;
    }
    const bool plausible = labels >= 2 && only_letters && i - label >= 2;
    return plausible ? i : at;
}

std::size_t end_of_path(std::string_view text, std::size_t at) {
    std::size_t end = at;
    if (end < text.size() && text[end] == ':') {
        std::size_t port = end + 1;
        while (port < text.size() && is_ascii_digit(text[port])) {
            ++port;
        }
        end = port > end + 1 ? port : end;
    }
    if (end >= text.size() || (text[end] != '/' && text[end] != '?' && text[end] != '#')) {
        return end;
    }
    std::size_t last = end; // behind the last character that may end a link
    for (std::size_t i = end; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = text::next_character(text, i);
        if (c <= 0x20 || text::is_space(c) || (c >= 0x2000 && c <= 0x206F)) {
            break;
        }
        constexpr std::string_view kNeverLast = ".,;:!?'\")]}";
        if (text[begin] == '/' || kNeverLast.find(text[begin]) == std::string_view::npos) {
            last = i;
        }
    }
    return last == end ? end : last;
}

bool starts_with_scheme(std::string_view text, std::size_t at, std::size_t& host) {
    for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")}) {
        if (equals_ignoring_ascii_case(text.substr(at, scheme.size()), scheme)) {
            host = at + scheme.size();
            return true;
        }
    }
    return false;
}

} // namespace

LinkSpan link_at(std::string_view text, std::size_t at) {
    if (at > 0) {
        const char before = text[at - 1];
        if (is_ascii_letter(before) || is_ascii_digit(before) || before == '@' || before == '_' || before == '-' ||
            before == '.' || before == '/' || text::is_continuation(before)) {
            // A letter beyond ASCII may end in any continuation byte; general punctuation (E2 80 xx, E2 81 xx) does not count.
            const bool punctuation = text::is_continuation(before) && at >= 3 && text[at - 3] == '\xE2' &&
                                     (text[at - 2] == '\x80' || text[at - 2] == '\x81');
            if (!punctuation) {
                return {at, false};
            }
        }
    }
    if (!is_ascii_letter(text[at]) && !is_ascii_digit(text[at])) {
        return {at, false};
    }
    std::size_t host = at;
    const bool has_scheme = starts_with_scheme(text, at, host);
    const std::size_t end = end_of_host(text, host, !has_scheme);
    if (end == host || (end < text.size() && text[end] == '@')) {
        return {at, false};
    }
    return {end_of_path(text, end), has_scheme};
}

} // namespace kummerkasten::draft
