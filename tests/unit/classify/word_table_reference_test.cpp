// SPDX-License-Identifier: Apache-2.0
// The word table against a plain list of all its terms, on random words that share beginnings and endings.
#include "base/error.hpp"
#include "classify/endings.hpp"
#include "classify/random_text.hpp"
#include "classify/word_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;

namespace {

enum class Form { word, inflected, prefix, suffix };

// Everything in one list; a look-up goes through all of it, form after form, the nearest first.
class PlainList {
public:
    using Found = std::vector<std::tuple<float, int, int, int>>;

    bool add(Form form, const std::string& key, const Sense& sense) {
        for (const Term& term : terms_) {
            if (term.form == form && term.key == key && term.sense.category == sense.category &&
                term.sense.source == sense.source && term.sense.reference == sense.reference) {
                return false;
            }
        }
        terms_.push_back({form, key, sense});
        return true;
    }

    [[nodiscard]] Found find(const std::string& word) const {
        Found found;
        std::map<std::pair<Source, Category>, bool> have;
        const auto take = [&](auto&& fits) {
            auto taken = have;
            for (const Term& term : terms_) {
                const auto kind = std::pair(term.sense.source, term.sense.category);
                if (fits(term) && have.find(kind) == have.end()) {
                    found.emplace_back(term.sense.weight, term.sense.reference, static_cast<int>(term.sense.category),
                                       static_cast<int>(term.sense.source));
                    taken[kind] = true;
                }
            }
            have = taken;
        };
        take([&](const Term& t) { return (t.form == Form::word || t.form == Form::inflected) && t.key == word; });
        take([&](const Term& t) { return t.form == Form::prefix && t.key == word; });
        if (have.count({Source::german, Category::language}) == 0) {
            for (std::size_t n = word.size(); n-- > 2;) {
                take([&](const Term& t) {
                    return t.form == Form::inflected && t.key == word.substr(0, n) &&
                           (ending_languages(word.substr(n)) & endings_of(t.sense.source)) != 0;
                });
            }
            for (std::size_t n = word.size(); n-- > 1;) {
                take([&](const Term& t) { return t.form == Form::prefix && t.key == word.substr(0, n); });
            }
            for (std::size_t n = 1; n < word.size(); ++n) {
                take([&](const Term& t) { return t.form == Form::suffix && t.key == word.substr(n); });
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    struct Term {
        Form form;
        std::string key;
        Sense sense;
    };
    std::vector<Term> terms_;
};

PlainList::Found find(const WordTable& table, const std::string& word) {
    std::vector<Sense> senses;
    table.find(word, senses);
    PlainList::Found found;
    for (const Sense& sense : senses) {
        found.emplace_back(sense.weight, sense.reference, static_cast<int>(sense.category),
                           static_cast<int>(sense.source));
    }
    std::sort(found.begin(), found.end());
    return found;
}

// Of few letters, so that they share beginnings and endings; no three equal ones in a row, which would be squeezed.
std::string random_word(Chance& chance) {
    static const std::vector<std::string> kParts{"ab", "tes", "st", "en", "er", "ing",
                                                 "s",  "net", "ba", "t",  "e",  "es"};
    for (;;) {
        std::string word;
        for (std::size_t left = 2 + chance.below(5); left > 0; --left) {
            word += chance.one_of(kParts);
        }
        bool stretched = false;
        for (std::size_t i = 2; i < word.size(); ++i) {
            stretched = stretched || (word[i] == word[i - 1] && word[i] == word[i - 2]);
        }
        if (!stretched) {
            return word;
        }
    }
}

Sense random_sense(Chance& chance, float weight) {
    static const std::vector<Category> kSome{Category::polarity, Category::polarity, Category::topic, Category::insult,
                                             Category::language};
    static const std::vector<Source> kSources{Source::german, Source::german, Source::english, Source::profile};
    const Category category = chance.one_of(kSome);
    const Source source = category == Category::language ? Source::german : chance.one_of(kSources);
    return {weight, static_cast<std::uint16_t>(category == Category::topic ? chance.below(2) : 0), category, source};
}

} // namespace

TEST_CASE("random terms and words: the table finds what the plain list finds") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        Chance chance(seed);
        WordTable table;
        PlainList plain;
        std::vector<std::string> keys;
        for (int i = 0; i < 150; ++i) {
            const std::string key = random_word(chance);
            const Sense sense = random_sense(chance, static_cast<float>(i + 1));
            const auto form = static_cast<Form>(key.size() < kShortestAffix ? chance.below(2) : chance.below(4));
            const std::string term = form == Form::inflected ? key + "~"
                                     : form == Form::prefix  ? key + "*"
                                     : form == Form::suffix  ? "*" + key
                                                             : key;
            keys.push_back(key);
            CAPTURE(term);
            if (plain.add(form, key, sense)) {
                table.add(term, sense, {"t", 1});
            } else {
                CHECK_THROWS_AS(table.add(term, sense, {"t", 1}), DataError);
            }
        }
        for (int i = 0; i < 600; ++i) {
            std::string word = chance.one_of(keys);
            word = chance.one_in(3) ? word + random_word(chance) : chance.one_in(3) ? random_word(chance) + word : word;
            word = chance.one_in(2) ? word + std::string(chance.one_of(all_endings(kGermanEnding | kEnglishEnding)))
                                    : word;
            CAPTURE(word);
            REQUIRE(find(table, word) == plain.find(word.substr(0, kLongestWord)));
        }
    }
}

TEST_CASE("more words than the table has room for at first: it grows and finds them all") {
    WordTable table;
    constexpr int kMany = 40'000; // it begins with 32,768 slots
    for (int i = 0; i < kMany; ++i) {
        table.add_name("w" + std::to_string(i), {static_cast<float>(i), 0, Category::polarity, Source::german});
    }
    CHECK(table.size() >= kMany);
    for (int i = 0; i < kMany; i += 7) {
        const PlainList::Found found = find(table, "w" + std::to_string(i));
        REQUIRE(found.size() == 1);
        REQUIRE(std::get<0>(found[0]) == static_cast<float>(i));
    }
    CHECK(find(table, "w40000").empty());
}
