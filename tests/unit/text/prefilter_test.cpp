// SPDX-License-Identifier: Apache-2.0
// The prefilter against the plain way: for each requirement a loop of find over its literals.
#include "text/prefilter.hpp"

#include "classify/random_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace kummerkasten;
using text::Alternatives;
using text::is_word_byte;
using text::kAnyDigit;
using text::kLongestLiteral;
using text::Literal;
using text::Prefilter;
using text::Requirement;
using text::sign_bit;

namespace {

std::string with_zeros(std::string text) {
    for (char& c : text) {
        c = c >= '0' && c <= '9' ? '0' : c;
    }
    return text;
}

// All places where the literal stands as a word begins or ends, if it must.
std::vector<std::size_t> places_of(const Literal& literal, const std::string& text) {
    std::vector<std::size_t> places;
    const auto word_at = [&](std::size_t i) { return i < text.size() && is_word_byte(text[i]); };
    for (std::size_t at = text.find(literal.text); at != std::string::npos; at = text.find(literal.text, at + 1)) {
        const std::size_t end = at + literal.text.size();
        if ((!literal.word_start || at == 0 || !word_at(at - 1)) && (!literal.word_end || !word_at(end))) {
            places.push_back(at);
        }
    }
    return places;
}

std::set<std::size_t> places_of(const Alternatives& alternatives, const std::string& text) {
    std::set<std::size_t> all;
    for (const Literal& literal : alternatives) {
        const auto places = places_of(literal, text);
        all.insert(places.begin(), places.end());
    }
    return all;
}

bool is_met(const Requirement& requirement, const std::string& text) {
    return std::all_of(requirement.elements.begin(), requirement.elements.end(),
                       [&](const Alternatives& element) { return !places_of(element, text).empty(); });
}

// What find says of `text` must hold against the plain way.
void compare(const std::vector<Requirement>& requirements, const Prefilter& prefilter, Prefilter::Scratch& scratch,
             const std::string& raw) {
    CAPTURE(raw);
    const std::string text = with_zeros(raw);
    prefilter.find(raw, scratch);
    REQUIRE(std::is_sorted(scratch.candidates.begin(), scratch.candidates.end()));
    REQUIRE(std::is_sorted(scratch.starts.begin(), scratch.starts.end()));
    for (std::uint32_t rule = 0; rule < requirements.size(); ++rule) {
        CAPTURE(rule);
        const Requirement& requirement = requirements[rule];
        const auto count = std::count(scratch.candidates.begin(), scratch.candidates.end(), rule);
        const bool met = is_met(requirement, text);
        if (requirement.elements.size() <= 1) {
            REQUIRE(count == (met ? 1 : 0)); // exact
        } else if (met) {
            REQUIRE(count == 1); // may be a candidate in vain, never missed
        }
        std::set<std::size_t> starts;
        for (const Prefilter::Start& start : scratch.starts) {
            if (start.rule == rule) {
                REQUIRE(starts.insert(start.offset).second);
            }
        }
        if (!starts.empty()) {
            REQUIRE(requirement.begins_with_first);
            REQUIRE(count == 1);
            REQUIRE(starts == places_of(requirement.elements[0], text));
        }
    }
}

const std::vector<std::string> kStems{"re",        "rechnung",     "rechnungen", "ab",          "abo",  "abos",
                                      "netz",      "netzausf",     "nestnetz",   "euer",        "eue",  "00000",
                                      "00.00.",    "kein netz",    "ae",         "aerger",      "ich",  "ichnich",
                                      "warteschl", "warteschleif", "warten",     "ein zweites", "0 uhr"};

Literal random_literal(Chance& chance) {
    Literal literal;
    literal.text = chance.one_in(3) ? chance.letters("abe0 ", 2, 12) : chance.one_of(kStems);
    if (literal.text.size() > kLongestLiteral) {
        literal.text.resize(kLongestLiteral);
    }
    literal.word_start = is_word_byte(literal.text.front()) && (!chance.one_in(4) || literal.text.size() < 3);
    literal.word_end = is_word_byte(literal.text.back()) && chance.one_in(3);
    if (literal.text.size() < 3 && !literal.word_start) {
        literal.text = "abc"; // of two bytes only at the beginning of a word
    }
    return literal;
}

std::vector<Requirement> random_requirements(Chance& chance) {
    std::vector<Requirement> requirements(1 + chance.below(40));
    for (Requirement& requirement : requirements) {
        requirement.elements.resize(chance.below(4)); // none: a rule that is always tried
        for (Alternatives& element : requirement.elements) {
            for (std::size_t left = 1 + chance.below(4); left > 0; --left) {
                element.push_back(random_literal(chance));
            }
        }
        requirement.begins_with_first = !requirement.elements.empty() && chance.one_in(2);
    }
    return requirements;
}

// Literals whole and cut off, numbers, blanks, signs and letters of two bytes; it may end anywhere.
std::string random_text(Chance& chance, const std::vector<Requirement>& requirements) {
    std::string text;
    for (std::size_t left = chance.below(20); left > 0; --left) {
        const Requirement& from = chance.one_of(requirements);
        if (!from.elements.empty() && !chance.one_in(3)) {
            std::string piece = chance.one_of(chance.one_of(from.elements)).text;
            for (char& c : piece) {
                c = c == '0' ? static_cast<char>('0' + chance.below(10)) : c;
            }
            text += chance.one_in(4) ? piece.substr(0, chance.below(piece.size() + 1)) : piece;
        } else {
            text += chance.letters("abe019_ ", 0, 5);
        }
        static const std::vector<std::string> kBetween{" ", "", " ", ", ", "\u20AC", "\u00E9", "_", "-", "7"};
        text += chance.one_of(kBetween);
    }
    text.resize(text.size() - std::min(text.size(), chance.below(3)));
    return text;
}

} // namespace

