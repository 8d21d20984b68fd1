// SPDX-License-Identifier: Apache-2.0
// What must stand in a text for a pattern. Two sides: it must never claim too much (any text that RE2 matches has it; tried
// on the shipped rules with texts made from their patterns), and it should say something (the table).
#include "text/literals.hpp"

#include "classify/example_house.hpp"
#include "classify/pattern_sampler.hpp"
#include "classify/random_text.hpp"
#include "classify/rules.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;
using namespace kummerkasten::text;

namespace {

// "|rechnung|" begins and ends a word; "rechnung" may stand anywhere.
std::string shown(const Requirement& requirement) {
    std::string all = requirement.begins_with_first ? "^ " : "";
    for (const Alternatives& element : requirement.elements) {
        all += all.empty() || all == "^ " ? "" : " & ";
        for (const Literal& literal : element) {
            all += (&literal == &element[0] ? "" : " ") + std::string(literal.word_start ? "|" : "") + literal.text +
                   (literal.word_end ? "|" : "");
        }
    }
    return all;
}

std::string with_zeros(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }, kAnyDigit);
    return text;
}

bool stands_at(const Literal& literal, const std::string& text, std::size_t at) {
    const std::size_t end = at + literal.text.size();
    return text.compare(at, literal.text.size(), literal.text) == 0 &&
           (!literal.word_start || at == 0 || !is_word_byte(text[at - 1])) &&
           (!literal.word_end || end == text.size() || !is_word_byte(text[end]));
}

bool stands_in(const Alternatives& alternatives, const std::string& text) {
    for (std::size_t at = 0; at <= text.size(); ++at) {
        for (const Literal& literal : alternatives) {
            if (stands_at(literal, text, at)) {
                return true;
            }
        }
    }
    return false;
}

std::uint64_t signs_in(std::string_view text) {
    std::uint64_t signs = 0;
    for (const char c : text) {
        signs |= sign_bit(c);
    }
    return signs;
}

// How many of the texts matched; each of them must hold what is required.
std::size_t check(const std::string& pattern, const std::vector<std::string>& texts) {
    CAPTURE(pattern);
    const re2::RE2 compiled(pattern, re2::RE2::Quiet);
    REQUIRE(compiled.ok());
    const Requirement requirement = required_literals(pattern);
    CAPTURE(shown(requirement));
    std::size_t matched = 0;
    for (const std::string& text : texts) {
        re2::StringPiece match;
        if (!compiled.Match(text, 0, text.size(), re2::RE2::UNANCHORED, &match, 1)) {
            continue;
        }
        ++matched;
        CAPTURE(text);
        const std::string zeros = with_zeros(text);
        for (const Alternatives& element : requirement.elements) {
            REQUIRE(stands_in(element, zeros));
        }
        REQUIRE((requirement.signs & ~signs_in(zeros)) == 0);
        if (requirement.begins_with_first) {
            const auto start = static_cast<std::size_t>(match.data() - text.data());
            REQUIRE(std::any_of(requirement.elements[0].begin(), requirement.elements[0].end(),
                                [&](const Literal& literal) { return stands_at(literal, zeros, start); }));
        }
    }
    return matched;
}

std::vector<std::string> texts_for(const std::string& pattern, Chance& chance, int count) {
    static const std::vector<std::string> kAround{"", "", " ", "x", "7", "und ", " . ", "-", "\u00E9", "("};
    PatternSampler sampler(pattern, chance);
    std::vector<std::string> texts;
    for (int i = 0; i < count; ++i) {
        texts.push_back(chance.one_of(kAround) + sampler.sample() + chance.one_of(kAround));
    }
    return texts;
}

} // namespace

TEST_CASE("what a pattern requires") {
    struct Row {
        std::string name, pattern, required;
    };
    const std::vector<Row> rows{
        {"a word", R"(\brechnung\b)", "^ |rechnung|"},
        {"without boundaries", "rechnung", "^ rechnung"},
        {"twelve bytes are enough", R"(\brechnungsstelle\b)", "^ |rechnungsste"},
        {"too short to look for", "ab", ""},
        {"two bytes will do at the beginning of a word", R"(\bab\b)", "^ |ab|"},
        {"one of two", R"(\b(?:bahn|bus)\b)", "^ |bahn| |bus|"},
        {"the beginning of the other is enough", R"(\b(?:bus|busse))", "^ |bus"},
        {"an optional letter", R"(\brechnung(?:en)?\b)", "^ |rechnung| |rechnungen|"},
        {"a class of two letters", R"(\bgro[sz]s\b)", "^ |gross| |grozs|"},
        {"any digits", R"(\b[0-9]{5}\b)", "^ |00000|"},
        {"a part that may be missing in front", R"((?:sehr )?langsam)", "^ langsam sehr langsam"},
        {"a class that is anything", R"([^a]langsam)", "langsam"},
        {"flags change everything", "(?i)langsam", ""},
        {"a hexadecimal letter", R"(\x41bcdef)", ""},
        {"anything", ".*", ""},
        {"one side of the choice says nothing", "rechnung|.", ""},
        {"empty", "", ""},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(shown(required_literals(row.pattern)) == row.required);
    }
}

