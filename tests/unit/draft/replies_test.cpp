// SPDX-License-Identifier: Apache-2.0
// Whole replies as people write them (tests/replies): the checker must find what is wrong with each of the bad ones, and
// nothing but notes in the good ones.
#include "draft/checker.hpp"
#include "draft/house.hpp"

#include "base/strings.hpp"
#include "io/tsv.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace kummerkasten;
using namespace kummerkasten::draft;
using record::Finding;
using record::Level;

namespace {

// Jana Petersen of Celle has had no signal for three days, nobody picks up, and a parcel did not come.
std::vector<Finding> check(const std::string& language, record::Address address, std::string_view reply) {
    static const std::vector<incident::Incident> incidents{slow_servers()};
    profile::Profile house = heidebahn();
    house.tone.address = address;
    record::Post post = a_post();
    post.text = language == "de" ? "Seit drei Tagen kein Netz in Celle, und in der Hotline hängt man in der "
                                   "Warteschleife. Mein Paket kam auch nicht. Ruft mich an: 0151 23456789"
                                 : "No signal in Celle for three days, and nobody picks up your hotline. My parcel "
                                   "did not come either. Call me: 0151 23456789";
    record::Triage triage = a_complaint("outage");
    triage.language = language;
    const auto add_fact = [&](const char* kind, const std::string& value) {
        const std::size_t start = post.text.find(value);
        triage.facts.push_back(
            {kind, value, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(start + value.size())}});
    };
    add_fact("place", "Celle");
    add_fact("date", language == "de" ? "drei Tagen" : "three days");
    add_fact("phone", "0151 23456789");
    const Checker checker(source_data(), &house, &incidents);
    std::vector<Finding> findings;
    checker.check(reply, post, triage, "mastodon", language, findings);
    return findings;
}

std::string faults(const std::vector<Finding>& findings) {
    std::string list;
    for (const Finding& finding : findings) {
        if (finding.level != Level::info) {
            list += finding.rule + " ";
        }
    }
    return list;
}

io::TsvFile replies(const std::string& name) {
    return {std::string(KUMMERKASTEN_SOURCE_DIR) + "/tests/replies/" + name, "replies", 3, 3};
}

} // namespace

TEST_CASE("bad replies: what is wrong with them is found") {
    const io::TsvFile file = replies("bad.tsv");
    CHECK(file.rows().size() >= 60);
    for (const io::TsvFile::Row& row : file.rows()) {
        const std::string reply(row.fields[2]);
        CAPTURE(reply);
        const std::string found = faults(check(std::string(row.fields[0]), record::Address::sie, reply));
        CAPTURE(found);
        for (const std::string_view rule : split(row.fields[1], '|')) {
            CAPTURE(rule);
            CHECK((" " + found).find(" " + std::string(rule) + " ") != std::string::npos);
        }
    }
}

TEST_CASE("good replies: nothing is found in them") {
    const io::TsvFile file = replies("good.tsv");
    CHECK(file.rows().size() >= 60);
    for (const io::TsvFile::Row& row : file.rows()) {
        const std::string reply(row.fields[2]);
        CAPTURE(reply);
        const auto address = record::value_of<record::Address>(row.fields[1]);
        REQUIRE(address);
        CHECK(faults(check(std::string(row.fields[0]), *address, reply)) == "");
    }
}

TEST_CASE("a direct message may name what is personal, and owes no second apology; the rest holds there, too") {
    const profile::Profile house = heidebahn();
    const Checker checker(source_data(), &house);
    record::Post post = a_post();
    post.text += " Bestellnummer 4711-22, jana@post.example";
    const record::Triage triage = a_complaint("delivery");
    const auto read = [&](std::string_view message) {
        std::vector<Finding> findings;
        checker.check_private(message, post, triage, "de", findings);
        for (const Finding& finding : findings) {
            CHECK(finding.in_private);
        }
        return faults(findings);
    };
    CHECK(read("Hallo Jana, die Bestellung 4711-22 ist da, die Rechnung geht an jana@post.example. ^an") == "");
    CHECK(read("Hallo Jana, die Bestellung 4711-23 ist da. ^an") == "number-invented ");
    CHECK(read("Hallo Jana, das ist doch lächerlich. Kommst du vorbei? ^an") == "rude register-unexpected ");
}
