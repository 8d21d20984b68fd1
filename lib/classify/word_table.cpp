// SPDX-License-Identifier: Apache-2.0
#include "classify/word_table.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"
#include "classify/endings.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace kummerkasten::classify {

namespace {

// FNV-1a: weak on its own, but it runs along the word byte by byte, which is what gives the hashes of all beginnings.
constexpr std::uint64_t kSeed = 0xCBF29CE484222325;
constexpr std::uint64_t step(std::uint64_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
}
constexpr std::uint64_t hash_of(std::string_view key, std::uint64_t hash = kSeed) {
    for (const char c : key) {
        hash = step(hash, c);
    }
    return hash;
}
// Spreads the weak high bits of FNV over the whole word.
constexpr std::uint64_t mix(std::uint64_t hash) { return (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15; }

constexpr unsigned kAnyEnding = kGermanEnding | kEnglishEnding;

constexpr std::size_t kTailBits = 4096;
std::size_t tail_bit(std::string_view word) {
    std::uint32_t tail = 0;
    std::memcpy(&tail, word.data() + word.size() - sizeof tail, sizeof tail);
    return (tail * 0x9E3779B1U) >> 20U; // 12 bits
}
static_assert(kTailBits == std::size_t{1} << 12U);

void set_bit(std::vector<std::uint64_t>& bits, std::size_t bit) { bits[bit / 64] |= std::uint64_t{1} << (bit % 64); }
bool has_bit(const std::vector<std::uint64_t>& bits, std::size_t bit) {
    return (bits[bit / 64] >> (bit % 64) & 1U) != 0;
}

} // namespace

WordTable::WordTable()
    : filter_(kFilterBits / 64),
      inflected_filter_(kFilterBits / 64),
      prefix_filter_(kFilterBits / 64),
      suffix_tails_(kTailBits / 64) {
    // Room for the shipped lexicons, so that loading them never grows the table.
    slots_.assign(std::size_t{1} << 15, kNone);
    shift_ = 64 - 15;
    entries_.reserve(slots_.size() / 2);
    nodes_.reserve(slots_.size() / 2);
    keys_.reserve(slots_.size() * 8);
}

void WordTable::add(std::string_view term, const Sense& sense, const Place& place) {
    forms_.clear();
    read_term(term, endings_of(sense.source), place, forms_);
    bool is_new = false;
    for (const TermForm& form : forms_) {
        is_new = add_form(form, sense) || is_new;
    }
    if (!is_new) {
        throw DataError(place, fmt::format("term {}: stands in this category already", in_quotes(term)));
    }
}

void WordTable::add_name(std::string_view name, const Sense& sense) {
    if (const auto form = read_name(name)) {
        add_form(*form, sense);
    }
}

WordTable::Entry& WordTable::entry_for(std::string_view key) {
    const std::uint64_t hash = hash_of(key);
    if (const Entry* known = probe(hash, key)) {
        return entries_[static_cast<std::size_t>(known - entries_.data())];
    }
    if ((entries_.size() + 1) * 2 > slots_.size()) {
        grow();
    }
    Entry& entry = entries_.emplace_back();
    entry.hash = hash;
    entry.key = static_cast<std::uint32_t>(keys_.size());
    entry.key_size = static_cast<std::uint16_t>(key.size());
    keys_ += key;
    const std::uint64_t mixed = mix(hash);
    set_bit(filter_, mixed % kFilterBits);
    std::size_t slot = mixed >> shift_;
    while (slots_[slot] != kNone) {
        slot = (slot + 1) & (slots_.size() - 1);
    }
    slots_[slot] = static_cast<std::uint32_t>(entries_.size() - 1);
    return entry;
}

void WordTable::grow() {
    slots_.assign(slots_.size() * 2, kNone);
    --shift_;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = mix(entries_[i].hash) >> shift_;
        while (slots_[slot] != kNone) {
            slot = (slot + 1) & (slots_.size() - 1);
        }
        slots_[slot] = static_cast<std::uint32_t>(i);
    }
}

