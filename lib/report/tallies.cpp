// SPDX-License-Identifier: Apache-2.0
#include "report/tallies.hpp"

#include <algorithm>
#include <cmath>

namespace kummerkasten::report {

bool LabelTally::add(const record::Triage& triage) {
    ownership.add(triage.ownership);
    if (!is_about_house(triage)) {
        return false;
    }
    ++posts;
    intent.add(triage.intent);
    offence.add(triage.offence);
    polarity.add(triage.polarity);
    if (!triage.signals.empty()) {
        for (std::size_t i = 0; i < record::Names<record::Signal>::values.size(); ++i) {
            if (const auto signal_i = static_cast<record::Signal>(i); triage.signals.contains(signal_i)) {
                signal.add(signal_i);
            }
        }
    }
    return true;
}

void LabelTally::merge(const LabelTally& other) {
    posts += other.posts;
    ownership.merge(other.ownership);
    intent.merge(other.intent);
    offence.merge(other.offence);
    polarity.merge(other.polarity);
    signal.merge(other.signal);
}

namespace {

template <class Row> Row& row_at(std::vector<Row>& rows, NameTable::Index index) {
    if (rows.size() <= index) {
        rows.resize(std::size_t{index} + 1);
    }
    return rows[index];
}

} // namespace

void TopicTally::add(NameTable::Index topic, const record::Triage& triage) {
    Row& row = row_at(rows, topic);
    ++row.posts;
    row.negative += triage.polarity == record::Polarity::negative ? 1 : 0;
    row.anger_thousandths += std::lround(std::clamp(triage.anger, 0.0, 1.0) * 1000);
}

void TopicTally::merge(const TopicTally& other, const std::vector<NameTable::Index>& topics) {
    for (std::size_t i = 0; i < other.rows.size(); ++i) {
        Row& row = row_at(rows, topics[i]);
        row.posts += other.rows[i].posts;
        row.negative += other.rows[i].negative;
        row.anger_thousandths += other.rows[i].anger_thousandths;
    }
}

void Volume::add(std::optional<record::Direction> direction) {
    if (!direction) {
        ++unknown;
    } else if (*direction == record::Direction::outbound) {
        ++outbound;
    } else {
        ++inbound;
    }
}

void Volume::merge(const Volume& other) {
    inbound += other.inbound;
    outbound += other.outbound;
    unknown += other.unknown;
}

void PlatformTally::add(NameTable::Index platform, std::optional<record::Direction> direction) {
    row_at(rows, platform).add(direction);
}

void PlatformTally::merge(const PlatformTally& other, const std::vector<NameTable::Index>& platforms) {
    for (std::size_t i = 0; i < other.rows.size(); ++i) {
        row_at(rows, platforms[i]).merge(other.rows[i]);
    }
}

void NameCounts::add(std::string_view name, std::uint64_t times) {
    auto found = counts_.find(name);
    if (found == counts_.end()) {
        found = counts_.emplace(counts_.size() < kMost ? name : std::string_view{}, 0).first;
    }
    found->second += times;
}

void NameCounts::merge(const NameCounts& other) {
    for (const auto& [name, times] : other.counts_) {
        add(name, times);
    }
}

std::vector<std::pair<std::string, std::uint64_t>> NameCounts::sorted() const {
    std::vector<std::pair<std::string, std::uint64_t>> rows(counts_.begin(), counts_.end());
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return rows;
}

void GapTally::merge(const GapTally& other) {
    no_triage += other.no_triage;
    no_created_at += other.no_created_at;
    no_direction += other.no_direction;
    duplicates += other.duplicates;
    reposts += other.reposts;
    outside += other.outside;
    unplaced += other.unplaced;
    left_out += other.left_out;
}

} // namespace kummerkasten::report
