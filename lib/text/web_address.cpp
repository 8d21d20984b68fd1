// SPDX-License-Identifier: Apache-2.0
#include "text/web_address.hpp"

#include "base/strings.hpp"
#include "text/top_domain.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kummerkasten::text {

namespace {

constexpr std::size_t kLongestLabel = 63;  // RFC 1035
constexpr std::size_t kLongestTcoKey = 40; // as twitter-text has it

char32_t character_at(std::string_view text, std::size_t at, std::size_t& after) {
    after = at;
    return next_character(text, after);
}

// Punctuation, white space and direction marks end a host; all else may be part of one ("✪df.ws").
bool is_host_character(char32_t c) {
    if (c < 0x80) {
        return is_ascii_alnum(static_cast<char>(c));
    }
    return !is_space(c) && c != 0xFFFD && c != 0x61C && !(c >= 0x2000 && c <= 0x206F) && c != 0xFEFF && c > 0xA0;
}

// A label of a host in front of the last: no hyphen or underscore at its ends, none but hyphens inside if it is the one
// that somebody owns.
bool is_label(std::string_view label, bool owned) {
    const auto is_joint = [](char c) { return c == '-' || c == '_'; };
    if (label.empty() || is_joint(label.front()) || is_joint(label.back()) ||
        (owned && label.find('_') != std::string_view::npos)) {
        return false;
    }
    // Encoded as "xn--…" other scripts take at least a character each, and four for the mark, which cannot be there already.
    const std::size_t characters = count_characters(label);
    const bool ascii = characters == label.size();
    return characters + (ascii ? 0 : 4) <= kLongestLabel && (ascii || !label.starts_with("xn--"));
}

// Behind the host at the start of `text`; 0 where there is none. `run` is how far its characters go.
std::size_t host_end(std::string_view run, std::string_view text) {
    std::size_t end = 0;
    std::size_t begin = 0;   // of the label in hand
    std::string_view before; // the label in front of it
    for (;;) {
        const std::size_t point = run.find('.', begin);
        const std::string_view label = run.substr(begin, point - begin);
        if (is_label(before, true)) {
            const std::size_t known = top_domain_end(text.substr(begin, label.size() + 1), before);
            end = known != 0 && known <= label.size() ? begin + known : end;
        }
        if (!is_label(label, false)) {
            return end;
        }
        if (point == std::string_view::npos) {
            break;
        }
        before = label;
        begin = point + 1;
    }
    // Where nobody knows the top domain it is new, or of an office's own network.
    const std::string_view last = run.substr(begin);
    const char next = run.size() < text.size() ? text[run.size()] : ' ';
    const bool plausible = last.size() >= 2 && next != '@' && is_label(before, true) &&
                           std::all_of(last.begin(), last.end(), is_ascii_letter);
    return end == 0 && plausible ? run.size() : end;
}

// Letters that addresses show unescaped: Latin ones with accents, and Cyrillic ones.
bool is_path_letter(char32_t c) {
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x400 && c <= 0x4FF);
}

bool is_path_character(char32_t c) {
    if (c < 0x80) {
        return is_ascii_alnum(static_cast<char>(c)) ||
               std::string_view("!*';:=+,.$/%#[]-_~@|&?").find(static_cast<char>(c)) != std::string_view::npos;
    }
    return c == 0x2013 || is_path_letter(c); // en dash
}

bool may_end_path(char32_t c) {
    return c < 0x80 ? is_ascii_alnum(static_cast<char>(c)) ||
                          std::string_view("=_#/+-").find(static_cast<char>(c)) != std::string_view::npos
                    : is_path_letter(c);
}

// Behind the bracket that closes the one at `at`, with at most one more pair inside; 0 where none does.
std::size_t closed_bracket_end(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    for (std::size_t i = at; i < text.size();) {
        std::size_t after = 0;
        const char32_t c = character_at(text, i, after);
        if (c == '(') {
            if (++depth > 2) {
                return 0;
            }
        } else if (c == ')') {
            if (--depth == 0) {
                return after;
            }
        } else if (!is_path_character(c)) {
            return 0;
        }
        i = after;
    }
    return 0;
}

