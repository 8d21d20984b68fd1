// SPDX-License-Identifier: Apache-2.0
#include "profile/opening_hours.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten::profile;

TEST_CASE("parse_opening_block") {
    struct Row {
        std::string name, text;
        int from, until; // -1: not a block
    };
    const std::vector<Row> rows{
        {"morning", "08:00-12:00", 480, 720}, // 8 × 60, 12 × 60
        {"odd minutes", "09:05-17:59", 545, 1079},
        {"the whole day", "00:00-24:00", 0, 1440},
        {"one minute", "23:59-24:00", 1439, 1440},
        {"empty block", "08:00-08:00", -1, -1},
        {"backwards, over midnight", "22:00-06:00", -1, -1},
        {"behind the day", "08:00-24:01", -1, -1},
        {"hour 25", "08:00-25:00", -1, -1},
        {"minute 60", "08:60-09:00", -1, -1},
        {"one digit", "8:00-12:00", -1, -1},
        {"a dash that is no hyphen", "08:00–12:00", -1, -1},
        {"blanks", "08:00 - 12:00", -1, -1},
        {"a point", "08.00-12.00", -1, -1},
        {"a sign", "+8:00-12:00", -1, -1},
        {"a colon for a digit", "0::00-12:00", -1, -1},
        {"letters", "ab:cd-ef:gh", -1, -1},
        {"empty", "", -1, -1},
        {"cut off", "08:00-", -1, -1},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const auto block = parse_opening_block(row.text);
        CHECK(block.has_value() == (row.from >= 0));
        if (block) {
            CHECK(block->from == row.from);
            CHECK(block->until == row.until);
        }
    }
}

TEST_CASE("overlap") {
    CHECK(overlap({480, 720}, {700, 800}));
    CHECK(overlap({480, 720}, {500, 600}));
    CHECK(overlap({480, 720}, {480, 720}));
    CHECK_FALSE(overlap({480, 720}, {720, 800}));
    CHECK_FALSE(overlap({480, 720}, {60, 480}));
}

TEST_CASE("is_region") {
    for (const std::string region :
         {"DE", "AT", "CH", "DE-NW", "DE-BB", "DE-TH", "AT-1", "AT-9", "CH-AG", "CH-ZH", "CH-NW"}) {
        CAPTURE(region);
        CHECK(is_region(region));
    }
    for (const std::string region : {"", "D", "de", "DE-", "DE-XX", "DE-nw", "DE-NWX", "DEXNW", "AT-0", "AT-10", "AT-W",
                                     "CH-XX", "FR", "FR-75", "NW", "DE-9"}) {
        CAPTURE(region);
        CHECK_FALSE(is_region(region));
    }
}
