// SPDX-License-Identifier: Apache-2.0
#include "record/taxonomy.hpp"

#include "base/error.hpp"
#include "io/tsv.hpp"

#include <algorithm>

namespace kummerkasten::record {

Taxonomy::Taxonomy(const io::DataPath& data) {
    const io::TsvFile file(data / "taxonomy.tsv", "taxonomy", 4, 3);
    for (const auto& row : file.rows()) {
        if (contains(row.fields[0])) {
            throw DataError(file.place(row), fmt::format("topic '{}' stands here twice", row.fields[0]));
        }
        topics_.push_back({std::string(row.fields[0]), std::string(row.fields[1]), std::string(row.fields[2])});
    }
}

bool Taxonomy::contains(std::string_view name) const {
    return std::any_of(topics_.begin(), topics_.end(),
                       [name](const TaxonomyTopic& topic) { return topic.name == name; });
}

std::vector<std::string> Taxonomy::names() const {
    std::vector<std::string> names;
    for (const TaxonomyTopic& topic : topics_) {
        names.push_back(topic.name);
    }
    return names;
}

std::string_view Taxonomy::display_name(std::string_view name, std::string_view language) const {
    for (const TaxonomyTopic& topic : topics_) {
        if (topic.name == name) {
            return language == "de" ? topic.german : topic.english;
        }
    }
    return name;
}

} // namespace kummerkasten::record
