// SPDX-License-Identifier: Apache-2.0
#include "text/sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>

using namespace kummerkasten::text;

namespace {

std::string comparable(std::string_view text, Numbers numbers = Numbers::drop) {
    Document document;
    analyse(text, document);
    std::string out;
    append_comparable(out, document, numbers);
    return out;
}

Sketch sketch_of(std::string_view comparable_text) {
    Sketch sketch;
    make_sketch(comparable_text, sketch);
    return sketch;
}

std::size_t shared_bands(const Sketch& a, const Sketch& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0; i < kBands; ++i) {
        shared += a.bands[i] == b.bands[i] ? 1 : 0;
    }
    return shared;
}

// `count` words of six letters, the same for the same seed.
std::string words(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = 0; i < 7 * count; ++i) {
        text += i % 7 == 6 ? ' ' : static_cast<char>('a' + random() % 26);
    }
    return text;
}

// Resemblance counted the slow way: sets of all shingles.
double resemblance(const std::string& a, const std::string& b) {
    const auto shingles = [](const std::string& text) {
        std::set<std::string> set;
        const std::string padded = " " + text;
        for (std::size_t i = 0; i + 5 <= padded.size(); ++i) {
            set.insert(padded.substr(i, 5));
        }
        return set;
    };
    const std::set<std::string> x = shingles(a), y = shingles(b);
    double shared = 0;
    for (const std::string& shingle : x) {
        shared += static_cast<double>(y.count(shingle));
    }
    return shared / (static_cast<double>(x.size() + y.size()) - shared);
}

} // namespace

TEST_CASE("what counts of a text when it is compared") {
    struct Row {
        const char *name, *text, *wanted;
    };
    for (const Row& row : {
             Row{"case, umlauts, stretched letters", "ÄRGER mit der Straße, soooo!", "aerger mit der strasse soo "},
             Row{"mentions and links go", "@haus @x_1 Hallo https://a.example/b?c=1 www.b.example", "hallo "},
             Row{"the RT goes with its mention", "RT @gast: Hallo", "hallo "},
             Row{"another RT stays", "Mein RT Kanal", "mein rt kanal "},
             Row{"emoji, punctuation", "Hallo 😡😡 – „Welt“ …", "hallo welt "},
             Row{"numbers and digits in words", "Am 12.09. um 20:14 mit G12b", "am um mit gb "},
             Row{"hashtags without #", "#Störung in #Oberau", "stoerung in oberau "},
             Row{"nothing", "", ""},
         }) {
        CAPTURE(row.name);
        CHECK(comparable(row.text) == row.wanted);
    }
    CHECK(comparable("Auftrag 4711 fehlt", Numbers::keep) == "auftrag 4711 fehlt ");
    CHECK(comparable("Auftrag 4711 fehlt", Numbers::keep) != comparable("Auftrag 4712 fehlt", Numbers::keep));
}

TEST_CASE("shingles of five letters, each once, counted by hand") {
    CHECK(sketch_of("").shingles.empty());
    CHECK(sketch_of("abc").shingles.empty());            // " abc" has four
    CHECK(sketch_of("abcd").shingles.size() == 1);       // " abcd"
    CHECK(sketch_of("abcd ").shingles.size() == 2);      // " abcd" "abcd "
    CHECK(sketch_of("aaaaaaaaaa").shingles.size() == 2); // " aaaa" and "aaaaa" again and again
    const Sketch sketch = sketch_of(words(300, 1));
    CHECK(sketch.shingles.size() == kMostShingles);
    CHECK(sketch.limit == sketch.shingles.back());
    CHECK(std::is_sorted(sketch.shingles.begin(), sketch.shingles.end()));
}

TEST_CASE("the same text is the same, another has nothing of it") {
    const Sketch a = sketch_of(words(20, 1));
    const Likeness same = compare(a, sketch_of(words(20, 1)));
    CHECK(same.resemblance == 1);
    CHECK(same.containment == 1);
    CHECK(same.size_ratio == 1);
    CHECK(shared_bands(a, sketch_of(words(20, 1))) == kBands);
    CHECK(compare(a, sketch_of(words(20, 2))).resemblance < 0.02);
    CHECK(compare(a, sketch_of("")).containment == 0);
    CHECK(compare(sketch_of(""), sketch_of("")).resemblance == 0);
}

TEST_CASE("a beginning is contained in the whole") {
    const std::string whole = words(15, 1); // 105 bytes, 102 shingles
    const Likeness half = compare(sketch_of(whole), sketch_of(whole.substr(0, 56)));
    CHECK(half.containment == 1);
    CHECK(half.size_ratio == doctest::Approx(53.0 / 102)); // 56 + 1 - 4 of 105 + 1 - 4
    CHECK(half.resemblance == doctest::Approx(53.0 / 102));
}

TEST_CASE("the estimate from the sample is near the true resemblance") {
    // Texts of 400 words, of whose 2800 shingles 128 are kept; a part of them is the other's. Four standard errors of a
    // proportion r from 128: 4·sqrt(r(1-r)/128) ≤ 0.18.
    for (unsigned seed = 0; seed < 40; ++seed) {
        const std::string common = words(40 + 9 * seed, seed);
        const std::string a = common + words(400 - (40 + 9 * seed), 100 + seed);
        const std::string b = common + words(400 - (40 + 9 * seed), 200 + seed);
        CAPTURE(seed);
        CHECK(std::abs(compare(sketch_of(a), sketch_of(b)).resemblance - resemblance(a, b)) <= 0.18);
    }
}

TEST_CASE("texts that resemble one another share a key, others hardly ever") {
    int found = 0;
    int met = 0;
    for (unsigned seed = 0; seed < 500; ++seed) {
        const std::string common = words(16, seed);
        const std::string a = common + words(2, 1000 + seed);
        const std::string b = common + words(2, 2000 + seed);
        REQUIRE(resemblance(a, b) > 0.7); // 114 of 138
        found += shared_bands(sketch_of(a), sketch_of(b)) > 0 ? 1 : 0;
        met += shared_bands(sketch_of(words(18, 3000 + seed)), sketch_of(words(18, 4000 + seed))) > 0 ? 1 : 0;
    }
    CHECK(found == 500); // 1 - (1 - 0.8²)^16 leaves 8 in a hundred million
    CHECK(met <= 5);
}

TEST_CASE("a text of any length costs little") {
    const Sketch sketch = sketch_of(words(100'000, 1));
    CHECK(compare(sketch, sketch_of(words(100'000, 1).substr(0, 4096))).resemblance ==
          1); // what lies behind does not count
}
