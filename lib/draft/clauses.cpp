// SPDX-License-Identifier: Apache-2.0
#include "draft/clauses.hpp"

#include "base/strings.hpp"
#include "draft/word_finder.hpp"
#include "text/fold.hpp"
#include "text/stop_words.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kummerkasten::draft {

namespace {

template <std::size_t count> bool contains(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Nouns that tell where or when, or nothing by themselves; folded.
constexpr auto kNoThing = std::to_array<std::string_view>(
    {"abend",       "abfahrt",      "april",    "august",       "ausgang",     "bahn",     "bahnhof",  "bahnsteig",
     "bhf",         "bitte",        "bstg",     "cent",         "danke",       "dezember", "dienstag", "donnerstag",
     "drei",        "dritte",       "ecke",     "eingang",      "ernst",       "euro",     "februar",  "franken",
     "frechheit",   "freitag",      "gepaeck",  "gleis",        "grad",        "gruss",    "haelfte",  "halle",
     "haltestelle", "hauptbahnhof", "hbf",      "herbst",       "info",        "jahr",     "jahre",    "jahren",
     "januar",      "juli",         "juni",     "kinderwaegen", "kinderwagen", "koffer",   "linie",    "maerz",
     "mai",         "mal",          "minute",   "minuten",      "mittag",      "mittwoch", "moin",     "monat",
     "monate",      "monaten",      "montag",   "morgen",       "nacht",       "november", "oktober",  "ostern",
     "perron",      "problem",      "richtung", "s-bahn",       "s-bahnhof",   "samstag",  "sbahn",    "schade",
     "september",   "sommer",       "sonntag",  "sorry",        "station",     "stunde",   "stunden",  "tag",
     "tage",        "tagen",        "terminal", "thema",        "treppe",      "treppen",  "u-bahn",   "u-bahnhof",
     "ubahn",       "uhr",          "vier",     "vormittag",    "weihnachten", "winter",   "witz",     "woche",
     "wochen",      "wochenende",   "zug",      "zustand",      "zwei"});
// In front of the name of a place.
constexpr std::array<std::string_view, 15> kBeforePlace{"in",       "bei",     "ab",          "nach",    "von",
                                                        "aus",      "am",      "an",          "im",      "zwischen",
                                                        "richtung", "bahnhof", "haltestelle", "station", "filiale"};

struct Clause {
    std::size_t end = 0;        ///< the first byte behind it
    bool ends_sentence = false; ///< by a full stop and its like, or a line break
};

// The clause that begins at `from` ends behind a sign before a blank or the end, or at a word that joins.
Clause clause_at(std::string_view text, std::size_t from) {
    constexpr std::string_view kSigns = ".,!?;:()/\n";
    constexpr std::string_view kEnds = ".!?\n";
    constexpr std::array<std::string_view, 9> kJoins{" und ", " oder ", " aber ", " sowie ", " dazu ",
                                                     " & ",   " - ",    " u. ",   " \u2013 "};
    for (std::size_t at = from; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at);
        for (const std::string_view join : kJoins) {
            if (rest.starts_with(join)) {
                return {at + join.size() - 1, false};
            }
        }
        const bool parts = text[at] == '\n' || text[at] == '(' || at + 1 == text.size() || is_ascii_space(text[at + 1]);
        if (kSigns.find(text[at]) != std::string_view::npos && parts) {
            return {at + 1, kEnds.find(text[at]) != std::string_view::npos};
        }
    }
    return {text.size(), true};
}

bool is_capital(std::string_view word) {
    std::size_t at = 0;
    return text::is_upper(text::next_character(word, at));
}

// Does the clause that begins at `offset` name a thing? The first word of a sentence has its capital from that. Capitals in a row
// behind a place are one name ("Bahnhof Zoo", "S-Bahnhof Brandenburger Tor"); a clause of capitals alone is a place or a heading.
bool names_thing(std::string_view clause, std::size_t offset, bool begins_sentence,
                 const std::vector<record::Fact>& facts) {
    constexpr std::size_t kShortest = 3; // bytes; "S1" and "RE" are trains
    bool thing = false;
    bool small = false;    // a word in small letters
    bool in_place = false; // the word before
    bool first = begins_sentence;
    for (std::size_t at = 0; at < clause.size();) {
        const bool is_name = clause[at] == '@' || clause[at] == '#' || clause.substr(at).starts_with("http");
        if (is_name) {
            at = std::min(clause.find_first_of(" \n\t", at), clause.size());
            continue;
        }
        if (!is_part_of_word(clause[at])) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < clause.size() && (is_part_of_word(clause[end]) || clause[end] == '-')) {
            ++end;
        }
        const std::string_view word = clause.substr(at, end - at);
        const std::string folded = text::fold(word);
        const bool capital = is_capital(word);
        const bool in_fact = std::any_of(facts.begin(), facts.end(), [&](const record::Fact& fact) {
            return fact.span.start < offset + end && offset + at < fact.span.end;
        });
        const bool no_thing = std::find(kNoThing.begin(), kNoThing.end(), folded) != kNoThing.end();
        if (capital && word.size() >= kShortest && !in_fact && !in_place && !no_thing && !first &&
            !text::is_stop_word(folded)) {
            thing = true;
        }
        small = small || (!capital && !is_ascii_digit(word.front()));
        in_place = contains(kBeforePlace, folded) || (capital && (in_fact || no_thing || in_place));
        first = false;
        at = end;
    }
    return thing && small;
}

// Capitals say nothing where everything is one.
bool is_shouted(std::string_view text) {
    const auto count = [text](bool (*is)(char)) { return std::count_if(text.begin(), text.end(), is); };
    const auto upper = count([](char c) { return c >= 'A' && c <= 'Z'; });
    return upper > count([](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

bool names_more(std::string_view text, std::size_t at, const std::vector<record::Fact>& facts) {
    if (is_shouted(text)) {
        return false;
    }
    bool begins_sentence = true;
    for (std::size_t begin = 0; begin < text.size();) {
        const Clause clause = clause_at(text, begin);
        const std::size_t end = std::max(clause.end, begin + 1);
        const bool is_matter = begin <= at && at < end;
        if (!is_matter && names_thing(text.substr(begin, end - begin), begin, begins_sentence, facts)) {
            return true;
        }
        begins_sentence = clause.ends_sentence;
        begin = end;
    }
    return false;
}

} // namespace kummerkasten::draft
