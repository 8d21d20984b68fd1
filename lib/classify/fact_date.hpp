// SPDX-License-Identifier: Apache-2.0
// Days as people tell them, resolved against the day of the post in the zone of the house.
//
//   heute, gestern Abend, übermorgen, vorhin             the day
//   seit Montag, am Freitag, on Monday                   the last one, today included
//   letzten Montag, last Monday                          the last one before today
//   bis Freitag, ab Montag, nächsten Dienstag            the next one; today included but for "nächsten"
//   letzte Woche Donnerstag                              that of the week before (weeks begin on Monday)
//   vor drei Tagen, seit zwei Wochen, three days ago     counted back; months keep the day, as far as there is one
//   in drei Tagen                                        counted ahead
//   letzte Woche, letzten Monat, im August, seit Mai     2026-W36, 2026-08
//   letztes Wochenende                                   2026-09-05/2026-09-06
//   12.9., 3. März, March 3rd                            without a year the day nearest to the post
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::classify {

/// `folded` are the customer's words; `before` the folded words in front of them, where "bis" and the like may stand.
/// `today` is the day of the post. Nothing where it is not understood for certain.
[[nodiscard]] std::optional<std::string> date_value(std::string_view folded, std::string_view before,
                                                    std::optional<std::chrono::sys_days> today);

} // namespace kummerkasten::classify
