// SPDX-License-Identifier: Apache-2.0
#include "incident/match.hpp"

#include <algorithm>
#include <array>

namespace kummerkasten::incident {

namespace {

// In hundredths, so that the sums are exact.
constexpr int kTopic = 40;
constexpr std::array<int, 4> kWords{0, 30, 50, 60};
constexpr int kProduct = 20;

double score(bool topic, int words, bool product) {
    const int most = static_cast<int>(kWords.size()) - 1;
    const int points =
        (topic ? kTopic : 0) + kWords[static_cast<std::size_t>(std::clamp(words, 0, most))] + (product ? kProduct : 0);
    return std::min(points, 100) / 100.0;
}

bool is_in_time(const Incident& incident, record::Timestamp time) {
    return (!incident.from || time >= *incident.from - kBeforeFrom) &&
           (!incident.until || time <= *incident.until + kAfterUntil) &&
           (!incident.expires || time < *incident.expires);
}

} // namespace

double match_score(const Incident& incident, const std::vector<std::string>& topics_of_post, int word_hits,
                   bool product_hit, record::Timestamp created_at) {
    if (!is_in_time(incident, created_at)) {
        return 0;
    }
    const auto& topics = incident.topics;
    const bool same_topic = std::any_of(
        topics_of_post.begin(), topics_of_post.end(),
        [&topics](const std::string& topic) { return std::find(topics.begin(), topics.end(), topic) != topics.end(); });
    return score(same_topic, word_hits, product_hit);
}

double best_score(const Incident& incident) {
    const auto words = std::min<std::size_t>(incident.words.size(), kWords.size());
    return score(!incident.topics.empty(), static_cast<int>(words), !incident.products.empty());
}

} // namespace kummerkasten::incident
