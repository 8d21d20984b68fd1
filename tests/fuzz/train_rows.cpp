// SPDX-License-Identifier: Apache-2.0
// Labelled rows, a line each: what can be read gives finite features, and the data set that is made of them holds together.
#include "classify/feature_reader.hpp"
#include "example_house.hpp"
#include "fuzz.hpp"
#include "learn/data_set.hpp"
#include "record/labelled.hpp"

#include <cmath>

using namespace kummerkasten;

namespace {

void check(const learn::DataSet& set) {
    fuzz::require(set.begins.size() == set.rows() + 1 && set.begins.back() == set.cells.size(),
                  "rows are all of the cells");
    for (const std::uint32_t label : set.labels) {
        fuzz::require(label < set.classes.size(), "a label is one of the classes");
    }
    for (const learn::Cell& cell : set.cells) {
        fuzz::require(cell.feature < set.keys.size() && std::isfinite(cell.value), "cells are finite");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static classify::FeatureReader features(fuzz::example_house().data, fuzz::example_house().taxonomy);
    static record::LabelledReader reader("labels.sentiment", "text");
    static record::LabelledReader plain_reader("label", "text");
    const std::string all = fuzz::valid_text(fuzz::view(data, size));
    learn::DataSetBuilder builder(classify::feature_groups());
    record::Post post;
    std::string label;
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find('\n', begin), all.size());
        const fuzz::PaddedLine line(std::string_view(all).substr(begin, end - begin));
        begin = end + 1;
        for (record::LabelledReader* each : {&reader, &plain_reader}) {
            const auto state = each->read(line.view(), post, label);
            if (state && *state == record::LabelState::present) {
                fuzz::require(text::is_valid_utf8(label) && !label.empty(), "a label is UTF-8 and not empty");
                builder.add(features.read(post).features(), label, begin);
            }
        }
    }
    if (builder.rows() > 0) {
        check(builder.finish(1));
    }
    return 0;
}
