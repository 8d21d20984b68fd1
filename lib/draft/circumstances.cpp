// SPDX-License-Identifier: Apache-2.0
#include "draft/circumstances.hpp"

#include "base/strings.hpp"
#include "draft/circumstance_words.hpp"
#include "draft/word_finder.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

namespace kummerkasten::draft {

namespace {

// Words and numbers of a post, folded: "25min" is two of them.
struct Token {
    std::string_view word;
    char before = ' '; ///< the character in front of it
};
using Tokens = std::span<const Token>;

std::vector<Token> tokens_of(std::string_view said) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < said.size();) {
        if (!is_part_of_word(said[at])) {
            ++at;
            continue;
        }
        const bool number = is_ascii_digit(said[at]);
        const std::size_t begin = at;
        while (at < said.size() && is_part_of_word(said[at]) && is_ascii_digit(said[at]) == number) {
            ++at;
        }
        tokens.push_back({said.substr(begin, at - begin), begin > 0 ? said[begin - 1] : ' '});
    }
    return tokens;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_one_of(std::string_view word, std::span<const std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [word](std::string_view beginning) { return word.starts_with(beginning); });
}

bool any_begins(Tokens tokens, std::span<const std::string_view> beginnings) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [beginnings](const Token& token) { return begins_one_of(token.word, beginnings); });
}

std::string_view written(std::string_view word, std::span<const Spelling> spellings) {
    const auto found = std::find_if(spellings.begin(), spellings.end(),
                                    [word](const Spelling& spelling) { return spelling.said == word; });
    return found == spellings.end() ? std::string_view() : found->written;
}

// Less is no long time, and a reply that says so sounds like mockery: "seit fünf Minuten, das ist zu lang".
constexpr int kLongWait = 15;             // minutes
constexpr int kLongDelay = 10;            // minutes
constexpr int kLongTrouble = 2 * 24 * 60; // minutes: what has lasted two days has been reported before

const Unit* unit_of(std::string_view word, const Grammar& grammar) {
    const auto found = std::find_if(grammar.units.begin(), grammar.units.end(), [word](const Unit& unit) {
        constexpr std::size_t kEnding = 2; // "tagen", "stunden"
        const bool in_full = word.starts_with(unit.stem) && word.size() <= unit.stem.size() + kEnding;
        return in_full || word == unit.shortened ||
               (unit.shortened.ends_with('s') && word == unit.shortened.substr(0, unit.shortened.size() - 1));
    });
    return found == grammar.units.end() ? nullptr : &*found;
}

// A stretch of time that begins at a token.
struct Stretch {
    std::string text;
    int minutes = 0; ///< at least
    std::size_t end = 0;
};

// "25 min", "drei Wochen", "einer halben Stunde", "half an hour".
std::optional<Stretch> stretch_at(Tokens tokens, std::size_t at, const Grammar& grammar) {
    constexpr std::string_view kInNumber = ".,:-/"; // "1,5", "5-10": the number begins before, or is none
    const Token& first = tokens[at];
    if (at + 1 >= tokens.size()) {
        return std::nullopt;
    }
    if (is_ascii_digit(first.word.front())) {
        const Unit* unit = unit_of(tokens[at + 1].word, grammar);
        int count = 0;
        constexpr std::size_t kLongestNumber = 3;
        if (unit == nullptr || first.word.size() > kLongestNumber ||
            kInNumber.find(first.before) != std::string_view::npos ||
            std::from_chars(first.word.data(), first.word.data() + first.word.size(), count).ec != std::errc() ||
            count == 0) {
            return std::nullopt;
        }
        return Stretch{count == 1 ? std::string(unit->one) : std::to_string(count) + " " + std::string(unit->many),
                       count * unit->minutes, at + 2};
    }
    if (const std::string_view number = written(first.word, grammar.numbers); !number.empty()) {
        const Unit* unit = unit_of(tokens[at + 1].word, grammar);
        return unit == nullptr ? std::nullopt
                               : std::optional(Stretch{std::string(number) + " " + std::string(unit->many),
                                                       2 * unit->minutes, at + 2});
    }
    constexpr int kHalfAnHour = 30;
    if (at + 2 < tokens.size() && tokens[at + 1].word == "halben" && tokens[at + 2].word == "stunde") {
        return Stretch{"einer halben Stunde", kHalfAnHour, at + 3};
    }
    if (at + 2 < tokens.size() && first.word == "half" && tokens[at + 1].word == "an" &&
        tokens[at + 2].word == "hour") {
        return Stretch{"half an hour", kHalfAnHour, at + 3};
    }
    if (is_one_of(first.word, grammar.ones)) {
        const Unit* unit = unit_of(tokens[at + 1].word, grammar);
        return unit == nullptr ? std::nullopt : std::optional(Stretch{std::string(unit->one), unit->minutes, at + 2});
    }
    return std::nullopt;
}

