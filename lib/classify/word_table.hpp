// SPDX-License-Identifier: Apache-2.0
// All words and phrases that mean something, in one hash table: a token is hashed once, letter by letter, and the hash of
// each of its beginnings falls out on the way, so that the word itself, the word without its ending and every prefix
// are found with one probe each. Most probes fail, and most of these end at a bit of a small filter.
//
// Built once, then read by all threads. Look-up costs no allocation and is linear in the word (of which at most
// kLongestWord bytes are looked at). No bytes of strangers go into the table, so nobody can flood a bucket.
#pragma once

#include "base/place.hpp"
#include "classify/sense.hpp"
#include "classify/term_forms.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::classify {

/// A phrase found: the sense and how many tokens it spans.
struct PhraseSense {
    Sense sense;
    std::size_t words = 0;
};

class WordTable {
public:
    WordTable();

    /// Adds a term in the notation of the lexicon (classify/term_forms.hpp). Throws DataError naming `place` for a term that
    /// is none or that has a sense of this category and source already.
    void add(std::string_view term, const Sense& sense, const Place& place);

    /// Adds a name: no notation, and a spelling that folds to one that is there already changes nothing.
    void add_name(std::string_view name, const Sense& sense);

    /// Appends the senses of `word`, which is folded and squeezed. Of one category the nearest form counts: the word,
    /// the word with an ending, the longest prefix, the longest compound part. True where a phrase may begin with it.
    bool find(std::string_view word, std::vector<Sense>& found) const;

    /// Appends the senses of the phrases that begin with words[0], for which find() said true; of one category the longest.
    void find_phrases(std::span<const std::string_view> words, std::vector<PhraseSense>& found) const;

    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    using enum TermForm::Form;
    static constexpr std::uint8_t kBeginsPhrase = 32; ///< beside the forms of terms

    struct Entry {
        std::uint64_t hash = 0;
        std::uint32_t key = 0; ///< in keys_
        std::uint32_t first_node = kNone;
        std::uint16_t key_size = 0;
        std::uint8_t forms = 0; ///< which forms its nodes have
    };
    struct Node {
        Sense sense;
        std::uint32_t next = kNone;
        std::uint8_t form = 0;
    };
    using Known = std::array<std::uint32_t, 4>; ///< by source, the categories that a nearer form has given already
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    static constexpr std::size_t kFilterBits = std::size_t{1} << 17;

    Entry& entry_for(std::string_view key);
    /// False where the key has this form and category already.
    bool add_form(const TermForm& term, const Sense& sense);
    void grow();
    [[nodiscard]] const Entry* probe(std::uint64_t hash, std::string_view key) const;
    void find_forms(std::string_view word, const std::uint64_t* hashes, Known& have, std::vector<Sense>& found) const;
    void take(const Entry& entry, unsigned forms, unsigned endings, Known& have, std::vector<Sense>& found) const;

    std::string keys_;
    std::vector<Entry> entries_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> slots_; ///< number of an entry, or kNone; a power of two, at most half full
    // One filter for each way of looking up, since most words have no inflected form and no prefix.
    std::vector<std::uint64_t> filter_, inflected_filter_, prefix_filter_;
    std::vector<std::uint64_t> suffix_tails_; ///< filter on the last four bytes of every suffix
    std::uint64_t prefix_lengths_ = 0;        ///< bit n: there is a prefix of n bytes
    std::uint64_t suffix_lengths_ = 0;
    unsigned shift_ = 0;          ///< 64 − log2 of the number of slots
    std::vector<TermForm> forms_; ///< of the term that is being added
};

} // namespace kummerkasten::classify
