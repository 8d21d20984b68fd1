// SPDX-License-Identifier: Apache-2.0
#include "text/prefilter.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <tuple>

namespace kummerkasten::text {

namespace {

constexpr std::array<unsigned, 3> kHeadSizes{4, 3, 2};
static_assert(kShortestLiteral == 3); // of two bytes only at the beginning of a word
static_assert(kLongestLiteral <= 4 + sizeof(std::uint64_t));

// Behind the last byte of a text as much as is loaded from there at once. Zeros are in no literal, so none reaches into them.
constexpr std::size_t kPadding = 4 + sizeof(std::uint64_t) + 1;

std::uint64_t load(const char* at, std::size_t size = sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, size);
    return bytes;
}
// The first `size` of eight bytes as they lie in memory, the others zero. (On a big-endian machine literal and text would
// be cut at the same other end, and still agree.)
constexpr std::uint64_t cut(std::uint64_t bytes, unsigned size) {
    return size == 8 ? bytes : bytes & ((std::uint64_t{1} << (8 * size)) - 1);
}
constexpr std::uint64_t hash_of(std::uint64_t head, unsigned size) {
    const std::uint64_t mixed = (head + size) * 0x9E3779B97F4A7C15;
    return mixed >> 32;
}

template <std::size_t N> void set_bit(std::array<std::uint64_t, N>& bits, std::uint64_t bit) {
    bit %= N * 64;
    bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
}
template <std::size_t N> bool has_bit(const std::array<std::uint64_t, N>& bits, std::uint64_t bit) {
    bit %= N * 64;
    return (bits[bit / 64] >> (bit % 64) & 1U) != 0;
}

constexpr std::array<bool, 256> word_bytes() {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 128; ++c) {
        table[c] = is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)) || c == '_';
    }
    return table;
}
constexpr std::array<bool, 256> kWordBytes = word_bytes();
bool is_word(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

// The literals of an element that is seldom met are long. Of those that are equally long the first wins, since that tells
// where matches begin.
std::size_t rarest(const std::vector<Alternatives>& elements) {
    const auto shortest = [](const Alternatives& element) {
        std::size_t size = kLongestLiteral;
        for (const Literal& literal : element) {
            size = std::min(size, literal.text.size());
        }
        return size;
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < elements.size(); ++i) {
        best = shortest(elements[i]) > shortest(elements[best]) ? i : best;
    }
    return best;
}

bool all_begin_words(const Alternatives& element) {
    return std::all_of(element.begin(), element.end(), [](const Literal& literal) { return literal.word_start; });
}

} // namespace

Prefilter::Piece::Piece(const Literal& literal)
    : head_size(static_cast<std::uint8_t>(*std::find_if(kHeadSizes.begin(), kHeadSizes.end() - 1,
                                                        [&](unsigned n) { return literal.text.size() >= n; }))),
      rest_size(static_cast<std::uint8_t>(literal.text.size() - head_size)),
      word_start(literal.word_start),
      word_end(literal.word_end) {
    head = load(literal.text.data(), head_size);
    rest = load(literal.text.data() + head_size, rest_size);
}

bool Prefilter::Piece::stands_at(const char* text) const {
    return cut(load(text), head_size) == head && cut(load(text + head_size) ^ rest, rest_size) == 0 &&
           !(word_end && is_word(text[head_size + rest_size]));
}

struct Prefilter::Wish {
    Piece piece;
    std::uint32_t rule;

    [[nodiscard]] auto head_key() const { return std::tuple(piece.word_start, piece.head_size, piece.head); }
    [[nodiscard]] auto literal_key() const {
        return std::tuple(head_key(), piece.rest_size, piece.rest, piece.word_end);
    }
};

Prefilter::Prefilter(std::span<const Requirement> requirements) : rules_(requirements.size()) {
    std::vector<Wish> wishes;
    for (std::size_t rule = 0; rule < requirements.size(); ++rule) {
        add(static_cast<std::uint32_t>(rule), requirements[rule], wishes);
    }
    std::stable_sort(wishes.begin(), wishes.end(),
                     [](const Wish& a, const Wish& b) { return a.literal_key() < b.literal_key(); });
    const auto first_at_word_start =
        std::find_if(wishes.begin(), wishes.end(), [](const Wish& wish) { return wish.piece.word_start; });
    for (auto wish = wishes.begin(); wish != first_at_word_start; ++wish) {
        set_bit(anywhere_grams_, hash_of(cut(wish->piece.head, 3), 3));
    }
    file({wishes.begin(), first_at_word_start}, anywhere_);
    file({first_at_word_start, wishes.end()}, at_word_start_);
}