// The last word before `at` that is no filler; npos: none.
std::size_t before_fillers(Tokens tokens, std::size_t at, const Grammar& grammar) {
    while (at > 0) {
        --at;
        if (!is_one_of(tokens[at].word, grammar.fillers)) {
            return at;
        }
    }
    return std::string_view::npos;
}

bool is_late(std::string_view word, const Grammar& grammar) {
    return word == "late" || word == "spaet" || begins_one_of(word, grammar.late); // "später" is another word
}

bool is_delay(Tokens tokens, std::size_t begin, const Stretch& stretch, const Grammar& grammar) {
    const std::size_t behind = std::min(stretch.end + 2, tokens.size()); // "25 min zu spät"
    for (std::size_t at = stretch.end; at < behind; ++at) {
        if (is_late(tokens[at].word, grammar)) {
            return true;
        }
    }
    const std::size_t before = before_fillers(tokens, begin, grammar);
    if (before == std::string_view::npos) {
        return false;
    }
    const bool of = before > 0 && (tokens[before].word == "von" || tokens[before].word == "of");
    return is_late(tokens[of ? before - 1 : before].word, grammar);
}

std::string with_since(Tokens tokens, std::size_t since, std::size_t begin, const Stretch& stretch) {
    const bool more = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(since),
                                  tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                  [](const Token& token) { return token.word == "ueber" || token.word == "mehr"; });
    return (more ? "seit über " : "seit ") + stretch.text;
}

// "seit Wochen", "seit gestern", "seit Montag".
std::string since_at(Tokens tokens, std::size_t at) {
    static constexpr std::array<Spelling, 28> kSince{{{"laengerem", "Längerem"},
                                                      {"langem", "Langem"},
                                                      {"stunden", "Stunden"},
                                                      {"tagen", "Tagen"},
                                                      {"wochen", "Wochen"},
                                                      {"monaten", "Monaten"},
                                                      {"jahren", "Jahren"},
                                                      {"gestern", "gestern"},
                                                      {"vorgestern", "vorgestern"},
                                                      {"montag", "Montag"},
                                                      {"dienstag", "Dienstag"},
                                                      {"mittwoch", "Mittwoch"},
                                                      {"donnerstag", "Donnerstag"},
                                                      {"freitag", "Freitag"},
                                                      {"samstag", "Samstag"},
                                                      {"sonntag", "Sonntag"},
                                                      {"januar", "Januar"},
                                                      {"februar", "Februar"},
                                                      {"maerz", "März"},
                                                      {"april", "April"},
                                                      {"mai", "Mai"},
                                                      {"juni", "Juni"},
                                                      {"juli", "Juli"},
                                                      {"august", "August"},
                                                      {"september", "September"},
                                                      {"oktober", "Oktober"},
                                                      {"november", "November"},
                                                      {"dezember", "Dezember"}}};
    std::size_t next = at + 1;
    while (next < tokens.size() && is_one_of(tokens[next].word, kGermanFillers)) {
        ++next;
    }
    const std::string_view word = next < tokens.size() ? written(tokens[next].word, kSince) : std::string_view();
    return word.empty() ? std::string() : "seit " + std::string(word);
}

