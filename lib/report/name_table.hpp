// SPDX-License-Identifier: Apache-2.0
// Gives small numbers to names that recur (platforms, topics, kinds of reasons), so that a post can keep one byte instead of a
// word. What stands in a record is a stranger's choice, so a table holds a limited number of names; all later ones
// share the index kRest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kummerkasten::report {

class NameTable {
public:
    using Index = std::uint8_t;
    static constexpr Index kRest = 0; ///< "any other", for names beyond the limit
    static constexpr std::size_t kMostNames = 254;

    NameTable() : names_{std::string{}} {}

    /// The index of `name`, from 1 on; kRest where the table is full.
    [[nodiscard]] Index index_of(std::string_view name);

    /// Empty for kRest.
    [[nodiscard]] const std::string& name(Index index) const { return names_[index]; }
    [[nodiscard]] std::size_t size() const { return names_.size(); } ///< indices are below it

    /// Takes over the names of `other` and gives, for each index of it, the one here.
    [[nodiscard]] std::vector<Index> merge(const NameTable& other);

    /// Only a new table may be read into.
    template <class Archive> void visit(Archive& archive) {
        std::vector<std::string> names(names_.begin() + 1, names_.end());
        archive(names);
        for (std::size_t i = 0; archive.reading() && i < names.size(); ++i) {
            archive.require(index_of(names[i]) == i + 1); // none twice, none too many
        }
    }

private:
    // Open addressing, a quarter full at most, so a look-up is a hash and mostly one comparison: a post makes four of them.
    // With so few names nobody can make the search long on purpose.
    static constexpr std::size_t kSlots = 1024;
    std::vector<std::string> names_;
    std::array<Index, kSlots> slots_{};
};

} // namespace kummerkasten::report
