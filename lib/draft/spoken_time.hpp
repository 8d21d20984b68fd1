// SPDX-License-Identifier: Apache-2.0
// When something happened, as people say it: "am Samstagabend", "gestern früh", "seit der Nacht auf Samstag", "on Saturday
// evening". Times of day are the customer's, in the time zone of the house.
#pragma once

#include "record/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kummerkasten::draft {

struct SpokenTime {
    std::string when;  ///< "am Samstagabend"; "von Freitagabend bis Sonntagmittag" where it went on for longer
    std::string since; ///< "seit Samstagabend"
};

/// `variant` is de, de-AT, de-CH or en. Days of the last six by their names, older ones by their date, with the year where
/// it is another one than that of `now`.
[[nodiscard]] SpokenTime spoken_time(record::Timestamp from, const std::optional<record::Timestamp>& until,
                                     record::Timestamp now, const record::TimeZone& zone, std::string_view variant);

} // namespace kummerkasten::draft