bool follow(Tokens tokens, std::size_t at, std::initializer_list<std::string_view> words) {
    return at + words.size() <= tokens.size() &&
           std::equal(words.begin(), words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                      [](std::string_view word, const Token& token) { return word == token.word; });
}

// "Seid Monaten kaputt": a common slip, where "ihr seid" is none.
bool is_misspelt_since(Tokens tokens, std::size_t at) {
    constexpr std::array<std::string_view, 5> kStretches{"tagen", "wochen", "monaten", "jahren", "laengerem"};
    return tokens[at].word == "seid" && at + 1 < tokens.size() && is_one_of(tokens[at + 1].word, kStretches);
}

// "Mehr als eine Woche", "1 Jahr kaputt", "3 weeks broken": without a "since", too.
bool is_broken_for(Tokens tokens, std::size_t begin, std::size_t end) {
    constexpr std::array<std::string_view, 7> kBroken{"kaputt", "defekt", "gesperrt", "ausser",
                                                      "broken", "down",   "closed"};
    return (end < tokens.size() && is_one_of(tokens[end].word, kBroken)) ||
           (begin > 1 && (follow(tokens, begin - 2, {"mehr", "als"}) || follow(tokens, begin - 2, {"more", "than"})));
}

void tell_stretches(Tokens tokens, const Grammar& grammar, Circumstances& out) {
    const bool german = &grammar == &kGerman;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (german && out.how_long.empty() && (tokens[at].word == "seit" || is_misspelt_since(tokens, at))) {
            out.how_long = since_at(tokens, at);
            out.is_long = out.is_long ||
                          (!out.how_long.empty() && out.how_long != "seit gestern" && out.how_long != "seit Stunden");
        }
        const std::optional<Stretch> stretch = stretch_at(tokens, at, grammar);
        // "1 h 40": half of it would make it small.
        if (!stretch || (stretch->end < tokens.size() && is_ascii_digit(tokens[stretch->end].word.front()))) {
            continue;
        }
        if (is_delay(tokens, at, *stretch, grammar)) {
            if (out.delay.empty() && stretch->minutes >= kLongDelay) {
                out.delay = stretch->text;
            }
            continue;
        }
        out.is_long = out.is_long || (stretch->minutes >= kLongTrouble && is_broken_for(tokens, at, stretch->end));
        const std::size_t since = before_fillers(tokens, at, grammar);
        if (out.how_long.empty() && stretch->minutes >= kLongWait && since != std::string_view::npos &&
            is_one_of(tokens[since].word, grammar.since)) {
            out.how_long = german ? with_since(tokens, since, at, *stretch) : stretch->text;
            out.is_long = out.is_long || stretch->minutes >= kLongTrouble;
        }
    }
    if ((out.is_long || !out.how_long.empty()) && any_begins(tokens, grammar.loyal)) {
        out.how_long.clear();
        out.is_long = false;
    }
}

std::string german_how_often(Tokens tokens, std::size_t at) {
    const std::string_view word = tokens[at].word;
    const bool has_next = at + 1 < tokens.size();
    const std::string_view next = has_next ? tokens[at + 1].word : std::string_view();
    if ((word == "zum" || word == "das") && at + 2 < tokens.size() && tokens[at + 2].word == "mal") {
        if (const std::string_view ordinal = written(next, kGermanOrdinals); !ordinal.empty()) {
            return "zum " + std::string(ordinal) + " Mal";
        }
        if (word == "zum" && is_ascii_digit(next.front()) && next.front() != '0' && next.size() <= 2 && next != "1") {
            return "zum " + std::string(next) + ". Mal";
        }
    }
    if (follow(tokens, at, {"zum", "x", "ten", "mal"})) {
        return "zum x-ten Mal";
    }
    if (follow(tokens, at, {"jeden", "tag"}) || word == "taeglich") {
        return "jeden Tag";
    }
    if (follow(tokens, at, {"jede", "woche"})) {
        return "jede Woche";
    }
    if (follow(tokens, at, {"immer", "wieder"}) || follow(tokens, at, {"immer", "kaputt"}) ||
        follow(tokens, at, {"immer", "defekt"}) || word == "staendig" || word == "andauernd" || word == "dauernd") {
        return "immer wieder";
    }
    if (follow(tokens, at, {"schon", "wieder"}) || follow(tokens, at, {"mal", "wieder"}) ||
        follow(tokens, at, {"wieder", "mal"}) || word == "wiedermal" || word == "abermals") {
        return "schon wieder";
    }
    return {};
}

