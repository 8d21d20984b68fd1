// SPDX-License-Identifier: Apache-2.0
// What the drawings show: posts, causes and anger over time, and the week hour by hour. Counted at the end from the log of
// threads, so that it costs nothing while records are read, and nothing at all where it is not asked for.
//
// A few dates that are far from all others (a test account, a clock that was wrong) would squeeze the rest into one bar:
// where the outer 0.5 % at each end take more than three quarters of the time, they are left out and counted.
#pragma once

#include "record/time.hpp"
#include "report/tallies.hpp"
#include "report/thread_log.hpp"
#include "report/time_axis.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace kummerkasten::report {

struct Trends {
    /// Posts about the house that classify has judged, each once; as in the table of causes.
    struct Mood {
        std::uint32_t posts = 0;
        std::uint64_t anger_hundredths = 0;
    };
    struct Hour {
        std::uint64_t posts = 0;         ///< of customers
        std::vector<std::int64_t> waits; ///< for the first reply, micros, that began in that hour
    };
    static constexpr std::size_t kMostBars = 14 * 24; ///< two weeks by the hour: a bar is a pixel wide on a telephone
    static constexpr std::size_t kMostPoints = 100;   ///< fewer, for a mean needs posts to rest on

    TimeAxis bars, points;
    std::vector<Volume> volume;                ///< by bar
    std::vector<Mood> mood;                    ///< by point
    std::array<std::vector<Mood>, 256> topics; ///< by topic, by point; empty where it has none
    std::array<std::array<Hour, 24>, 7> week;  ///< from Monday
    std::uint64_t left_out = 0;                ///< posts before or after the axis
};

/// Nothing where no post of the period has a time.
[[nodiscard]] std::optional<Trends> trends_of(const ThreadLog& threads, const Verdict& verdict,
                                              const record::TimeZone& zone);

} // namespace kummerkasten::report
