// SPDX-License-Identifier: Apache-2.0
// simdjson refuses a document that holds a number no machine type can take: a 30-digit id, 1e999. JSON allows them
// (RFC 8259, section 6), people's exports hold them, and we never compute with them. So a line that was refused for a
// number is tried once more with such numbers blanked out in a copy. Only what matches the number grammar is blanked:
// what is no JSON stays no JSON.
#pragma once

#include <string>
#include <string_view>

namespace kummerkasten::record {

/// Writes `json` to `copy`, each well-formed number of 19 or more characters, or with an exponent, replaced by "0" and
/// blanks of the same length, so that offsets still agree. Linear; rare, hence not tuned.
void blank_long_numbers(std::string_view json, std::string& copy);

} // namespace kummerkasten::record
