// SPDX-License-Identifier: Apache-2.0
// Incidents are taken whole or refused with file and line; each that was taken can match, and its words can be looked up.
#include "incident/incident.hpp"

#include "base/error.hpp"
#include "classify/house.hpp"
#include "example_house.hpp"
#include "fuzz.hpp"
#include "incident/match.hpp"

using namespace kummerkasten;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static fuzz::MemoryFile file;
    file.write(fuzz::view(data, size));
    const auto& house = fuzz::example_house();
    std::vector<incident::Incident> incidents;
    try {
        incident::load_incidents(file.path(), house.taxonomy.names(), incidents);
    } catch (const DataError& problem) {
        fuzz::require(std::string_view(problem.what()).starts_with(file.path()), "the message names the file",
                      problem.what());
        fuzz::require(incidents.empty(), "a bad file adds nothing");
        return 0;
    }
    for (const incident::Incident& each : incidents) {
        fuzz::require(incident::best_score(each) >= incident::kMatches, "an incident that was taken can match",
                      each.id);
        const double score = incident::match_score(each, each.topics, 3, true, house.now);
        fuzz::require(score >= 0 && score <= 1, "a score is between 0 and 1", each.id);
        static_cast<void>(each.is_current(house.now));
    }
    classify::WordTable table;
    try {
        static_cast<void>(classify::add_incidents(incidents, table));
    } catch (const DataError&) {}
    return 0;
}
