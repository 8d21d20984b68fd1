// SPDX-License-Identifier: Apache-2.0
// Everything that an overview counts before it is put into words: one tally for each question, the tables of the names that
// they share, and the posts themselves as short as they go. Filled by Overview, added up and kept by summaries, read by the
// sections of the report.
#pragma once

#include "record/time.hpp"
#include "report/calendar_tally.hpp"
#include "report/cards.hpp"
#include "report/name_table.hpp"
#include "report/tallies.hpp"
#include "report/thread_log.hpp"
#include "report/view_tallies.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace kummerkasten::report {

struct OverviewCounts {
    explicit OverviewCounts(record::TimeZone zone, std::size_t card_bytes = CardStore::kMostBytes)
        : calendar(zone), cards(card_bytes) {}

    Volume volume;
    std::optional<record::Timestamp> first, last;
    std::uint64_t judged = 0;      ///< records with triage, in the period or not
    std::uint64_t house_posts = 0; ///< outbound, in the period or not
    GapTally gaps;
    LabelTally labels;
    TopicTally topics;
    PlatformTally platforms;
    CalendarTally calendar;
    NameCounts incidents;
    std::uint64_t praise = 0;
    NameCounts praised;
    ViewTallies views;

    NameTable platform_names, topic_names, reason_names, writer_names;
    ThreadLog threads;
    CardStore cards;

    /// As if the posts of `other` had been added behind ours.
    void merge(const OverviewCounts& other);
    /// What a summary keeps: a new tally is named here and in merge.
    template <class Archive> void visit(Archive& archive) {
        archive(platform_names, topic_names, reason_names, writer_names);
        archive(volume, first, last, judged, house_posts, gaps, labels, topics, platforms, calendar);
        archive(incidents, praise, praised, threads);
        cards.visit(archive, threads.size(), reason_names.size());
        views.visit(archive, threads.size(), reason_names.size());
        archive.require(has_sound_names());
    }

private:
    /// Is each index below the size of its table of names?
    [[nodiscard]] bool has_sound_names() const;
};

} // namespace kummerkasten::report
