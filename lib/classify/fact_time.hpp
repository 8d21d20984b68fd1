// SPDX-License-Identifier: Apache-2.0
// Times of day as people tell them, as 20:15. Without a word that tells the half of the day, "um acht" is 08:00.
//
//   20 Uhr, 20:15, 20.15 Uhr, 17 Uhr 30, 5:30 pm             as they stand
//   halb acht, half past seven                               07:30
//   viertel nach acht, quarter past eight                    08:15
//   viertel acht, dreiviertel acht (eastern and southern)    07:15, 07:45
//   zehn vor acht, fünf nach halb acht                       07:50, 07:35
//   um acht abends; abends, nachmittags, pm: after noon      20:00
//   zwischen 8 und 12 Uhr                                    08:00/12:00
//   vor zwei Stunden, seit 20 Minuten                        counted back from the time of the post
#pragma once

#include "record/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::classify {

/// `folded` are the customer's words; `around` the folded words of the whole phrase, where "abends" may stand. `now` is the
/// time of the post on the house's clock. Nothing where it is not understood for certain.
[[nodiscard]] std::optional<std::string> time_value(std::string_view folded, std::string_view around,
                                                    std::optional<record::LocalTime> now);

} // namespace kummerkasten::classify
