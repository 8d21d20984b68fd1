// SPDX-License-Identifier: Apache-2.0
#include "report/overview_counts.hpp"

#include <algorithm>

namespace kummerkasten::report {

void OverviewCounts::merge(const OverviewCounts& other) {
    const auto platforms_here = platform_names.merge(other.platform_names);
    const auto topics_here = topic_names.merge(other.topic_names);
    const auto reasons_here = reason_names.merge(other.reason_names);
    const auto writers_here = writer_names.merge(other.writer_names);
    volume.merge(other.volume);
    if (other.first) {
        first = first ? std::min(*first, *other.first) : *other.first;
        last = last ? std::max(*last, *other.last) : *other.last;
    }
    judged += other.judged;
    house_posts += other.house_posts;
    gaps.merge(other.gaps);
    labels.merge(other.labels);
    topics.merge(other.topics, topics_here);
    platforms.merge(other.platforms, platforms_here);
    calendar.merge(other.calendar);
    incidents.merge(other.incidents);
    praise += other.praise;
    praised.merge(other.praised);
    views.merge(other.views, static_cast<EventIndex>(threads.size()), reasons_here);
    cards.merge(other.cards, static_cast<EventIndex>(threads.size()), reasons_here);
    threads.merge(other.threads, platforms_here, topics_here, writers_here);
}

bool OverviewCounts::has_sound_names() const {
    if (topics.rows.size() > topic_names.size() || platforms.rows.size() > platform_names.size()) {
        return false;
    }
    for (EventIndex i = 0; i < threads.size(); ++i) {
        const Event& event = threads[i];
        const std::size_t names = event.outbound ? writer_names.size() : topic_names.size();
        if (event.platform >= platform_names.size() ||
            std::any_of(event.topics.begin(), event.topics.end(), [names](auto topic) { return topic >= names; })) {
            return false;
        }
    }
    return true;
}

} // namespace kummerkasten::report
