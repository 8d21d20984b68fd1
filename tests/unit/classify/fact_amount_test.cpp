// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_amount.hpp"

#include "classify/example_house.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten;

TEST_CASE("amounts in one form, from German, Austrian, Swiss and English hands") {
    struct Row {
        std::string written, normal; ///< empty: not read
    };
    const std::vector<Row> rows{
        {"12,50 €", "12.50 EUR"},
        {"12.50€", "12.50 EUR"},
        {"€ 5", "5.00 EUR"},
        {"€5.", "5.00 EUR"},
        {"7,5 Euro", "7.50 EUR"},
        {"5,- Euro", "5.00 EUR"},
        {"5,– €", "5.00 EUR"},
        {"1.249,00 €", "1249.00 EUR"},
        {"1.249 €", "1249.00 EUR"},
        {"EUR 1,249.00", "1249.00 EUR"},
        {"1.249.000,5 €", "1249000.50 EUR"},
        {"CHF 1'200.–", "1200.00 CHF"},
        {"1’200.-- Franken", "1200.00 CHF"},
        {"Fr. 12.50", "12.50 CHF"},
        {"sFr. 12.50", "12.50 CHF"},
        {"£1,249.50", "1249.50 GBP"},
        {"40 quid", "40.00 GBP"},
        {"$5", "5.00 USD"},
        {"20 Cent", "0.20 EUR"},
        {"5 Rappen", "0.05 CHF"},
        {"zwölf Franken", "12.00 CHF"},
        {"Fünfzig Euro", "50.00 EUR"},
        {"1.2345 €", ""},
        {"1,2,3 €", ""},
        {"12'50 €", ""},
        {"12 Kartons", ""},
        {"12", ""},
        {"€", ""},
        {"", ""},
        {"viele Euro", ""},
        {"9999999999999 €", ""}, // thirteen digits
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(classify::amount_value(text::fold(row.written)).value_or("") == row.normal);
    }
}

TEST_CASE("the value stays as written, the normal form stands beside it") {
    const record::Triage triage = judge("@wiesenpieper Mir fehlen CHF 1'249.50 seit gestern.");
    REQUIRE(!triage.facts.empty());
    CHECK(triage.facts[0].kind == "amount");
    CHECK(triage.facts[0].value == "CHF 1'249.50");
    CHECK(triage.facts[0].normal == "1249.50 CHF");
}
