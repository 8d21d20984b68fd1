// SPDX-License-Identifier: Apache-2.0
#include "report/name_table.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten::report;

TEST_CASE("names get numbers from 1 in the order they come") {
    NameTable table;
    CHECK(table.index_of("x") == 1);
    CHECK(table.index_of("mail") == 2);
    CHECK(table.index_of("x") == 1);
    CHECK(table.name(2) == "mail");
    CHECK(table.name(NameTable::kRest).empty());
}

TEST_CASE("the empty name is a name of its own") {
    NameTable table;
    CHECK(table.index_of("") == 1);
    CHECK(table.index_of("") == 1);
    CHECK(table.size() == 2);
}

TEST_CASE("a full table sends further names to the rest and still knows the old ones") {
    NameTable table;
    for (std::size_t i = 0; i < NameTable::kMostNames; ++i) {
        CHECK(table.index_of("name" + std::to_string(i)) == i + 1);
    }
    CHECK(table.index_of("one too many") == NameTable::kRest);
    CHECK(table.index_of("name253") == 254);
    CHECK(table.size() == NameTable::kMostNames + 1);
}

TEST_CASE("merge translates indices") {
    NameTable ours;
    NameTable theirs;
    (void)ours.index_of("x");
    (void)theirs.index_of("mail");
    (void)theirs.index_of("x");
    const auto mapping = ours.merge(theirs);
    CHECK(mapping == std::vector<NameTable::Index>{NameTable::kRest, 2, 1});
}
