// SPDX-License-Identifier: Apache-2.0
// Points in time and their spellings. Inside the programs a time is microseconds since 1970 in UTC; in the record it is
// RFC 3339 with "Z". Wall clocks and weekdays of a place go through a TimeZone, which reads the system's tz database.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::record {

using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;
/// A wall clock's reading at some place.
using LocalTime = std::chrono::local_time<std::chrono::microseconds>;

/// RFC 3339 ("2026-09-12T20:14:05.25+02:00", "T" or one blank, zone required) to UTC. A leap second counts as the second
/// before it; finer than a microsecond is cut. Nothing where the text is anything else, or outside the years 1–9999.
[[nodiscard]] std::optional<Timestamp> parse_rfc3339(std::string_view text);

/// "2026-09-12T18:14:05Z", with ".25" where there is a fraction (trailing zeros dropped). Always 4-digit years.
[[nodiscard]] std::string format_rfc3339(Timestamp time);
void append_rfc3339(std::string& out, Timestamp time);

/// Now, to the second: a record's due time needs no more, and tests pin it with --now.
[[nodiscard]] Timestamp now();

/// "15m", "1h", "24h", "2d", "90s", "1h30m" → duration; nothing for anything else or for more than 10 years.
[[nodiscard]] std::optional<std::chrono::seconds> parse_duration(std::string_view text);

/// "45 min", "3 h 20 min", "2 d 4 h": for people, two parts at most, rounded down.
[[nodiscard]] std::string format_duration(std::chrono::seconds duration);

/// A zone of the IANA database. Copies are cheap (they point to a shared, immutable entry).
class TimeZone {
public:
    /// Throws DataError where the system knows no zone of that name.
    explicit TimeZone(std::string_view name);

    [[nodiscard]] LocalTime to_local(Timestamp time) const;
    /// A wall time that the spring gap skips maps to the instant after the gap; one that autumn repeats, to the first.
    [[nodiscard]] Timestamp to_utc(LocalTime local) const;
    [[nodiscard]] std::string_view name() const;

private:
    const void* zone_; // date::time_zone, which lives as long as the process
};

} // namespace kummerkasten::record