bool WordTable::add_form(const TermForm& term, const Sense& sense) {
    const auto& [form, key] = term;
    switch (form) {
    case kPrefix: prefix_lengths_ |= std::uint64_t{1} << (key.size() - 1); break;
    case kSuffix:
        suffix_lengths_ |= std::uint64_t{1} << (key.size() - 1);
        set_bit(suffix_tails_, tail_bit(key));
        break;
    case kPhrase:
        for (std::size_t blank = key.find(' '); blank != std::string::npos; blank = key.find(' ', blank + 1)) {
            entry_for(std::string_view(key).substr(0, blank)).forms |= kBeginsPhrase;
        }
        break;
    default: break;
    }
    Entry& entry = entry_for(key);
    std::uint32_t last = kNone;
    for (std::uint32_t i = entry.first_node; i != kNone; i = nodes_[i].next) {
        const Sense& known = nodes_[i].sense;
        if (nodes_[i].form == form && known.category == sense.category && known.source == sense.source &&
            known.reference == sense.reference) {
            return false;
        }
        last = i;
    }
    entry.forms |= form;
    if (form == kInflected || form == kPrefix) {
        set_bit(form == kPrefix ? prefix_filter_ : inflected_filter_, mix(entry.hash) % kFilterBits);
    }
    const auto added = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({sense, kNone, form});
    (last == kNone ? entry.first_node : nodes_[last].next) = added;
    return true;
}

const WordTable::Entry* WordTable::probe(std::uint64_t hash, std::string_view key) const {
    const std::uint64_t mixed = mix(hash);
    if (!has_bit(filter_, mixed % kFilterBits)) {
        return nullptr;
    }
    for (std::size_t slot = mixed >> shift_; slots_[slot] != kNone; slot = (slot + 1) & (slots_.size() - 1)) {
        const Entry& entry = entries_[slots_[slot]];
        if (entry.hash == hash && entry.key_size == key.size() &&
            std::memcmp(keys_.data() + entry.key, key.data(), key.size()) == 0) {
            return &entry;
        }
    }
    return nullptr;
}

void WordTable::take(const Entry& entry, unsigned forms, unsigned endings, Known& have,
                     std::vector<Sense>& found) const {
    if ((entry.forms & forms) == 0) {
        return;
    }
    Known taken = have;
    for (std::uint32_t i = entry.first_node; i != kNone; i = nodes_[i].next) {
        const Node& node = nodes_[i];
        // Senses of different sources do not shut one another out: the language is decided later.
        const auto source = static_cast<std::size_t>(node.sense.source);
        const std::uint32_t bit = std::uint32_t{1} << static_cast<unsigned>(node.sense.category);
        static_assert(kCategories <= 32);
        if ((node.form & forms) != 0 && (endings & endings_of(node.sense.source)) != 0 && (have[source] & bit) == 0) {
            found.push_back(node.sense);
            taken[source] |= bit;
        }
    }
    have = taken;
}

bool WordTable::find(std::string_view word, std::vector<Sense>& found) const {
    word = word.substr(0, kLongestWord);
    std::array<std::uint64_t, kLongestWord + 1> hashes; // of the first n bytes
    std::uint64_t hash = kSeed;
    hashes[0] = hash;
    for (std::size_t i = 0; i < word.size(); ++i) {
        hash = step(hash, word[i]);
        hashes[i + 1] = hash;
    }
    Known have{};
    bool begins_phrase = false;
    if (const Entry* entry = probe(hash, word)) {
        begins_phrase = (entry->forms & kBeginsPhrase) != 0;
        take(*entry, kWord | kInflected, kAnyEnding, have, found);
        take(*entry, kPrefix, kAnyEnding, have, found);
    }
    // Function words, which are half of a text, are whole words and nothing else.
    const auto function_word = std::uint32_t{1} << static_cast<unsigned>(Category::language);
    if (((have[0] | have[1]) & function_word) == 0) {
        find_forms(word, hashes.data(), have, found);
    }
    return begins_phrase;
}

