// SPDX-License-Identifier: Apache-2.0
// Word stems by Snowball (libstemmer), so that "Störung", "Störungen" and "stoerung" are one. A stem is no word: show people
// a form that was written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace kummerkasten::text {

/// Has a state of its own: one for each thread. Remembers a few thousand words (1 to 2 MB), since posts are written in the same
/// ones: three of four calls cost one comparison.
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
    struct Known {
        std::string word, stem;
    };
    void find_stem(std::string_view word, std::string& stem);

    Language language_;
    sb_stemmer* stemmer_;
    std::vector<Known> known_; ///< by hash; of two words with the same place the later one stays
};

} // namespace kummerkasten::text
