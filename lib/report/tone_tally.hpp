// SPDX-License-Identifier: Apache-2.0
// How people speak to the house, by day: anger, offence, du or Sie. Some 150 bytes a day.
#pragma once

#include "record/triage.hpp"
#include "report/calendar_tally.hpp"
#include "report/tallies.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <vector>

namespace kummerkasten::report {

struct ToneTally {
    static constexpr double kAngry = 0.5; ///< anger from which a post counts as angry

    struct Day {
        std::uint64_t posts = 0, angry = 0, colloquial = 0;
        std::int64_t anger_thousandths = 0;
        EnumCounts<record::Offence> offence;
        EnumCounts<record::Address> address;

        void merge(const Day& other);
        template <class Archive> void visit(Archive& archive) {
            archive(posts, angry, colloquial, anger_thousandths, offence, address);
        }
    };
    struct Row {
        std::chrono::local_days begin;
        Day day;
    };
    std::map<std::chrono::local_days, Day> days;

    void add(std::chrono::local_days day, const record::Triage& triage);
    void merge(const ToneTally& other);
    template <class Archive> void visit(Archive& archive) { archive(days); }

    /// By the finest unit of which at most CalendarTally::kMostRows have posts.
    [[nodiscard]] std::vector<Row> rows(CalendarTally::Unit& unit) const;
};

} // namespace kummerkasten::report
