// SPDX-License-Identifier: Apache-2.0
#include "text/tokenise.hpp"

#include "base/strings.hpp"
#include "text/emoticon.hpp"
#include "text/fold.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kummerkasten::text {

namespace {

bool is_word_character(char32_t c) {
    if (c < 0x80) {
        return is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
    }
    if (c < 0xC0) {
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    }
    if (c < 0x250) {
        return c != 0xD7 && c != 0xF7; // × ÷
    }
    return is_letter(c) || (is_mark(c) && !is_emoji_modifier(c)); // "1️⃣" is a number with a keycap on
}

// No address holds these unescaped: blanks, emoji, and the quotes, dashes and dots that people set around one.
bool ends_link(char32_t c) {
    return c >= 0x80 && (is_space(c) || is_emoji(c) || (c >= 0x2010 && c <= 0x205E) || c == 0xAB || c == 0xBB);
}

// What a byte below 0x80 is. Nearly all of a text is such bytes, and looking them up instead of decoding and asking about
// each character took half off the time of tokenising (scripts/bench, 2026-11).
enum AsciiClass : std::uint8_t { kLower = 1, kUpper = 2, kDigit = 4, kFace = 8 };

constexpr std::array<std::uint8_t, 128> kAsciiClasses = [] {
    std::array<std::uint8_t, 128> classes{};
    for (std::size_t c = 0; c < classes.size(); ++c) {
        classes[c] = c >= 'a' && c <= 'z' ? kLower : c >= 'A' && c <= 'Z' ? kUpper : c >= '0' && c <= '9' ? kDigit : 0;
    }
    for (const char c : kFaceBeginnings) {
        classes[static_cast<std::size_t>(c)] |= kFace;
    }
    return classes;
}();

// 0 for all of a longer character.
unsigned ascii_class(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 ? kAsciiClasses[byte] : 0U;
}

bool is_ascii_alnum(char c) { return (ascii_class(c) & (kLower | kUpper | kDigit)) != 0; }

class Tokeniser {
public:
    Tokeniser(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

    void run() {
        while (at_ < text_.size() && tokens_.size() < kMaxTokens) {
            step();
        }
    }

private:
    [[nodiscard]] char byte(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    [[nodiscard]] char32_t character_at(std::size_t i, std::size_t& after) const {
        after = i;
        return next_character(text_, after);
    }

    Token& add(std::size_t end, TokenKind kind) {
        Token& token = tokens_.emplace_back();
        token.start = static_cast<std::uint32_t>(at_);
        token.end = static_cast<std::uint32_t>(end);
        token.kind = kind;
        at_ = end;
        return token;
    }

    void step() {
        const char c = text_[at_];
        if (is_ascii_space(c)) {
            ++at_;
            return;
        }
        const unsigned ascii = ascii_class(c);
        if ((ascii & (kLower | kUpper | kDigit)) != 0 && (ascii & kFace) == 0 && c != 'h' && c != 'H' && c != 'w' &&
            c != 'W') {
            return word();
        }
        if (c == '@' && mention()) {
            return;
        }
        if (c == '#' && hashtag()) {
            return;
        }
        if ((c == 'h' || c == 'H' || c == 'w' || c == 'W') && link()) {
            return;
        }
        std::size_t after = 0;
        const char32_t character = character_at(at_, after);
        if (is_word_character(character)) {
            if (!emoticon()) {
                word();
            }
        } else if (is_emoji(character)) {
            emoji(after);
        } else if (is_space(character) || is_emoji_modifier(character)) {
            at_ = after;
        } else if (!emoticon()) {
            punctuation(after);
        }
    }

    // Letters, digits and marks; an apostrophe or a "*" ("Sch***e") between them belongs to the word. Digits alone are a
    // number, together with the points, commas and colons inside it ("49,90", "17:45"). A word with "@" and a domain
    // right behind it is an e-mail address.
    void word() {
        bool only_digits = true;
        unsigned letters = 0;
        unsigned capitals = 0;
        unsigned run = 0;
        bool stretched = false;
        char32_t previous = 0;
        const auto count_letter = [&](char32_t lower, bool capital) {
            only_digits = false;
            ++letters;
            capitals += capital ? 1 : 0;
            run = lower == previous ? run + 1 : 1;
            previous = lower;
            stretched = stretched || run >= 3;
        };
        std::size_t after = 0;
        const bool capital = is_upper(character_at(at_, after));
        std::size_t end = at_;
        while (end < text_.size()) {
            if (const unsigned ascii = ascii_class(text_[end]); (ascii & (kLower | kUpper)) != 0) {
                count_letter(static_cast<unsigned char>(text_[end]) | 0x20U, (ascii & kUpper) != 0);
                ++end;
                continue;
            }
            if (is_ascii_space(text_[end])) {
                break;
            }
            const char32_t c = character_at(end, after);
            if (c >= 0x80 && is_word_character(c)) {
                count_letter(to_lower(c), is_upper(c));
            } else if (c < 0x80 && is_ascii_digit(static_cast<char>(c))) {
                previous = 0; // "a1aa" is no run of three
            } else if (!joins(c, end, after, only_digits)) {
                break;
            }
            end = after;
        }
        while (at_ > 0 && text_[at_ - 1] == '*' && text_[end - 1] == '*') {
            --end; // "**wichtig**" is set in bold, nothing is blotted out
        }
        if (byte(end) == '@' && email(end)) {
            return;
        }
        Token& token = add(end, only_digits ? TokenKind::number : TokenKind::word);
        token.capital = capital;
        token.upper = letters >= 2 && capitals == letters;
        token.stretched = stretched;
    }

    // Does `c`, which stands at `at` (behind a word character) and ends before `after`, go on with the word?
    [[nodiscard]] bool joins(char32_t c, std::size_t at, std::size_t after, bool only_digits) const {
        const char next = byte(after);
        if (only_digits) {
            return (c == '.' || c == ',' || c == ':') && is_ascii_digit(next);
        }
        if (c == '\'' || c == 0x2019) {
            std::size_t ignored = 0;
            return after < text_.size() && is_word_character(character_at(after, ignored));
        }
        return c == '*' && (next == '*' || is_ascii_letter(next) || byte(at - 1) == '*');
    }

    // Local parts hold points and hyphens, which tokens before this word have taken: they are given back. Where no domain
    // follows the "@", nothing is changed.
    bool email(std::size_t at_sign) {
        std::size_t end = at_sign + 1;
        std::size_t last_point = 0;
        while (is_ascii_alnum(byte(end)) || ((byte(end) == '.' || byte(end) == '-') && is_ascii_alnum(byte(end + 1)))) {
            last_point = byte(end) == '.' ? end : last_point;
            ++end;
        }
        if (last_point == 0 || end - last_point < 3) {
            return false;
        }
        while (!tokens_.empty() && tokens_.back().end == at_ && may_be_local_part(tokens_.back())) {
            at_ = tokens_.back().start;
            tokens_.pop_back();
        }
        add(end, TokenKind::email);
        return true;
    }

    [[nodiscard]] bool may_be_local_part(const Token& token) const {
        return token.kind == TokenKind::word || token.kind == TokenKind::number ||
               (token.end - token.start == 1 &&
                std::string_view(".-_+").find(text_[token.start]) != std::string_view::npos);
    }

    bool mention() {
        std::size_t end = at_ + 1;
        while (is_ascii_alnum(byte(end)) || byte(end) == '_' ||
               ((byte(end) == '.' || byte(end) == '-') && end > at_ + 1 && is_ascii_alnum(byte(end + 1)))) {
            ++end;
        }
        if (end == at_ + 1) {
            return false;
        }
        if (byte(end) == '@' && is_ascii_alnum(byte(end + 1))) { // Mastodon: @user@server
            ++end;
            while (is_ascii_alnum(byte(end)) ||
                   ((byte(end) == '.' || byte(end) == '-') && is_ascii_alnum(byte(end + 1)))) {
                ++end;
            }
        }
        add(end, TokenKind::mention);
        return true;
    }

    bool hashtag() {
        std::size_t end = at_ + 1;
        while (end < text_.size()) {
            std::size_t after = 0;
            const char32_t c = character_at(end, after);
            if (c != '_' && !is_word_character(c)) {
                break;
            }
            end = after;
        }
        if (end == at_ + 1) {
            return false;
        }
        add(end, TokenKind::hashtag);
        return true;
    }

    bool link() {
        const std::string_view rest = text_.substr(at_);
        const auto begins = [rest](std::string_view start) {
            return rest.size() > start.size() && equals_ignoring_ascii_case(rest.substr(0, start.size()), start);
        };
        if (!begins("http://") && !begins("https://") && !begins("www.")) {
            return false;
        }
        std::size_t end = at_;
        while (end < text_.size() && !is_ascii_space(text_[end]) && text_[end] != '<' && text_[end] != '>' &&
               text_[end] != '"' && static_cast<unsigned char>(text_[end]) >= 0x20) {
            std::size_t after = 0;
            if (ends_link(character_at(end, after))) {
                break;
            }
            end = after;
        }
        while (end > at_ + 1 && std::string_view(".,;:!?)]}'*").find(text_[end - 1]) != std::string_view::npos) {
            --end; // belongs to the sentence, not to the address
        }
        add(end, TokenKind::link);
        return true;
    }

    // One emoji as people see it: base, skin tone, variation selector, joined parts, second half of a flag.
    void emoji(std::size_t end) {
        std::size_t begin_character = 0;
        char32_t last = character_at(at_, begin_character);
        const auto is_regional = [](char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; };
        bool flag_open = is_regional(last);
        while (end < text_.size()) {
            std::size_t after = 0;
            const char32_t c = character_at(end, after);
            const bool joined = last == 0x200D && is_emoji(c);
            const bool second_half = flag_open && is_regional(c);
            if (!is_emoji_modifier(c) && !joined && !second_half) {
                break;
            }
            flag_open = false;
            last = c;
            end = after;
        }
        add(end, TokenKind::emoji);
    }

    // A face stands alone: nothing that is a letter or digit may touch it.
    bool emoticon() {
        if ((ascii_class(text_[at_]) & kFace) == 0 ||
            (!tokens_.empty() && tokens_.back().end == at_ && tokens_.back().kind <= TokenKind::email)) {
            return false;
        }
        const std::size_t end = at_ + emoticon_size(text_.substr(at_));
        std::size_t ignored = 0;
        if (end == at_ || (end < text_.size() && is_word_character(character_at(end, ignored)))) {
            return false;
        }
        add(end, TokenKind::emoticon);
        return true;
    }

    // A run of the same sign is one token ("..."), as is any mix of "!" and "?".
    void punctuation(std::size_t end) {
        const char first = text_[at_];
        const bool shout = first == '!' || first == '?';
        if (static_cast<unsigned char>(first) < 0x80) {
            while (byte(end) == first || (shout && (byte(end) == '!' || byte(end) == '?'))) {
                if (end >= text_.size()) {
                    break;
                }
                ++end;
            }
        }
        add(end, TokenKind::punctuation);
    }

    std::string_view text_;
    std::vector<Token>& tokens_;
    std::size_t at_ = 0;
};

} // namespace

void analyse(std::string_view text, Document& document) {
    document.text = prefix(text, kMaxJudgedBytes);
    fold(document.text, document.folded);
    document.tokens.clear();
    Tokeniser(document.text, document.tokens).run();
}

} // namespace kummerkasten::text
