// SPDX-License-Identifier: Apache-2.0
// Incidents and articles written as TOML, for people: each [[incident]] and [[article]] becomes the line of JSON that it
// would be otherwise, so that both forms are checked by the same code.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kummerkasten::incident {

struct TomlLine {
    std::uint64_t line = 0; ///< where the table begins
    std::string json;
};

/// In the order of the file. Throws DataError with file:line where it is not TOML or has anything else at the top; IoError
/// where it cannot be read. The file has at most 1 MiB (profile::read_toml).
[[nodiscard]] std::vector<TomlLine> read_toml_lines(const std::filesystem::path& file);

} // namespace kummerkasten::incident
