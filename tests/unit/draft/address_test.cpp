// SPDX-License-Identifier: Apache-2.0
#include "draft/address.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Address;

TEST_CASE("find_address tells du, ihr and Sie apart") {
    struct Row {
        std::string name, text;
        bool du, ihr, sie;
        bool in_sentence = false;
    };
    const std::vector<Row> rows{
        {"nothing", "Das tut uns leid.", false, false, false},
        {"du", "Das tut uns für dich leid.", true, false, false},
        {"du by its imperative", "Schick uns die Nummer.", true, false, false},
        {"ihr by euch", "Wir melden uns bei euch.", false, true, false},
        {"ihr by its verb", "Wenn ihr möchtet, kümmern wir uns.", false, true, false},
        {"ihr as her", "Frau Kolbe und ihr Team freuen sich.", false, false, false},
        {"Sie inside a sentence", "Das hören Sie von uns.", false, false, true},
        {"sie as they", "Die Züge fahren, sie sind pünktlich.", false, false, false},
        {"Sie at the begin of a sentence may be they", "Sie fahren wieder.", false, false, false},
        {"Sie behind a colon may be they", "Die Züge: Sie fahren wieder.", false, false, false},
        {"Ihnen is always formal", "Ihnen helfen wir.", false, false, true},
        {"Ihre inside a sentence", "Das ist Ihre Nummer.", false, false, true},
        {"a phrase shows the case of its first word", "Ihre Nummer haben wir.", false, false, true, true},
        {"two registers", "Danke dir, wir schreiben Ihnen.", true, false, true},
        {"three", "Du, ihr seid dran, sagen Sie.", true, true, true},
        {"part of a word is no word", "Die Idee und das Ende der Schickeria.", false, false, false},
        {"empty", "", false, false, false},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        const AddressUse use = find_address(row.text, row.in_sentence);
        CHECK(use.du.has_value() == row.du);
        CHECK(use.ihr.has_value() == row.ihr);
        CHECK(use.sie.has_value() == row.sie);
    }
}

TEST_CASE("the place of the first word is told") {
    const AddressUse use = find_address("Für Sie und Ihnen.");
    REQUIRE(use.sie);
    CHECK(*use.sie == record::Span{5, 8}); // "Für " is five bytes
}

TEST_CASE("choose_address") {
    struct Row {
        std::string name;
        bool has_profile;
        Address house;
        bool mirror;
        Address customer, expected;
    };
    const std::vector<Row> rows{
        {"no profile", false, Address::du, false, Address::du, Address::sie},
        {"house rule", true, Address::du, false, Address::sie, Address::du},
        {"house rule ihr", true, Address::ihr, false, Address::sie, Address::ihr},
        {"mirror du", true, Address::sie, true, Address::du, Address::du},
        {"mirror sie", true, Address::du, true, Address::sie, Address::sie},
        {"one customer who says ihr to the house is a du", true, Address::sie, true, Address::ihr, Address::du},
        {"mirror, unknown", true, Address::sie, true, Address::none, Address::sie},
    };
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        profile::Profile house;
        house.tone.address = row.house;
        house.tone.mirror_address = row.mirror;
        record::Triage triage;
        triage.address = row.customer;
        CHECK(choose_address(row.has_profile ? &house : nullptr, triage) == row.expected);
    }
}
