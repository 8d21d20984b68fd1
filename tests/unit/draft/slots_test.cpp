// SPDX-License-Identifier: Apache-2.0
#include "draft/slots.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::draft;

TEST_CASE("a template is filled in one pass") {
    Template text;
    REQUIRE_FALSE(text.parse("hallo {name},\\ndas ist {house}."));
    SlotValues values;
    values.set(Slot::name, "{house}");
    values.set(Slot::house, "Heidebahn");
    CHECK(text.fill(values) == "hallo {house},\ndas ist Heidebahn.");
    CHECK(text.filled_size(values) == text.fill(values).size());
    CHECK(text.slots().count() == 2);
    CHECK((text.slots() & ~values.filled()).none());
    CHECK(text.wording() == "hallo  ,\ndas ist  .");
}

TEST_CASE("a slot may be filled with nothing") {
    Template text;
    REQUIRE_FALSE(text.parse("schreiben Sie uns {direct_message}, worum es geht."));
    SlotValues values;
    CHECK_FALSE(values.has(Slot::direct_message));
    values.set(Slot::direct_message, {}, true);
    CHECK(values.has(Slot::direct_message));
    CHECK(text.fill(values) == "schreiben Sie uns, worum es geht.");
    CHECK(text.filled_size(values) == text.fill(values).size());
}

TEST_CASE("Swiss spelling is for the phrase, not for names") {
    Template text;
    REQUIRE_FALSE(text.parse("viele Grüße, {name}"));
    SlotValues values;
    values.set(Slot::name, "Jan Weiß");
    CHECK(text.fill(values, true) == "viele Grüsse, Jan Weiß");
}

TEST_CASE("what is no template") {
    struct Row {
        std::string name, text, message;
    };
    const std::vector<Row> rows{
        {"open brace", "hallo {name", "'{' without '}'"},
        {"closing brace", "hallo name}", "'}' without '{'"},
        {"unknown slot", "hallo {nam}", "slot 'nam' is unknown; did you mean 'name'"},
        {"backslash", "a\\tb", "a backslash stands alone; only \\n, the line break, is known"},
        {"backslash at the end", "a\\", "a backslash stands alone; only \\n, the line break, is known"},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        Template text;
        CHECK(text.parse(row.text) == row.message);
    }
}
