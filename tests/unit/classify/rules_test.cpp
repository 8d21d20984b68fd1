// SPDX-License-Identifier: Apache-2.0
// The rules through the prefilter against the plain way (each rule on the whole text), and what loading complains about.
#include "classify/rules.hpp"

#include "base/error.hpp"
#include "classify/example_house.hpp"
#include "classify/pattern_sampler.hpp"
#include "classify/random_text.hpp"
#include "text/fold.hpp"
#include "text/prefilter.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::classify;
using text::Prefilter;

namespace {

const TopicNames& topics() {
    static const TopicNames names(house().taxonomy.names());
    return names;
}

const Rules& shipped() {
    static const Rules& rules = [&]() -> const Rules& {
        static Rules loaded;
        loaded.load_parts(kData / "de/pattern-parts.tsv");
        loaded.load(kData / "de/rules.tsv", Source::german, topics());
        loaded.load(kData / "en/rules.tsv", Source::english, topics());
        loaded.prepare();
        return loaded;
    }();
    return rules;
}

void compare(const std::string& raw, Rules::Languages languages, text::Prefilter::Scratch& scratch) {
    CAPTURE(raw);
    const std::string folded = text::fold(raw);
    std::vector<RuleHit> fast;
    std::vector<RuleHit> plain;
    shipped().match(folded, languages, scratch, fast);
    shipped().match_all(folded, languages, plain);
    REQUIRE(fast == plain);
}

// The hits of a file of its own, as "id:words".
std::vector<std::string> hits_of(const std::string& rows, const std::string& text, Rules::Languages languages = {}) {
    const WrittenFile file("rules.tsv", "#kummerkasten-rules 1\n" + rows);
    Rules rules;
    rules.load(file.path(), Source::german, topics());
    rules.prepare();
    text::Prefilter::Scratch scratch;
    std::vector<RuleHit> hits;
    rules.match(text::fold(text), languages, scratch, hits);
    std::vector<std::string> all;
    for (const RuleHit& hit : hits) {
        all.push_back(hit.rule->id + ":" + text.substr(hit.value.start, hit.value.end - hit.value.start));
    }
    return all;
}

using Hits = std::vector<std::string>;

} // namespace

TEST_CASE("with the prefilter and without: the same hits in texts made of the rules' own examples") {
    std::vector<std::string> pieces;
    for (const auto& rule : shipped().rules()) {
        pieces.push_back(rule->example);
        pieces.push_back(rule->counterexample);
    }
    static const std::vector<std::string> kBetween{" ", "\n", ". ", "", ", ", "x", " 😡 ", " 4711 "};
    Chance chance(17);
    text::Prefilter::Scratch scratch;
    for (int i = 0; i < 400; ++i) {
        std::string text;
        for (std::size_t left = 1 + chance.below(5); left > 0; --left) {
            std::string piece = chance.one_of(pieces);
            const std::size_t blank = piece.find(' ', chance.below(piece.size()));
            if (chance.one_in(3) && blank != std::string::npos) {
                piece.resize(blank); // a sentence broken off
            }
            text += piece + chance.one_of(kBetween);
        }
        compare(text, {!chance.one_in(4), !chance.one_in(4)}, scratch);
    }
}

TEST_CASE("with the prefilter and without: the same hits in texts made from the patterns") {
    Chance chance(23);
    text::Prefilter::Scratch scratch;
    static const std::vector<std::string> kAround{"", " ", "x", "und ", ". ", "7"};
    for (const auto& rule : shipped().rules()) {
        PatternSampler sampler(rule->pattern, chance);
        CAPTURE(rule->id);
        const std::string first = sampler.sample();
        compare(chance.one_of(kAround) + first + chance.one_of(kAround) + sampler.sample(), {true, true}, scratch);
    }
}