std::string english_how_often(Tokens tokens, std::size_t at) {
    const std::string_view word = tokens[at].word;
    const std::string_view next = at + 1 < tokens.size() ? tokens[at + 1].word : std::string_view();
    // "3rd" is two tokens. "The second time flying with you" is no count of troubles.
    const std::size_t time = is_ascii_digit(word.front()) ? at + 2 : at + 1;
    if (time < tokens.size() && tokens[time].word == "time" &&
        (time + 1 == tokens.size() || !tokens[time + 1].word.ends_with("ing"))) {
        const std::string ordinal =
            is_ascii_digit(word.front()) ? std::string(word) + std::string(next) : std::string(word);
        const std::string_view spelt = written(ordinal, kEnglishOrdinals);
        if (spelt.empty()) {
            return {};
        }
        const bool vowel = spelt.starts_with('e') || spelt.starts_with('u');
        return (vowel ? "an " : "a ") + std::string(spelt) + " time";
    }
    if (word == "every") {
        for (const std::string_view unit : {"day", "night", "morning", "week"}) {
            if (next == unit || follow(tokens, at, {"every", "single", unit})) {
                return "every " + std::string(unit);
            }
        }
    }
    if (word == "constantly" || follow(tokens, at, {"over", "and", "over"})) {
        return "over and over";
    }
    if (follow(tokens, at, {"yet", "again"}) || follow(tokens, at, {"once", "again"})) {
        return "yet again";
    }
    return {};
}

// "Immer noch defekt": it was so before, and somebody knew.
bool is_as_before(Tokens tokens, std::size_t at, bool english) {
    if (english) {
        constexpr std::array<std::string_view, 6> kBroken{"broken", "down", "not", "out", "isn", "doesn"}; // "isn't"
        return tokens[at].word == "still" && at + 1 < tokens.size() && is_one_of(tokens[at + 1].word, kBroken);
    }
    constexpr std::array<std::string_view, 9> kLong{"immernoch",   "ununterbrochen", "dauerzustand",
                                                    "dauerdefekt", "dauerhaft",      "tagelang",
                                                    "wochenlang",  "monatelang",     "jahrelang"};
    constexpr std::array<std::string_view, 3> kBroken{"kaputt", "defekt", "gesperrt"};
    const bool stays = tokens[at].word == "bleibt" && at + 1 < tokens.size() && is_one_of(tokens[at + 1].word, kBroken);
    return stays || is_one_of(tokens[at].word, kLong) || follow(tokens, at, {"immer", "noch"}) ||
           follow(tokens, at, {"noch", "immer"}) || follow(tokens, at, {"nach", "wie", "vor"});
}

} // namespace

Circumstances circumstances(Said& said, std::string_view language) {
    const std::vector<Token> tokens = tokens_of(said.folded());
    const bool english = language == "en";
    const Grammar& grammar = english ? kEnglish : kGerman;
    Circumstances found;
    tell_stretches(tokens, grammar, found);
    for (std::size_t at = 0; at < tokens.size() && found.how_often.empty(); ++at) {
        found.how_often = english ? english_how_often(tokens, at) : german_how_often(tokens, at);
    }
    for (std::size_t at = 0; at < tokens.size() && !found.is_long; ++at) {
        found.is_long = is_as_before(tokens, at, english);
    }
    const bool each = found.how_often.starts_with("jede") || found.how_often.starts_with("every");
    if (each && any_begins(tokens, grammar.daily)) {
        found.how_often.clear();
    }
    return found;
}

} // namespace kummerkasten::draft