// The word with an ending, as the continuation of a prefix, as a compound.
void WordTable::find_forms(std::string_view word, const std::uint64_t* hashes, Known& have,
                           std::vector<Sense>& found) const {
    const std::size_t size = word.size();
    if (size > 2 && may_end_an_ending(word.back())) {
        for (std::size_t length = 1; length <= kLongestEnding && length + 2 <= size; ++length) {
            const std::uint64_t hash = hashes[size - length];
            if (!has_bit(inflected_filter_, mix(hash) % kFilterBits)) {
                continue;
            }
            const Entry* entry = probe(hash, word.substr(0, size - length));
            if (entry != nullptr && (entry->forms & kInflected) != 0) {
                take(*entry, kInflected, ending_languages(word.substr(size - length)), have, found);
            }
        }
    }
    // Lengths below that of the word itself, the longest first.
    const std::uint64_t shorter = size > 1 ? (std::uint64_t{1} << (size - 1)) - 1 : 0;
    for (std::uint64_t lengths = prefix_lengths_ & shorter; lengths != 0;) {
        const auto length = static_cast<std::size_t>(std::bit_width(lengths));
        lengths &= ~(std::uint64_t{1} << (length - 1));
        if (!has_bit(prefix_filter_, mix(hashes[length]) % kFilterBits)) {
            continue;
        }
        if (const Entry* entry = probe(hashes[length], word.substr(0, length))) {
            take(*entry, kPrefix, kAnyEnding, have, found);
        }
    }
    if (size > kShortestAffix && has_bit(suffix_tails_, tail_bit(word))) {
        for (std::uint64_t lengths = suffix_lengths_ & shorter; lengths != 0;) {
            const auto length = static_cast<std::size_t>(std::bit_width(lengths));
            lengths &= ~(std::uint64_t{1} << (length - 1));
            const std::string_view tail = word.substr(size - length);
            if (const Entry* entry = probe(hash_of(tail), tail)) {
                take(*entry, kSuffix, kAnyEnding, have, found);
            }
        }
    }
}

void WordTable::find_phrases(std::span<const std::string_view> words, std::vector<PhraseSense>& found) const {
    const std::size_t first = found.size();
    std::array<char, kLongestWord * 2> key; // longer than any phrase of the table
    std::size_t size = 0;
    std::uint64_t hash = kSeed;
    for (std::size_t i = 0; i < words.size() && i < 2 * kMostWordsInPhrase; ++i) {
        const std::string_view word = words[i];
        if (word.empty() || size + 1 + word.size() > key.size()) {
            return;
        }
        if (i > 0) {
            key[size++] = ' ';
            hash = step(hash, ' ');
        }
        std::memcpy(key.data() + size, word.data(), word.size());
        size += word.size();
        hash = hash_of(word, hash);
        if (i == 0) {
            continue; // the caller knows that phrases begin with this word
        }
        const Entry* entry = probe(hash, std::string_view(key.data(), size));
        if (entry == nullptr) {
            return;
        }
        for (std::uint32_t n = entry->first_node; n != kNone; n = nodes_[n].next) {
            if (nodes_[n].form != kPhrase) {
                continue;
            }
            const Sense& sense = nodes_[n].sense;
            const auto shorter = std::find_if(
                found.begin() + static_cast<std::ptrdiff_t>(first), found.end(), [&sense](const PhraseSense& other) {
                    return other.sense.category == sense.category && other.sense.source == sense.source &&
                           other.sense.reference == sense.reference;
                });
            if (shorter == found.end()) {
                found.push_back({sense, i + 1});
            } else {
                *shorter = {sense, i + 1};
            }
        }
        if ((entry->forms & kBeginsPhrase) == 0) {
            return;
        }
    }
}

} // namespace kummerkasten::classify
