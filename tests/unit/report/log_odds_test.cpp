// SPDX-License-Identifier: Apache-2.0
// Against figures that others published: the two examples in the README of the Python package fightin_words, and a sum done
// by hand.
#include "report/log_odds.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

using namespace kummerkasten::report;

namespace {

struct Expected {
    std::string word;
    double z;
};

// Both groups are counted in the words of one small text each; `prior` holds one for each word.
void check(const std::map<std::string, double>& first, const std::map<std::string, double>& second,
           const std::map<std::string, double>& prior, const std::vector<Expected>& expected) {
    double n1 = 0, n2 = 0, all = 0;
    for (const auto& [word, a] : prior) {
        all += a;
        n1 += first.count(word) != 0 ? first.at(word) : 0;
        n2 += second.count(word) != 0 ? second.at(word) : 0;
    }
    for (const Expected& it : expected) {
        CAPTURE(it.word);
        const double y1 = first.count(it.word) != 0 ? first.at(it.word) : 0;
        const double y2 = second.count(it.word) != 0 ? second.at(it.word) : 0;
        const LogOdds odds = log_odds({y1, n1, prior.at(it.word), all}, {y2, n2, prior.at(it.word), all});
        CHECK(odds.z == doctest::Approx(it.z).epsilon(1e-10));
    }
}

} // namespace

TEST_CASE("published: a prior of 0.05 for each word") {
    const std::map<std::string, double> first{{"the", 2},   {"quick", 1}, {"brown", 1}, {"fox", 1},
                                              {"jumps", 1}, {"over", 1},  {"lazy", 1},  {"pig", 1}};
    const std::map<std::string, double> second{{"the", 2},   {"lazy", 1}, {"purple", 1}, {"pig", 1},
                                               {"jumps", 1}, {"over", 1}, {"lazier", 1}, {"donkey", 1}};
    std::map<std::string, double> prior;
    for (const char* word :
         {"the", "quick", "brown", "fox", "jumps", "over", "lazy", "pig", "purple", "lazier", "donkey"}) {
        prior[word] = 0.05;
    }
    check(first, second, prior,
          {{"donkey", -0.6894227886807968},
           {"purple", -0.6894227886807968},
           {"jumps", 0},
           {"the", 0},
           {"fox", 0.6894227886807968},
           {"quick", 0.6894227886807968}});
}

TEST_CASE("published: one word a thousand times, with a flat and with an informed prior") {
    const std::map<std::string, double> first{{"the", 2},   {"quick", 1}, {"brown", 1}, {"fox", 1},
                                              {"jumps", 1}, {"over", 1},  {"lazy", 1},  {"pig", 1}};
    const std::map<std::string, double> second{{"the", 2},  {"lazy", 1},    {"purple", 1}, {"pig", 1},   {"jumps", 1},
                                               {"over", 1}, {"very", 1000}, {"sleepy", 1}, {"donkey", 1}};
    std::map<std::string, double> prior;
    for (const auto& words : {first, second}) {
        for (const auto& [word, count] : words) {
            prior[word] = 0.05;
        }
    }
    check(first, second, prior,
          {{"very", -2.2144429606255946},
           {"donkey", 0.3528670051726073},
           {"fox", 1.7074955767167836},
           {"lazy", 3.4564380059373603},
           {"the", 4.954523357120953}});
    prior["very"] = 1.0 / 1000;
    check(first, second, prior,
          {{"very", -0.4368846171934332},
           {"sleepy", 0.3539801999989518},
           {"quick", 1.7087406001344665},
           {"pig", 3.4605672465974453},
           {"the", 4.961066225017743}});
}

TEST_CASE("by hand: priors that differ between the groups") {
    // ln((3+1)/(9+3-3-1)) − ln((1+1)/(19+3-1-1)) = ln(4/8) − ln(2/20) = ln 5; variance 1/4 + 1/2.
    const LogOdds odds = log_odds({3, 9, 1, 3}, {1, 19, 1, 3});
    CHECK(odds.delta == doctest::Approx(std::log(5)));
    CHECK(odds.variance == doctest::Approx(0.75));
    CHECK(odds.z == doctest::Approx(std::log(5) / std::sqrt(0.75)));
}
