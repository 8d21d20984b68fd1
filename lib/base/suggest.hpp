// SPDX-License-Identifier: Apache-2.0
// The second half of a message about an unknown word: the one that was meant, or else all that are allowed.
#pragma once

#include "base/strings.hpp"

#include <span>
#include <string>
#include <string_view>

namespace kummerkasten {

/// "did you mean 'outage'", or "allowed are a, b or c" where none of them is near.
[[nodiscard]] inline std::string suggest(std::string_view word, std::span<const std::string_view> allowed) {
    if (const auto near = nearest(word, allowed)) {
        return "did you mean '" + std::string(*near) + "'";
    }
    return "allowed are " + list_of(allowed);
}

} // namespace kummerkasten
