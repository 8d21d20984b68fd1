// SPDX-License-Identifier: Apache-2.0
// What is wrong with a text that is no JSON, in a sentence for people. The parser's own sentences are for programmers.
#pragma once

#include "base/result.hpp"

#include <string_view>

namespace kummerkasten::record {

/// `text` was refused by the parser; `depth` tells that nesting was the reason.
[[nodiscard]] Problem json_problem(std::string_view text, bool depth);

} // namespace kummerkasten::record
