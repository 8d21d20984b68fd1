// SPDX-License-Identifier: Apache-2.0
#include "draft/said.hpp"

#include "base/strings.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::draft {

namespace {

bool is_part(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

template <std::size_t count> bool contains(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Words in front of the name of a place, folded.
constexpr std::array<std::string_view, 22> kBefore{
    "in", "bei",  "ab",   "nach",    "von",         "aus",     "zwischen", "richtung", "ri", "am",       "at",
    "to", "near", "from", "bahnhof", "haltestelle", "station", "filiale",  "bhf",      "bf", "terminal", "gleis"};
// … and behind it.
constexpr std::array<std::string_view, 11> kBehind{"hbf",  "bhf",  "bf",   "hauptbahnhof", "bahnhof", "ost",
                                                   "west", "nord", "sued", "mitte",        "station"};
// Nouns that stand behind these words every day and are no place that anybody could go to.
constexpr std::array<std::string_view, 40> kNoPlace{
    "zug",      "bahn",     "bus",        "aufzug",  "fahrstuhl", "rolltreppe", "bahnsteig", "bahnhof",
    "app",      "ordnung",  "betrieb",    "minuten", "stunden",   "ruhe",       "zukunft",   "moment",
    "telefon",  "gleis",    "januar",     "februar", "maerz",     "april",      "mai",       "juni",
    "juli",     "august",   "september",  "oktober", "november",  "dezember",   "sonntag",   "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag",   "the",        "i",         "my"};
constexpr std::array<std::string_view, 20> kEndings{"strasse", "str",   "platz", "allee", "bruecke", "burg",  "dorf",
                                                    "hausen",  "heim",  "furt",  "stadt", "berg",    "hafen", "kirchen",
                                                    "ingen",   "walde", "tor",   "kreuz", "hbf",     "bhf"};
// Towns that people write in their short form, with a small letter.
constexpr std::array<std::string_view, 3> kShortNames{"ffm", "nbg", "muc"};
// "Mainz → Bingen", "Mainz -> Bingen".
constexpr std::array<std::string_view, 2> kArrows{"\u2192", "->"};
constexpr std::array<std::string_view, 16> kDevices{"iphone", "android", "samsung", "ipad",    "laptop",  "firefox",
                                                    "chrome", "safari",  "windows", "macbook", "browser", "huawei",
                                                    "pixel",  "xbox",    "ps4",     "tablet"};

bool is_place_name(std::string_view folded) {
    return folded.size() >= 7 && std::any_of(kEndings.begin(), kEndings.end(),
                                             [folded](std::string_view ending) { return folded.ends_with(ending); });
}

bool begins_with_capital(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && text::is_upper(text::next_character(word, at));
}

// A name on both sides of an arrow, or on one: who writes that has said from where to where.
bool names_route(std::string_view text) {
    for (const std::string_view arrow : kArrows) {
        for (std::size_t at = text.find(arrow); at != std::string_view::npos; at = text.find(arrow, at + 1)) {
            std::string_view behind = text.substr(at + arrow.size());
            behind.remove_prefix(std::min(behind.find_first_not_of(" #"), behind.size()));
            if (begins_with_capital(behind)) {
                return true;
            }
        }
    }
    return false;
}

bool names_place(std::string_view text, std::string_view said) {
    if (names_route(text)) {
        return true;
    }
    std::string_view before; // the word before, folded; empty at the beginning and behind a full stop
    bool before_is_name = false;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_part(text[at])) {
            if (text[at] == '.' || text[at] == '!' || text[at] == '?') {
                before = {};
            }
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_part(text[end])) {
            ++end;
        }
        const std::string_view word = text.substr(at, end - at);
        const std::string_view folded = said.substr(at, end - at);
        const char mark = at > 0 ? text[at - 1] : ' ';
        const bool account = mark == '@' || mark == '_' || (at > 1 && mark == '/');
        const bool number = is_ascii_digit(word.front()); // "Gleis 7" is a place, "in 7 Minuten" none
        const bool name = !account && begins_with_capital(word) && !contains(kNoPlace, folded);
        if (folded == "s" || folded == "u") { // "S Bahnhof Nord", "Nord S-Bahnhof"
            at = end;
            continue;
        }
        if (!account && contains(kShortNames, folded)) {
            return true;
        }
        if ((number && (before == "gleis" || before == "terminal")) ||
            (name && word.size() > 2 &&
             (contains(kBefore, before) || (mark == '#' && word.size() > 4) || is_place_name(folded)))) {
            return true;
        }
        if (before_is_name && contains(kBehind, folded)) {
            return true;
        }
        before = folded;
        before_is_name = name && word.size() > 3;
        at = end;
    }
    return false;
}

// "19:01", "8.42 Uhr", "gerade", "seit drei Wochen".
bool names_time(std::string_view said) {
    for (std::size_t at = 1; at + 2 < said.size(); ++at) {
        if (said[at] == ':' && is_ascii_digit(said[at - 1]) && is_ascii_digit(said[at + 1]) &&
            is_ascii_digit(said[at + 2])) {
            return true;
        }
    }
    static constexpr std::array<std::string_view, 16> kWords{
        "uhr",     "heute",    "gestern", "gerade",    "jetzt", "seit",    "vorhin", "aktuell",
        "morgens", "momentan", "today",   "yesterday", "now",   "tonight", "since",  "currently"};
    return std::any_of(kWords.begin(), kWords.end(),
                       [said](std::string_view word) { return find_word(said, word) != std::string_view::npos; });
}

} // namespace

std::size_t find_word(std::string_view said, std::string_view word, std::size_t from) {
    const bool may_follow = word.starts_with('*');
    const bool may_go_on = word.ends_with('*');
    word.remove_prefix(may_follow ? 1 : 0);
    word.remove_suffix(may_go_on ? 1 : 0);
    for (std::size_t at = said.find(word, from); at != std::string_view::npos; at = said.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((may_follow || at == 0 || !is_part(said[at - 1])) &&
            (may_go_on || end == said.size() || !is_part(said[end]))) {
            return at;
        }
    }
    return std::string_view::npos;
}

bool is_source(std::string_view said, std::size_t at) {
    static constexpr std::array<std::string_view, 5> kSources{"laut ", "lt ", "lt. ", "per ", "according to "};
    const std::string_view before = said.substr(0, at);
    return std::any_of(kSources.begin(), kSources.end(), [before](std::string_view word) {
        return before.ends_with(word) &&
               (before.size() == word.size() || !is_part(before[before.size() - word.size() - 1]));
    });
}

bool asks_something(std::string_view said) {
    static constexpr std::array<std::string_view, 12> kAsking{"warum",       "wieso",       "weshalb",   "was ist mit",
                                                              "was ist los", "wann kommt",  "wann geht", "wann wird",
                                                              "wann faehrt", "when is the", "when will", "why is"};
    return said.find('?') != std::string_view::npos ||
           std::any_of(kAsking.begin(), kAsking.end(),
                       [said](std::string_view word) { return find_word(said, word) != std::string_view::npos; });
}

std::vector<std::string_view> mentioned_kinds(std::string_view text, std::string_view said) {
    std::vector<std::string_view> kinds;
    if (names_place(text, said)) {
        kinds.emplace_back("place");
    }
    if (names_time(said)) {
        kinds.emplace_back("time");
    }
    if (std::any_of(kDevices.begin(), kDevices.end(),
                    [said](std::string_view word) { return find_word(said, word) != std::string_view::npos; })) {
        kinds.emplace_back("device");
    }
    return kinds;
}

} // namespace kummerkasten::draft
