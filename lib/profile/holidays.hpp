// SPDX-License-Identifier: Apache-2.0
// Public holidays of Germany by state, Austria, and Switzerland by canton, computed for any year: fixed days, days counted
// from Easter Sunday (Gregorian), and weekdays counted from a date. Only what holds in the whole state or canton counts; a
// day of single towns does not (the Assumption in Bavaria, Augsburg's Peace, Corpus Christi in parts of Saxony, Thuringia,
// Aargau, Fribourg and Solothurn). In doubt a day is a working day, since to call it a holiday would flatter the house.
// A house adds its own closed days in its profile. Sources: the holiday acts of the 16 states, the Austrian
// Arbeitsruhegesetz, the cantonal acts; as in force at the end of 2026, with the years in which single days came or went.
#pragma once

#include <chrono>
#include <string_view>

namespace kummerkasten::profile {

/// Easter Sunday of a year by the Gregorian rule.
[[nodiscard]] std::chrono::sys_days easter_sunday(std::chrono::year year);

/// `region` as in kummerkasten-profile(5): DE, DE-NW, AT, CH-ZH …; DE and CH alone mean what holds everywhere there. "none"
/// has no holidays.
[[nodiscard]] bool is_public_holiday(std::string_view region, std::chrono::year_month_day date);

} // namespace kummerkasten::profile
