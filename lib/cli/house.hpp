// SPDX-License-Identifier: Apache-2.0
// What classify, draft-reply and report load before they begin: data, topics, the house's profile, its incidents, and the
// time that counts as now.
#pragma once

#include "cli/tool_app.hpp"
#include "incident/incident.hpp"
#include "io/data_path.hpp"
#include "profile/profile.hpp"
#include "record/taxonomy.hpp"
#include "record/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kummerkasten::cli {

struct HouseOptions {
    std::string profile;
    std::vector<std::string> incidents;
    std::optional<record::Timestamp> now;
};

/// --profile, --now and, where the tool uses them, --incidents.
void add_house_flags(ToolApp& tool, HouseOptions& options, bool with_incidents);

/// Loaded and checked. Incidents come from the profile's list and from --incidents.
struct House {
    io::DataPath data;
    record::Taxonomy taxonomy;
    std::optional<profile::Profile> profile;
    std::vector<incident::Incident> incidents;
    record::Timestamp now;

    /// Throws DataError with file:line, or IoError.
    House(const CommonOptions& common, const HouseOptions& options);

    [[nodiscard]] const profile::Profile* profile_or_null() const { return profile ? &*profile : nullptr; }
};

/// The options of record/filter.hpp out of the common flags.
[[nodiscard]] record::FilterOptions filter_options(const CommonOptions& common, std::size_t workers);

} // namespace kummerkasten::cli
