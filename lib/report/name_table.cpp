// SPDX-License-Identifier: Apache-2.0
#include "report/name_table.hpp"

#include <xxhash.h>

namespace kummerkasten::report {

NameTable::Index NameTable::index_of(std::string_view name) {
    std::size_t slot = XXH3_64bits(name.data(), name.size()) % kSlots;
    while (slots_[slot] != kRest) {
        if (names_[slots_[slot]] == name) {
            return slots_[slot];
        }
        slot = (slot + 1) % kSlots;
    }
    if (names_.size() > kMostNames) {
        return kRest;
    }
    slots_[slot] = static_cast<Index>(names_.size());
    names_.emplace_back(name);
    return slots_[slot];
}

std::vector<NameTable::Index> NameTable::merge(const NameTable& other) {
    std::vector<Index> mapping(other.size(), kRest);
    for (std::size_t i = 1; i < other.size(); ++i) {
        mapping[i] = index_of(other.names_[i]);
    }
    return mapping;
}

} // namespace kummerkasten::report
