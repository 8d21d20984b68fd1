// SPDX-License-Identifier: Apache-2.0
#include "ingest/times.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::ingest;

namespace {

struct Row {
    std::string name, text, utc; // "nothing" where it is no time
};

void check(const std::vector<Row>& rows, const std::optional<record::TimeZone>& zone) {
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const auto time = parse_any_time(row.text, zone);
        CHECK((time ? record::format_rfc3339(*time) : "nothing") == row.utc);
    }
}

} // namespace

TEST_CASE("spellings, without a zone given") {
    check(
        {
            {"RFC 3339", "2026-09-12T20:14:05.25+02:00", "2026-09-12T18:14:05.25Z"},
            {"ISO without zone is UTC", "2021-11-16 12:43:12", "2021-11-16T12:43:12Z"},
            {"without seconds", "2021-11-16 12:43", "2021-11-16T12:43:00Z"},
            {"with T", "2021-11-16T12:43:12", "2021-11-16T12:43:12Z"},
            {"one-digit hour", "2021-11-16 9:43", "2021-11-16T09:43:00Z"},
            {"offset behind a blank", "2015-02-24 11:35:52 -0800", "2015-02-24T19:35:52Z"},
            {"offset with a colon", "2015-02-24 11:35:52 -08:00", "2015-02-24T19:35:52Z"},
            {"offset right behind", "2015-02-24 11:35:52+0100", "2015-02-24T10:35:52Z"},
            {"UTC", "2026-02-24 11:35:52 UTC", "2026-02-24T11:35:52Z"},
            {"Z without seconds", "2026-02-24T11:35Z", "2026-02-24T11:35:00Z"},
            {"GMT", "2026-02-24 11:35 GMT", "2026-02-24T11:35:00Z"},
            {"a date is midnight", "2023-10-15", "2023-10-15T00:00:00Z"},
            {"blanks around", "  2023-10-15\n", "2023-10-15T00:00:00Z"},
            {"German", "11.09.2026 22:14", "2026-09-11T22:14:00Z"},
            {"German with seconds", "11.09.2026 22:14:05", "2026-09-11T22:14:05Z"},
            {"German date", "11.09.2026", "2026-09-11T00:00:00Z"},
            {"German, short", "1.9.2026, 7:05 Uhr", "2026-09-01T07:05:00Z"},
            {"Meltwater", "14-Mar-2021 08:32PM", "2021-03-14T20:32:00Z"},
            {"noon", "14-Mar-2021 12:05 PM", "2021-03-14T12:05:00Z"},
            {"midnight", "14-Mar-2021 12:05 am", "2021-03-14T00:05:00Z"},
            {"a clock of 24 hours", "4-Mar-2021 20:32", "2021-03-04T20:32:00Z"},
            {"a day with the month's name", "14-Mar-2021", "2021-03-14T00:00:00Z"},
            {"an hour too many", "14-Mar-2021 13:32PM", "nothing"},
            {"X v1.1", "Tue Oct 31 22:10:47 +0000 2017", "2017-10-31T22:10:47Z"},
            {"X v1.1 with an offset", "Tue Oct 31 22:10:47 +0100 2017", "2017-10-31T21:10:47Z"},
            {"mail", "Tue, 31 Oct 2017 22:10:47 +0100", "2017-10-31T21:10:47Z"},
            {"mail with a comment", "Tue, 31 Oct 2017 22:10:47 +0100 (CET)", "2017-10-31T21:10:47Z"},
            {"mail, one-digit day", "Wed, 1 Nov 2017 09:00:00 GMT", "2017-11-01T09:00:00Z"},
            {"seconds since 1970", "1637066592", "2021-11-16T12:43:12Z"}, // date -ud @1637066592
            {"milliseconds since 1970", "1637066592000", "2021-11-16T12:43:12Z"},
            {"a table's milliseconds", "1637066592000.0", "2021-11-16T12:43:12Z"},
            {"milliseconds that are none of a second", "1637066592250", "2021-11-16T12:43:12.25Z"},
        },
        std::nullopt);
}

TEST_CASE("no times") {
    check(
        {
            {"nothing", "", "nothing"},
            {"blanks", "  ", "nothing"},
            {"a word", "gestern", "nothing"},
            {"a count", "17", "nothing"},
            {"an order number of eleven digits", "12345678901", "nothing"},
            {"zero", "0", "nothing"},
            {"negative", "-1637066592", "nothing"},
            {"seconds and a word", "1637066592.abc", "nothing"},
            {"month 13", "2021-13-16 12:43", "nothing"},
            {"30 February", "2021-02-30", "nothing"},
            {"30 February in German", "30.02.2021", "nothing"},
            {"a month's name first", "Sep 12, 2026", "2026-09-12T00:00:00Z"},
            {"a month's name first, with a clock of twelve hours", "September 12, 2026, 8:14\u202FPM",
             "2026-09-12T20:14:00Z"},
            {"midnight by a clock of twelve hours", "Sep 12, 2026 12:05 AM", "2026-09-12T00:05:00Z"},
            {"a German month's name", "3. März 2026, 20:14 Uhr", "2026-03-03T20:14:00Z"},
            {"a German month's name, short", "3. Dez. 2026", "2026-12-03T00:00:00Z"},
            {"a day without a month", "12. 2026", "nothing"},
            {"no month's name", "Foo 12, 2026", "nothing"},
            {"an hour that no clock of twelve has", "Sep 12, 2026 13:05 PM", "nothing"},
            {"month first", "12/31/2021", "nothing"},
            {"two-digit year", "11.09.26", "nothing"},
            {"hour 24", "2021-11-16 24:00", "nothing"},
            {"minute 60", "11.09.2026 22:60", "nothing"},
            {"minute of one digit", "2021-11-16 12:4", "nothing"},
            {"unknown zone", "2021-11-16 12:43 MESZ", "nothing"},
            {"something behind", "2021-11-16 12:43 und so", "nothing"},
            {"something behind a German one", "11.09.2026 22:14 oder so", "nothing"},
            {"offset of 99 hours", "2021-11-16 12:43 +9900", "nothing"},
            {"offset of 99 minutes", "2021-11-16 12:43 +0199", "nothing"},
            {"half an offset", "2021-11-16 12:43 +01", "nothing"},
            {"T and nothing", "2021-11-16T", "nothing"},
            {"unknown month", "Tue Okx 31 22:10:47 +0000 2017", "nothing"},
            {"before 1970", "1969-12-31", "nothing"},
            {"NUL", std::string("2021-11-16 12:43\0", 17), "nothing"},
        },
        std::nullopt);
}

TEST_CASE("a zone counts for times that name none, summer and winter") {
    check(
        {
            {"winter", "2021-11-16 12:43:12", "2021-11-16T11:43:12Z"},
            {"summer", "11.09.2026 22:14", "2026-09-11T20:14:00Z"},
            {"a date is midnight there", "2023-10-15", "2023-10-14T22:00:00Z"},
            {"in the gap of spring: the instant after it", "2026-03-29 02:30", "2026-03-29T01:00:00Z"},
            {"an offset wins", "2015-02-24 11:35:52 -0800", "2015-02-24T19:35:52Z"},
            {"UTC wins", "2026-02-24 11:35:52 UTC", "2026-02-24T11:35:52Z"},
            {"mail without an offset", "Tue, 31 Oct 2017 22:10:47", "2017-10-31T21:10:47Z"},
            {"seconds since 1970 are UTC everywhere", "1637066592", "2021-11-16T12:43:12Z"},
        },
        record::TimeZone("Europe/Berlin"));
}
