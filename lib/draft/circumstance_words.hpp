// SPDX-License-Identifier: Apache-2.0
// The words in which posts tell of time: units, numbers, and what must and must not stand beside them (circumstances.hpp). Folded
// as they are looked for, and spelt as a reply writes them.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace kummerkasten::draft {

// A word as it stands in a post and as it is written in a reply.
struct Spelling {
    std::string_view said;
    std::string_view written;
};

struct Unit {
    std::string_view stem; ///< what all its forms begin with
    int minutes = 0;
    std::string_view one; ///< "einer Stunde"
    std::string_view many;
    std::string_view shortened; ///< "std", or none: "wo" and "d" are words as well
};

struct Grammar {
    std::span<const Unit> units;
    std::span<const Spelling> numbers;
    std::span<const Spelling> ordinals; ///< of "zum dritten Mal"
    std::span<const std::string_view> ones;
    std::span<const std::string_view> fillers; ///< between "seit" and the number
    std::span<const std::string_view> since;   ///< in front of the number (and fillers)
    std::span<const std::string_view> late;    ///< words of a delay begin so
    std::span<const std::string_view> loyal;   ///< where one of these stands, a long time may be that of a customer
    std::span<const std::string_view> daily;   ///< where one of these stands, "every day" may be a habit
};

inline constexpr std::array<Unit, 6> kGermanUnits{{{"minute", 1, "einer Minute", "Minuten", "min"},
                                                   {"stunde", 60, "einer Stunde", "Stunden", "std"},
                                                   {"tag", 1440, "einem Tag", "Tagen", "tg"},
                                                   {"woche", 10080, "einer Woche", "Wochen", ""},
                                                   {"monat", 43200, "einem Monat", "Monaten", ""},
                                                   {"jahr", 525600, "einem Jahr", "Jahren", ""}}};
inline constexpr std::array<Unit, 5> kEnglishUnits{{{"minute", 1, "a minute", "minutes", "mins"},
                                                    {"hour", 60, "an hour", "hours", "hrs"},
                                                    {"day", 1440, "a day", "days", ""},
                                                    {"week", 10080, "a week", "weeks", "wks"},
                                                    {"month", 43200, "a month", "months", "mths"}}};
inline constexpr std::array<Spelling, 17> kGermanNumbers{{{"zwei", "zwei"},
                                                          {"drei", "drei"},
                                                          {"vier", "vier"},
                                                          {"fuenf", "fünf"},
                                                          {"sechs", "sechs"},
                                                          {"sieben", "sieben"},
                                                          {"acht", "acht"},
                                                          {"neun", "neun"},
                                                          {"zehn", "zehn"},
                                                          {"elf", "elf"},
                                                          {"zwoelf", "zwölf"},
                                                          {"mehreren", "mehreren"},
                                                          {"mehrere", "mehreren"},
                                                          {"einigen", "einigen"},
                                                          {"vielen", "vielen"},
                                                          {"etlichen", "etlichen"},
                                                          {"zig", "zig"}}};
inline constexpr std::array<Spelling, 13> kEnglishNumbers{{{"two", "two"},
                                                           {"three", "three"},
                                                           {"four", "four"},
                                                           {"five", "five"},
                                                           {"six", "six"},
                                                           {"seven", "seven"},
                                                           {"eight", "eight"},
                                                           {"nine", "nine"},
                                                           {"ten", "ten"},
                                                           {"eleven", "eleven"},
                                                           {"twelve", "twelve"},
                                                           {"several", "several"},
                                                           {"many", "many"}}};
inline constexpr std::array<Spelling, 20> kGermanOrdinals{
    {{"zweiten", "zweiten"},   {"zweite", "zweiten"},   {"dritten", "dritten"},  {"dritte", "dritten"},
     {"vierten", "vierten"},   {"vierte", "vierten"},   {"fuenften", "fünften"}, {"fuenfte", "fünften"},
     {"sechsten", "sechsten"}, {"sechste", "sechsten"}, {"siebten", "siebten"},  {"siebte", "siebten"},
     {"achten", "achten"},     {"achte", "achten"},     {"neunten", "neunten"},  {"neunte", "neunten"},
     {"zehnten", "zehnten"},   {"zehnte", "zehnten"},   {"xten", "x-ten"},       {"wiederholten", "wiederholten"}}};
