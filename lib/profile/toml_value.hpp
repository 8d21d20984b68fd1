// SPDX-License-Identifier: Apache-2.0
// A TOML file as a plain tree in which each value knows its line. It keeps the TOML library in one source file and gives
// the checks of the profile the one thing they need besides the values: where each of them stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kummerkasten::profile {

struct TomlValue {
    /// What nobody has a use for (fractions, days without a time) is `other`, so that it can be complained about by line.
    enum class Type { text, flag, number, list, table, time, other };

    Type type = Type::other;
    std::uint64_t line = 0;
    std::string key;  ///< for a member of a table
    std::string text; ///< a time as it is written in RFC 3339
    bool flag = false;
    std::int64_t number = 0;
    std::vector<TomlValue> children; ///< elements of a list, or members of a table in the order of their lines
};

/// Hand-written profiles have a few KiB; one with every rival of a big brand some dozens.
inline constexpr std::size_t kLargestProfile = std::size_t{1} << 20U;

/// The table at the top of `file`. Throws DataError with file:line where the file is larger than kLargestProfile, not
/// UTF-8, not TOML, or nested deeper than any profile; IoError where it cannot be read. A byte order mark is accepted.
[[nodiscard]] TomlValue read_toml(const std::filesystem::path& file);

} // namespace kummerkasten::profile
