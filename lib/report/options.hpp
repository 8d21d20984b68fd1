// SPDX-License-Identifier: Apache-2.0
// What a person may say about a report: the period, the clock, the language, the look. Every view takes the same options.
#pragma once

#include "record/time.hpp"
#include "report/storm_watch.hpp"
#include "report/views.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::report {

struct Options {
    std::vector<View> views{View::overview};
    std::string time_zone;                         ///< IANA name; empty: the profile's, else UTC
    record::Timestamp now{};                       ///< against which "overdue" is judged
    std::optional<record::Timestamp> since, until; ///< half open: since <= created_at < until
    std::size_t top = 10;                          ///< rows of the queue, of incidents and of names
    std::string language = "en";                   ///< of headings: en or de
    bool colour = false;                           ///< text on a terminal
    int width = 80;                                ///< columns of the terminal
    double warn_at = 0.75;                         ///< share of the time allowed from which a post is due soon

    std::string where;       ///< which posts count (report/where.hpp); empty: all
    std::string by;          ///< of the view by: the words to group by, commas between
    bool cut_tables = false; ///< top was asked for, so it holds for the tables too that are else shown whole

    StormOptions storm;

    [[nodiscard]] bool wants(View view) const { return std::find(views.begin(), views.end(), view) != views.end(); }
};

} // namespace kummerkasten::report
