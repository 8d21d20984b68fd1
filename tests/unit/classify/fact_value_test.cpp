// SPDX-License-Identifier: Apache-2.0
#include "classify/fact_value.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace kummerkasten;
using classify::fact_value;

namespace {

// Saturday, half past eleven in the evening in Berlin; in UTC it is half past nine.
const auto kSaturday = record::parse_rfc3339("2026-09-12T21:30:00Z");

const record::TimeZone& berlin() {
    static const record::TimeZone zone("Europe/Berlin");
    return zone;
}

struct Row {
    std::string name, written, value;
};

void check(std::string_view kind, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        const std::string& name = row.name;
        CAPTURE(name);
        CHECK(fact_value(kind, row.written, row.written, kSaturday, &berlin()) == row.value);
    }
}

} // namespace

TEST_CASE("numbers of orders and customers lose their blanks and nothing else") {
    check("order_no", {{"in groups", "4471 0932 11", "4471093211"}, {"with letters", " WP-2026 / 88 ", "WP-2026/88"}});
    check("customer_no", {{"a tab", "44\t71", "4471"}});
}

TEST_CASE("phone numbers are digits with a plus in front") {
    check("phone", {{"as on a letterhead", "+49 (0)251 / 231-25", "+49025123125"},
                    {"without a country", "0251 23125", "025123125"},
                    {"a plus inside is none", "0251+23", "025123"}});
}

TEST_CASE("dates become year, month, day") {
    check("date", {
                      {"today", "heute", "2026-09-12"},
                      {"yesterday, with a capital", "Gestern", "2026-09-11"},
                      {"the day before", "vorgestern", "2026-09-10"},
                      {"tomorrow", "morgen", "2026-09-13"},
                      {"the day after, with its umlaut", "Übermorgen", "2026-09-14"},
                      {"English", "yesterday", "2026-09-11"},
                      {"whole", "12.09.2026", "2026-09-12"},
                      {"no year: the nearest", "3.9.", "2026-09-03"},
                      {"no such day stays as written", "31.2.2026", "31.2.2026"},
                      {"the Tuesday before", "letzten Dienstag", "2026-09-08"},
                      {"of a Saturday: the one a week ago", "letzten Samstag", "2026-09-05"},
                      {"the coming one", "kommenden Montag", "2026-09-14"},
                      {"this week's", "diesen Freitag", "2026-09-11"},
                      {"of the week before", "Dienstag letzter Woche", "2026-09-01"},
                      {"of the next week", "nächste Woche Mittwoch", "2026-09-16"},
                      {"today is a Saturday", "am Samstag", "2026-09-12"},
                      {"with a part of the day", "Seit Donnerstagabend", "2026-09-10"},
                      {"counted days", "vor elf Tagen", "2026-09-01"},
                      {"counted months: the last day there is", "vor 7 Monaten", "2026-02-12"},
                      {"a year", "vor einem Jahr", "2025-09-12"},
                      {"English, counted", "two weeks ago", "2026-08-29"},
                      {"English, a weekday", "last Friday", "2026-09-11"},
                      {"the night", "last night", "2026-09-11"},
                      {"a week as such", "letzte Woche", "2026-W36"},
                      {"a month as such", "nächsten Monat", "2026-10"},
                      {"a year as such", "letztes Jahr", "2025"},
                      {"counted ahead", "in zwei Wochen", "2026-09-26"},
                      {"a month by name: the last one", "August", "2026-08"},
                      {"this month is one", "September", "2026-09"},
                      {"of last year", "Oktober", "2025-10"},
                      {"with a year", "Mai 2024", "2024-05"},
                      {"a weekend", "letztes Wochenende", "2026-09-05/2026-09-06"},
                      {"days alone are no date", "drei Tage", "drei Tage"},
                      {"not counted", "vor ein paar Tagen", "vor ein paar Tagen"},
                      {"not understood", "irgendwann", "irgendwann"},
                      {"words behind", "12.9. abends", "12.9. abends"},
                  });
}