TEST_CASE("the first match of each rule, of facts all up to kMostFacts, in the order of the file") {
    const std::string rows =
        "r-1\tanger\t0.5\t\\bgenug\\b\tGenug!\tgenügend\n"
        "r-2\tfacts:order_no\t1\t\\bnummer ([0-9]{4})\\b\tNummer 1234\tNummer 12\n"
        "r-3\tanger\t0.5\t\\bjetzt reicht's\\b|\\bjetzt reicht es\\b\tJetzt reicht es\tjetzt\n";
    CHECK(hits_of(rows, "Jetzt reicht es, genug, genug! Nummer 1234, Nummer 5678") ==
          Hits{"r-1:genug", "r-2:1234", "r-2:5678", "r-3:Jetzt reicht es"});
    std::string many;
    for (int i = 0; i < 12; ++i) {
        many += "Nummer " + std::to_string(1000 + i) + " ";
    }
    const Hits hits = hits_of(rows, many);
    CHECK(hits.size() == Rules::kMostFacts);
    CHECK(hits.back() == "r-2:1007");
}

TEST_CASE("of the branches of a rule the leftmost match wins, then the one that is written first") {
    const std::string rows = "r-1\tanger\t1\t\\bendlich genug\\b|\\bgenug\\b|\\bendlich\\b\ta\tb\n";
    CHECK(hits_of(rows, "Genug, endlich genug!") == Hits{"r-1:Genug"});
    CHECK(hits_of(rows, "Es ist endlich genug!") == Hits{"r-1:endlich genug"});
    CHECK(hits_of(rows, "Endlich. Genug.") == Hits{"r-1:Endlich"});
    CHECK(hits_of("r-1\tanger\t1\t\\^[a-z]{2}$|[!?]{3}\ta\tb\n", "Wie??? ^jb") == Hits{"r-1:???"});
    CHECK(hits_of("r-1\tanger\t1\t\\^[a-z]{2}$|[!?]{3}\ta\tb\n", "Wie? ^jb") == Hits{"r-1:^jb"});
}

TEST_CASE("parts that patterns share") {
    const std::string parts = "rail\tzug|tram\nway\t{rail}|straße\n";
    const std::string row = "r-1\tanger\t1\t\\b{way}n?\\b [0-9]{1,2}\ta\tb\n";
    const WrittenFile parts_file("pattern-parts.tsv", "#kummerkasten-pattern-parts 1\n" + parts);
    const WrittenFile rules_file("rules.tsv", "#kummerkasten-rules 1\n" + row);
    Rules rules;
    rules.load_parts(parts_file.path());
    rules.load(rules_file.path(), Source::german, topics());
    CHECK(rules.rules()[0]->pattern == "\\b(?:(?:zug|tram)|strasse)n?\\b [0-9]{1,2}");

    struct Row {
        std::string name, rows, complaint;
    };
    const std::vector<Row> wrong{
        {"a part that nobody named", "a\t{b}\n", "pattern-parts.tsv:2: pattern: no part is called {b}"},
        {"named twice", "a\tb\na\tc\n", "pattern-parts.tsv:3: part 'a' is named twice"},
        {"a capital in the name", "A\tb\n", "pattern-parts.tsv:2: part 'A' must have a name of small letters and _"},
    };
    for (const Row& it : wrong) {
        const std::string& name = it.name;
        CAPTURE(name);
        const WrittenFile file("pattern-parts.tsv", "#kummerkasten-pattern-parts 1\n" + it.rows);
        Rules other;
        CHECK_THROWS_WITH_AS(other.load_parts(file.path()), doctest::Contains(it.complaint.c_str()), DataError);
    }
}

TEST_CASE("rules of another language are left out, facts and spam are looked for in any") {
    const std::string rows =
        "r-1\tanger\t0.5\t\\bgenug\\b\ta\tb\nr-2\tfacts:order_no\t1\t\\bnr ([0-9]{4})\\b\ta\tb\n"
        "r-3\townership:spam\t1\t\\bgewinnspiel\\b\ta\tb\n";
    CHECK(hits_of(rows, "genug Gewinnspiel nr 1234", {false, true}) == Hits{"r-2:1234", "r-3:Gewinnspiel"});
    CHECK(hits_of(rows, "genug Gewinnspiel nr 1234", {true, false}).size() == 3);
}