inline constexpr std::array<Spelling, 17> kEnglishOrdinals{{{"second", "second"},
                                                            {"third", "third"},
                                                            {"fourth", "fourth"},
                                                            {"fifth", "fifth"},
                                                            {"sixth", "sixth"},
                                                            {"seventh", "seventh"},
                                                            {"eighth", "eighth"},
                                                            {"ninth", "ninth"},
                                                            {"tenth", "tenth"},
                                                            {"umpteenth", "umpteenth"},
                                                            {"2nd", "second"},
                                                            {"3rd", "third"},
                                                            {"4th", "fourth"},
                                                            {"5th", "fifth"},
                                                            {"6th", "sixth"},
                                                            {"7th", "seventh"},
                                                            {"8th", "eighth"}}};
inline constexpr std::array<std::string_view, 6> kGermanOnes{"einer", "einem", "eine", "ein", "ner", "nem"};
inline constexpr std::array<std::string_view, 3> kEnglishOnes{"an", "a", "one"};
inline constexpr std::array<std::string_view, 20> kGermanFillers{
    "schon", "bereits", "nun",  "nahezu", "beinahe", "weit", "jetzt", "ueber",      "mehr",         "als",
    "fast",  "gut",     "bald", "knapp",  "rund",    "ca",   "etwa",  "mindestens", "mittlerweile", "inzwischen"};
inline constexpr std::array<std::string_view, 16> kEnglishFillers{
    "over", "more", "than",  "about",  "almost", "nearly",  "the", "past",
    "last", "at",   "least", "around", "for",    "another", "by",  "approx"};
inline constexpr std::array<std::string_view, 1> kGermanSince{"seit"};
// "for" alone says little: "for three nights", "for two people".
inline constexpr std::array<std::string_view, 14> kEnglishSince{"waiting", "waited",  "wait",  "hold",    "been",
                                                                "down",    "without", "stuck", "sitting", "sat",
                                                                "delayed", "still",   "took",  "taken"};
inline constexpr std::array<std::string_view, 1> kGermanLate{"verspaet"};
inline constexpr std::array<std::string_view, 1> kEnglishLate{"delay"};
inline constexpr std::array<std::string_view, 15> kGermanLoyal{"kunde",   "kundin", "mitglied", "stamm", "abonn",
                                                               "wohn",    "lebe",   "pendel",   "fahre", "nutze",
                                                               "vertrag", "treu",   "arbeite",  "erste", "zahle"};
inline constexpr std::array<std::string_view, 9> kEnglishLoyal{"customer", "member", "loyal", "client", "subscri",
                                                               "paying",   "paid",   "years", "first"};
inline constexpr std::array<std::string_view, 10> kGermanDaily{"fahre", "pendel", "nutze", "muss",   "brauche",
                                                               "zahle", "komme",  "gehe",  "steige", "arbeit"};
inline constexpr std::array<std::string_view, 7> kEnglishDaily{"use", "ride", "take",  "commut",
                                                               "pay", "work", "travel"};

inline constexpr Grammar kGerman{kGermanUnits, kGermanNumbers, kGermanOrdinals, kGermanOnes, kGermanFillers,
                                 kGermanSince, kGermanLate,    kGermanLoyal,    kGermanDaily};
inline constexpr Grammar kEnglish{kEnglishUnits, kEnglishNumbers, kEnglishOrdinals, kEnglishOnes, kEnglishFillers,
                                  kEnglishSince, kEnglishLate,    kEnglishLoyal,    kEnglishDaily};

} // namespace kummerkasten::draft
