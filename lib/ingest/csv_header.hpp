// SPDX-License-Identifier: Apache-2.0
// Where the header of a table is, told by the names of its columns. looks_like_csv() of platforms.hpp asks the same.
#pragma once

#include <cstddef>
#include <string_view>

namespace kummerkasten::ingest {

/// "sep=;" in front of the header is what Excel writes for itself.
[[nodiscard]] bool is_separator_line(std::string_view line);

/// Does a line name columns that we know?
[[nodiscard]] bool names_columns(std::string_view line);

/// Monitoring services put what was searched for, and when, above the table: the bytes of these lines. 0 where the first line
/// is the header, or none of the next is beyond doubt.
[[nodiscard]] std::size_t size_of_preamble(std::string_view sample);

} // namespace kummerkasten::ingest
