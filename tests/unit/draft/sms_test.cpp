// SPDX-License-Identifier: Apache-2.0
#include "draft/sms.hpp"

#include "draft/house.hpp"
#include "draft/length.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;

namespace {

std::string a(std::size_t count) { return std::string(count, 'a'); }

std::string times(std::size_t count, std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += text;
    }
    return out;
}

} // namespace

TEST_CASE("segments of a text message") {
    struct Row {
        std::string name, text;
        std::size_t units, segments;
        bool gsm;
    };
    const std::vector<Row> rows{
        {"no text is no message", "", 0, 0, true},
        {"one sign", "a", 1, 1, true},
        {"160 septets are one message", a(160), 160, 1, true},
        {"one more, and both carry a number", a(161), 161, 2, true},
        {"twice 153", a(306), 306, 2, true},
        {"307 are three", a(307), 307, 3, true},
        {"umlauts are in the alphabet", times(160, "ä"), 160, 1, true},
        {"the euro sign counts two", a(158) + "€", 160, 1, true},
        {"160 signs, one of them the euro sign, are two", a(159) + "€", 161, 2, true},
        // 152 + 2 > 153, so the euro sign begins the second part, where 151 of the 152 letters have room beside it.
        {"the euro sign is not split: 306 septets take three", a(152) + "€" + a(152), 306, 3, true},
        {"where it ends a message there are two", a(151) + "€" + a(153), 306, 2, true},
        {"the grave accent is in no alphabet of ours", "`", 1, 1, false},
        {"70 units are one message", "„" + a(69), 70, 1, false},
        {"71 are two", "„" + a(70), 71, 2, false},
        {"twice 67", "„" + a(133), 134, 2, false},
        {"135 are three", "„" + a(134), 135, 3, false},
        {"the euro sign is one unit there", "„€" + a(68), 70, 1, false},
        {"35 emoji of two units are one message", times(35, "👍"), 70, 1, false},
        // A part of 67 units holds 33 emoji, since the halves of one stay together: 66 + 6.
        {"36 emoji are two", times(36, "👍"), 72, 2, false},
        {"66 emoji fill two", times(66, "👍"), 132, 2, false},
        {"67 emoji are 134 units and take three", times(67, "👍"), 134, 3, false},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const SmsCount count = count_sms(row.text);
        CHECK(count.units == row.units);
        CHECK(count.segments == row.segments);
        CHECK(count.foreign.has_value() == !row.gsm);
    }
}

TEST_CASE("the sign that makes it UCS-2 is the first of them") {
    const auto foreign = count_sms("Grüße – „so“").foreign; // ü and ß have two bytes each
    REQUIRE(foreign);
    CHECK(foreign->start == 8);
    CHECK(foreign->end == 11);
}

TEST_CASE("what some messages hold") {
    CHECK(sms_capacity(0, true) == 0);
    CHECK(sms_capacity(1, true) == 160);
    CHECK(sms_capacity(2, true) == 306);
    CHECK(sms_capacity(3, true) == 459);
    CHECK(sms_capacity(1, false) == 70);
    CHECK(sms_capacity(3, false) == 201);
}

TEST_CASE("a channel that allows two messages") {
    const Channel two{.name = "sms", .limit = 2, .unit = Unit::segments};
    const record::Length length = measure(two, a(200));
    CHECK(length.used == 200);
    CHECK(length.limit == 306);
    CHECK(length.segments == 2);
    CHECK(fits(two, a(306)));
    CHECK_FALSE(fits(two, a(152) + "€" + a(152))); // 306 septets, but three messages
    CHECK(measure(two, "„ja“").limit == 134);
    const Channel endless{.name = "sms", .limit = 0, .unit = Unit::segments};
    CHECK(measure(endless, a(1000)).limit == 0);
    CHECK(fits(endless, a(1000)));
    CHECK_FALSE(measure(ChannelTable(source_data()).find("x"), "Hallo").segments);
}