TEST_CASE("'today' is the house's day, not that of UTC") {
    const auto late = record::parse_rfc3339("2026-09-12T22:30:00Z"); // half past midnight in Berlin
    CHECK(fact_value("date", "heute", "heute", late, &berlin()) == "2026-09-13");
    CHECK(fact_value("date", "heute", "heute", late, nullptr) == "2026-09-12");
    CHECK(fact_value("date", "heute", "heute", std::nullopt, &berlin()) ==
          "heute"); // of a post without a time nobody knows
    CHECK(fact_value("date", "3.9.", "3.9.", std::nullopt, &berlin()) == "3.9.");
    CHECK(fact_value("date", "3.9.2026", "3.9.2026", std::nullopt, &berlin()) == "2026-09-03");
}

TEST_CASE("times become hours and minutes") {
    check("time", {
                      {"with a colon", "20:15", "20:15"},
                      {"with a point", "20.15 Uhr", "20:15"},
                      {"hour alone", "8 Uhr", "08:00"},
                      {"minutes behind", "20 Uhr 5", "20:05"},
                      {"midnight", "24 Uhr", "24:00"},
                      {"no such hour", "25 Uhr", "25 Uhr"},
                      {"no such minute", "12:75", "12:75"},
                      {"an hour alone, where a rule took it for one", "12", "12:00"},
                      {"evening", "8 Uhr abends", "20:00"},
                      {"evening that is one already", "20:15 Uhr abends", "20:15"},
                      {"night", "elf Uhr nachts", "23:00"},
                      {"half an hour before", "halb acht", "07:30"},
                      {"half past midnight's noon", "halb eins", "00:30"},
                      {"a quarter past", "viertel nach acht", "08:15"},
                      {"a quarter to", "viertel vor acht", "07:45"},
                      {"a quarter of the eighth hour", "viertel acht", "07:15"},
                      {"three quarters of it", "dreiviertel acht", "07:45"},
                      {"minutes to", "zehn vor acht", "07:50"},
                      {"minutes past half", "fünf nach halb acht", "07:35"},
                      {"about", "gegen halb neun", "08:30"},
                      {"English", "half past seven", "07:30"},
                      {"English quarter", "quarter to nine", "08:45"},
                      {"pm", "5:30 pm", "17:30"},
                      {"pm without a blank", "5pm", "17:00"},
                      {"am", "5 am", "05:00"},
                      {"counted back from half past eleven", "vor zwei Stunden", "21:30"},
                      {"counted minutes", "seit 20 Minuten", "23:10"},
                      {"counted back over midnight", "vor 24 Stunden", "2026-09-11T23:30"},
                      {"from and until", "8 und 12 Uhr", "08:00/12:00"},
                      {"in figures", "5 vor 12", "11:55"},
                      {"not understood", "bald", "bald"},
                  });
}

TEST_CASE("everything else stays as it was written, without blanks around it") {
    check("amount", {{"money", " 49,90 € ", "49,90 €"}});
    check("place", {{"town", "Münster", "Münster"}});
    check("place", {{"nothing", "  ", ""}});
}

TEST_CASE("whatever is written, the value is a normal form or what was written") {
    const std::vector<std::string> words{"vor",      "seit",   "letzte", "Woche",   "Montag", "drei",   "12", "halb",
                                         "viertel",  "nach",   "31.",    "Februar", "999",    "Jahren", "um", "Uhr",
                                         "pm",       "abends", ".",      ":",       "bis",    "und",    "in", "Monaten",
                                         "nächsten", "last",   "ago",    "Ü",       "24",     "5."};
    std::mt19937 random(11);
    for (int i = 0; i < 30'000; ++i) {
        std::string written;
        for (std::size_t n = 1 + random() % 5; n > 0; --n) {
            written += (written.empty() || random() % 4 == 0 ? "" : " ") + words[random() % words.size()];
        }
        for (const std::string_view kind : {"date", "time"}) {
            const std::string value = fact_value(kind, written, written, kSaturday, &berlin());
            CAPTURE(written);
            CHECK((value == written || value.find_first_not_of("0123456789-:/TW") == std::string::npos));
        }
    }
}
