// SPDX-License-Identifier: Apache-2.0
#include "draft/said.hpp"

#include "base/strings.hpp"
#include "draft/word_finder.hpp"
#include "text/fold.hpp"
#include "text/tokenise.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::draft {

namespace {

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
constexpr std::array<std::string_view, 17> kEndings{"strasse", "str",     "platz", "allee", "bruecke", "burg",
                                                    "dorf",    "hausen",  "heim",  "furt",  "stadt",   "berg",
                                                    "hafen",   "kirchen", "ingen", "walde", "tor"};
// Kinds that a word alone gives away.
enum Group : std::size_t { time_word, device, oneself };
const WordFinder& telling_words() {
    static const WordFinder finder([] {
        std::vector<WordFinder::Word> words;
        const auto add = [&words](Group group, std::initializer_list<const char*> list) {
            for (const char* word : list) {
                words.push_back({word, group});
            }
        };
        add(time_word, {"uhr", "heute", "gestern", "gerade", "jetzt", "seit", "vorhin", "aktuell", "morgens",
                        "momentan", "today", "yesterday", "now", "tonight", "since", "currently"});
        add(device, {"iphone", "android", "samsung", "ipad", "laptop", "firefox", "chrome", "safari", "windows",
                     "macbook", "browser", "huawei", "pixel", "xbox", "ps4", "tablet"});
        add(oneself,
            {"mein*", "mir", "mich", "ich", "unser*", "uns", "wir", "my", "me", "mine", "our", "we", "i've", "i'm"});
        return words;
    }());
    return finder;
}

bool is_place_name(std::string_view folded) {
    return folded.size() >= 7 && std::any_of(kEndings.begin(), kEndings.end(),
                                             [folded](std::string_view ending) { return folded.ends_with(ending); });
}

bool begins_with_capital(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && text::is_upper(text::next_character(word, at));
}

bool names_place(std::string_view text, std::string_view said) {
    std::string_view before; // the word before, folded; empty at the beginning and behind a full stop
    bool before_is_name = false;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_part_of_word(text[at])) {
            if (text[at] == '.' || text[at] == '!' || text[at] == '?') {
                before = {};
            }
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_part_of_word(text[end])) {
            ++end;
        }
        const std::string_view word = text.substr(at, end - at);
        const std::string_view folded = said.substr(at, end - at);
        const char mark = at > 0 ? text[at - 1] : ' ';
        const bool account = mark == '@' || mark == '_' || (at > 1 && mark == '/');
        const bool number = is_ascii_digit(word.front()); // "Gleis 7" is a place, "in 7 Minuten" none
        const bool name = !account && begins_with_capital(word) && !contains(kNoPlace, folded);
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

// "19:01".
bool names_clock_time(std::string_view said) {
    for (std::size_t at = said.find(':', 1); at != std::string_view::npos; at = said.find(':', at + 1)) {
        if (at + 2 < said.size() && is_ascii_digit(said[at - 1]) && is_ascii_digit(said[at + 1]) &&
            is_ascii_digit(said[at + 2])) {
            return true;
        }
    }
    return false;
}

} // namespace

Said::Said(std::string_view post_text) : text_(text::prefix(post_text, text::kMaxJudgedBytes)) {}

std::string_view Said::folded() {
    if (folded_.empty()) {
        folded_ = text::fold(text_);
        for (std::size_t at = 0; at < folded_.size(); ++at) {
            if (folded_[at] == '@' || folded_.compare(at, 4, "http") == 0) {
                for (; at < folded_.size() && !is_ascii_space(folded_[at]); ++at) {
                    folded_[at] = ' ';
                }
            }
        }
    }
    return folded_;
}

std::vector<std::string_view> mentioned_kinds(Said& said) {
    const std::vector<std::size_t> places = telling_words().find(said.folded());
    std::vector<std::string_view> kinds;
    if (names_place(said.text(), said.folded())) {
        kinds.emplace_back("place");
    }
    // "gerade", "seit drei Wochen", "8.42 Uhr"
    if (places[time_word] != std::string_view::npos || names_clock_time(said.folded())) {
        kinds.emplace_back("time");
    }
    if (places[device] != std::string_view::npos) {
        kinds.emplace_back("device");
    }
    return kinds;
}

bool speaks_of_oneself(Said& said) {
    return telling_words().find(said.folded())[oneself] != std::string_view::npos ||
           find_word(said.folded(), "i") != std::string_view::npos;
}

} // namespace kummerkasten::draft
