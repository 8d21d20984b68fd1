// SPDX-License-Identifier: Apache-2.0
// The topics that posts are sorted by (data/taxonomy.tsv): stable names with a German and an English display name.
#pragma once

#include "io/data_path.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::record {

struct TaxonomyTopic {
    std::string name, german, english;
};

class Taxonomy {
public:
    /// Throws DataError with file:line.
    explicit Taxonomy(const io::DataPath& data);

    [[nodiscard]] const std::vector<TaxonomyTopic>& topics() const { return topics_; }
    [[nodiscard]] bool contains(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;
    /// For people; a topic of the house's own is shown by its name.
    [[nodiscard]] std::string_view display_name(std::string_view name, std::string_view language) const;

private:
    std::vector<TaxonomyTopic> topics_;
};

} // namespace kummerkasten::record
