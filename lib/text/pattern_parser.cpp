// SPDX-License-Identifier: Apache-2.0
#include "text/pattern_parser.hpp"

#include "base/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kummerkasten::text {

namespace {

constexpr std::size_t kMostInClass = 4; // letters of a class that is taken apart
constexpr int kDeepest = 10;            // nested groups: a repeated one is read twice, and so are those inside

class Parser {
public:
    explicit Parser(std::string_view pattern) : pattern_(pattern) {}

    Known run() {
        Known known = alternation(0, false);
        return at_ == pattern_.size() && !lost_ ? known : anything();
    }

private:
    [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
    }

    Known alternation(int depth, bool at_boundary) {
        Known first = concatenation(depth, at_boundary);
        if (!more() || peek() != '|') {
            return first;
        }
        std::vector<Known> branches;
        branches.push_back(std::move(first));
        while (more() && peek() == '|') {
            ++at_;
            branches.push_back(concatenation(depth, at_boundary));
        }
        return one_of(std::move(branches));
    }

    // `at_boundary`: is a word known to begin or end here? Groups ask, since "\b(?:ein|zwei)" has it outside.
    Known concatenation(int depth, bool at_boundary) {
        Sequence sequence(at_boundary);
        while (more() && peek() != '|' && peek() != ')') {
            const std::size_t begin = at_;
            Known piece = atom(depth, sequence.ends_at_boundary());
            if (pattern_[begin] == '(' && (peek() == '*' || peek() == '+' || peek() == '{')) {
                at_ = begin; // holds for the first copy only
                piece = atom(depth, false);
            }
            sequence.add(quantified(std::move(piece)));
        }
        return sequence.take();
    }

    // Reads the quantifiers behind an atom.
    Known quantified(Known piece) {
        for (;;) {
            const char sign = peek();
            std::size_t least = 0;
            std::size_t most = std::string_view::npos; // any number
            if (sign == '?' || sign == '*' || sign == '+') {
                least = sign == '+' ? 1 : 0;
                most = sign == '?' ? 1 : most;
                ++at_;
            } else if (sign != '{' || !counts(least, most)) {
                return piece;
            }
            if (peek() == '?') {
                ++at_; // lazy: the same strings
            }
            piece = repeated(piece, least, most);
        }
    }

    // Reads "{2}", "{2,}" or "{2,5}". A "{" that begins none of these is a literal.
    bool counts(std::size_t& least, std::size_t& most) {
        const std::size_t close = pattern_.find('}', at_);
        if (!is_ascii_digit(peek(1)) || close == std::string_view::npos) {
            return false;
        }
        std::size_t* value = &least;
        for (std::size_t i = at_ + 1; i < close; ++i) {
            if (pattern_[i] == ',') {
                value = &most;
                most = is_ascii_digit(pattern_[i + 1]) ? 0 : std::string_view::npos;
            } else if (is_ascii_digit(pattern_[i])) {
                *value = std::min<std::size_t>(*value * 10 + static_cast<std::size_t>(pattern_[i] - '0'), 1000);
            } else {
                return false;
            }
        }
        most = value == &least ? least : most;
        at_ = close + 1;
        return true;
    }

    Known atom(int depth, bool at_boundary) {
        const char c = peek();
        switch (c) {
        case '(': return group(depth, at_boundary);
        case '[': return character_class();
        case '.': ++at_; return anything();
        case '^':
        case '$': ++at_; return exactly({""});
        case '\\': return escape();
        default: return literal(c);
        }
    }

    Known literal(char first) {
        std::size_t length = std::min(text::sequence_length(first), pattern_.size() - at_);
        // Letters and blanks are taken in one go; the last one is left if a quantifier follows, which binds to it alone.
        const auto is_plain = [this](std::size_t ahead) { return is_ascii_letter(peek(ahead)) || peek(ahead) == ' '; };
        while (is_plain(0) && is_plain(length)) {
            ++length;
        }
        if (length > 1 && is_plain(0) && peek(length) != '\0' &&
            std::string_view("?*+{").find(peek(length)) != std::string_view::npos) {
            --length;
        }
        const std::string_view text = pattern_.substr(at_, length);
        at_ += length;
        return exactly({is_ascii_digit(first) ? std::string(1, kAnyDigit) : to_ascii_lower(text)});
    }

    Known group(int depth, bool at_boundary) {
        ++at_;
        if (depth >= kDeepest) {
            lost_ = true;
            at_ = pattern_.size();
            return anything();
        }
        if (peek() == '?') {
            if (peek(1) == ':') {
                at_ += 2;
            } else if (peek(1) == 'P' && peek(2) == '<') {
                at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
            } else { // flags change the meaning of what follows
                lost_ = true;
            }
        }
        Known inside = alternation(depth + 1, at_boundary);
        if (peek() == ')') {
            ++at_;
        } else {
            lost_ = true;
        }
        return inside;
    }

