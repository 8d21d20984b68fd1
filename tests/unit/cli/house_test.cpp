// SPDX-License-Identifier: Apache-2.0
#include "cli/house.hpp"

#include "base/error.hpp"
#include "written_file.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace kummerkasten;
using namespace kummerkasten::cli;

namespace {

CommonOptions with_data() {
    CommonOptions common;
    common.data = KUMMERKASTEN_SOURCE_DIR "/data";
    return common;
}

} // namespace

TEST_CASE("without a profile there are data, and a now") {
    const House house(with_data(), {});
    CHECK(house.taxonomy.topics().size() > 10);
    CHECK(house.profile_or_null() == nullptr);
    CHECK(house.incidents.empty());
    CHECK(house.now.time_since_epoch().count() > 0);
}

TEST_CASE("the example's profile brings its incidents, --now pins the time") {
    HouseOptions options;
    options.profile = KUMMERKASTEN_SOURCE_DIR "/data/example/profile.toml";
    options.now = record::parse_rfc3339("2026-09-13T20:00:00Z");
    const House house(with_data(), options);
    REQUIRE(house.profile_or_null() != nullptr);
    CHECK_FALSE(house.profile_or_null()->handles.empty());
    CHECK_FALSE(house.incidents.empty());
    CHECK(record::format_rfc3339(house.now) == "2026-09-13T20:00:00Z");
}

TEST_CASE("incidents alone") {
    HouseOptions options;
    options.incidents = {KUMMERKASTEN_SOURCE_DIR "/data/example/incidents.jsonl"};
    CHECK_FALSE(House(with_data(), options).incidents.empty());
}

TEST_CASE("what is missing is named") {
    HouseOptions options;
    options.profile = "/nonexistent.toml";
    try {
        const House house(with_data(), options);
        FAIL("loaded");
    } catch (const Error& problem) {
        CHECK(std::string(problem.what()).find("/nonexistent.toml") != std::string::npos);
    }
    const WrittenFile empty("x", "");
    CommonOptions common;
    common.data = empty.directory().string();
    CHECK_THROWS_AS(House(common, {}), DataError);
}

TEST_CASE("the common flags become the options of the loop") {
    CommonOptions common;
    common.inputs = {"a"};
    common.rejects = "r";
    common.strict = true;
    common.line_buffered = true;
    common.max_line = 2000;
    const record::FilterOptions options = filter_options(common, 3);
    CHECK(options.inputs == common.inputs);
    CHECK(options.rejects == "r");
    CHECK(options.strict);
    CHECK(options.line_buffered);
    CHECK(options.max_line == 2000);
    CHECK(options.workers == 3);
}
