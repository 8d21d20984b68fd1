// SPDX-License-Identifier: Apache-2.0
#include "text/entities.hpp"

#include "base/strings.hpp"
#include "text/tokenise.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/web_address.hpp"

namespace kummerkasten::text {

namespace {

bool is_at(char32_t c) { return c == '@' || c == 0xFF20; } // also the wide one of Japanese keyboards
bool is_hash(char32_t c) { return c == '#' || c == 0xFF03; }
bool is_ascii_alnum(char32_t c) {
    return c < 0x80 && (is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)));
}
bool is_latin_letter(char32_t c) { return is_bare_host_character(c) && c >= 0x80; }

// Joiners, and signs that are part of words in Hebrew, Japanese, Tibetan and Catalan.
bool is_hashtag_sign(char32_t c) {
    switch (c) {
    case '_':
    case 0xB7:
    case 0x5BE:
    case 0x5F3:
    case 0x5F4:
    case 0xF0B:
    case 0xF0C:
    case 0x200C:
    case 0x200D:
    case 0x3003:
    case 0x301C:
    case 0x309B:
    case 0x309C:
    case 0x30A0:
    case 0x30FB:
    case 0xA67E:
    case 0xFF5E: return true;
    default: return false;
    }
}

bool is_variation_selector(char32_t c) { return c == 0xFE0E || c == 0xFE0F; }
bool is_hashtag_letter(char32_t c) { return is_letter(c) || (is_mark(c) && !is_variation_selector(c)); }
bool is_hashtag_character(char32_t c) { return is_hashtag_letter(c) || is_digit(c) || is_hashtag_sign(c); }

class Finder {
public:
    Finder(std::string_view text, Names names, std::vector<Entity>& entities)
        : text_(text), names_(names), entities_(entities) {}

    void run() {
        while (at_ < text_.size()) {
            std::size_t after = at_;
            const char32_t c = next_character(text_, after);
            if ((is_at(c) && mention(after)) || (is_hash(c) && hashtag(after)) ||
                (is_bare_host_character(c) && link())) {
                continue; // at_ is behind it
            }
            step(c, after);
        }
    }

private:
    void step(char32_t c, std::size_t after) {
        before_last_ = last_;
        last_ = c;
        at_ = after;
    }

    // Whatever follows directly sees the entity's last character in front of it.
    void add(std::size_t end, EntityKind kind) {
        entities_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), kind});
        pass(end);
    }
    void pass(std::size_t end) {
        before_last_ = 'x';
        last_ = 'x';
        at_ = end;
    }

    [[nodiscard]] char32_t character_at(std::size_t at) const {
        return at < text_.size() ? next_character(text_, at) : 0;
    }
    [[nodiscard]] bool scheme_at(std::size_t at) const { return text_.substr(at, 3) == "://"; }

    // "RT@kunde" is one although a letter stands in front.
    [[nodiscard]] bool after_retweet_mark() const {
        if ((last_ | 0x20U) != 't' || (before_last_ | 0x20U) != 'r' || at_ < 2) {
            return false;
        }
        const char in_front = at_ == 2 ? ' ' : text_[at_ - 3];
        return !is_ascii_alnum(static_cast<unsigned char>(in_front)) &&
               std::string_view("_+~.-").find(in_front) == std::string_view::npos;
    }

    bool mention(std::size_t name) {
        const bool glued = is_ascii_alnum(last_) || is_latin_letter(last_) || is_at(last_) ||
                           (last_ != 0 && last_ < 0x80 &&
                            std::string_view("_!#$%&*").find(static_cast<char>(last_)) != std::string_view::npos);
        if (glued && !after_retweet_mark() && !(names_ == Names::any && last_ == '*')) {
            return false;
        }
        const auto is_inside = [this](std::size_t i) {
            const char c = i < text_.size() ? text_[i] : ' ';
            return is_ascii_alnum(static_cast<unsigned char>(c)) || c == '_';
        };
        // A point with a capital behind it is the end of a sentence.
        const auto joins = [&](std::size_t i) {
            return names_ == Names::any && i < text_.size() && is_inside(i + 1) &&
                   (text_[i] == '-' || (text_[i] == '.' && !(text_[i + 1] >= 'A' && text_[i + 1] <= 'Z')));
        };
        const auto take = [&](std::size_t i) {
            const std::size_t begin = i;
            while (is_inside(i) || (i > begin && joins(i))) {
                ++i;
            }
            return i;
        };
        std::size_t end = take(name);
        if (end == name) {
            return false;
        }
        if (names_ == Names::any && end < text_.size() && text_[end] == '@' && is_inside(end + 1)) {
            end = take(end + 1);
        }
        const char32_t next = character_at(end);
        if (is_at(next) || is_latin_letter(next) || scheme_at(end)) {
            pass(end); // "@alice\u00EC" is cut out of a word, "@_@" a face
            return true;
        }
        add(end, EntityKind::mention);
        return true;
    }

    bool hashtag(std::size_t name) {
        if (last_ == '&' || (is_hashtag_character(last_) && last_ != 0)) {
            return false;
        }
        std::size_t end = name;
        bool letters = false;
        while (end < text_.size()) {
            std::size_t after = end;
            const char32_t c = next_character(text_, after);
            if (!is_hashtag_character(c)) {
                break;
            }
            letters = letters || is_hashtag_letter(c);
            end = after;
        }
        if (!letters || is_hash(character_at(end)) || scheme_at(end)) {
            return false; // "#1", "##", "#http://…"
        }
        add(end, EntityKind::hashtag);
        return true;
    }

    // At the first character of a run that may be a host or scheme.
    bool link() {
        if (is_bare_host_character(last_) && last_ != 0) {
            return false;
        }
        const bool open = !is_at(last_) && !is_hash(last_) && last_ != '$';
        if (!open) {
            return false;
        }
        std::size_t end = address_with_scheme(text_, at_);
        if (end == at_ && last_ != '-' && last_ != '_' && last_ != '.' && last_ != '/') {
            end = address_without_scheme(text_, at_);
        }
        if (end == at_) {
            return false;
        }
        if (character_at(end) == 0x2026) { // "…": it was cut and leads nowhere
            pass(end);
            return true;
        }
        add(end, EntityKind::link);
        return true;
    }

    std::string_view text_;
    Names names_;
    std::vector<Entity>& entities_;
    std::size_t at_ = 0;
    char32_t last_ = 0, before_last_ = 0; ///< the two characters in front of at_, 0 at the beginning
};

} // namespace

std::string_view Entity::name(std::string_view text) const {
    const std::size_t sign = kind == EntityKind::link ? 0 : sequence_length(text[start]);
    return text.substr(start + sign, end - start - sign);
}

void find_entities(std::string_view text, Names names, std::vector<Entity>& entities) {
    entities.clear();
    Finder(prefix(text, kMaxJudgedBytes), names, entities).run();
}

} // namespace kummerkasten::text
