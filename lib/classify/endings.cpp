// SPDX-License-Identifier: Apache-2.0
#include "classify/endings.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::classify {

namespace {

struct Ending {
    std::string_view text;
    unsigned languages;
};

constexpr unsigned kDe = kGermanEnding;
constexpr unsigned kEn = kEnglishEnding;
constexpr unsigned kBoth = kDe | kEn;

// Adjectives with their comparison, regular verbs, plurals and cases of nouns; -in and -innen for people.
// By length, so that a search looks at one length only.
// clang-format off
constexpr Ending kEndings[] = {
    {"e", kDe}, {"n", kDe}, {"s", kBoth}, {"t", kDe}, {"d", kEn},
    {"en", kDe}, {"em", kDe}, {"er", kBoth}, {"es", kBoth}, {"st", kDe}, {"et", kDe}, {"te", kDe}, {"se", kDe},
    {"in", kDe}, {"ed", kEn}, {"ly", kEn}, {"'s", kBoth}, {"rs", kEn},
    {"ten", kDe}, {"ter", kDe}, {"tes", kDe}, {"tem", kDe}, {"tet", kDe}, {"ste", kDe}, {"est", kBoth}, {"ere", kDe},
    {"ern", kDe}, {"sen", kDe}, {"ete", kDe}, {"end", kDe}, {"ing", kEn}, {"ers", kEn},
    {"test", kDe}, {"sten", kDe}, {"ster", kDe}, {"stes", kDe}, {"stem", kDe}, {"este", kDe}, {"eren", kDe},
    {"erer", kDe}, {"eres", kDe}, {"erem", kDe}, {"eten", kDe}, {"ende", kDe}, {"ings", kEn},
    {"esten", kDe}, {"ester", kDe}, {"estes", kDe}, {"estem", kDe}, {"innen", kDe}, {"enden", kDe}, {"ender", kDe},
    {"endes", kDe}, {"etest", kDe},
};
// clang-format on

constexpr std::array<std::size_t, kLongestEnding + 2> first_by_length() {
    std::array<std::size_t, kLongestEnding + 2> first{};
    std::size_t i = 0;
    for (std::size_t length = 0; length < first.size(); ++length) {
        while (i < std::size(kEndings) && kEndings[i].text.size() < length) {
            ++i;
        }
        first[length] = i;
    }
    return first;
}

constexpr auto kFirst = first_by_length();

} // namespace

unsigned ending_languages(std::string_view ending) {
    if (ending.empty() || ending.size() > kLongestEnding) {
        return 0;
    }
    for (std::size_t i = kFirst[ending.size()]; i < kFirst[ending.size() + 1]; ++i) {
        if (kEndings[i].text == ending) {
            return kEndings[i].languages;
        }
    }
    return 0;
}

bool may_end_an_ending(char last) {
    switch (last) {
    case 'd':
    case 'e':
    case 'g':
    case 'm':
    case 'n':
    case 'r':
    case 's':
    case 't':
    case 'y': return true;
    default: return false;
    }
}

std::vector<std::string_view> all_endings(unsigned language) {
    std::vector<std::string_view> endings;
    for (const Ending& ending : kEndings) {
        if ((ending.languages & language) != 0) {
            endings.push_back(ending.text);
        }
    }
    return endings;
}

} // namespace kummerkasten::classify
