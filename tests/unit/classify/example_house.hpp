// SPDX-License-Identifier: Apache-2.0
// The classifier with the shipped data and the invented house of data/example, for tests that judge whole posts. Loaded
// once for all of them; the time is fixed to the example's last evening.
#pragma once

#include "classify/classifier.hpp"
#include "incident/incident.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kummerkasten {

inline const std::filesystem::path kData = std::filesystem::path(KUMMERKASTEN_SOURCE_DIR) / "data";

struct House {
    io::DataPath data{kData.string()};
    record::Taxonomy taxonomy{data};
    profile::Profile profile = profile::load_profile(kData / "example/profile.toml", taxonomy.names());
    classify::Classifier classifier;

    House() : classifier(data, taxonomy, &profile, incidents(), *record::parse_rfc3339("2026-09-13T20:00:00Z")) {}

    std::vector<incident::Incident> incidents() {
        std::vector<incident::Incident> all;
        incident::load_incidents(kData / "example/incidents.jsonl", taxonomy.names(), all);
        return all;
    }
};

inline const House& house() {
    static const House shared;
    return shared;
}

/// A public post of an hour ago, with the mentions that its text has.
inline record::Post post_of(std::string_view text, std::string_view platform = "x") {
    record::Post post;
    post.id = "x:1";
    post.platform = platform;
    post.direction = record::Direction::inbound;
    post.created_at = record::parse_rfc3339("2026-09-13T19:00:00Z");
    post.text = text;
    if (text.find("@wiesenpieper") != std::string_view::npos) {
        post.mentions.emplace_back("wiesenpieper");
    }
    if (text.find("@drosselfunk") != std::string_view::npos) {
        post.mentions.emplace_back("drosselfunk");
    }
    return post;
}

inline record::Triage judge(const record::Post& post) {
    static classify::Classifier::Scratch scratch; // reused on purpose, as a worker does
    record::Triage triage;
    house().classifier.judge(post, scratch, triage);
    return triage;
}

inline record::Triage judge(std::string_view text) { return judge(post_of(text)); }

/// The values of the facts of one kind, in the order of the text.
inline std::vector<std::string> values_of(const record::Triage& triage, std::string_view kind) {
    std::vector<std::string> values;
    for (const record::Fact& fact : triage.facts) {
        if (fact.kind == kind) {
            values.push_back(fact.value);
        }
    }
    return values;
}

inline bool has_topic(const record::Triage& triage, std::string_view name) {
    for (const record::Topic& topic : triage.topics) {
        if (topic.name == name) {
            return true;
        }
    }
    return false;
}

inline std::string topic_names(const record::Triage& triage) {
    std::string names;
    for (const record::Topic& topic : triage.topics) {
        names += (names.empty() ? "" : " ") + topic.name;
    }
    return names;
}

} // namespace kummerkasten