TEST_CASE("the prefilter finds what a loop of find finds, in random texts for random requirements") {
    Prefilter::Scratch scratch; // one for all: nothing of a text may be left in the next
    for (unsigned seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        Chance chance(seed);
        const std::vector<Requirement> requirements = random_requirements(chance);
        const Prefilter prefilter(requirements);
        for (int i = 0; i < 60; ++i) {
            compare(requirements, prefilter, scratch, random_text(chance, requirements));
        }
    }
}

TEST_CASE("a literal of every length, whole and with its last byte cut off, at the end of the text") {
    for (std::size_t size = 2; size <= kLongestLiteral; ++size) {
        CAPTURE(size);
        const std::string word = std::string("abcdefghijkl").substr(0, size);
        std::vector<Requirement> requirements(2);
        requirements[0] = {{{{word, true, false}}}, true};
        requirements[1] = {{{{word, true, true}}}, true};
        const Prefilter prefilter(requirements);
        Prefilter::Scratch scratch;
        const std::string texts[] = {word,       "x " + word, "x" + word, word.substr(0, size - 1), word + "x",
                                     word + "!", "_" + word,  "9" + word, "\u20AC" + word,          word + " " + word};
        for (const std::string& text : texts) {
            compare(requirements, prefilter, scratch, text);
        }
        prefilter.find("x " + word, scratch);
        CHECK(scratch.candidates == std::vector<std::uint32_t>{0, 1});
        CHECK(scratch.starts == std::vector<Prefilter::Start>{{0, 2}, {1, 2}});
        prefilter.find(word.substr(0, size - 1), scratch);
        CHECK(scratch.candidates.empty());
    }
}

TEST_CASE("each digit is a zero: one literal finds every number of its length") {
    const std::vector<Requirement> requirements{{{{{"00000", true, true}}}, false}};
    const Prefilter prefilter(requirements);
    Prefilter::Scratch scratch;
    for (const auto& [text, found] :
         {std::pair("nr 47110", 1U), {"nr 00000", 1U}, {"nr 4711", 0U}, {"nr 471109", 0U}}) {
        CAPTURE(text);
        prefilter.find(text, scratch);
        CHECK(scratch.candidates.size() == found);
    }
}

TEST_CASE("a rule that needs a sign or a digit is no candidate where there is none") {
    std::vector<Requirement> requirements(2);
    requirements[0] = {{{{"wann", true, true}}}, true, sign_bit('?')};
    requirements[1] = {{{{"wann", true, true}}}, true, sign_bit(kAnyDigit)};
    const Prefilter prefilter(requirements);
    Prefilter::Scratch scratch;
    for (const auto& [text, candidates] : {std::pair("wann denn", std::vector<std::uint32_t>{}),
                                           {"wann denn?", std::vector<std::uint32_t>{0}},
                                           {"wann, um 7", std::vector<std::uint32_t>{1}},
                                           {"wann, um 7?", std::vector<std::uint32_t>{0, 1}},
                                           {"? 7", std::vector<std::uint32_t>{}}}) {
        CAPTURE(text);
        prefilter.find(text, scratch);
        CHECK(scratch.candidates == candidates);
    }
}

TEST_CASE("no rules, no text") {
    Prefilter::Scratch scratch;
    Prefilter().find("kein netz", scratch);
    CHECK(scratch.candidates.empty());
    const std::vector<Requirement> requirements(1); // requires nothing
    Prefilter(requirements).find("", scratch);
    CHECK(scratch.candidates == std::vector<std::uint32_t>{0});
}

TEST_CASE("starts are free where the element that is looked for is the first") {
    struct Row {
        std::string name, pattern;
        bool free;
    };
    const std::vector<Row> rows{
        {"one word", R"(\bleider\b)", true},
        {"the first is the longer one", R"(\bentschuldig\w* .{0,9}\baber\b)", true},
        {"as long: the first is looked for", R"(\bleider .{0,9}\bkaputt\b)", true},
        {"another one is longer", R"(\bwir .{0,9}\bversprechen\b)", false},
        {"the beginning is not known", R"([^.]leider)", false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(Prefilter::has_free_starts(text::required_literals(row.pattern)) == row.free);
    }
}
