// SPDX-License-Identifier: Apache-2.0
#include "text/display_width.hpp"

#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace kummerkasten::text {

namespace {

struct Range {
    char32_t first, last;
};

// Unicode's East Asian Width W and F (EastAsianWidth.txt 15.0), neighbouring ranges joined across unassigned characters, and
// the pictograph blocks from U+1F300 on taken whole. The single ones up to U+2B55 are emoji that are wide by default.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18DFF},
    {0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F200, 0x1F265}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

bool is_wide(char32_t c) {
    const auto* range = std::lower_bound(std::begin(kWide), std::end(kWide), c,
                                         [](const Range& r, char32_t character) { return r.last < character; });
    return range != std::end(kWide) && range->first <= c;
}

bool is_zero_width(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFE0E || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE01EF) || is_mark(c);
}

// Columns that each character adds to those before it.
class Counter {
public:
    std::size_t add(char32_t c) {
        constexpr char32_t kJoiner = 0x200D;
        constexpr char32_t kEmojiStyle = 0xFE0F;
        if (c >= 0x20 && c < 0x7F) {
            return set(1);
        }
        if (c == kJoiner) {
            joined_ = true;
            return 0;
        }
        if (c == kEmojiStyle) { // turns a narrow sign into an emoji: "☎" has one column, "☎️" two
            const bool grows = last_ == 1;
            last_ = grows ? 2 : last_;
            return grows ? 1 : 0;
        }
        const bool skin_tone = c >= 0x1F3FB && c <= 0x1F3FF;
        if (is_zero_width(c) || (last_ == 2 && (joined_ || skin_tone))) {
            joined_ = false;
            return 0;
        }
        if (c >= 0x1F1E6 && c <= 0x1F1FF) { // two of these letters make one flag
            if (half_flag_) {
                half_flag_ = false;
                return 0;
            }
            set(2);
            half_flag_ = true;
            return 2;
        }
        return set(is_wide(c) ? 2 : 1);
    }

private:
    std::size_t set(std::size_t columns) {
        joined_ = false;
        half_flag_ = false;
        return last_ = columns;
    }
    std::size_t last_ = 0;
    bool joined_ = false;
    bool half_flag_ = false;
};

} // namespace

std::size_t display_width(std::string_view text) {
    Counter counter;
    std::size_t width = 0;
    for (std::size_t offset = 0; offset < text.size();) {
        width += counter.add(next_character(text, offset));
    }
    return width;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
    Counter counter;
    std::size_t width = 0;
    std::size_t fits = 0; // bytes that leave room for the ellipsis
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t before = offset;
        const std::size_t more = counter.add(next_character(text, offset));
        if (more > 0 && width + 1 <= columns) {
            fits = before;
        }
        width += more;
        if (width > columns) {
            while (fits > 0 && text[fits - 1] == ' ') {
                --fits;
            }
            return columns == 0 ? std::string() : std::string(text.substr(0, fits)) + "…";
        }
    }
    return std::string(text);
}

void append_padded(std::string& out, std::string_view text, std::size_t columns, bool right) {
    const std::size_t width = display_width(text);
    const std::size_t blanks = width < columns ? columns - width : 0;
    if (right) {
        out.append(blanks, ' ');
    }
    out += text;
    if (!right) {
        out.append(blanks, ' ');
    }
}

} // namespace kummerkasten::text
