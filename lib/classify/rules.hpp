// SPDX-License-Identifier: Apache-2.0
// The rules (data/de/rules.tsv, data/en/rules.tsv; kummerkasten-data(5), RULES): patterns on the folded text, each for one
// label. RE2 matches in linear time whatever the pattern and the text.
//
// A rule "a|b" is tried as two branches, each with its own literals: together they would have none in common, or only
// common ones. The branch that matches further left wins, else the one that is written first, as in the whole pattern.
//
// RE2 takes about 170 µs to compile a rule (measured, 2.5 GHz), all of them together longer than a whole cold start may
// take. So a branch is compiled when the prefilter first finds its literals in a post; what can be checked without
// compiling is checked at load, the rest by check_rules, which the tests run over the shipped data.
#pragma once

#include "base/place.hpp"
#include "classify/rule_label.hpp"
#include "classify/rule_pattern.hpp"
#include "classify/sense.hpp"
#include "record/labels.hpp"
#include "record/triage.hpp"
#include "text/prefilter.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kummerkasten::classify {

struct Rule {
    std::string id;
    Source source = Source::german;
    RuleKind kind = RuleKind::signal;
    std::uint16_t value = 0; ///< enumerator, or number of the topic
    std::string name;        ///< the label as written: "signals:churn"
    float weight = 0;
    std::string pattern; ///< folded
    std::string example, counterexample;
    Place place;

    /// The part behind the colon.
    [[nodiscard]] std::string_view detail() const { return std::string_view(name).substr(name.find(':') + 1); }
};

struct RuleHit {
    const Rule* rule = nullptr;
    record::Span span;  ///< the whole match
    record::Span value; ///< group 1 of a fact, else the whole match
    friend bool operator==(const RuleHit&, const RuleHit&) = default;
};

class Rules {
public:
    Rules();
    ~Rules();
    Rules(const Rules&) = delete;
    Rules& operator=(const Rules&) = delete;

    /// Adds parts of patterns that several rules share, by name: "{people}" in a pattern stands for its whole choice, as a
    /// group. To be called before the rules are loaded. Throws DataError with file:line for a double or odd name.
    void load_parts(const std::filesystem::path& file);

    /// Adds the rules of a file. Throws DataError with file:line for an unknown label, a bad weight, a double id, a
    /// pattern that is empty, holds capitals, a non-ASCII character class or a part that nobody named.
    void load(const std::filesystem::path& file, Source source, const TopicNames& topics);

    /// To be called once, when all files are loaded.
    void prepare();

    /// Which languages' rules apply; facts and spam are looked for in any language.
    struct Languages {
        bool german = true;
        bool english = true;
    };

    /// Appends the matches in `folded`, in the order of the files: the first one of each rule, of facts up to
    /// kMostFacts. Never throws; a rule that RE2 refuses matches nothing.
    void match(std::string_view folded, Languages languages, text::Prefilter::Scratch& scratch,
               std::vector<RuleHit>& hits) const;

    /// The same by trying each rule on the whole text: the plain reference for tests.
    void match_all(std::string_view folded, Languages languages, std::vector<RuleHit>& hits) const;

    /// What is wrong with the rules, one sentence with file:line each: patterns that do not compile, examples that do
    /// not match, counterexamples that do, facts without a group. Compiles everything.
    [[nodiscard]] std::vector<std::string> check() const;

    [[nodiscard]] const std::vector<std::unique_ptr<Rule>>& rules() const { return rules_; }

    static constexpr std::size_t kMostFacts = 8;

private:
    struct Branch; // a pattern, compiled when it is first needed

    PatternParts parts_;
    std::vector<std::unique_ptr<Rule>> rules_;      ///< at fixed addresses: hits point to them
    std::vector<std::unique_ptr<Branch>> branches_; ///< in the order of the rules
    std::vector<std::unique_ptr<Branch>> wholes_;   ///< each rule as it is written
    text::Prefilter prefilter_;                     ///< its rules are our branches
    std::unordered_map<std::string_view, const Rule*> by_id_;
};

} // namespace kummerkasten::classify
