// SPDX-License-Identifier: Apache-2.0
#include "text/stem.hpp"

#include <libstemmer.h>

#include <new>

namespace kummerkasten::text {

namespace {

constexpr std::size_t kMostBytes = 256; // longer words are none, and the library counts in int

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
    const std::string word(folded_word);
    // The library's symbols are bytes; char and unsigned char may alias.
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) {
        throw std::bad_alloc();
    }
    const std::string_view found(reinterpret_cast<const char*>(stem),
                                 static_cast<std::size_t>(sb_stemmer_length(stemmer_)));
    if (language_ == Language::german) {
        append_without_umlauts(out, found);
    } else {
        out += found;
    }
}

} // namespace kummerkasten::text
