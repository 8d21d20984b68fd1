// SPDX-License-Identifier: Apache-2.0
#include "ingest/chat_time.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::ingest;
using kummerkasten::record::format_rfc3339;
using kummerkasten::record::TimeZone;

TEST_CASE("stamps of phones around the world") {
    struct Row {
        std::string line, time, rest; ///< time as UTC, the day first; "" for no stamp
    };
    const std::vector<Row> rows{
        {"12.09.26, 14:05 - Jana: Hallo", "2026-09-12T14:05:00Z", "Jana: Hallo"},
        {"12.09.2026, 14:05 - Jana: Hallo", "2026-09-12T14:05:00Z", "Jana: Hallo"},
        {"12.09.26 um 14:05 - Jana: Hallo", "2026-09-12T14:05:00Z", "Jana: Hallo"},
        {"[12.09.26, 14:05:33] Jana: Hallo", "2026-09-12T14:05:33Z", "Jana: Hallo"},
        {"\u200E[12.09.26, 14:05:33] Jana: \u200EBild", "2026-09-12T14:05:33Z", "Jana: \u200EBild"},
        {"12/09/26, 2:05 PM - Jana: Hi", "2026-09-12T14:05:00Z", "Jana: Hi"},
        {"[12/9/26, 2:05:33\u202FPM] Jana: Hi", "2026-09-12T14:05:33Z", "Jana: Hi"},
        {"12/09/2026, 12:05 a. m. - Jana: Hi", "2026-09-12T00:05:00Z", "Jana: Hi"},
        {"12/09/2026, 12:05\u00A0pm - Jana: Hi", "2026-09-12T12:05:00Z", "Jana: Hi"},
        {"2026-09-12, 14:05 - Jana: Hi", "2026-09-12T14:05:00Z", "Jana: Hi"},
        {"2026/09/12, 14:05 - Jana: Hi", "2026-09-12T14:05:00Z", "Jana: Hi"},
        {"[2026-09-12, 14:05] Jana: Hi", "2026-09-12T14:05:00Z", "Jana: Hi"},
        {"12-09-2026 14:05 \u2013 Jana: Hi", "2026-09-12T14:05:00Z", "Jana: Hi"},
        {"12.9.2026, 14.05 - Jana: Hi", "2026-09-12T14:05:00Z", "Jana: Hi"},
        {"[12.09.26, 14:05:33]", "2026-09-12T14:05:33Z", ""},
        {"12.09.26, 14:05 Jana: Hallo", "", ""},
        {"12.09.26 - Jana: Hallo", "", ""},
        {"12.09.26, 25:05 - Jana: Hallo", "", ""},
        {"12.09.26, 13:05 PM - Jana: Hallo", "", ""},
        {"112.09.26, 13:05 - Jana: Hallo", "", ""},
        {"am 12.09.26, 14:05 - Jana: Hallo", "", ""},
        {"[Jana] 12.09.26", "", ""},
        {"", "", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        const auto header = parse_chat_header(row.line);
        REQUIRE(header.has_value() == !row.time.empty());
        if (header) {
            const auto time = to_timestamp(header->time, DateOrder::day_first, std::nullopt);
            REQUIRE(time);
            CHECK(format_rfc3339(*time) == row.time);
            CHECK(header->rest == row.rest);
        }
    }
}

TEST_CASE("every prefix of a stamp is none, or the whole of it") {
    const std::string line = "[12.09.26, 2:05:33\u202FPM] Jana: Hallo";
    const std::size_t whole = line.find(']') + 1;
    for (std::size_t length = 0; length < line.size(); ++length) {
        CHECK(parse_chat_header(line.substr(0, length)).has_value() == (length >= whole));
    }
}

TEST_CASE("what comes first, the day or the month") {
    struct Row {
        std::string name;
        std::vector<std::string> lines;
        DateOrder order;
        bool proof;
    };
    const std::vector<Row> rows{
        {"a number over 12 in front", {"01/02/26, 10:00 - a", "13/02/26, 10:00 - a"}, DateOrder::day_first, true},
        {"a number over 12 behind", {"01/02/26, 10:00 - a", "02/13/26, 10:00 - a"}, DateOrder::month_first, true},
        {"a full stop", {"01.02.26, 10:00 - a"}, DateOrder::day_first, true},
        {"the year in front", {"2026-02-01, 10:00 - a"}, DateOrder::day_first, true},
        // Read with the month first, the 6th of December would stand before the 7th of January of the same year.
        {"time falls with the month first",
         {"12/06/26, 10:00 - a", "01/07/26, 10:00 - a"},
         DateOrder::day_first,
         false},
        {"time falls with the day first",
         {"06/12/26, 10:00 - a", "07/01/26, 10:00 - a"},
         DateOrder::month_first,
         false},
        {"nothing shows", {"05/06/26, 10:00 - a", "06/06/26, 10:00 - a"}, DateOrder::undecided, false},
        {"nothing there", {}, DateOrder::undecided, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        DateOrderEvidence evidence;
        for (const std::string& line : row.lines) {
            const auto header = parse_chat_header(line);
            REQUIRE(header);
            evidence.add(header->time);
        }
        CHECK(evidence.order() == row.order);
        CHECK(evidence.is_proof() == row.proof);
    }
}

TEST_CASE("where nothing shows, the region decides") {
    DateOrderEvidence evidence;
    evidence.add(parse_chat_header("05/06/26, 10:00 - a")->time);
    CHECK(evidence.fallback(std::nullopt) == DateOrder::day_first);
    CHECK(evidence.fallback(TimeZone("Europe/Berlin")) == DateOrder::day_first);
    CHECK(evidence.fallback(TimeZone("America/New_York")) == DateOrder::month_first);
    evidence.add(parse_chat_header("5/6/26, 10:00 PM - a")->time);
    CHECK(evidence.fallback(TimeZone("Europe/Berlin")) == DateOrder::month_first);
}

TEST_CASE("local times become UTC; a day that is none gives nothing") {
    const auto summer = parse_chat_header("12.09.26, 14:05 - a");
    CHECK(format_rfc3339(*to_timestamp(summer->time, DateOrder::day_first, TimeZone("Europe/Berlin"))) ==
          "2026-09-12T12:05:00Z");
    const auto never = parse_chat_header("31.02.26, 14:05 - a");
    CHECK_FALSE(to_timestamp(never->time, DateOrder::day_first, std::nullopt));
}
