// SPDX-License-Identifier: Apache-2.0
#include "classify/literals.hpp"

#include "base/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

constexpr std::size_t kMostStrings = 128; // that a part of a pattern may stand for, before it is cut
constexpr std::size_t kMostInClass = 6;   // letters of a class that is taken apart
constexpr std::size_t kMostElements = 4;  // of a pattern; the best ones are kept
constexpr std::size_t kMostCopies = 12;   // of a repeated part
constexpr int kDeepest = 40;              // nested groups

using Strings = Alternatives;

std::size_t shortest(const Strings& strings) {
    std::size_t least = strings.empty() ? 0 : strings[0].size();
    for (const std::string& text : strings) {
        least = std::min(least, text.size());
    }
    return least;
}

// What is known of a part of the pattern. Where it can stand for a few strings only (`is_exact`), they are both its heads
// and its tails; else each match begins with one of the heads, ends with one of the tails, and holds one alternative of
// each element of `required`.
struct Known {
    bool is_exact = false;
    Strings heads{""};
    Strings tails{""};
    std::vector<Alternatives> required;
};

Known exactly(Strings strings) {
    Known known;
    known.is_exact = true;
    known.heads = std::move(strings);
    return known; // tails are not looked at
}
Known anything() { return {}; }
const Strings& tails_of(const Known& known) { return known.is_exact ? known.heads : known.tails; }

// Each of `left` followed by each of `right`; false, and nothing done, where that would be too many.
bool append_each(Strings& left, const Strings& right) {
    if (right.size() == 1) { // nearly always
        for (std::string& text : left) {
            text += right[0];
        }
        return true;
    }
    if (left.size() * right.size() > kMostStrings) {
        return false;
    }
    Strings longer;
    longer.reserve(left.size() * right.size());
    for (const std::string& head : left) {
        for (const std::string& tail : right) {
            longer.push_back(head + tail);
        }
    }
    left = std::move(longer);
    return true;
}

void add_required(std::vector<Alternatives>& required, const Strings& strings) {
    if (strings.size() <= kMostStrings && shortest(strings) >= kShortestLiteral) {
        required.push_back(strings);
    }
}

const Alternatives* best_of(const Known& known) {
    if (known.is_exact) {
        return shortest(known.heads) >= kShortestLiteral ? &known.heads : nullptr;
    }
    const Alternatives* best = nullptr;
    for (const Alternatives& candidate : known.required) {
        if (best == nullptr || shortest(candidate) > shortest(*best)) {
            best = &candidate;
        }
    }
    return best;
}

// Parts of a concatenation, taken in one after the other.
class Sequence {
public:
    void add(const Known& piece) {
        if (append_all(piece)) {
            return;
        }
        // The run ends here: it and the heads of what follows stand together, unless that is too much.
        Strings joined = run_;
        if (!append_each(joined, piece.heads)) {
            joined = run_;
        }
        if (whole_.is_exact) {
            whole_.heads = joined;
            whole_.is_exact = false;
        }
        add_required(whole_.required, joined);
        whole_.required.insert(whole_.required.end(), piece.required.begin(), piece.required.end());
        run_ = tails_of(piece);
    }

    Known take() {
        if (whole_.is_exact) {
            return exactly(std::move(run_));
        }
        add_required(whole_.required, run_);
        whole_.tails = std::move(run_);
        return std::move(whole_);
    }

    Sequence() { whole_.is_exact = true; }

private:
    bool append_all(const Known& piece) { return piece.is_exact && append_each(run_, piece.heads); }

    Known whole_;
    Strings run_{""}; ///< how what was read so far can end
};

void unite(Strings& all, const Strings& more) {
    const bool open = shortest(all) == 0 || shortest(more) == 0; // begins with anything
    if (open || all.size() + more.size() > kMostStrings) {
        all.assign(1, "");
    } else {
        all.insert(all.end(), more.begin(), more.end());
    }
}

