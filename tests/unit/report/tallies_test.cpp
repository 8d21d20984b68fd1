// SPDX-License-Identifier: Apache-2.0
#include "report/tallies.hpp"

#include <doctest/doctest.h>

using namespace kummerkasten;
using namespace kummerkasten::report;

namespace {

record::Triage complaint(record::Ownership ownership, double anger) {
    record::Triage triage;
    triage.ownership = ownership;
    triage.intent = record::Intent::complaint;
    triage.polarity = record::Polarity::negative;
    triage.anger = anger;
    triage.signals.insert(record::Signal::churn);
    return triage;
}

} // namespace

TEST_CASE("posts to others count for ownership only") {
    LabelTally tally;
    CHECK(tally.add(complaint(record::Ownership::direct, 0)));
    CHECK(tally.add(complaint(record::Ownership::overheard, 0)));
    CHECK_FALSE(tally.add(complaint(record::Ownership::foreign, 0)));
    CHECK(tally.posts == 2);
    CHECK(tally.ownership[record::Ownership::foreign] == 1);
    CHECK(tally.intent[record::Intent::complaint] == 2);
    CHECK(tally.signal[record::Signal::churn] == 2);
    CHECK(tally.signal[record::Signal::legal] == 0);
}

TEST_CASE("topics: sums are exact whatever the order, since they are integers") {
    TopicTally tally;
    for (int i = 0; i < 10; ++i) {
        tally.add(2, complaint(record::Ownership::direct, 0.1));
    }
    tally.add(2, complaint(record::Ownership::direct, 7)); // out of range: taken as 1
    CHECK(tally.rows.size() == 3);
    CHECK(tally.rows[2].posts == 11);
    CHECK(tally.rows[2].negative == 11);
    CHECK(tally.rows[2].anger_thousandths == 2000);
}

TEST_CASE("merging adds, and follows the mapping of names") {
    TopicTally ours;
    TopicTally theirs;
    ours.add(1, complaint(record::Ownership::direct, 0.5));
    theirs.add(1, complaint(record::Ownership::direct, 0.25));
    ours.merge(theirs, {NameTable::kRest, 3});
    CHECK(ours.rows.size() == 4);
    CHECK(ours.rows[1].posts == 1);
    CHECK(ours.rows[3].anger_thousandths == 250);

    LabelTally a;
    LabelTally b;
    a.add(complaint(record::Ownership::direct, 0));
    b.add(complaint(record::Ownership::spam, 0));
    a.merge(b);
    CHECK(a.posts == 1);
    CHECK(a.ownership[record::Ownership::spam] == 1);
}

TEST_CASE("names: most frequent first, then by the alphabet, and not without end") {
    NameCounts names;
    names.add("INC-2");
    names.add("INC-1");
    names.add("INC-3", 2);
    const auto rows = names.sorted();
    CHECK(rows.at(0).first == "INC-3");
    CHECK(rows.at(1).first == "INC-1");
    CHECK(rows.at(2).first == "INC-2");

    NameCounts many;
    for (std::size_t i = 0; i < NameCounts::kMost + 5; ++i) {
        many.add(std::to_string(i));
    }
    CHECK(many.sorted().size() == NameCounts::kMost + 1);
    CHECK(many.sorted().front() == std::pair<std::string, std::uint64_t>{"", 5});
}