void Prefilter::add(std::uint32_t rule, const Requirement& requirement, std::vector<Wish>& wishes) {
    rules_[rule].signs = requirement.signs;
    if (requirement.elements.empty()) {
        always_.push_back(rule);
        return;
    }
    const std::size_t key = rarest(requirement.elements);
    for (const Literal& literal : requirement.elements[key]) {
        wishes.push_back({Piece(literal), rule});
    }
    RuleEntry& entry = rules_[rule];
    entry.others.first = static_cast<std::uint32_t>(elements_.size());
    for (std::size_t i = 0; i < requirement.elements.size(); ++i) {
        // Of literals inside words the heads are not known when it is time to ask: the pattern itself will see.
        if (i == key || !all_begin_words(requirement.elements[i])) {
            continue;
        }
        Range& element = elements_.emplace_back();
        element.first = static_cast<std::uint32_t>(heads_.size());
        for (const Literal& literal : requirement.elements[i]) {
            const Piece piece(literal);
            heads_.push_back(static_cast<std::uint16_t>(hash_of(piece.head, piece.head_size)));
        }
        element.size = static_cast<std::uint32_t>(heads_.size()) - element.first;
    }
    entry.others.size = static_cast<std::uint32_t>(elements_.size()) - entry.others.first;
    entry.begins_with_key = requirement.begins_with_first && key == 0;
    if (requirement.begins_with_first && key != 0 && all_begin_words(requirement.elements[0])) {
        entry.openings.first = static_cast<std::uint32_t>(openings_.size());
        for (const Literal& literal : requirement.elements[0]) {
            openings_.emplace_back(literal);
        }
        entry.openings.size = static_cast<std::uint32_t>(openings_.size()) - entry.openings.first;
    }
}

bool Prefilter::has_free_starts(const Requirement& requirement) {
    return requirement.begins_with_first && rarest(requirement.elements) == 0;
}

// `wishes` are sorted: equal literals are neighbours, and so are those with the same head.
void Prefilter::file(std::span<const Wish> wishes, Index& index) {
    std::size_t heads = 0;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        heads += i == 0 || wishes[i - 1].head_key() != wishes[i].head_key() ? 1 : 0;
    }
    index.slots.resize(std::bit_ceil(4 * heads + 1));
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const auto& [piece, rule] = wishes[i];
        if (i == 0 || wishes[i - 1].literal_key() != wishes[i].literal_key()) {
            literals_.push_back(
                {piece.rest, static_cast<std::uint32_t>(uses_.size()), 0, piece.rest_size, piece.word_end});
            std::uint64_t at = hash_of(piece.head, piece.head_size);
            set_bit(index.filter, at);
            Slot* slot = &index.slots[at & (index.slots.size() - 1)];
            while (slot->literals != 0 && (slot->head != piece.head || slot->head_size != piece.head_size)) {
                slot = &index.slots[++at & (index.slots.size() - 1)];
            }
            if (slot->literals == 0) {
                *slot = {static_cast<std::uint32_t>(piece.head), static_cast<std::uint32_t>(literals_.size() - 1), 0,
                         piece.head_size};
            }
            ++slot->literals;
        }
        uses_.push_back(rule);
        ++literals_.back().uses;
    }
}

std::size_t Prefilter::find_places(std::size_t size, Scratch& scratch) const {
    scratch.heads.fill(0);
    const std::size_t most = 5 * size + 1;
    if (scratch.places.size() < most) {
        scratch.places.resize(most);
    }
    Scratch::Place* next = scratch.places.data();
    const auto note_if = [&next](bool really, std::size_t at, unsigned head_size, bool word_start) {
        *next = {static_cast<std::uint32_t>(at), static_cast<std::uint16_t>(head_size), word_start};
        next += really ? 1 : 0; // no branch: every second one would be mispredicted
    };
    scratch.signs = 0;
    bool inside = false; // a word
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint64_t bytes = load(scratch.text.data() + i);
        const bool word = is_word(scratch.text[i]);
        scratch.signs |= sign_bit(scratch.text[i]);
        if (word && !inside) {
            scratch.word_starts.push_back(static_cast<std::uint32_t>(i));
            for (const unsigned head_size : kHeadSizes) {
                const std::uint64_t hash = hash_of(cut(bytes, head_size), head_size);
                set_bit(scratch.heads, hash);
                note_if(has_bit(at_word_start_.filter, hash), i, head_size, true);
            }
        }
        inside = word;
        if (has_bit(anywhere_grams_, hash_of(cut(bytes, 3), 3))) {
            for (const unsigned head_size : {4U, 3U}) {
                note_if(has_bit(anywhere_.filter, hash_of(cut(bytes, head_size), head_size)), i, head_size, false);
            }
        }
    }
    return static_cast<std::size_t>(next - scratch.places.data());
}

