// SPDX-License-Identifier: Apache-2.0
// A post as one judge sees it, with everything that the judges before would have found set by hand: for tests of one
// judge's arithmetic. tests/unit/classify/example_house.hpp is for whole posts.
#pragma once

#include "classify/judges.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten {

struct BareCase {
    classify::WordTable table;
    classify::TopicNames topics{{"outage", "billing", "staff", "price"}};
    std::vector<incident::Incident> incidents;
    std::vector<std::uint16_t> incident_of_word;
    std::vector<std::uint8_t> trouble{1, 1, 1, 0};
    profile::Profile profile;
    record::Post record;
    text::Document document;
    classify::Evidence evidence;
    classify::Findings findings;
    classify::Reasons reasons;
    record::Triage out;
    bool without_profile = false;
    bool has_opinion = false; ///< then `answers` are what the shipped model says
    std::array<double, classify::kQuestions> answers{};
    record::Timestamp now = *record::parse_rfc3339("2026-09-13T20:00:00Z");

    BareCase() {
        record.created_at = now;
        evidence.language = {"de", 0.9, true, false};
        evidence.shape.words = 10;
        findings.topic_scores.assign(topics.size(), 0);
    }

    /// Runs one judge.
    void ask(void (*judge)(classify::Case&)) {
        const classify::Setting setting{
            table, topics, without_profile ? nullptr : &profile, incidents, incident_of_word, trouble, 2, nullptr, now};
        classify::Opinion opinion(answers);
        classify::Case all{setting,  record,  document, evidence,
                           findings, reasons, out,      has_opinion ? &opinion : nullptr};
        judge(all);
    }

    /// A word of the text that says something, as the `position`th token.
    void say(classify::Category category, float weight, std::uint32_t position = 0, std::uint16_t reference = 0) {
        classify::Hit& hit = evidence.hits.emplace_back();
        hit.first = hit.last = position;
        hit.span = {position * 5, position * 5 + 4};
        hit.sense = {weight, reference, category, classify::Source::german};
        hit.weight = weight;
    }

    /// A rule that matched.
    template <class Enum> void rule(classify::RuleKind kind, Enum value, float weight, std::string_view name = "r") {
        rules_.push_back(std::make_unique<classify::Rule>());
        classify::Rule& made = *rules_.back();
        made.id = "r-" + std::to_string(rules_.size());
        made.kind = kind;
        made.value = static_cast<std::uint16_t>(value);
        made.weight = weight;
        made.name = name;
        evidence.rule_hits.push_back({&made, {0, 4}, {0, 4}});
    }

    /// An answer of the shipped model; those to all other questions are 0.
    void think(classify::Question question, double probability) {
        has_opinion = true;
        answers[static_cast<std::size_t>(question)] = probability;
    }

    /// The text, cut into tokens.
    void write(std::string_view text) {
        record.text = text;
        text::analyse(record.text, document);
    }

private:
    std::vector<std::unique_ptr<classify::Rule>> rules_; // at fixed addresses: hits point to them
};

} // namespace kummerkasten
