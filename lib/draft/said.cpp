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
constexpr std::array<std::string_view, 20> kEndings{"strasse", "str",   "platz", "allee", "bruecke", "burg",  "dorf",
                                                    "hausen",  "heim",  "furt",  "stadt", "berg",    "hafen", "kirchen",
                                                    "ingen",   "walde", "tor",   "kreuz", "hbf",     "bhf"};
// Towns that people write in their short form, with a small letter.
constexpr std::array<std::string_view, 3> kShortNames{"ffm", "nbg", "muc"};
// "Mainz → Bingen", "Mainz -> Bingen".
constexpr std::array<std::string_view, 2> kArrows{"\u2192", "->"};
// Kinds that a word alone gives away.
enum Group : std::size_t {
    time_word,
    device,
    asking,
    asking_when,
    asking_why,
    asking_to_know,
    sent_privately,
    number_given
}; // in the order of the lists below
const WordFinder& telling_word_finder() {
    static const WordFinder finder(WordFinder::in_groups(
        {{"uhr", "heute", "gestern", "gerade", "jetzt", "seit", "vorhin", "aktuell", "morgens", "momentan", "today",
          "yesterday", "now", "tonight", "since", "currently"},
         {"iphone", "android", "samsung", "ipad", "laptop", "firefox", "chrome", "safari", "windows", "macbook",
          "browser", "huawei", "pixel", "xbox", "ps4", "tablet"},
         {"warum",
          "wieso",
          "weshalb",
          "was ist mit",
          "was ist denn mit",
          "was ist den mit",
          "was ist los",
          "wann kommt",
          "wann geht",
          "wann wird",
          "wann faehrt",
          "koennen sie mir sagen",
          "koennt ihr mir sagen",
          "kannst du mir sagen",
          "woran das liegt",
          "woran liegt",
          "wie viel",
          "wieviel",
          "sehe ich das richtig",
          "when is the",
          "when will",
          "why is",
          "can you tell me"},
         {"wann", "wie lange", "when will", "when is", "when are", "when can", "how long", "how much longer"},
         {"warum", "wieso", "weshalb", "why", "can you explain"},
         {"wie kann ich",   "wie komme ich",    "wie geht das",
          "gibt es",        "ist es moeglich",  "kann man",
          "was kostet",     "wie viel kostet",  "wo finde ich",
          "welche*",        "e-mail-adresse",   "mailadresse",
          "telefonnummer",  "how do i",         "how do you",
          "how can i",      "how much is",      "how much does",
          "what is the",    "what are the",     "what is your",
          "what's the",     "what's your",      "is it possible",
          "is there",       "are there",        "do you have",
          "do you offer",   "email address",    "e-mail address",
          "phone number",   "phone #",          "ph #",
          "number for",     "charges for",      "can you confirm",
          "please confirm", "what my",          "whether",
          "tell me the",    "tell me what",     "tell me how",
          "tell me if",     "let me know what", "let me know if",
          "should i",       "who do i",         "call me",
          "actual person",  "ruft mich an",     "rufen sie mich an"},
         {"dm sent", "sent dm", "sent a dm", "sent you a dm", "sent you dm", "dm'd", "dmed", "dmd you", "sent dms",
          "my dm", "my dms", "in my dm", "direktnachricht geschickt", "dn geschickt", "pn geschickt", "dm geschickt",
          "per dm geschickt", "per pn geschickt", "euch geschrieben per dm"},
         {"ref", "reference", "locator", "pnr", "confirmation", "conf", "booking ref", "case id", "buchungscode",
          "aktenzeichen"}}));
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
    for (std::size_t at = 0; at < said.size();) {
        if (!is_part_of_word(said[at])) {
            if (text[at] == '.' || text[at] == '!' || text[at] == '?') {
                before = {};
            }
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < said.size() && is_part_of_word(said[end])) {
            ++end;
        }
        const std::string_view word = text.substr(at, end - at);
        const std::string_view folded = said.substr(at, end - at);
        const char mark = at > 0 ? text[at - 1] : ' ';
        const bool account = mark == '@' || mark == '_' || (at > 1 && mark == '/');
        const bool number = is_ascii_digit(word.front()); // "Terminal 2" is a place, "Gleis 7" is at every station
        const bool name = !account && begins_with_capital(word) && !contains(kNoPlace, folded);
        if (folded == "s" || folded == "u") { // "S Bahnhof Nord", "Nord S-Bahnhof"
            at = end;
            continue;
        }
        if (!account && contains(kShortNames, folded)) {
            return true;
        }
        if ((number && before == "terminal") ||
            (name && word.size() > 2 &&
             (contains(kBefore, before) || (mark == '#' && word.size() > 4) || is_place_name(folded))) ||
            (mark == '#' && (is_place_name(folded) || folded.ends_with("markt") || folded.ends_with("bahnhof")))) {
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

namespace {

// What is neither letter nor digit beyond ASCII ("…", quotation marks, emoji) would else be a part of the word beside it. The
// typeset apostrophe between letters is one ("can’t").
void blank_signs(std::string& folded) {
    constexpr char32_t kApostrophe = 0x2019;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        if (static_cast<unsigned char>(folded[at]) < 0x80) {
            ++at;
            continue;
        }
        const char32_t c = text::next_character(folded, at);
        const bool inside =
            begin > 0 && is_ascii_letter(folded[begin - 1]) && at < folded.size() && is_ascii_letter(folded[at]);
        if (!text::is_letter(c) && !text::is_mark(c) && !text::is_digit(c) && !(c == kApostrophe && inside)) {
            std::fill(folded.begin() + static_cast<std::ptrdiff_t>(begin),
                      folded.begin() + static_cast<std::ptrdiff_t>(at), ' ');
        }
    }
}

} // namespace

std::string_view Said::folded() {
    if (folded_.empty()) {
        folded_ = text::fold(text_);
        blank_signs(folded_);
        for (std::size_t at = 0; at < folded_.size(); ++at) {
            if (folded_[at] == '@' || (folded_[at] == 'h' && folded_.compare(at, 4, "http") == 0)) {
                for (; at < folded_.size() && !is_ascii_space(folded_[at]); ++at) {
                    folded_[at] = ' ';
                }
            }
        }
    }
    return folded_;
}

const std::vector<std::size_t>& Said::telling_words() {
    if (telling_words_.empty()) {
        telling_words_ = telling_word_finder().find(folded());
    }
    return telling_words_;
}

std::vector<std::string_view> mentioned_kinds(Said& said) {
    const std::vector<std::size_t>& places = said.telling_words();
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

bool is_platform(std::string_view place) {
    constexpr std::array<std::string_view, 5> kNames{"gleis ", "bahnsteig ", "bstg ", "perron ", "platform "};
    const std::string folded = text::fold(place);
    for (const std::string_view name : kNames) {
        if (folded.starts_with(name)) {
            const std::string_view number = std::string_view(folded).substr(name.size());
            return std::all_of(number.begin(), number.end(), [](char c) {
                return is_ascii_digit(c) || c == '/' || (c >= 'a' && c <= 'h'); // "Gleis 5c"
            });
        }
    }
    return false;
}

bool is_telling(std::string_view kind, std::string_view value) { return kind != "place" || !is_platform(value); }

std::string without_sources(std::string_view said) {
    static constexpr std::array<std::string_view, 4> kSources{"laut", "lt", "per", "according to"};
    static constexpr std::array<std::string_view, 11> kArticles{
        "der ", "die ", "das ", "dem ", "eurer ", "eurem ", "ihrer ", "ihrem ", "unserer ", "the ", "your "};
    static constexpr std::array<std::string_view, 5> kAnd{", ", " und ", " oder ", " and ", " or "};
    constexpr int kLongestList = 4; // "laut Anzeige, App und Ansage"
    std::string rest(said);
    for (const std::string_view source : kSources) {
        for (std::size_t at = said.find(source); at != std::string_view::npos; at = said.find(source, at + 1)) {
            std::size_t next = at + source.size();
            if (at > 0 && is_part_of_word(said[at - 1])) {
                continue;
            }
            next += next < said.size() && said[next] == '.' ? 1U : 0U;
            bool more = next < said.size() && said[next] == ' ';
            next += more ? 1U : 0U;
            for (const std::string_view article : kArticles) {
                if (said.substr(next).starts_with(article)) {
                    next += article.size();
                    break;
                }
            }
            for (int words = 0; more && words < kLongestList; ++words) {
                for (; next < said.size() && (is_part_of_word(said[next]) || said[next] == '-'); ++next) {
                    rest[next] = ' ';
                }
                const std::string_view behind = said.substr(next);
                const auto* const joined = std::find_if(
                    kAnd.begin(), kAnd.end(), [behind](std::string_view word) { return behind.starts_with(word); });
                more = joined != kAnd.end();
                next += more ? joined->size() : 0U;
            }
        }
    }
    return rest;
}

bool asks_in_words(Said& said) { return said.telling_words()[asking] != std::string_view::npos; }

bool asks_why(Said& said) { return said.telling_words()[asking_why] != std::string_view::npos; }

bool asks_to_know(Said& said) { return said.telling_words()[asking_to_know] != std::string_view::npos; }

bool has_written_privately(Said& said) { return said.telling_words()[sent_privately] != std::string_view::npos; }

bool names_number(Said& said) { return said.telling_words()[number_given] != std::string_view::npos; }

bool asks_when(Said& said) {
    return said.telling_words()[asking_when] != std::string_view::npos && asks_something(said);
}

bool asks_something(Said& said) { return said.folded().find('?') != std::string_view::npos || asks_in_words(said); }

} // namespace kummerkasten::draft
