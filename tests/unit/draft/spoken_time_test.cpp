// SPDX-License-Identifier: Apache-2.0
#include "draft/spoken_time.hpp"

#include "draft/house.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

const record::TimeZone kBerlin("Europe/Berlin");

std::optional<record::Timestamp> maybe(const std::string& time) {
    return time.empty() ? std::nullopt : std::optional(at(time));
}

} // namespace

// Now is Tuesday, 15 September 2026, 10:00 in Berlin (08:00 UTC).
TEST_CASE("times as people say them") {
    struct Row {
        std::string name, from, until, variant, when, since;
    };
    const std::vector<Row> rows{
        {"today, early", "2026-09-15T04:40:00Z", "", "de", "heute früh", "seit heute früh"},
        {"in Austria", "2026-09-15T04:40:00Z", "", "de-AT", "heute in der Früh", "seit heute in der Früh"},
        {"today, forenoon", "2026-09-15T07:30:00Z", "", "de", "heute Vormittag", "seit heute Vormittag"},
        {"last night", "2026-09-15T00:30:00Z", "", "de", "heute Nacht", "seit heute Nacht"},
        {"yesterday evening", "2026-09-14T18:00:00Z", "", "de", "gestern Abend", "seit gestern Abend"},
        {"yesterday, by night", "2026-09-14T01:00:00Z", "", "de", "in der Nacht auf Montag",
         "seit der Nacht auf Montag"},
        {"the evening of UTC is the night of Berlin", "2026-09-13T22:30:00Z", "", "de", "in der Nacht auf Montag",
         "seit der Nacht auf Montag"},
        {"Saturday evening", "2026-09-12T18:14:00Z", "2026-09-12T21:00:00Z", "de", "am Samstagabend",
         "seit Samstagabend"},
        {"an evening that ends past midnight", "2026-09-12T18:14:00Z", "2026-09-12T23:30:00Z", "de", "am Samstagabend",
         "seit Samstagabend"},
        {"Friday noon", "2026-09-11T10:30:00Z", "", "de", "am Freitagmittag", "seit Freitagmittag"},
        {"Thursday, early", "2026-09-10T05:00:00Z", "", "de", "am Donnerstagmorgen", "seit Donnerstagmorgen"},
        {"two days long", "2026-09-11T18:00:00Z", "2026-09-13T10:30:00Z", "de", "von Freitagabend bis Sonntagmittag",
         "seit Freitagabend"},
        {"until a night", "2026-09-11T18:00:00Z", "2026-09-13T01:00:00Z", "de",
         "von Freitagabend bis in die Nacht auf Sonntag", "seit Freitagabend"},
        {"six days ago has a name", "2026-09-09T10:30:00Z", "", "de", "am Mittwochmittag", "seit Mittwochmittag"},
        {"seven days ago has a date", "2026-09-08T10:30:00Z", "", "de", "am 8. September", "seit dem 8. September"},
        {"long ago for long", "2026-08-01T10:00:00Z", "2026-08-09T10:00:00Z", "de", "vom 1. August bis zum 9. August",
         "seit dem 1. August"},
        {"another year", "2025-01-05T10:00:00Z", "", "de", "am 5. Januar 2025", "seit dem 5. Januar 2025"},
        {"another year in Austria", "2025-01-05T10:00:00Z", "", "de-AT", "am 5. Jänner 2025",
         "seit dem 5. Jänner 2025"},
        {"yet to come", "2026-09-20T10:00:00Z", "", "de", "am 20. September", "seit dem 20. September"},
        {"English, Saturday", "2026-09-12T18:14:00Z", "", "en", "on Saturday evening", "since Saturday evening"},
        {"English, this morning", "2026-09-15T07:30:00Z", "", "en", "this morning", "since this morning"},
        {"English, yesterday", "2026-09-14T14:00:00Z", "", "en", "yesterday afternoon", "since yesterday afternoon"},
        {"English, last night", "2026-09-15T00:30:00Z", "", "en", "last night", "since last night"},
        {"English, noon", "2026-09-14T10:30:00Z", "", "en", "at noon yesterday", "since noon yesterday"},
        {"English, a date", "2026-09-01T10:30:00Z", "", "en", "on 1 September", "since 1 September"},
        {"English, for days", "2026-09-11T18:00:00Z", "2026-09-13T10:30:00Z", "en",
         "from Friday evening to noon on Sunday", "since Friday evening"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const SpokenTime spoken =
            spoken_time(at(row.from), maybe(row.until), at("2026-09-15T08:00:00Z"), kBerlin, row.variant);
        CHECK(spoken.when == row.when);
        CHECK(spoken.since == row.since);
    }
}
