// SPDX-License-Identifier: Apache-2.0
#include "draft/matter.hpp"

#include "draft/said.hpp"

#include <vector>

namespace kummerkasten::draft {

namespace {

constexpr double kSureTopic = 0.85; // classify gives 0.8 for one sign, 0.9 and more for several
constexpr double kTie = 0.05;       // nearer scores say nothing about which topic matters more
constexpr double kWeakTopic = 0.6;  // below, nothing but a hint

bool is_aside(const Aspects::Found& found) { return found.kind == Aspects::Kind::aside; }

// Of things under two topics the one that was named first, but what may have been said in passing comes behind the other. That
// one of them is general counts under its own topic only: a parcel that does not come is a matter of its own beside a network.
bool matters_more(const Aspects::Found& found, const Aspects::Found& other) {
    if (found.name.empty() || other.name.empty()) {
        return !found.name.empty();
    }
    return is_aside(found) != is_aside(other) ? is_aside(other) : found.at < other.at;
}

} // namespace

bool Matter::is_sure() const { return topic != nullptr && topic->score >= kSureTopic; }

bool Matter::is_special() const { return !aspect.name.empty() && aspect.kind == Aspects::Kind::special; }

bool Matter::is_one_broken() const { return is_broken && also.empty() && !names_another; }

bool Matter::is_named() const {
    return !aspect.name.empty() && !is_aside(aspect) &&
           (aspect.fits_any_topic || (topic != nullptr && topic->score >= kWeakTopic));
}

bool Matter::is_unclear() const {
    return aspect.name.empty() ? topic == nullptr || topic->score < kWeakTopic
                               : topic == nullptr && !aspect.fits_any_topic;
}

Matter choose_matter(const record::Triage& triage, const record::Taxonomy& taxonomy, const Aspects& aspects,
                     std::string_view said) {
    const std::vector<std::size_t> places = aspects.listen(without_sources(said));
    Matter matter;
    for (const record::Topic& topic : triage.topics) {
        if (topic.name == "other") {
            continue;
        }
        const bool as_good = matter.topic == nullptr || topic.score >= matter.topic->score - kTie;
        const bool named = !matter.aspect.name.empty();
        if (named && !as_good && (!is_aside(matter.aspect) || topic.score < kWeakTopic)) {
            break;
        }
        const bool ours = taxonomy.contains(topic.name);
        const Aspects::Found found = ours ? aspects.first_of(topic.name, places) : Aspects::Found();
        if (matters_more(found, matter.aspect) && (as_good || !named || !is_aside(found))) {
            matter = {&topic, found, false, false, {}};
        } else if (matter.topic == nullptr) {
            matter.topic = &topic;
        }
        if (!ours) {
            break; // the house's own topic: phrases of the next one would talk on about the wrong one
        }
    }
    if (matter.topic != nullptr) {
        // Who could not reach us, or was badly served, says what they came for in whatever words.
        const bool about_us = matter.topic->name == "waiting" || matter.topic->name == "staff";
        matter.names_another = aspects.names_another(matter.topic->name, places,
                                                     about_us ? Aspects::Which::all : Aspects::Which::special_ones);
    } else {
        matter.aspect = aspects.first_of({}, places); // "SIM-Karte" says enough without a topic
    }
    if (!matter.aspect.name.empty()) {
        std::vector<std::string_view> topics;
        for (const record::Topic& topic : triage.topics) {
            if (topic.score >= kWeakTopic) {
                topics.push_back(topic.name);
            }
        }
        matter.is_broken = aspects.is_broken(matter.aspect, said, places);
        matter.also = aspects.also_named(matter.aspect, topics, said, places);
    }
    return matter;
}

} // namespace kummerkasten::draft
