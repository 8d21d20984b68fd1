// SPDX-License-Identifier: Apache-2.0
#include "draft/length.hpp"

#include "base/strings.hpp"
#include "draft/link_span.hpp"
#include "draft/sms.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

namespace kummerkasten::draft {

namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kKeycap = 0x20E3;
constexpr char32_t kEmojiStyle = 0xFE0F;

bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool is_tag(char32_t c) { return c >= 0xE0020 && c <= 0xE007F; }
bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

// The character at `at`, or 0 at the end; `after` is set behind it.
char32_t peek(std::string_view text, std::size_t at, std::size_t& after) {
    after = at;
    return at < text.size() ? text::next_character(text, after) : U'\0';
}

// End of the emoji sequence (UTS #51) that begins at `start`, or `start` where none does.
std::size_t end_of_emoji(std::string_view text, std::size_t start) {
    std::size_t end = start;
    std::size_t after = start;
    const char32_t first = peek(text, start, end);
    char32_t next = peek(text, end, after);
    if ((first >= '0' && first <= '9') || first == '#' || first == '*') {
        if (next == kEmojiStyle) {
            end = after;
            next = peek(text, end, after);
        }
        return next == kKeycap ? after : start;
    }
    if (is_flag_letter(first)) {
        return is_flag_letter(next) ? after : end;
    }
    if ((first == 0xA9 || first == 0xAE) && next == kEmojiStyle) {
        return after;
    }
    if (!text::is_emoji(first)) {
        return start;
    }
    for (;;) {
        while (next == kEmojiStyle || is_skin_tone(next) || is_tag(next)) {
            end = after;
            next = peek(text, end, after);
        }
        std::size_t behind_joined = after;
        if (next != kJoiner || !text::is_emoji(peek(text, after, behind_joined))) {
            return end;
        }
        end = behind_joined;
        next = peek(text, end, after);
    }
}

// twitter-text config/v3.json, "ranges".
constexpr std::size_t weight(char32_t c) {
    return c <= 0x10FF || (c >= 0x2000 && c <= 0x200D) || (c >= 0x2010 && c <= 0x201F) || (c >= 0x2032 && c <= 0x2037)
               ? 1
               : 2;
}

// Seven, where the next eight bytes are ASCII, so that behind none of the seven a keycap can follow; else 0.
std::size_t plain_bytes(std::string_view text, std::size_t at) {
    constexpr std::uint64_t kBeyondAscii = 0x8080808080808080;
    std::uint64_t bytes = kBeyondAscii;
    if (text.size() - at >= sizeof bytes) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
    }
    return (bytes & kBeyondAscii) == 0 ? sizeof bytes - 1 : 0;
}

std::size_t weight_of(std::string_view text, bool emoji_as_one) {
    std::size_t total = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (const std::size_t plain = plain_bytes(text, i); plain > 0) {
            total += plain;
            i += plain;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80 && (i + 1 == text.size() || static_cast<unsigned char>(text[i + 1]) < 0x80)) {
            ++total; // the everyday case: no keycap can follow
            ++i;
            continue;
        }
        if (emoji_as_one) {
            if (const std::size_t end = end_of_emoji(text, i); end != i) {
                total += 2;
                i = end;
                continue;
            }
        }
        total += weight(text::next_character(text, i));
    }
    return total;
}

// Mastodon counts "@user@host" as "@user". Returns the bytes of "@host" at `at`, which stands behind "@user".
std::size_t server_bytes(std::string_view text, std::size_t at) {
    if (at >= text.size() || text[at] != '@') {
        return 0;
    }
    std::size_t end = at + 1;
    while (end < text.size() &&
           (is_ascii_letter(text[end]) || is_ascii_digit(text[end]) || text[end] == '-' || text[end] == '.')) {
        ++end;
    }
    while (end > at + 1 && text[end - 1] == '.') {
        --end;
    }
    return end > at + 1 ? end - at : 0;
}

bool is_handle_letter(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_'; }

// The text as Mastodon counts it: links replaced by as many letters as they count, servers of mentions dropped.
std::string as_mastodon_counts(std::string_view text, std::size_t url_length) {
    std::string counted;
    std::size_t i = 0;
    while (i < text.size()) {
        if (const LinkSpan link = link_at(text, i); link.end != i && link.has_scheme) {
            counted.append(url_length, 'x');
            i = link.end;
            continue;
        }
        const bool mention = text[i] == '@' && (i == 0 || !is_handle_letter(text[i - 1]));
        counted += text[i++];
        if (mention) {
            while (i < text.size() && is_handle_letter(text[i])) {
                counted += text[i++];
            }
            i += server_bytes(text, i);
        }
    }
    return counted;
}

record::Length measure_sms(std::size_t most_segments, std::string_view text) {
    const SmsCount count = count_sms(text);
    const bool gsm = !count.foreign;
    return {count.units, sms_capacity(most_segments, gsm), gsm ? "gsm" : "ucs2", count.segments};
}

// Every link has a dot with no blank behind it.
bool may_hold_link(std::string_view text) {
    for (std::size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
        if (at + 1 < text.size() && !is_ascii_space(text[at + 1])) {
            return true;
        }
    }
    return false;
}

} // namespace

std::size_t weighted_length(std::string_view raw, std::size_t url_length, bool emoji_as_one) {
    const std::string text = text::to_nfc(raw);
    const std::string_view view = text;
    std::size_t total = 0;
    std::size_t plain = 0; // begin of the text since the last link
    std::size_t i = 0;
    if (!may_hold_link(view)) {
        return weight_of(view, emoji_as_one);
    }
    while (i < view.size()) {
        const LinkSpan link = link_at(view, i);
        if (link.end == i) {
            ++i;
            continue;
        }
        total += weight_of(view.substr(plain, i - plain), emoji_as_one);
        total +=
            link.has_scheme ? url_length : std::max(url_length, weight_of(view.substr(i, link.end - i), emoji_as_one));
        plain = i = link.end;
    }
    return total + weight_of(view.substr(plain), emoji_as_one);
}

record::Length measure(const Channel& channel, std::string_view text) {
    switch (channel.unit) {
    case Unit::weighted: return {weighted_length(text, channel.url_length), channel.limit, "weighted"};
    case Unit::graphemes:
        return {channel.url_length == 0 ? text::count_graphemes(text)
                                        : text::count_graphemes(as_mastodon_counts(text, channel.url_length)),
                channel.limit, "graphemes"};
    case Unit::segments: return measure_sms(channel.limit, text);
    case Unit::characters: break;
    }
    return {text::count_characters(text), channel.limit, "characters"};
}

bool fits(const Channel& channel, std::string_view text) {
    if (channel.byte_limit != 0 && text.size() > channel.byte_limit) {
        return false;
    }
    const record::Length length = measure(channel, text);
    // The last sign of a part may have no room there, so a text of 306 septets can take three.
    return length.limit == 0 || (length.segments ? *length.segments <= channel.limit : length.used <= length.limit);
}

} // namespace kummerkasten::draft
