// SPDX-License-Identifier: Apache-2.0
// A line as `classify` reads and judges it, for the targets that go on from there.
#pragma once

#include "classify/classifier.hpp"
#include "example_house.hpp"
#include "fuzz.hpp"
#include "record/reader.hpp"

namespace fuzz {

inline const kummerkasten::classify::Classifier& example_classifier() {
    const ExampleHouse& house = example_house();
    static const kummerkasten::classify::Classifier classifier(house.data, house.taxonomy, &house.profile,
                                                               house.incidents, house.now);
    return classifier;
}

inline bool read_record(std::string_view line, kummerkasten::record::Post& post, kummerkasten::record::Triage& triage,
                        kummerkasten::record::Members& members) {
    static kummerkasten::record::Reader reader;
    const PaddedLine padded(line);
    auto result = reader.read(padded.view(), post, &triage);
    if (result) {
        members = *result;
    }
    return result.ok();
}

} // namespace fuzz