TEST_CASE("an umlaut in a pattern is one letter, quantified too") {
    CHECK(hits_of("r-1\tanger\t1\t\\bsonderkü?ndigung\\b\ta\tb\n", "Sonderkündigung") == Hits{"r-1:Sonderkündigung"});
    CHECK(hits_of("r-1\tanger\t1\t\\bsonderkü?ndigung\\b\ta\tb\n", "Sonderkndigung") == Hits{"r-1:Sonderkndigung"});
    CHECK(hits_of("r-1\tanger\t1\t\\bstöß(?:t|en)\\b\ta\tb\n", "STOESST") == Hits{"r-1:STOESST"});
}

TEST_CASE("an apostrophe in a pattern is the one that telephones write, too") {
    const std::string row = "r-1\tanger\t1\t\\bwon'?t load\\b\ta\tb\n";
    CHECK(hits_of(row, "it won't load") == Hits{"r-1:won't load"});
    CHECK(hits_of(row, "it won\u2019t load") == Hits{"r-1:won\u2019t load"});
    CHECK(hits_of(row, "it wont load") == Hits{"r-1:wont load"});
    CHECK(hits_of(row, "it will not load").empty());
}

TEST_CASE("a pattern that RE2 refuses matches nothing, and the others go on") {
    CHECK(hits_of("r-1\tanger\t1\tnetz(\ta\tb\nr-2\tanger\t1\tnetz\ta\tb\n", "kein netz") == Hits{"r-2:netz"});
}

TEST_CASE("what is wrong with a row is said with its line") {
    struct Row {
        std::string name, rows, complaint;
    };
    const std::vector<Row> rows{
        {"unknown label", "r-1\tsignals:moor\t1\tx\ta\tb\n", "rules.tsv:2: unknown label 'signals:moor'; labels are "},
        {"unknown topic", "r-1\ttopics:moor\t1\tx\ta\tb\n", "rules.tsv:2: unknown label 'topics:moor'"},
        {"a kind without its value", "\nr-1\tsignals\t1\tx\ta\tb\n", "rules.tsv:3: unknown label 'signals'"},
        {"a fact without a kind", "r-1\tfacts:\t1\tx\ta\tb\n", "rules.tsv:2: unknown label 'facts:'"},
        {"weight above 1", "r-1\tanger\t1.5\tx\ta\tb\n", "rules.tsv:2: "},
        {"weight is no number", "r-1\tanger\thoch\tx\ta\tb\n", "rules.tsv:2: "},
        {"no pattern", "r-1\tanger\t1\t\ta\tb\n", "rules.tsv:2: field 4 of 6 is empty"},
        {"no counterexample", "r-1\tanger\t1\tx\ta\n", "rules.tsv:2: field 6 of 6 is empty"},
        {"a capital", "r-1\tanger\t1\tNetz\ta\tb\n", "rules.tsv:2: pattern: capital 'N'; the text is folded"},
        {"an umlaut in a class", "r-1\tanger\t1\tst[öo]rung\ta\tb\n", "rules.tsv:2: pattern: only ASCII inside [ ]"},
        {"an id twice", "r-1\tanger\t1\tx\ta\tb\nr-1\tirony\t1\ty\ta\tb\n",
         "rules.tsv:3: rule 'r-1' stands in rules.tsv:2 already"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const WrittenFile file("rules.tsv", "#kummerkasten-rules 1\n" + row.rows);
        Rules rules;
        try {
            rules.load(file.path(), Source::german, topics());
            FAIL_CHECK("was taken");
        } catch (const DataError& error) {
            const std::string message = file.relative(error.what());
            CAPTURE(message);
            CHECK(message.starts_with(row.complaint));
        }
    }
}
