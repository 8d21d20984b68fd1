// SPDX-License-Identifier: Apache-2.0
#include "classify/literals.hpp"

#include "base/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kummerkasten::classify {

namespace {

constexpr std::size_t kMostStrings = 128; // that a part of a pattern may stand for, before it is cut
constexpr std::size_t kMostInClass = 4;   // letters of a class that is taken apart
constexpr std::size_t kMostElements = 3;  // of a pattern; the best ones are kept
/// Longer ones tell hardly more, and many that begin alike become one.
constexpr std::size_t kLongestLiteral = 8;
constexpr double kRareEnough = 11;         // letters, less 0.7 for each doubling of the alternatives
constexpr std::size_t kMostCopies = 12;   // of a repeated part
constexpr int kDeepest = 40;              // nested groups

/// Stands for \b in the strings that a part of a pattern stands for; no pattern and no text of ours holds this byte.
constexpr char kBoundary = '\1';

using Strings = std::vector<std::string>;

// The string without its boundary marks. Blanks at its ends only tell that a word begins or ends there.
Literal literal_of(const std::string& marked) {
    Literal literal;
    std::string& text = literal.text;
    for (const char c : marked) {
        if (c != kBoundary) {
            text += c;
        }
    }
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t end = std::max(begin, text.find_last_not_of(' ') + 1);
    const bool marked_start = !marked.empty() && marked.front() == kBoundary;
    const bool marked_end = !marked.empty() && marked.back() == kBoundary;
    literal.word_start = (marked_start || begin > 0) && begin < end && is_word_byte(text[begin]);
    literal.word_end = (marked_end || end < text.size()) && begin < end && is_word_byte(text[end - 1]);
    text = text.substr(begin, end - begin);
    if (text.size() > kLongestLiteral) {
        text.resize(kLongestLiteral);
        literal.word_end = false;
    }
    return literal;
}

bool is_long_enough(const Literal& literal) {
    return literal.text.size() >= kShortestLiteral - (literal.word_start ? 1 : 0);
}

// How much a literal tells: letters most, digits less, signs and blanks least; beginnings and ends of words a bit.
double rareness(const Literal& literal) {
    double sum = literal.word_start ? 0.7 : 0;
    sum += literal.word_end ? 0.7 : 0;
    for (const char c : literal.text) {
        sum += is_ascii_letter(c) ? 1 : is_ascii_digit(c) ? 0.6 : 0.4;
    }
    return sum;
}

// The commonest alternative spoils the others; each doubling of their number costs somewhat.
double rareness(const Alternatives& alternatives) {
    double least = 100;
    for (const Literal& literal : alternatives) {
        least = std::min(least, rareness(literal));
    }
    return least - 0.7 * std::log2(static_cast<double>(alternatives.size()));
}

// What is known of a part of the pattern. Where it can stand for a few strings only (`is_exact`), they are both its heads
// and its tails; else each match begins with one of the heads, ends with one of the tails (unless it may be empty and is),
// and holds one alternative of each element of `required`.
struct Known {
    bool is_exact = false;
    bool may_be_empty = false; ///< "(?:\w+ )*": then there are no heads
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
const Strings& sure_tails_of(const Known& known) {
    static const Strings kAny{""};
    return known.may_be_empty ? kAny : tails_of(known);
}

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
    if (strings.size() > kMostStrings) {
        return;
    }
    Alternatives alternatives;
    alternatives.reserve(strings.size());
    for (const std::string& text : strings) {
        alternatives.push_back(literal_of(text));
        if (!is_long_enough(alternatives.back())) {
            return;
        }
    }
    required.push_back(std::move(alternatives));
}

// The element that tells most; empty where there is none.
Alternatives best_of(const Known& known) {
    std::vector<Alternatives> exact;
    if (known.is_exact) {
        add_required(exact, known.heads);
    }
    const Alternatives* best = nullptr;
    for (const Alternatives& candidate : known.is_exact ? exact : known.required) {
        if (best == nullptr || rareness(candidate) > rareness(*best)) {
            best = &candidate;
        }
    }
    return best == nullptr ? Alternatives() : *best;
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
        if (piece.may_be_empty) {
            run_ = last_bytes(run_, piece.tails);
        } else {
            run_ = tails_of(piece);
        }
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
    // What the text can end with that ends as one of `a` or of `b`: their last bytes, if all end in the same one. Mostly
    // that is a blank: "wie (?:\w+ )*lange".
    static Strings last_bytes(const Strings& a, const Strings& b) {
        char last = '\0';
        for (const Strings* strings : {&a, &b}) {
            for (const std::string& text : *strings) {
                const char c = text.empty() ? '\0' : text.back();
                if (c == '\0' || static_cast<unsigned char>(c) >= 0x80 || (last != '\0' && c != last)) {
                    return {""};
                }
                last = c;
            }
        }
        return {std::string(1, last)};
    }

    bool append_all(const Known& piece) { return piece.is_exact && append_each(run_, piece.heads); }

    Known whole_;
    Strings run_{""}; ///< how what was read so far can end
};

void unite(Strings& all, const Strings& more) {
    const auto is_open = [](const Strings& strings) { // one of them can begin with anything
        return std::any_of(strings.begin(), strings.end(), [](const std::string& text) { return text.empty(); });
    };
    const bool open = is_open(all) || is_open(more);
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
    known.tails = sure_tails_of(branches[0]);
    for (std::size_t i = 1; i < branches.size(); ++i) {
        unite(known.heads, branches[i].heads);
        unite(known.tails, sure_tails_of(branches[i]));
    }
    Alternatives either;
    for (const Known& branch : branches) {
        const Alternatives best = best_of(branch);
        if (best.empty()) {
            return known;
        }
        either.insert(either.end(), best.begin(), best.end());
    }
    if (either.size() <= 2 * kMostStrings) {
        known.required.push_back(std::move(either));
    }
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
            Known maybe;
            maybe.may_be_empty = true;
            maybe.tails = sure_tails_of(piece);
            return maybe;
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
        if (c == 'b') {
            return exactly({std::string(1, kBoundary)});
        }
        if (c == 'B' || c == 'A' || c == 'z') {
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

// Where "euer" is asked for, "euere" says nothing new.
void drop_needless(Alternatives& alternatives) {
    std::sort(alternatives.begin(), alternatives.end(), [](const Literal& a, const Literal& b) {
        return std::tie(a.word_start, a.text, a.word_end) < std::tie(b.word_start, b.text, b.word_end);
    });
    const auto last = std::unique(alternatives.begin(), alternatives.end(), [](const Literal& a, const Literal& b) {
        return a == b || (a.word_start == b.word_start && !a.word_end && b.text.starts_with(a.text));
    });
    alternatives.erase(last, alternatives.end());
}

} // namespace

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_'; }

std::vector<Alternatives> required_literals(std::string_view pattern) {
    Known known = Parser(pattern).run();
    std::vector<Alternatives> elements;
    if (known.is_exact) {
        add_required(elements, known.heads);
    } else {
        elements = std::move(known.required);
    }
    for (Alternatives& alternatives : elements) {
        drop_needless(alternatives);
    }
    // The rarest first. One that is rare enough does alone; common ones are asked for together.
    std::stable_sort(elements.begin(), elements.end(),
                     [&](const Alternatives& a, const Alternatives& b) { return rareness(a) > rareness(b); });
    elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
    std::size_t kept = 0;
    double together = 0;
    while (kept < std::min(elements.size(), kMostElements) && together < kRareEnough) {
        together += std::max(1.0, rareness(elements[kept++]));
    }
    elements.resize(kept);
    return elements;
}

} // namespace kummerkasten::classify