// Behind port, path and query; what is punctuation at their end belongs to the sentence.
std::size_t path_end(std::string_view text, std::size_t at) {
    std::size_t i = at;
    if (i < text.size() && text[i] == ':') {
        std::size_t port = i + 1;
        while (port < text.size() && is_ascii_digit(text[port])) {
            ++port;
        }
        i = port > i + 1 ? port : i;
    }
    std::size_t end = i;
    if (i >= text.size() || (text[i] != '/' && text[i] != '?')) {
        return end;
    }
    while (i < text.size()) {
        std::size_t after = 0;
        const char32_t c = character_at(text, i, after);
        if (c == '(') {
            after = closed_bracket_end(text, i);
            if (after == 0) {
                break;
            }
            end = after;
        } else if (!is_path_character(c)) {
            break;
        } else if (may_end_path(c)) {
            end = after;
        }
        i = after;
    }
    return end;
}

// t.co's own links end with their key, whatever stands behind, or go on with a query. 0: the key is too long to be one.
std::size_t tco_end(std::string_view text, std::size_t key) {
    std::size_t end = key;
    while (end < text.size() && is_ascii_alnum(text[end])) {
        ++end;
    }
    if (end - key > kLongestTcoKey) {
        return 0;
    }
    return end < text.size() && text[end] == '?' ? path_end(text, end) : end;
}

} // namespace

bool is_bare_host_character(char32_t c) {
    return c < 0x80 ? is_ascii_alnum(static_cast<char>(c)) : c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
}

std::size_t address_with_scheme(std::string_view text, std::size_t at) {
    std::size_t host = at;
    for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")}) {
        if (equals_ignoring_ascii_case(text.substr(at, scheme.size()), scheme)) {
            host = at + scheme.size();
        }
    }
    if (host == at) {
        return at;
    }
    if (equals_ignoring_ascii_case(text.substr(host, 5), "t.co/") &&
        is_ascii_alnum(text.substr(host + 5, 1).empty() ? ' ' : text[host + 5])) {
        const std::size_t end = tco_end(text, host + 5);
        return end == 0 ? at : end;
    }
    std::size_t run = host;
    while (run < text.size()) {
        std::size_t after = 0;
        const char32_t c = character_at(text, run, after);
        if (!is_host_character(c) && c != '-' && c != '_' && !(c == '.' && run > host)) {
            break;
        }
        run = after;
    }
    while (run > host && text[run - 1] == '.') {
        --run; // belongs to the sentence
    }
    const std::size_t length = host_end(text.substr(host, run - host), text.substr(host));
    return length == 0 ? at : path_end(text, host + length);
}

std::size_t address_without_scheme(std::string_view text, std::size_t at) {
    std::size_t end = at;
    std::size_t top = at;    // where the last label begins
    std::size_t begin = at;  // of the label in hand
    std::string_view before; // the label in front of it
    for (std::size_t i = at;; begin = ++i) {
        while (i < text.size()) {
            std::size_t after = 0;
            const char32_t c = character_at(text, i, after);
            if (!is_bare_host_character(c) && c != '-') {
                break;
            }
            i = after;
        }
        const std::string_view label = text.substr(begin, i - begin);
        if (begin > at) {
            // A label of another script begins with none of the characters above.
            const std::size_t most = label.empty() ? kLongestTopDomain : label.size();
            const std::size_t known = top_domain_end(text.substr(begin, most + 1), before);
            if (known != 0 && known <= most) {
                end = begin + known;
                top = begin;
            }
        }
        if (!is_label(label, true) || i >= text.size() || text[i] != '.') {
            break;
        }
        before = label;
    }
    if (end == at) {
        return at;
    }
    // The beginning of an e-mail address is no host.
    std::size_t local = end;
    while (local < text.size() &&
           (is_ascii_alnum(text[local]) || std::string_view("._+-").find(text[local]) != std::string_view::npos)) {
        ++local;
    }
    if (local < text.size() && text[local] == '@') {
        return at;
    }
    const std::size_t whole = path_end(text, end);
    return whole == end && is_prose(text.substr(at, end - at), top - at) ? at : whole;
}

} // namespace kummerkasten::text