    Known escape() {
        const char c = peek(1);
        at_ = std::min(at_ + 2, pattern_.size());
        if (c == 'b') {
            return exactly({std::string(1, kBoundary)});
        }
        if (c == 'B' || c == 'A' || c == 'z') {
            return exactly({""});
        }
        if (c == 'd') {
            return exactly({std::string(1, kAnyDigit)});
        }
        if (c == 'n') {
            return exactly({"\n"});
        }
        if (c == 'p' || c == 'P') {
            at_ = peek() == '{' ? std::min(pattern_.find('}', at_), pattern_.size() - 1) + 1
                                : std::min(at_ + 1, pattern_.size());
            return anything();
        }
        if (is_ascii_letter(c) || is_ascii_digit(c)) { // \w \s … and \x41, \Q…, \C, which nobody needs here
            lost_ = lost_ || std::string_view("DwWsS").find(c) == std::string_view::npos;
            return anything();
        }
        return exactly({std::string(1, c)});
    }

    // [sz] is one of a few letters, [0-5] some digit; a range of letters or a negation is anything.
    Known character_class() {
        std::size_t i = at_ + 1;
        bool plain = true;
        if (i < pattern_.size() && pattern_[i] == '^') {
            plain = false;
            ++i;
        }
        Strings members;
        for (bool first = true; i < pattern_.size() && (first || pattern_[i] != ']'); first = false) {
            if (pattern_[i] == '[' && i + 1 < pattern_.size() && pattern_[i + 1] == ':') {
                i = std::min(pattern_.find(":]", i), pattern_.size() - 2) + 2;
                plain = false;
                continue;
            }
            if (pattern_[i] == '\\') {
                plain = false;
                i += 2;
                continue;
            }
            const char c = pattern_[i];
            if (i + 2 < pattern_.size() && pattern_[i + 1] == '-' && pattern_[i + 2] != ']') {
                plain = plain && is_ascii_digit(c) && is_ascii_digit(pattern_[i + 2]);
                i += 3;
            } else {
                plain = plain && static_cast<unsigned char>(c) < 0x80;
                ++i;
            }
            const std::string member(1, is_ascii_digit(c) ? kAnyDigit : to_ascii_lower(c));
            if (std::find(members.begin(), members.end(), member) == members.end()) {
                members.push_back(member);
            }
        }
        lost_ = lost_ || i >= pattern_.size();
        at_ = std::min(i + 1, pattern_.size());
        return plain && members.size() <= kMostInClass ? exactly(std::move(members)) : anything();
    }

    std::string_view pattern_;
    std::size_t at_ = 0;
    bool lost_ = false; ///< met something that it does not know: nothing is claimed then
};

// Where the signs stand that part a pattern, "|" and ")", outside of classes: `visit(place, depth)`, with the number of groups
// that are open behind it.
template <class Visit> void for_each_parting(std::string_view pattern, Visit visit) {
    int depth = 0;
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\') {
            ++i;
        } else if (in_class) {
            in_class = c != ']';
        } else if (c == '[') {
            in_class = true;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            visit(i, --depth);
        } else if (c == '|') {
            visit(i, depth);
        }
    }
}

// Is all of it one group, without flags or a name?
bool is_one_group(std::string_view pattern) {
    if (!pattern.starts_with('(') || pattern.starts_with("(?")) {
        return false;
    }
    std::size_t end = std::string_view::npos; // of the first group
    for_each_parting(pattern, [&end](std::size_t at, int depth) { end = depth == 0 ? std::min(end, at) : end; });
    return end + 1 == pattern.size();
}

} // namespace

Known read_pattern(std::string_view pattern) { return Parser(pattern).run(); }

std::vector<std::string_view> branches_of(std::string_view pattern) {
    std::vector<std::string_view> branches;
    std::size_t begin = 0;
    for_each_parting(pattern, [&](std::size_t at, int depth) {
        if (pattern[at] == '|' && depth == 0) {
            branches.push_back(pattern.substr(begin, at - begin));
            begin = at + 1;
        }
    });
    branches.push_back(pattern.substr(begin));
    return branches;
}

std::vector<std::string> opened_branches_of(std::string_view pattern) {
    constexpr std::string_view kWordBoundary = R"(\b)";
    // A flag holds over the bar behind it.
    const bool has_flags = [pattern] {
        for (std::size_t at = pattern.find("(?"); at != std::string_view::npos; at = pattern.find("(?", at + 1)) {
            if (!pattern.substr(at).starts_with("(?:")) {
                return true;
            }
        }
        return false;
    }();
    if (has_flags) {
        return {std::string(pattern)};
    }
    std::vector<std::string> opened;
    for (const std::string_view branch : branches_of(pattern)) {
        std::string_view inside = branch;
        const bool starts = inside.starts_with(kWordBoundary);
        inside.remove_prefix(starts ? kWordBoundary.size() : 0);
        const bool ends = inside.ends_with(kWordBoundary);
        inside.remove_suffix(ends ? kWordBoundary.size() : 0);
        if (!is_one_group(inside)) {
            opened.emplace_back(branch);
            continue;
        }
        for (const std::string_view part : branches_of(inside.substr(1, inside.size() - 2))) {
            opened.push_back(std::string(starts ? kWordBoundary : "") + std::string(part) +
                             std::string(ends ? kWordBoundary : ""));
        }
    }
    return opened;
}

} // namespace kummerkasten::text
