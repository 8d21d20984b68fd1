// SPDX-License-Identifier: Apache-2.0
#include "cli/house.hpp"

#include "base/error.hpp"
#include "base/strings.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace kummerkasten::cli {

void add_house_flags(ToolApp& tool, HouseOptions& options, bool with_incidents) {
    tool.add_text("--profile", options.profile, "FILE", "The house's profile, kummerkasten-profile(5)");
    if (with_incidents) {
        tool.add_texts("--incidents", options.incidents, "FILE",
                       "Known problems and articles, beside those the profile names; repeatable");
    }
    tool.add_time("--now", options.now, "What counts as now, RFC 3339; default: the clock");
}

House::House(const CommonOptions& common, const HouseOptions& options)
    : data(common.data), taxonomy(data), now(options.now.value_or(record::now())) {
    const std::vector<std::string> topics = taxonomy.names();
    if (!options.profile.empty()) {
        profile = profile::load_profile(options.profile, topics);
        for (const std::filesystem::path& file : profile->incident_files) {
            if (!std::filesystem::exists(file)) {
                throw DataError(
                    {options.profile, 0},
                    fmt::format("there is no incident file {}; put it there or take it out of [incident_files]",
                                in_quotes(file.string(), 200)));
            }
            incident::load_incidents(file, topics, incidents);
        }
    }
    for (const std::string& file : options.incidents) {
        incident::load_incidents(file, topics, incidents);
    }
}

record::FilterOptions filter_options(const CommonOptions& common, std::size_t workers) {
    record::FilterOptions options;
    options.inputs = common.inputs;
    options.rejects = common.rejects;
    options.strict = common.strict;
    options.line_buffered = common.line_buffered;
    options.max_line = common.max_line;
    options.workers = static_cast<unsigned>(workers);
    return options;
}

} // namespace kummerkasten::cli