TEST_CASE("signs and digits that a pattern requires") {
    struct Row {
        std::string name, pattern, signs;
    };
    const std::vector<Row> rows{
        {"none", R"(\bwann\b)", ""},
        {"at the end of a long way", R"(\bwann\b[^.!]{0,120}\?)", "?"},
        {"digits of a class", R"(\bgleis [0-9]+\b)", "0"},
        {"in every alternative", R"((?:\b12 ?%|\b5 ?%))", "0%"},
        {"not in every alternative", R"((?:\b12 ?%|\b5 ?euro))", "0"},
        {"may be missing", R"(\bnr(?:\.)? ?[:#]?)", ""},
        {"repeated", R"(\bwas(?:\?!){2,})", "?!"},
        {"signs above the letters too", R"( \^[a-z]{2,3} *$)", "^"},
        {"a flag changes everything", R"((?i)was\?)", ""},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(required_literals(row.pattern).signs == signs_in(row.signs));
    }
}

TEST_CASE("texts made from made-up patterns, with all that the syntax has") {
    const std::string patterns[] = {
        R"(\b(?:ein|zwei)(?:mal|fach)?\b.{0,5}\bnetz)",
        R"((?:ab|cd)+ef?gh)",
        R"((?:\w+ )*rechnung(?: \w+){0,2})",
        R"(x*yyy{2,}z?)",
        R"(\b(?:a|b|c|d|e)(?:a|b|c|d|e)(?:a|b|c|d|e)(?:a|b|c|d|e)netz)",
        R"((?:netz|)(?:ausfall|))",
        R"(\bnetz\b ?\bweg\b)",
        R"((?:^|[^0-9.,])([0-9]{1,6}(?:[.,][0-9]{2})? ?euro\b))",
        R"(wie (?:\w+ )*lange)",
        R"((?:netz )?(?:ist )?weg\b)",
        R"((?:(?:sehr )+|ganz )(?:lang|kurz)(?:sam|e[nrms]?)?)",
        R"(\b(?:nicht|kein(?:e[nr]?)?)\b[^.!?]{0,9}\b(?:geht|netz\w*)\b)",
        R"(a{3}b{2,3}?c{1})",
        R"([abc]{3}[0-5][^a-y]end)",
        R"(\bg.r nicht[s]?\b)",
        R"(rechnung\b|\bbeleg|mahn(?:ung)?)",
        R"(\b(?:netz|bahn)+hof)", // a word begins before the first copy only
        R"( netz(?: weg)?)",      // a match begins at the blank, not at the word
        R"((?: |-)bahn\b)",
    };
    for (const std::string& pattern : patterns) {
        Chance chance(11);
        CHECK(check(pattern, texts_for(pattern, chance, 2000)) >= 50);
    }
}

TEST_CASE("the shipped rules: their examples, and texts made from their patterns") {
    const TopicNames topics(house().taxonomy.names());
    Rules rules;
    rules.load_parts(kData / "de/pattern-parts.tsv");
    rules.load(kData / "de/rules.tsv", Source::german, topics);
    rules.load(kData / "en/rules.tsv", Source::english, topics);
    Chance chance(5);
    std::size_t matched = 0;
    std::size_t silent = 0;
    for (const auto& rule : rules.rules()) {
        CAPTURE(rule->id);
        std::vector<std::string> texts = texts_for(rule->pattern, chance, 40);
        texts.push_back(text::fold(rule->example));
        matched += check(rule->pattern, texts);
        silent += required_literals(rule->pattern).elements.empty() ? 1 : 0;
    }
    // Of 41 texts a rule most match; the others fell short of a \b or stood on the wrong side of a noise letter.
    CHECK(matched >= 20 * rules.rules().size());
    // A rule that requires nothing is tried on every post: a few numbers and signs may.
    CHECK(silent * 50 <= rules.rules().size());
}
