// SPDX-License-Identifier: Apache-2.0
#include "draft/sentence.hpp"

#include "base/strings.hpp"
#include "draft/link_span.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace kummerkasten::draft {

std::string capitalised(std::string_view text) {
    if (text.empty()) {
        return {};
    }
    if (text[0] >= 'a' && text[0] <= 'z') {
        std::string out(text);
        out[0] = static_cast<char>(out[0] - 32);
        return out;
    }
    // ä ö ü are the only other small letters that German and English phrases begin with: C3 A4 → C3 84 and so on.
    if (text.size() >= 2 && text[0] == '\xC3' && (text[1] == '\xA4' || text[1] == '\xB6' || text[1] == '\xBC')) {
        std::string out(text);
        out[1] = static_cast<char>(static_cast<unsigned char>(out[1]) - 0x20U);
        return out;
    }
    return std::string(text);
}

void tidy_blanks(std::string& text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const bool blank_before = !out.empty() && out.back() == ' ';
        if (blank_before && (c == ' ' || c == '\n')) {
            out.back() = c;
            continue;
        }
        if (blank_before && (c == ',' || c == '.' || c == ':' || c == '?' || c == '!')) {
            out.back() = c;
            continue;
        }
        out += c;
    }
    text = trim(out);
}

std::string swiss(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (const LinkSpan link = link_at(text, i); link.end != i) {
            out.append(text.substr(i, link.end - i));
            i = link.end;
        } else if (text.substr(i, 2) == "ß") {
            out += "ss";
            i += 2;
        } else if (text.substr(i, 3) == "ẞ") {
            out += "SS";
            i += 3;
        } else {
            out += text[i++];
        }
    }
    return out;
}

bool is_unprintable(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFF) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000;
}

namespace {

// Behind the letters and signs at `at` that stay as they are: ASCII without blanks and braces, and U+00C0–00FF. They are nearly
// all there is, and a draft passes a dozen texts through here.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (text[at] > ' ' && text[at] < 0x7F && text[at] != '{' && text[at] != '}') {
            ++at;
        } else if (text[at] == '\xC3') {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

} // namespace

std::string one_line(std::string_view text, std::size_t most) {
    std::string out;
    bool blank = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        if (i = end_of_plain(text, i); i != begin) {
            out += blank ? " " : "";
            blank = false;
            out.append(text.substr(begin, i - begin));
            if (out.size() > most) {
                return {};
            }
            continue;
        }
        const char32_t c = text::next_character(text, i);
        if (text::is_space(c)) {
            blank = !out.empty();
            continue;
        }
        if (is_unprintable(c) || c == '{' || c == '}') {
            continue;
        }
        if (blank) {
            out += ' ';
            blank = false;
        }
        out.append(text.substr(begin, i - begin));
        if (out.size() > most) {
            return {};
        }
    }
    return out;
}

std::string_view without_full_stop(std::string_view text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace kummerkasten::draft
