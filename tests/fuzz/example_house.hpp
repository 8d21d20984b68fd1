// SPDX-License-Identifier: Apache-2.0
// The shipped data with the invented house of data/example, loaded once.
#pragma once

#include "incident/incident.hpp"
#include "io/data_path.hpp"
#include "profile/profile.hpp"
#include "record/taxonomy.hpp"
#include "record/time.hpp"

#include <vector>

namespace fuzz {

struct ExampleHouse {
    kummerkasten::io::DataPath data{KUMMERKASTEN_SOURCE_DIR "/data"};
    kummerkasten::record::Taxonomy taxonomy{data};
    kummerkasten::profile::Profile profile =
        kummerkasten::profile::load_profile(data / "example/profile.toml", taxonomy.names());
    std::vector<kummerkasten::incident::Incident> incidents;
    kummerkasten::record::Timestamp now = *kummerkasten::record::parse_rfc3339("2026-09-12T12:00:00Z");

    ExampleHouse() {
        kummerkasten::incident::load_incidents(data / "example/incidents.jsonl", taxonomy.names(), incidents);
    }
};

inline const ExampleHouse& example_house() {
    static const ExampleHouse house;
    return house;
}

} // namespace fuzz
