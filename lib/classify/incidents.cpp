// SPDX-License-Identifier: Apache-2.0
// Which known incident or article does the post speak of (care rule L3)? Words and products are counted here, the
// arithmetic is incident::match_score. Only for posts that are ours.
#include "classify/judges.hpp"

#include "incident/match.hpp"

#include <algorithm>

namespace kummerkasten::classify {

namespace {

bool names_product(const Case& post, const incident::Incident& incident) {
    return std::any_of(post.out.facts.begin(), post.out.facts.end(), [&](const record::Fact& fact) {
        return fact.kind == "product" &&
               std::find(incident.products.begin(), incident.products.end(), fact.value) != incident.products.end();
    });
}

} // namespace

void judge_incident(Case& post) {
    const Setting& setting = post.setting;
    if (setting.incidents.empty() ||
        (post.out.ownership != record::Ownership::direct && post.out.ownership != record::Ownership::overheard)) {
        return;
    }
    std::vector<std::uint8_t>& met = post.findings.incident_words;
    met.assign(setting.incident_of_word.size(), 0);
    for (const Hit& hit : post.evidence.hits) {
        if (hit.sense.category == Category::incident) {
            met[hit.sense.reference] = 1;
        }
    }
    std::vector<std::string> topics;
    for (const record::Topic& topic : post.out.topics) {
        topics.push_back(topic.name);
    }
    const record::Timestamp time = post.record.created_at.value_or(setting.now);
    const incident::Incident* best = nullptr;
    double best_score = 0;
    std::size_t word = 0;
    for (std::size_t i = 0; i < setting.incidents.size(); ++i) {
        int words = 0;
        for (; word < met.size() && setting.incident_of_word[word] == i; ++word) {
            words += met[word];
        }
        const incident::Incident& incident = setting.incidents[i];
        const double score = incident::match_score(incident, topics, words, names_product(post, incident), time);
        if (score >= incident::kMatches &&
            (best == nullptr || score > best_score || (score == best_score && incident.from > best->from))) {
            best = &incident;
            best_score = score;
        }
    }
    if (best == nullptr) {
        return;
    }
    post.out.incident = best->id;
    for (const Hit& hit : post.evidence.hits) {
        if (hit.sense.category == Category::incident &&
            &setting.incidents[setting.incident_of_word[hit.sense.reference]] == best) {
            post.reasons.add({"incident", best->id}, hit);
        }
    }
}

} // namespace kummerkasten::classify
