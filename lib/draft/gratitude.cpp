// SPDX-License-Identifier: Apache-2.0
#include "draft/gratitude.hpp"

#include "draft/word_finder.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace kummerkasten::draft {

namespace {

enum Group : std::size_t { thanks, praise, open, person }; // in the order of the lists below

const WordFinder& finder() {
    static const WordFinder words(WordFinder::in_groups(
        {{"danke*", "dank", "merci", "thanks", "thank*", "thx", "thnx", "tnx", "appreciate*", "cheers"},
         {"super*",       "toll*",      "klasse*",     "spitze*",   "freundlich*", "nett*",          "grossartig*",
          "perfekt*",     "lob*",       "begeistert*", "freu*",     "gelungen*",   "beste*",         "top",
          "genial*",      "wunderbar*", "great",       "awesome",   "love*",       "best",           "amazing",
          "fantastic",    "excellent",  "wonderful",   "impress*",  "rock",        "favorite*",      "favourite*",
          "perfect*",     "shout*",     "fabulous",    "brilliant", "kudos",       "props",          "nice*",
          "good",         "lovely",     "friendly",    "delicious", "pleased",     "outstanding",    "incredibl*",
          "happy",        "saved",      "helpful",     "smooth*",   "zufrieden*",  "keine probleme", "hervorragend*",
          "angenehm*",    "fun",        "insanely",    "enjoy*",    "excit*",      "can't wait",     "thrilled",
          "smile*",       "gute",       "gutes",       "guter",     "kompetent*",  "hilfsbereit*",   "geduldig*",
          "zuvorkommend*"},
         {"i'll",       "i will",      "would be",      "hope",          "hoping",     "hopefully",   "tomorrow",
          "soon",       "but",         "however",       "although",      "despite",    "still",       "next time",
          "hoffe",      "hoffentlich", "werde",         "waere",         "aber",       "trotzdem",    "leider",
          "noch nicht", "nur schade",  "obwohl",        "waiting",       "warte*",     "except",      "wish",
          "if only",    "usually",     "normally",      "sorry",         "instead",    "ausser",      "sonst",
          "haette",     "haetten",     "wuenscht*",     "normalerweise", "lost",       "last dollar", "should i",
          "last time",  "wretched",    "not uphold*",   "anyway*",       "dann nehm*", "dann fahr*",  "dann werd*",
          "dann mach*", "dann prob*",  "dann versuch*", "dann schau*",   "nicht",      "kein",        "keine",
          "keinen",     "keiner",      "niemand",       "nie",           "problem*",   "not",         "never",
          "nobody",     "issue*",      "closed",        "geschlossen"},
         {"frau",          "herr",         "herrn",       "fahrer*",    "busfahrer*", "lokfuehrer*", "schaffner*",
          "zugbegleiter*", "mitarbeiter*", "dame",        "berater*",   "techniker*", "monteur*",    "verkaeufer*",
          "kolleg*",       "zusteller*",   "paketbote*",  "postbote*",  "lob an",     "respekt an",  "the driver",
          "my driver",     "our driver",   "your driver", "bus driver", "crew",       "agent",       "agents",
          "attendant*",    "lady",         "guy",         "gentleman",  "staff",      "nurse",       "rep",
          "captain",       "pilot*",       "colleague*",  "employee*"}}));
    return words;
}

// What stands around thanks and adds nothing to them. Folded, sorted.
// clang-format off
constexpr auto kAround = std::to_array<std::string_view>({
    "abend", "ach", "again", "ah", "alles", "alright", "and", "antwort", "assistance", "auch", "auskunft",
    "awesome", "besten", "cool", "dann", "das", "day", "did", "die", "dir", "do", "einen", "euch", "evening",
    "fast", "feedback", "fine", "followup", "for", "freundliche", "fuer", "gern", "gerne", "getting", "good", "got",
    "great", "guten", "guys", "have", "help", "helping", "herzlichen", "hilfe", "i", "ihnen", "ihre", "info",
    "information", "informationen", "infos", "is", "it", "ja", "jetzt", "klar", "liebe", "lieben", "lieber", "liebes",
    "lot", "lots", "me", "much", "nette", "netten", "nice", "night", "noch", "nochmal", "nochmals", "of", "oh", "ok",
    "okay", "passt", "perfect", "perfekt", "prima", "prompt", "quick", "replies", "reply", "replying", "responding",
    "response", "rueckmeldung", "schnelle", "schnellen", "schoen", "schoene", "schoenen", "schoenes", "sehr", "so",
    "super", "support", "sweet", "tag", "team", "that", "the", "this", "to", "und", "understood", "update", "updates",
    "very", "vielen", "we", "weekend", "will", "wochenende", "wonderful", "wunderbar", "y'all", "you", "your",
});
// clang-format on

static_assert(std::is_sorted(kAround.begin(), kAround.end()));

bool is_thanks(std::string_view word) {
    constexpr std::array<std::string_view, 9> kStems{"dank", "merci", "thank",     "thanx", "thx",
                                                     "thnx", "tnx",   "appreciat", "cheers"};
    return std::any_of(kStems.begin(), kStems.end(), [word](std::string_view stem) { return word.starts_with(stem); });
}

bool names(const std::vector<std::size_t>& places, Group group) { return places[group] != std::string_view::npos; }

// "Thanks to Linda", but not "thanks to you"; nor is somebody's wife one of us.
bool is_to_somebody(std::string_view said) {
    constexpr std::array<std::string_view, 8> kTo{"danke an ",     "dank an ",     "thanks to ", "thank you to ",
                                                  "shout out to ", "shoutout to ", "props to ",  "kudos to "};
    static constexpr std::array<std::string_view, 13> kUs{"euch", "sie",  "ihnen", "alle", "allen", "dich",    "das",
                                                          "you",  "your", "all",   "the",  "u",     "everyone"};
    return std::any_of(kTo.begin(), kTo.end(), [said](std::string_view to) {
        const std::size_t at = said.find(to);
        if (at == std::string_view::npos) {
            return false;
        }
        const std::string_view rest = said.substr(at + to.size());
        const std::string_view next = rest.substr(0, rest.find_first_of(" .,!?:;\n"));
        return !next.empty() && std::find(kUs.begin(), kUs.end(), next) == kUs.end();
    });
}

bool names_somebody(std::string_view said, const std::vector<std::size_t>& places) {
    constexpr std::array<std::string_view, 3> kTheirs{"meine frau", "seine frau", "deine frau"};
    const bool theirs = std::any_of(kTheirs.begin(), kTheirs.end(), [said](std::string_view words) {
        return said.find(words) != std::string_view::npos;
    });
    return (names(places, person) || is_to_somebody(said)) && !theirs;
}

std::vector<std::string_view> words_of(std::string_view said) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < said.size();) {
        const std::size_t begin = at;
        while (at < said.size() && (is_part_of_word(said[at]) || said[at] == '\'')) {
            ++at;
        }
        if (at > begin) {
            words.push_back(said.substr(begin, at - begin));
        } else {
            ++at;
        }
    }
    return words;
}

// Thanks, and nothing that is not said around them.
bool is_bare(const std::vector<std::string_view>& words) {
    return std::any_of(words.begin(), words.end(), is_thanks) &&
           std::all_of(words.begin(), words.end(), [](std::string_view word) {
               return is_thanks(word) || std::binary_search(kAround.begin(), kAround.end(), word);
           });
}

} // namespace

Gratitude gratitude_in(std::string_view said) {
    constexpr std::size_t kFewWords = 4; // "Great, thank you!"
    const std::vector<std::size_t> places = finder().find(said);
    const std::vector<std::string_view> words = words_of(said);
    const bool asks = said.find('?') != std::string_view::npos;
    const bool of_person = names_somebody(said, places);
    const bool bare = !asks && is_bare(words);
    const bool few = !names(places, praise) || words.size() <= kFewWords;
    return {bare || (names(places, thanks) && !of_person && few), bare, asks || names(places, open), of_person};
}

} // namespace kummerkasten::draft
