// SPDX-License-Identifier: Apache-2.0
#include "draft/gratitude.hpp"

#include "draft/word_finder.hpp"

#include <cstddef>
#include <vector>

namespace kummerkasten::draft {

namespace {

enum Group : std::size_t { thanks, praise, open }; // in the order of the lists below

const WordFinder& finder() {
    static const WordFinder words(WordFinder::in_groups(
        {{"danke*", "dank", "merci", "thanks", "thank*", "thx", "thnx", "tnx", "appreciate*", "cheers"},
         {"super*",    "toll*",      "klasse*",     "spitze*",   "freundlich*", "nett*",       "grossartig*",
          "perfekt*",  "lob*",       "begeistert*", "freu*",     "gelungen*",   "beste*",      "top",
          "genial*",   "wunderbar*", "great",       "awesome",   "love*",       "best",        "amazing",
          "fantastic", "excellent",  "wonderful",   "impress*",  "rock",        "favorite*",   "favourite*",
          "perfect*",  "shout*",     "fabulous",    "brilliant", "kudos",       "props",       "nice*",
          "good",      "lovely",     "friendly",    "delicious", "pleased",     "outstanding", "incredibl*",
          "happy",     "saved",      "helpful",     "smooth*"},
         {"i'll",    "i will",   "would be", "hope",       "hoping",     "hopefully", "tomorrow",    "soon",  "but",
          "however", "although", "despite",  "still",      "next time",  "hoffe",     "hoffentlich", "werde", "waere",
          "aber",    "trotzdem", "leider",   "noch nicht", "nur schade", "obwohl",    "waiting",     "warte*"}}));
    return words;
}

// "Great, thank you!"
bool is_short(std::string_view said) {
    constexpr int kFewWords = 4;
    int words = 0;
    bool inside = false;
    for (const char c : said) {
        const bool part = is_part_of_word(c);
        words += part && !inside ? 1 : 0;
        inside = part;
    }
    return words <= kFewWords;
}

bool names(const std::vector<std::size_t>& places, Group group) { return places[group] != std::string_view::npos; }

} // namespace

Gratitude gratitude_in(std::string_view said) {
    const std::vector<std::size_t> places = finder().find(said);
    return {names(places, thanks) && (!names(places, praise) || is_short(said)),
            said.find('?') != std::string_view::npos || names(places, open)};
}

} // namespace kummerkasten::draft
