// SPDX-License-Identifier: Apache-2.0
// Word stems by Snowball (libstemmer), so that "Störung", "Störungen" and "stoerung" are one. A stem is no word: show people
// a form that was written.
#pragma once

#include <string>
#include <string_view>

struct sb_stemmer;

namespace kummerkasten::text {

/// Has a state of its own: one for each thread.
class Stemmer {
public:
    enum class Language { german, english };

    explicit Stemmer(Language language);
    ~Stemmer();
    Stemmer(const Stemmer&) = delete;
    Stemmer& operator=(const Stemmer&) = delete;

    /// Appends the stem of a folded word (text/fold.hpp). In German the folded umlauts ae, oe, ue become a, o, u, as in
    /// Snowball's own treatment of umlauts, so that "Züge" and "Zug" have one stem; not behind q or a vowel ("neue").
    void append_stem(std::string& out, std::string_view folded_word);

private:
    Language language_;
    sb_stemmer* stemmer_;
};

} // namespace kummerkasten::text
