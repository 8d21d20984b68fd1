// SPDX-License-Identifier: Apache-2.0
#include "report/time_axis.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

record::Timestamp at(const std::string& text) { return record::parse_rfc3339(text).value(); }
std::string shown(record::Timestamp time) { return record::format_rfc3339(time); }
const record::TimeZone& berlin() {
    static const record::TimeZone zone("Europe/Berlin");
    return zone;
}

} // namespace

TEST_CASE("the shortest stretch of which there are not too many") {
    struct Row {
        std::string name, first, last;
        std::size_t size;
        std::string begin, end; // of the first and the last stretch
    };
    // At most 100; midnight in Berlin is 22:00Z in summer, 23:00Z in winter.
    const std::vector<Row> rows{
        {"one post", "2026-09-12T10:20:00Z", "2026-09-12T10:20:00Z", 1, "2026-09-12T10:00:00Z", "2026-09-12T11:00:00Z"},
        {"two days: hours", "2026-09-12T10:20:00Z", "2026-09-14T10:00:00Z", 49, "2026-09-12T10:00:00Z",
         "2026-09-14T11:00:00Z"},
        {"five days: two hours, from midnight in Berlin", "2026-09-12T10:20:00Z", "2026-09-17T10:00:00Z", 61,
         "2026-09-12T10:00:00Z", "2026-09-17T12:00:00Z"},
        {"three months: days", "2026-06-30T22:00:00Z", "2026-09-30T10:00:00Z", 92, "2026-06-30T22:00:00Z",
         "2026-09-30T22:00:00Z"},
        {"a year: weeks from Monday", "2026-01-01T12:00:00Z", "2026-12-31T12:00:00Z", 53, "2025-12-28T23:00:00Z",
         "2027-01-03T23:00:00Z"},
        {"five years: months", "2021-03-05T12:00:00Z", "2026-02-05T12:00:00Z", 60, "2021-02-28T23:00:00Z",
         "2026-02-28T23:00:00Z"},
        {"ten years: quarters", "2017-01-01T12:00:00Z", "2026-12-01T12:00:00Z", 40, "2016-12-31T23:00:00Z",
         "2026-12-31T23:00:00Z"},
        {"all of history", "0001-06-01T00:00:00Z", "9999-06-01T00:00:00Z", 100, "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const TimeAxis axis(berlin(), at(row.first), at(row.last), 100);
        CHECK(axis.size() == row.size);
        if (!row.begin.empty()) {
            CHECK(shown(axis.begin(0)) == row.begin);
            CHECK(shown(axis.begin(axis.size())) == row.end);
        }
        CHECK(axis.index_of(berlin().to_local(at(row.first))) == 0);
        CHECK(axis.index_of(berlin().to_local(at(row.last))) == axis.size() - 1);
    }
}

TEST_CASE("outside of the axis there is nothing") {
    const TimeAxis axis(berlin(), at("2026-09-12T10:20:00Z"), at("2026-09-12T12:20:00Z"), 100);
    CHECK(axis.size() == 3);
    CHECK_FALSE(axis.index_of(berlin().to_local(at("2026-09-12T09:59:59Z"))));
    CHECK_FALSE(axis.index_of(berlin().to_local(at("2026-09-12T13:00:00Z"))));
}

TEST_CASE("the hour that autumn repeats is one, and that which spring skips is empty") {
    // 2026-10-25 03:00 is 02:00 again: 00:30Z and 01:30Z are both half past two.
    const TimeAxis autumn(berlin(), at("2026-10-25T00:30:00Z"), at("2026-10-25T02:30:00Z"), 100);
    CHECK(autumn.size() == 2);
    CHECK(autumn.index_of(berlin().to_local(at("2026-10-25T01:30:00Z"))) == 0);
    // 2026-03-29 02:00 is 03:00: from half past one to half past three there is one hour, and three stretches.
    const TimeAxis spring(berlin(), at("2026-03-29T00:30:00Z"), at("2026-03-29T01:30:00Z"), 100);
    CHECK(spring.size() == 3);
    CHECK(spring.index_of(berlin().to_local(at("2026-03-29T01:30:00Z"))) == 2);
}