void Prefilter::look_up(Scratch::Place place, Scratch& scratch) const {
    const Index& index = place.word_start ? at_word_start_ : anywhere_;
    const char* const text = scratch.text.data() + place.offset;
    const unsigned size = place.head_size;
    const std::uint64_t head = cut(load(text), size);
    std::uint64_t at = hash_of(head, size);
    const Slot* slot = &index.slots[at & (index.slots.size() - 1)];
    while (slot->literals != 0 && (slot->head != head || slot->head_size != size)) {
        slot = &index.slots[++at & (index.slots.size() - 1)];
    }
    const std::uint64_t rest = load(text + size);
    for (const Filed& literal : std::span(literals_).subspan(slot->first, slot->literals)) {
        if (cut(rest ^ literal.rest, literal.rest_size) != 0 ||
            (literal.word_end && is_word(text[size + literal.rest_size]))) {
            continue;
        }
        for (const std::uint32_t rule : std::span(uses_).subspan(literal.first_use, literal.uses)) {
            if (scratch.met[rule] == 0) {
                scratch.met[rule] = 1;
                scratch.touched.push_back(rule);
            }
            if (rules_[rule].begins_with_key) {
                scratch.starts.push_back({rule, place.offset});
            }
        }
    }
}

bool Prefilter::others_met(const RuleEntry& rule, const Scratch& scratch) const {
    for (const Range& element : std::span(elements_).subspan(rule.others.first, rule.others.size)) {
        const auto heads = std::span(heads_).subspan(element.first, element.size);
        if (std::none_of(heads.begin(), heads.end(),
                         [&](std::uint16_t head) { return has_bit(scratch.heads, head); })) {
            return false;
        }
    }
    return true;
}

void Prefilter::find(std::string_view folded, Scratch& scratch) const {
    scratch.met.resize(rules_.size());
    scratch.touched.clear();
    scratch.starts.clear();
    scratch.word_starts.clear();
    scratch.candidates.clear();
    std::string& text = scratch.text;
    text.assign(folded);
    for (char& c : text) {
        c = is_ascii_digit(c) ? kAnyDigit : c;
    }
    text.append(kPadding, '\0');
    const std::size_t places = find_places(folded.size(), scratch);
    for (std::size_t i = 0; i < places; ++i) {
        look_up(scratch.places[i], scratch);
    }
    for (const std::uint32_t rule : always_) {
        if ((rules_[rule].signs & ~scratch.signs) == 0) {
            scratch.candidates.push_back(rule);
        }
    }
    for (const std::uint32_t rule : scratch.touched) {
        const RuleEntry& entry = rules_[rule];
        if ((entry.signs & ~scratch.signs) != 0 || !others_met(entry, scratch)) {
            continue;
        }
        const std::size_t before = scratch.starts.size();
        for (const Piece& opening : std::span(openings_).subspan(entry.openings.first, entry.openings.size)) {
            for (const std::uint32_t start : scratch.word_starts) {
                if (opening.stands_at(text.data() + start)) {
                    scratch.starts.push_back({rule, start});
                }
            }
        }
        // Where the opening is known and stands nowhere, only its head did.
        if (entry.openings.size == 0 || scratch.starts.size() > before) {
            scratch.candidates.push_back(rule);
            scratch.met[rule] = 2;
        }
    }
    std::sort(scratch.candidates.begin(), scratch.candidates.end());
    std::erase_if(scratch.starts, [&](const Start& start) { return scratch.met[start.rule] != 2; });
    std::sort(scratch.starts.begin(), scratch.starts.end());
    scratch.starts.erase(std::unique(scratch.starts.begin(), scratch.starts.end()), scratch.starts.end());
    for (const std::uint32_t rule : scratch.touched) {
        scratch.met[rule] = 0;
    }
}

} // namespace kummerkasten::text
