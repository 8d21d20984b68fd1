// SPDX-License-Identifier: Apache-2.0
#include "text/stem.hpp"

#include "text/fold.hpp"
#include "text/stop_words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::text;

namespace {

std::string stem(Stemmer& stemmer, const std::string& word) {
    std::string out;
    stemmer.append_stem(out, fold(word));
    return out;
}

} // namespace

TEST_CASE("forms of a word have one stem") {
    Stemmer german(Stemmer::Language::german), english(Stemmer::Language::english);
    const std::vector<std::vector<std::string>> german_words{{"Störung", "Störungen", "STOERUNG"},
                                                             {"Zug", "Züge", "Zügen"},
                                                             {"Verspätung", "verspaetungen"},
                                                             {"neue", "neuen", "neuer"}};
    for (const auto& forms : german_words) {
        for (const std::string& form : forms) {
            CAPTURE(form);
            CHECK(stem(german, form) == stem(german, forms.front()));
        }
    }
    CHECK(stem(german, "neue") == "neu"); // not an umlaut behind a vowel
    CHECK(stem(german, "Quelle") == stem(german, "Quellen"));
    CHECK(stem(english, "cancelled") == stem(english, "cancelling"));
    CHECK(stem(german, "").empty());
    CHECK(stem(german, std::string(1000, 'x')).size() == 1000);
}

TEST_CASE("stop words; negations are none") {
    for (const char* word : {"der", "und", "fuer", "the", "x"}) {
        CHECK(is_stop_word(word));
    }
    for (const char* word : {"nicht", "kein", "nie", "not", "no", "never", "zug"}) {
        CHECK_FALSE(is_stop_word(word));
    }
}
