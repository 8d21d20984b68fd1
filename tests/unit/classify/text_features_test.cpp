// SPDX-License-Identifier: Apache-2.0
#include "classify/text_features.hpp"

#include "classify/feature_reader.hpp"

#include "io/data_path.hpp"
#include "record/taxonomy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

class Reader {
public:
    std::map<std::uint64_t, float> group(const std::string& text, std::uint8_t number) {
        record::Post post;
        post.text = text;
        post.lang = "de";
        std::map<std::uint64_t, float> found;
        for (const learn::Feature& feature : reader_.read(post).features()) {
            if (feature.group == number) {
                found[feature.key] = feature.value;
            }
        }
        return found;
    }

private:
    io::DataPath data_{std::string(KUMMERKASTEN_SOURCE_DIR) + "/data"};
    record::Taxonomy taxonomy_{data_};
    FeatureReader reader_{data_, taxonomy_};
};

constexpr std::uint8_t kWords = 0, kLetters = 1, kShape = 2, kLexicon = 3;

} // namespace

TEST_CASE("spellings of one word are one feature") {
    Reader reader;
    const auto plain = reader.group("Der Ärger bleibt", kWords);
    CHECK(plain.size() == 8); // three words, their beginnings, two pairs
    CHECK(plain == reader.group("der aerger BLEIBT", kWords));
    CHECK(plain != reader.group("der bleibt aerger", kWords)); // the pairs differ
    CHECK(reader.group("soooooo", kWords) == reader.group("sooo", kWords));
}

TEST_CASE("names, links and numbers are one word each") {
    Reader reader;
    CHECK(reader.group("@anna sagt 17 mal http://a.example", kWords) ==
          reader.group("@bert sagt 4711 mal https://b.example/x", kWords));
    CHECK(reader.group("@anna", kWords) != reader.group("17", kWords));
}

TEST_CASE("runs of letters are counted inside words and across them") {
    Reader reader;
    // " ab ": runs of 2: " a", "ab", "b "; of 3: " ab", "ab "; of 4: " ab ".
    CHECK(reader.group("ab", kLetters).size() == 6);
    // Each of them stands in " ab ab " twice, beside runs that go across.
    const auto twice = reader.group("ab ab", kLetters);
    CHECK(std::count_if(twice.begin(), twice.end(), [](const auto& feature) { return feature.second == 2; }) == 6);
    CHECK(reader.group("ab cd", kLetters) != reader.group("cd ab", kLetters));
}

TEST_CASE("shape and lexicon see what the words hide") {
    Reader reader;
    CHECK(reader.group("das ist kaputt", kShape) != reader.group("DAS IST KAPUTT!!!", kShape));
    CHECK(reader.group("Der Service ist schlecht.", kLexicon) != reader.group("Der Service ist gut.", kLexicon));
    CHECK(reader.group("Das ist gut.", kLexicon) != reader.group("Das ist nicht gut.", kLexicon));
    CHECK(reader.group("qwx zzy", kLexicon).empty());
}

TEST_CASE("an empty text and one of signs alone have features, too, and no trouble") {
    Reader reader;
    CHECK(reader.group("", kWords).empty());
    CHECK(reader.group("!!! ???", kWords).size() >= 1);
    CHECK(reader.group("\U0001F621\U0001F621", kWords).size() >= 1);
}

TEST_CASE("every feature has the place of a token, or none") {
    const io::DataPath data{std::string(KUMMERKASTEN_SOURCE_DIR) + "/data"};
    const record::Taxonomy taxonomy{data};
    FeatureReader reader(data, taxonomy);
    record::Post post;
    post.text = "Drei Wörter hier";
    std::set<std::uint16_t> places;
    for (const learn::Feature& feature : reader.read(post).features()) {
        places.insert(feature.place);
    }
    CHECK(places == std::set<std::uint16_t>{0, 1, 2, 0xFFFF});
}
