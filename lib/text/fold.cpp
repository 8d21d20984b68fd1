// SPDX-License-Identifier: Apache-2.0
#include "text/fold.hpp"

#include "base/strings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace kummerkasten::text {

namespace {

// Writes what `c` folds to over out[at…at+length), which holds its UTF-8 form, and never changes the length.
void fold_character(std::string& out, std::size_t at, std::size_t length, char32_t c) {
    const auto write = [&out, at](std::string_view replacement) { out.replace(at, replacement.size(), replacement); };
    switch (c) {
    case 0xC4:
    case 0xE4: return write("ae"); // Ä ä
    case 0xD6:
    case 0xF6: return write("oe"); // Ö ö
    case 0xDC:
    case 0xFC: return write("ue");    // Ü ü
    case 0xDF: return write("ss");    // ß
    case 0x1E9E: return write("sss"); // ẞ, see the header
    case 0xA0: return write("  ");    // no-break space
    default: break;
    }
    const char32_t lower = to_lower(c);
    if (lower == c) {
        return;
    }
    std::string bytes;
    append_utf8(bytes, lower);
    if (bytes.size() == length) {
        write(bytes);
    }
}

} // namespace

void fold(std::string_view text, std::string& out) {
    out.assign(text);
    for (std::size_t i = 0; i < out.size();) {
        if (static_cast<unsigned char>(out[i]) < 0x80) {
            out[i] = to_ascii_lower(out[i]);
            ++i;
            continue;
        }
        const std::size_t begin = i;
        const char32_t character = next_character(text, i);
        fold_character(out, begin, i - begin, character);
    }
}

std::string fold(std::string_view text) {
    std::string folded;
    fold(text, folded);
    return folded;
}

void append_squeezed(std::string& out, std::string_view folded) {
    const std::size_t begin = out.size();
    for (const char c : folded) {
        const std::size_t size = out.size();
        const bool third = size >= begin + 2 && out[size - 1] == c && out[size - 2] == c && is_ascii_letter(c);
        if (!third) {
            out += c;
        }
    }
}

std::string dictionary_form(std::string_view word) {
    std::string form;
    append_squeezed(form, fold(word));
    return form;
}

} // namespace kummerkasten::text
