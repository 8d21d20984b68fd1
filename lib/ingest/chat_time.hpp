// SPDX-License-Identifier: Apache-2.0
// The stamp in front of each message of a chat that was exported as text: "12.09.26, 14:05 - ", "[9/12/26, 2:05:33 PM] ".
// The phone's region decides how it is written, so whether the day or the month comes first is found from all of them.
#pragma once

#include "record/time.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kummerkasten::ingest {

struct ChatTime {
    int date[3] = {0, 0, 0}; ///< as written
    bool year_first = false;
    bool padded = true; ///< 09 rather than 9
    char separator = '.';
    int hour = 0, minute = 0, second = 0; ///< of 24 hours
    bool has_seconds = false;
    bool capital_half = false; ///< "AM", "PM" as the United States write it
};

struct ChatHeader {
    ChatTime time;
    bool bracketed = false;
    bool comma = false;
    std::string_view stamp; ///< the time as written
    std::string_view rest;  ///< "Name: text", or what the system says
};

/// Takes a line apart; nothing where it does not begin with a stamp. Marks of direction and all kinds of blanks are known.
[[nodiscard]] std::optional<ChatHeader> parse_chat_header(std::string_view line);

enum class DateOrder { undecided, day_first, month_first };

/// What the stamps of one input tell. A full stop is written by nobody who puts the month first; a number over 12 is a day;
/// and time does not run backwards: where the days fall in one order and rise in the other, the other is right.
class DateOrderEvidence {
public:
    void add(const ChatTime& time);
    [[nodiscard]] DateOrder order() const;
    /// Is it sure, whatever else follows?
    [[nodiscard]] bool is_proof() const { return day_first_ || month_first_; }
    /// What to take where the evidence says nothing: the month first for the United States, by zone or by "PM".
    [[nodiscard]] DateOrder fallback(const std::optional<record::TimeZone>& zone) const;

private:
    bool day_first_ = false, month_first_ = false; ///< proved by a full stop, a number, or the year in front
    std::size_t falls_day_first_ = 0, falls_month_first_ = 0;
    int last_day_first_ = 0, last_month_first_ = 0;
    bool american_ = false;
};

/// UTC, by `zone` (UTC where there is none). Nothing for the 31st of February.
[[nodiscard]] std::optional<record::Timestamp> to_timestamp(const ChatTime& time, DateOrder order,
                                                            const std::optional<record::TimeZone>& zone);

/// Without marks of direction (U+200E, U+200F, U+202A–U+202E, U+2066–U+2069) and blanks of any kind at both ends.
[[nodiscard]] std::string_view trim_marks(std::string_view text);

} // namespace kummerkasten::ingest
