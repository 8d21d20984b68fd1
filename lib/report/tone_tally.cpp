// SPDX-License-Identifier: Apache-2.0
#include "report/tone_tally.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

void ToneTally::Day::merge(const Day& other) {
    posts += other.posts;
    angry += other.angry;
    colloquial += other.colloquial;
    anger_thousandths += other.anger_thousandths;
    offence.merge(other.offence);
    address.merge(other.address);
}

void ToneTally::add(std::chrono::local_days day, const record::Triage& triage) {
    Day& it = days[day];
    ++it.posts;
    it.angry += triage.anger >= kAngry ? 1 : 0;
    it.colloquial += triage.colloquial ? 1 : 0;
    it.anger_thousandths += std::lround(std::clamp(triage.anger, 0.0, 1.0) * 1000);
    it.offence.add(triage.offence);
    it.address.add(triage.address);
}

void ToneTally::merge(const ToneTally& other) {
    for (const auto& [day, theirs] : other.days) {
        days[day].merge(theirs);
    }
}

std::vector<ToneTally::Row> ToneTally::rows(CalendarTally::Unit& unit) const {
    using Unit = CalendarTally::Unit;
    std::vector<Row> rows;
    for (const Unit candidate : {Unit::day, Unit::week, Unit::month, Unit::year}) {
        unit = candidate;
        rows.clear();
        for (const auto& [day, it] : days) {
            const std::chrono::local_days begin = CalendarTally::begin_of(day, unit);
            if (rows.empty() || rows.back().begin != begin) {
                rows.push_back({begin, {}});
            }
            rows.back().day.merge(it);
        }
        if (rows.size() <= CalendarTally::kMostRows) {
            break;
        }
    }
    return rows;
}

} // namespace kummerkasten::report
