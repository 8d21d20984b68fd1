// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.hpp"

#include "text/utf8.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace kummerkasten::text {

namespace {

// Below U+0300 no character is a combining mark or changes under NFC, and none there combines with its predecessor: text
// made of such characters (nearly every German and English post, emoji aside) is in NFC as it stands. U+0300 begins
// with the bytes CC 80. Emoji and general punctuation (U+2010–U+20CF, F0-lead) are stable too but rarer: the library
// answers for them.
bool is_surely_nfc(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0xCC) {
            return false;
        }
    }
    return true;
}

// utf8proc sorts the marks on a letter in quadratic time: 40,000 in a row took 2.7 s. More than 30 is no writing of any
// language (UAX #15, Stream-Safe Text Format).
bool has_heap_of_marks(std::string_view text) {
    constexpr int kMostMarks = 30;
    int marks = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_character(text, i);
        marks = is_mark(c) ? marks + 1 : 0;
        if (marks > kMostMarks) {
            return true;
        }
    }
    return false;
}

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

// Calls visit(begin, end) for each grapheme cluster until it returns false.
template <class Visit> void for_each_grapheme(std::string_view text, Visit visit) {
    utf8proc_int32_t state = 0;
    std::size_t begin = 0;
    std::size_t offset = 0;
    char32_t previous = 0;
    while (offset < text.size()) {
        const std::size_t at = offset;
        const char32_t current = next_character(text, offset);
        const bool boundary =
            at != 0 && utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous),
                                                        static_cast<utf8proc_int32_t>(current), &state);
        if (boundary) {
            if (!visit(begin, at)) {
                return;
            }
            begin = at;
        }
        previous = current;
    }
    if (begin < text.size()) {
        visit(begin, text.size());
    }
}

} // namespace

std::string to_nfc(std::string_view text) {
    if (is_surely_nfc(text) || has_heap_of_marks(text)) {
        return std::string(text);
    }
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) {
        return std::string(text); // only for invalid UTF-8, which cannot come here, or lack of memory
    }
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

std::size_t count_graphemes(std::string_view text) {
    std::size_t count = 0;
    for_each_grapheme(text, [&count](std::size_t, std::size_t) {
        ++count;
        return true;
    });
    return count;
}

std::size_t offset_after_graphemes(std::string_view text, std::size_t most) {
    std::size_t offset = 0;
    std::size_t count = 0;
    for_each_grapheme(text, [&](std::size_t, std::size_t end) {
        if (count == most) {
            return false;
        }
        ++count;
        offset = end;
        return true;
    });
    return offset;
}

bool is_letter(char32_t c) {
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    const utf8proc_category_t kind = category(c);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LL || kind == UTF8PROC_CATEGORY_LT ||
           kind == UTF8PROC_CATEGORY_LM || kind == UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t c) {
    if (c < 0x300) {
        return false;
    }
    const utf8proc_category_t kind = category(c);
    return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC || kind == UTF8PROC_CATEGORY_ME;
}

bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : category(c) == UTF8PROC_CATEGORY_ND; }

bool is_upper(char32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z';
    }
    return category(c) == UTF8PROC_CATEGORY_LU;
}

bool is_space(char32_t c) {
    if (c < 0x80) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

char32_t to_lower(char32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

bool is_emoji(char32_t c) {
    if (c < 0x2190) {
        return c == 0x203C || c == 0x2049 || c == 0x2122 || c == 0x2139;
    }
    if (c < 0x3300) {
        return (c >= 0x2194 && c <= 0x21AA) || (c >= 0x231A && c <= 0x23FF) || c == 0x24C2 ||
               (c >= 0x25AA && c <= 0x27BF) || c == 0x2934 || c == 0x2935 || (c >= 0x2B05 && c <= 0x2B55) ||
               c == 0x3030 || c == 0x303D || c == 0x3297 || c == 0x3299;
    }
    return (c >= 0x1F000 && c <= 0x1F2FF) || (c >= 0x1F300 && c <= 0x1FAFF);
}

bool is_emoji_modifier(char32_t c) {
    return c == 0x200D || c == 0xFE0E || c == 0xFE0F || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           (c >= 0xE0020 && c <= 0xE007F);
}

} // namespace kummerkasten::text
