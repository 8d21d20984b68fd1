// SPDX-License-Identifier: Apache-2.0
#include "classify/word_memo.hpp"

#include "classify/random_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using classify::Category;
using classify::Sense;
using classify::Source;
using classify::WordTable;

namespace {

bool same(const std::vector<Sense>& a, const std::vector<Sense>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Sense& x, const Sense& y) {
        return x.weight == y.weight && x.reference == y.reference && x.category == y.category && x.source == y.source;
    });
}

// Asks both, for each word as often as it comes.
void compare(const WordTable& table, const std::vector<std::string>& words) {
    classify::WordMemo memo;
    for (const std::string& word : words) {
        CAPTURE(word);
        std::vector<Sense> plain;
        std::vector<Sense> remembered;
        const bool begins_phrase = table.find(word, plain);
        REQUIRE(memo.find(table, word, remembered) == begins_phrase);
        REQUIRE(same(remembered, plain));
    }
}

} // namespace

TEST_CASE("the memo says what the table says, the first time and every time after") {
    WordTable table;
    const classify::Sense bad{-0.5F, 0, Category::polarity, Source::german};
    table.add("netz", bad, {"t", 1});
    table.add("netz", {1, 0, Category::language, Source::english}, {"t", 2});
    table.add("langsam~", bad, {"t", 3});
    table.add("server*", bad, {"t", 4});
    table.add("*ausfall", bad, {"t", 5});
    table.add("kein netz", bad, {"t", 6});
    const std::vector<std::string> once{"netz", "langsames", "serverraum", "netzausfall", "kein", "nichts",
                                        "",     "n",         "ausfall",    "langsam",     "netze"};
    std::vector<std::string> words;
    for (int round = 0; round < 3; ++round) {
        words.insert(words.end(), once.begin(), once.end());
    }
    compare(table, words);
}

TEST_CASE("long words and words that differ in one byte only") {
    WordTable table;
    std::vector<std::string> words;
    // 15, 23 and 24 bytes: the lengths at which a word just fits into a place of 32 or 64 bytes, and those around them.
    for (std::size_t size = 1; size <= classify::kLongestWord; ++size) {
        const std::string word(size, 'a');
        table.add_name(word, {static_cast<float>(size), 0, Category::polarity, Source::german});
        words.push_back(word);
        words.push_back(word.substr(0, size - 1) + "b");
        words.push_back(word);
    }
    words.emplace_back(300, 'a');
    compare(table, words);
}

TEST_CASE("more words than the memo has places push one another out, and none gets another's senses") {
    WordTable table;
    Chance chance(7);
    std::vector<std::string> known;
    for (int i = 0; i < 6000; ++i) {
        known.push_back("w" + std::to_string(i));
        table.add_name(known.back(), {static_cast<float>(i), 0, Category::polarity, Source::german});
    }
    std::vector<std::string> words;
    for (int i = 0; i < 40'000; ++i) { // each six times or so, every fourth of them unknown
        words.push_back(chance.one_in(4) ? "x" + std::to_string(chance.below(6000)) : chance.one_of(known));
    }
    compare(table, words);
}

TEST_CASE("a word with more senses than a place holds keeps them all") {
    WordTable table;
    for (std::uint16_t i = 0; i < 12; ++i) {
        const auto category = static_cast<Category>(i);
        table.add_name("heiss", {1, 0, category, Source::german});
    }
    compare(table, {"heiss", "heiss", "kalt", "heiss"});
    std::vector<Sense> found;
    classify::WordMemo().find(table, "heiss", found);
    CHECK(found.size() == 12);
}
