// SPDX-License-Identifier: Apache-2.0
// The pattern of a rule, from what a person wrote to what RE2 is given: the parts that rules share put in, umlauts turned into
// the two letters that they are in folded text. Whether RE2 takes it shows only when it is compiled.
#pragma once

#include "base/place.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace kummerkasten::classify {

/// By name, each a choice that is whole already: no parts are left in it.
using PatternParts = std::unordered_map<std::string, std::string>;

/// Small letters and "_".
[[nodiscard]] bool is_part_name(std::string_view name);

/// Puts the parts in. Throws DataError naming `place` for a part that nobody named, or where it grows too long.
[[nodiscard]] std::string with_parts(std::string_view pattern, const PatternParts& parts, const Place& place);

/// The same pattern for folded text. Throws DataError naming `place` for a capital, or a letter beyond ASCII in a class.
[[nodiscard]] std::string fold_pattern(std::string_view pattern, const Place& place);

} // namespace kummerkasten::classify
