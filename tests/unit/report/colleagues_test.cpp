// SPDX-License-Identifier: Apache-2.0
#include "report/colleagues.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;
using namespace kummerkasten::report;

TEST_CASE("whom a praise names") {
    profile::Profile profile;
    profile.agents = {{"an", "Anna Nissen"}, {"jm", "Jürgen Möller"}, {"zz", ""}};
    const Colleagues colleagues(&profile);
    struct Row {
        std::string name, text;
        std::vector<std::string> named;
    };
    const std::vector<Row> rows{
        {"first name", "Danke, liebe Anna!", {"Anna Nissen"}},
        {"last name", "Frau Nissen war großartig", {"Anna Nissen"}},
        {"umlauts written out", "Herr Moeller hat geholfen", {"Jürgen Möller"}},
        {"initials as signed", "Danke an ^jm", {"Jürgen Möller"}},
        {"initials as a word are just a word", "Hilfe an der Tür", {}},
        {"part of a word", "Annabelle und Nissenhütte", {}},
        {"both", "Anna und Jürgen", {"Anna Nissen", "Jürgen Möller"}},
        {"an agent without a name", "super ^zz", {"^zz"}},
        {"nobody", "Danke!", {}},
        {"empty", "", {}},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const auto named = colleagues.named_in(row.text);
        CHECK(std::vector<std::string>(named.begin(), named.end()) == row.named);
    }
    CHECK(Colleagues(nullptr).named_in("Anna").empty());
}
