// SPDX-License-Identifier: Apache-2.0
#include "ingest/digit_runs.hpp"
#include "ingest/iban.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace kummerkasten::ingest;

namespace {

std::vector<std::string> runs(std::string_view text) {
    std::vector<std::string> all;
    DigitRun run;
    for (std::size_t at = 0; next_digit_run(text, at, run); at = run.end) {
        all.emplace_back(text.substr(run.begin, run.end - run.begin));
    }
    return all;
}

DigitRun only_run(std::string_view text) {
    DigitRun run;
    REQUIRE(next_digit_run(text, 0, run));
    return run;
}

} // namespace

TEST_CASE("a run goes on over the separators of a number, and ends where a sentence would") {
    using Runs = std::vector<std::string>;
    CHECK(runs("Tel. +49 (0)30 / 231-25, ja") == Runs{"+49 (0)30 / 231-25"});
    CHECK(runs("(030) 1234 und (0170 1234567)") == Runs{"(030) 1234", "0170 1234567"});
    CHECK(runs("1\n2\t3  4 und 5") == Runs{"1", "2", "3", "4", "5"});
    CHECK(runs("030\xC2\xA0"
               "12\xE2\x80\x93"
               "34") == Runs{"030\xC2\xA0"
                             "12\xE2\x80\x93"
                             "34"});
    CHECK(runs("+ 49 170 1, +491") == Runs{"+ 49 170 1", "+491"});
    CHECK(runs("keine") == Runs{});
    CHECK(runs("9") == Runs{"9"});
    CHECK(runs("9.") == Runs{"9"});
}

TEST_CASE("no run is longer than a number can be") {
    std::string digits;
    for (int i = 0; i < 1000; ++i) {
        digits += "12 ";
    }
    CHECK(runs(digits).size() == 59); // of 17 groups, 34 digits, each; 1000 / 17
    CHECK(runs(std::string(100'000, '7')).size() == 1);
}

TEST_CASE("two numbers side by side are told apart by the area code") {
    DigitRun run = only_run("030 123456 0170 1234567");
    cut_to_first_number(run);
    CHECK(run.digits == "030123456");
    CHECK(run.end == 10);
    run = only_run("+44 20 7946 0958");
    cut_to_first_number(run);
    CHECK(run.digits == "442079460958");
}

TEST_CASE("telephone numbers by shape and by announcement") {
    struct Row {
        std::string text;
        bool alone, weakly, clearly;
    };
    for (const Row& row : std::vector<Row>{
             {"0170 1234567", true, true, true},
             {"01701234567", true, true, true},
             {"030 1234", false, true, true}, // seven digits without a word may count anything
             {"123456", false, false, true},
             {"3448/4396066", false, true, true},
             {"1234", false, false, false},
             {"12.03.2026", false, false, false},
             {"2026-03-12", false, false, false},
             {"08.30-17.00", false, false, false},
             {"1.000.000", false, false, true},
             {"+1.000.000.000", false, false, true},
             {"0000000000", false, false, false},
             {"01/2025", false, false, false},
             {"0049 170 1234567", true, true, true},
             {"0012345678901", false, true, true},
         }) {
        CAPTURE(row.text);
        const DigitRun run = only_run(row.text);
        CHECK(is_phone_number(run, Announced::no) == row.alone);
        CHECK(is_phone_number(run, Announced::weakly) == row.weakly);
        CHECK(is_phone_number(run, Announced::clearly) == row.clearly);
    }
}

TEST_CASE("each wrong digit of a card number is noticed") {
    const std::string right = "4111111111111111";
    CHECK(is_card_number(only_run(right)));
    for (std::size_t i = 0; i < right.size(); ++i) {
        std::string wrong = right;
        wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
        CAPTURE(wrong);
        CHECK_FALSE(is_card_number(only_run(wrong)));
    }
}

TEST_CASE("each wrong digit of an IBAN is noticed, unless it is announced") {
    const std::string right = "DE89370400440532013000";
    REQUIRE(next_iban(right, 0));
    CHECK(next_iban(right, 0)->end == right.size());
    for (std::size_t i = 2; i < right.size(); ++i) {
        std::string wrong = right;
        wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
        CAPTURE(wrong);
        CHECK_FALSE(next_iban(wrong, 0));
        CHECK(next_iban("IBAN " + wrong, 0));
    }
    CHECK_FALSE(next_iban(right + "1", 0));
    CHECK_FALSE(next_iban(right.substr(1), 0));
    CHECK_FALSE(next_iban("", 0));
    CHECK_FALSE(next_iban("DE8", 0));
}
