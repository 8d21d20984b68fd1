// SPDX-License-Identifier: Apache-2.0
// What a person is asked where the intent of a post is in doubt (care rule L1). The route asks it of single posts; the memory
// of conversations takes it back where the author answers what the house asked for.
#pragma once

#include <string_view>

namespace kummerkasten::classify {

inline constexpr std::string_view kWhatTheyWant = "what the author wants";

} // namespace kummerkasten::classify