Known one_of(std::vector<Known> branches) {
    const bool all_exact = std::all_of(branches.begin(), branches.end(), [](const Known& branch) { return branch.is_exact; });
    std::size_t count = 0;
    for (const Known& branch : branches) {
        count += branch.heads.size();
    }
    if (all_exact && count <= kMostStrings) {
        Strings all;
        for (const Known& branch : branches) {
            all.insert(all.end(), branch.heads.begin(), branch.heads.end());
        }
        return exactly(std::move(all));
    }
    Known known;
    known.heads = branches[0].heads;
    known.tails = tails_of(branches[0]);
    for (std::size_t i = 1; i < branches.size(); ++i) {
        unite(known.heads, branches[i].heads);
        unite(known.tails, tails_of(branches[i]));
    }
    Alternatives either;
    for (const Known& branch : branches) {
        const Alternatives* best = best_of(branch);
        if (best == nullptr) {
            return known;
        }
        either.insert(either.end(), best->begin(), best->end());
    }
    add_required(known.required, either);
    return known;
}

class Parser {
public:
    explicit Parser(std::string_view pattern) : pattern_(pattern) {}

    Known run() {
        Known known = alternation(0);
        return at_ == pattern_.size() && !lost_ ? known : anything();
    }

private:
    [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
    }

    Known alternation(int depth) {
        Known first = concatenation(depth);
        if (!more() || peek() != '|') {
            return first;
        }
        std::vector<Known> branches;
        branches.push_back(std::move(first));
        while (more() && peek() == '|') {
            ++at_;
            branches.push_back(concatenation(depth));
        }
        return one_of(std::move(branches));
    }

    Known concatenation(int depth) {
        Sequence sequence;
        while (more() && peek() != '|' && peek() != ')') {
            sequence.add(quantified(atom(depth)));
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

    static Known repeated(const Known& piece, std::size_t least, std::size_t most) {
        if (piece.is_exact && most <= kMostCopies) { // all the strings, if they are few
            Strings all;
            Strings copies{""};
            bool complete = true;
            for (std::size_t n = 0; n <= most && complete; ++n) {
                if (n >= least) {
                    all.insert(all.end(), copies.begin(), copies.end());
                }
                complete = all.size() <= kMostStrings && (n == most || append_each(copies, piece.heads));
            }
            if (complete) {
                return exactly(std::move(all));
            }
        }
        if (least == 0) {
            return anything();
        }
        // At least `least` of them, then perhaps more.
        Sequence sequence;
        for (std::size_t n = 0; n < std::min(least, kMostCopies); ++n) {
            sequence.add(piece);
        }
        Known some = sequence.take();
        if (some.is_exact) {
            some.tails = some.heads;
            some.is_exact = false;
            add_required(some.required, some.heads);
        }
        return some;
    }

    Known atom(int depth) {
        const char c = peek();
        switch (c) {
        case '(': return group(depth);
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
        if (length > 1 && is_plain(0) && peek(length) != '\0' && std::string_view("?*+{").find(peek(length)) != std::string_view::npos) {
            --length;
        }
        const std::string_view text = pattern_.substr(at_, length);
        at_ += length;
        return exactly({is_ascii_digit(first) ? std::string(1, kAnyDigit) : to_ascii_lower(text)});
    }

    Known group(int depth) {
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
        Known inside = alternation(depth + 1);
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
        if (c == 'b' || c == 'B' || c == 'A' || c == 'z') {
            return exactly({""});
        }
        if (c == 'd') {
            return exactly({std::string(1, kAnyDigit)});
        }
        if (c == 'p' || c == 'P') {
            at_ = peek() == '{' ? std::min(pattern_.find('}', at_), pattern_.size() - 1) + 1 : std::min(at_ + 1, pattern_.size());
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

} // namespace

std::vector<Alternatives> required_literals(std::string_view pattern) {
    Known known = Parser(pattern).run();
    std::vector<Alternatives> elements;
    if (known.is_exact) {
        add_required(elements, known.heads);
    } else {
        elements = std::move(known.required);
    }
    for (Alternatives& alternatives : elements) {
        std::sort(alternatives.begin(), alternatives.end());
        // Where "euer" is asked for, "euere" says nothing new.
        const auto last = std::unique(alternatives.begin(), alternatives.end(),
                                      [](const std::string& a, const std::string& b) { return b.starts_with(a); });
        alternatives.erase(last, alternatives.end());
    }
    // The rarest first, which are the longest and those with the fewest alternatives.
    std::stable_sort(elements.begin(), elements.end(), [](const Alternatives& a, const Alternatives& b) {
        return shortest(a) != shortest(b) ? shortest(a) > shortest(b) : a.size() < b.size();
    });
    elements.resize(std::min(elements.size(), kMostElements));
    return elements;
}

} // namespace kummerkasten::classify
