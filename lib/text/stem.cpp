// SPDX-License-Identifier: Apache-2.0
#include "text/stem.hpp"

#include <libstemmer.h>
#include <xxhash.h>

#include <new>

namespace kummerkasten::text {

namespace {

constexpr std::size_t kMostBytes = 256;   // longer words are none, and the library counts in int
constexpr std::size_t kLongestKnown = 32; // bytes of a word that is worth remembering
constexpr std::size_t kKnownWords =
    1U << 13U; // 60,000 posts hold 40,000 different words; these are 95 % of all they say

bool is_vowel_or_q(char c) { return std::string_view("aeiouyq").find(c) != std::string_view::npos; }

// "zueg" → "zug"
void append_without_umlauts(std::string& out, std::string_view stem) {
    for (std::size_t i = 0; i < stem.size(); ++i) {
        out += stem[i];
        const bool umlaut = (stem[i] == 'a' || stem[i] == 'o' || stem[i] == 'u') && i + 1 < stem.size() &&
                            stem[i + 1] == 'e' && (i == 0 || !is_vowel_or_q(stem[i - 1]));
        i += umlaut ? 1 : 0;
    }
}

} // namespace

Stemmer::Stemmer(Language language)
    : language_(language), stemmer_(sb_stemmer_new(language == Language::german ? "german" : "english", "UTF_8")) {
    known_.resize(kKnownWords);
    if (stemmer_ == nullptr) {
        throw std::bad_alloc(); // both languages are part of every build of the library
    }
}

Stemmer::~Stemmer() { sb_stemmer_delete(stemmer_); }

void Stemmer::append_stem(std::string& out, std::string_view folded_word) {
    if (folded_word.size() > kMostBytes) {
        out += folded_word;
        return;
    }
    if (folded_word.size() > kLongestKnown) {
        std::string stem;
        find_stem(folded_word, stem);
        out += stem;
        return;
    }
    Known& known = known_[XXH3_64bits(folded_word.data(), folded_word.size()) % kKnownWords];
    if (known.word != folded_word) {
        known.word = folded_word;
        find_stem(folded_word, known.stem);
    }
    out += known.stem;
}

void Stemmer::find_stem(std::string_view word, std::string& stem) {
    // The library's symbols are bytes; char and unsigned char may alias.
    const sb_symbol* found =
        sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (found == nullptr) {
        throw std::bad_alloc();
    }
    const std::string_view letters(reinterpret_cast<const char*>(found),
                                   static_cast<std::size_t>(sb_stemmer_length(stemmer_)));
    stem.clear();
    if (language_ == Language::german) {
        append_without_umlauts(stem, letters);
    } else {
        stem = letters;
    }
}

} // namespace kummerkasten::text
