// SPDX-License-Identifier: Apache-2.0
#include "text/pattern_strings.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::text {

namespace {

constexpr std::size_t kMostStrings = 128; // that a part of a pattern may stand for, before it is cut
constexpr std::size_t kMostCopies = 12;   // of a repeated part

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
    Alternatives alternatives = literals_of(strings);
    if (!alternatives.empty()) {
        required.push_back(std::move(alternatives));
    }
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

// What a text can end with that ends as one of `a` or of `b`: their last byte, if it is the same. Mostly that is a blank,
// "wie (?:\w+ )*lange", which is as good as a boundary.
Strings last_bytes(const Strings& a, const Strings& b) {
    char last = '\0';
    for (const Strings* strings : {&a, &b}) {
        for (const std::string& text : *strings) {
            const char c = text.empty() ? '\0' : text.back() == ' ' ? kBoundary : text.back();
            if (c == '\0' || static_cast<unsigned char>(c) >= 0x80 || (last != '\0' && c != last)) {
                return {""};
            }
            last = c;
        }
    }
    return {std::string(1, last)};
}

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

} // namespace

Alternatives literals_of(const Strings& strings) {
    Alternatives alternatives;
    if (strings.size() > kMostStrings) {
        return alternatives;
    }
    alternatives.reserve(strings.size());
    for (const std::string& text : strings) {
        alternatives.push_back(literal_of(text));
        if (!is_long_enough(alternatives.back())) {
            return {};
        }
    }
    return alternatives;
}

double commonest(const Alternatives& alternatives) {
    double least = 100;
    for (const Literal& literal : alternatives) {
        least = std::min(least, rareness(literal));
    }
    return least;
}

// The commonest alternative spoils the others; each doubling of their number costs somewhat.
double rareness(const Alternatives& alternatives) {
    return commonest(alternatives) - 0.7 * std::log2(static_cast<double>(alternatives.size()));
}

std::uint64_t signs_of(const Known& known) {
    if (!known.is_exact) {
        return known.signs;
    }
    std::uint64_t common = known.heads.empty() ? 0 : ~std::uint64_t{0};
    for (const std::string& text : known.heads) {
        std::uint64_t signs = 0;
        for (const char c : text) {
            signs |= sign_bit(c);
        }
        common &= signs;
    }
    return common;
}

Known exactly(Strings strings) {
    Known known;
    known.is_exact = true;
    known.heads = std::move(strings);
    return known; // tails are not looked at
}

Known anything() {
    Known known;
    known.heads = {""};
    known.tails = {""};
    return known;
}

Sequence::Sequence(bool at_boundary) {
    whole_.is_exact = true;
    if (at_boundary) {
        run_[0] = kBoundary;
    }
}

bool Sequence::ends_at_boundary() const {
    return std::all_of(run_.begin(), run_.end(), [](const std::string& text) {
        return !text.empty() && (text.back() == kBoundary || text.back() == ' ');
    });
}

void Sequence::add(const Known& piece) {
    signs_ |= signs_of(piece);
    if (piece.is_exact && append_each(run_, piece.heads)) {
        return;
    }
    // The run ends here: it and the heads of what follows stand together, unless that is too much.
    Strings joined = run_;
    append_each(joined, piece.heads);
    add_required(whole_.required, joined);
    if (whole_.is_exact) {
        whole_.heads = std::move(joined);
        whole_.is_exact = false;
    }
    whole_.required.insert(whole_.required.end(), piece.required.begin(), piece.required.end());
    run_ = piece.may_be_empty ? last_bytes(run_, piece.tails) : tails_of(piece);
}

Known Sequence::take() {
    if (whole_.is_exact) {
        return exactly(std::move(run_));
    }
    add_required(whole_.required, run_);
    whole_.signs = signs_;
    whole_.tails = std::move(run_);
    return std::move(whole_);
}

Known one_of(std::vector<Known> branches) {
    const bool all_exact =
        std::all_of(branches.begin(), branches.end(), [](const Known& branch) { return branch.is_exact; });
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
    known.signs = signs_of(branches[0]);
    known.heads = branches[0].heads;
    known.tails = sure_tails_of(branches[0]);
    for (std::size_t i = 1; i < branches.size(); ++i) {
        known.signs &= signs_of(branches[i]);
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

Known repeated(const Known& piece, std::size_t least, std::size_t most) {
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
        maybe.heads = {""};
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
        some.signs = signs_of(some);
        some.tails = some.heads;
        some.is_exact = false;
        add_required(some.required, some.heads);
    }
    return some;
}

} // namespace kummerkasten::text
